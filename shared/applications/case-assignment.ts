import * as z from 'zod';

import {
  done,
  plusSeconds,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';
import { documentKind, eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { applications, caseQueueOf, caseQueues, type Application } from './application.ts';

/**
 * Who of staff has a case, or had it last. It keeps nobody from deciding: it says that somebody else is
 * at it, before two people ring one family.
 */
export const caseAssignmentSchema = z.strictObject({
  applicationId: z.string(),
  state: z.enum(['taken', 'given-back']),
  staffId: z.string(),
  /** As colleagues know them. */
  staffName: z.string(),
  /** When it was taken, or given back. */
  since: z.string(),
  /** Where the case stood: once it is decided it stands elsewhere, and nobody has it any more. */
  caseQueue: z.enum(caseQueues),
});
export type CaseAssignment = z.infer<typeof caseAssignmentSchema>;

export const caseAssignments = documentKind({
  kind: 'case-assignment',
  schema: caseAssignmentSchema,
  key: ({ applicationId }) => keys.caseAssignment(applicationId),
});

/**
 * Longer than a call to a family with an interpreter, and shorter than a lunch break: a case that somebody
 * walked away from is anybody's again without anybody's help.
 */
export const assignedForSeconds = 30 * 60;

/** The assignment while it holds: it ends by itself after half an hour, and when the case moves on. */
export function assignmentInForce(
  application: Application,
  assignment: CaseAssignment | undefined,
  at: Instant,
): CaseAssignment | undefined {
  if (assignment?.state !== 'taken' || isOver(assignment, at)) return undefined;
  return assignment.caseQueue === caseQueueOf(application) ? assignment : undefined;
}

/** Whether somebody who asks for the next case is given this one: it is nobody else's, and they did not just leave it. */
export function isNextFor(
  application: Application,
  assignment: CaseAssignment | undefined,
  staffId: string,
  at: Instant,
): boolean {
  if (assignment === undefined || isOver(assignment, at)) return true;
  if (assignment.state === 'given-back') return assignment.staffId !== staffId;
  const held = assignmentInForce(application, assignment, at);
  return held === undefined || held.staffId === staffId;
}

function isOver({ since }: CaseAssignment, at: Instant): boolean {
  return plusSeconds(since, assignedForSeconds) <= at;
}

/** The assignments of some cases, by application. */
export async function readCaseAssignments(
  records: RecordReader,
  applicationIds: Iterable<string>,
): Promise<ReadonlyMap<string, CaseAssignment>> {
  const wanted = [...new Set(applicationIds)].map((id) => keys.caseAssignment(id));
  const items = await records.getMany(wanted);
  const found = items.map((item) => caseAssignments.parse(item).document);
  return new Map(found.map((assignment) => [assignment.applicationId, assignment]));
}

export interface TakeCase {
  readonly applicationId: string;
  readonly staff: { readonly staffId: string; readonly name: string };
  /** Whoever has it is asked first, and left it to them. */
  readonly over?: boolean;
}

export type TakeCaseRefusal =
  | { readonly kind: 'no-such-application' }
  | { readonly kind: 'somebody-has-it'; readonly assignment: CaseAssignment };

interface AssignmentPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** Takes a case for somebody. Taking what they have changes nothing; of two at once one takes it. */
export function createTakeCase(ports: AssignmentPorts) {
  return async function takeCase({
    applicationId,
    staff: { staffId, name },
    over = false,
  }: TakeCase): Promise<Result<CaseAssignment, TakeCaseRefusal>> {
    for (;;) {
      const [application, standing] = await readCase(ports.records, applicationId);
      if (application === undefined) return refused({ kind: 'no-such-application' });
      const at = ports.clock.now();
      const held = assignmentInForce(application.document, standing?.document, at);
      if (held?.staffId === staffId) return done(held);
      if (held !== undefined && !over) {
        return refused({ kind: 'somebody-has-it', assignment: held });
      }
      const caseQueue = caseQueueOf(application.document);
      const taken: CaseAssignment = {
        ...{ applicationId, state: 'taken', staffId, staffName: name, since: at, caseQueue },
      };
      const version = standing?.version ?? 0;
      const committed = await ports.commit([
        version === 0 ? caseAssignments.create(taken) : caseAssignments.replace(taken, version),
        eventRecord(
          keys.caseAssignment(applicationId),
          version + 1,
          {
            type: 'case-taken',
            applicationId,
            ...(held === undefined ? {} : { takenOverFrom: held.staffId }),
          },
          { at, actor: { kind: 'staff', id: staffId }, correlationId: applicationId },
        ),
      ]);
      if (committed.ok) return done(taken);
    }
  };
}

/** Gives a case back that somebody has; what they do not have is left alone. */
export function createGiveBackCase(ports: AssignmentPorts) {
  return async function giveBackCase(request: {
    readonly applicationId: string;
    readonly staffId: string;
  }): Promise<void> {
    const { applicationId, staffId } = request;
    for (;;) {
      const [application, standing] = await readCase(ports.records, applicationId);
      if (application === undefined || standing === undefined) return;
      const at = ports.clock.now();
      const held = assignmentInForce(application.document, standing.document, at);
      if (held?.staffId !== staffId) return;
      const committed = await ports.commit([
        caseAssignments.replace({ ...held, state: 'given-back', since: at }, standing.version),
        eventRecord(
          keys.caseAssignment(applicationId),
          standing.version + 1,
          { type: 'case-given-back', applicationId },
          { at, actor: { kind: 'staff', id: staffId }, correlationId: applicationId },
        ),
      ]);
      if (committed.ok) return;
    }
  };
}

function readCase(records: RecordReader, applicationId: string) {
  return Promise.all([
    applications.read(records, keys.application(applicationId)),
    caseAssignments.read(records, keys.caseAssignment(applicationId)),
  ]);
}
