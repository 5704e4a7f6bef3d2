import {
  grantApplications,
  personIn,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  grantAwards,
  readCurrentTerms,
  type CurrentTerms,
  type GrantAwardIn,
} from '#shared/grant-awards/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { emptyReport, grantReports, type GrantReport } from './grant-report.ts';

export interface ReportPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface FoundReport {
  readonly application: GrantApplication;
  readonly award: Loaded<GrantAwardIn<'accepted'>>;
  /** What holds now of what was offered. */
  readonly terms: CurrentTerms;
  /** As it is, or as it begins. */
  readonly report: GrantReport;
}

export interface PlannedReport<Answer> {
  readonly answer: Answer;
  /** Absent when there is nothing to do: it was done before. */
  readonly next?: GrantReport;
  readonly body?: EventBody;
  /** What else changes with it, the award for one; without it the award is held still. */
  readonly also?: readonly Write[];
}

export type ReportRefusal =
  | NoSuchApplication
  /** Nothing is reported of a grant before it was accepted. */
  | { readonly kind: 'not-accepted' };

/** Two who press at the same moment each plan on what is there then. */
const attempts = 5;

/** Changes a report in one commit with its event. Whoever loses to somebody faster plans anew. */
export async function changeReport<Answer, Refusal>(
  { records, commit, clock }: ReportPorts,
  { grantApplicationId, actor }: { readonly grantApplicationId: string; readonly actor: Actor },
  plan: (found: FoundReport, at: Instant) => Result<PlannedReport<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | ReportRefusal>> {
  const subject = keys.grantReport(grantApplicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [application, award, report] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantReports.read(records, subject),
    ]);
    if (application === undefined) return refused({ kind: 'no-such-application' });
    if (award?.document.state !== 'accepted') return refused({ kind: 'not-accepted' });
    const accepted = { document: award.document, version: award.version };
    const terms = await readCurrentTerms(records, accepted.document);
    const at = clock.now();
    const planned = plan(
      {
        terms,
        application: application.document,
        award: accepted,
        report: report?.document ?? emptyReport(award.document),
      },
      at,
    );
    if (!planned.ok) return planned;
    const { answer, next, body, also } = planned.value;
    if (next === undefined || body === undefined) return done(answer);
    const version = report?.version ?? 0;
    const committed = await commit([
      report === undefined ? grantReports.create(next) : grantReports.replace(next, version),
      eventRecord(subject, version + 1, body, { at, actor, correlationId: grantApplicationId }),
      ...(also ?? [grantAwards.check(accepted.document, accepted.version)]),
    ]);
    if (committed.ok) return done(answer);
  }
  throw new Error(`The report of ${grantApplicationId} was changed too often to be saved`);
}

/** The same for somebody of the group; anybody else is told that there is no such application. */
export function changeOwnReport<Answer, Refusal>(
  ports: ReportPorts,
  who: { readonly grantApplicationId: string; readonly personId: string },
  plan: (found: FoundReport, at: Instant) => Result<PlannedReport<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | ReportRefusal>> {
  const { grantApplicationId, personId } = who;
  const actor = { kind: 'group', id: personId } as const;
  return changeReport<Answer, Refusal | ReportRefusal>(
    ports,
    { grantApplicationId, actor },
    (found, at) =>
      personIn(found.application, personId) === undefined
        ? refused({ kind: 'no-such-application' })
        : plan(found, at),
  );
}
