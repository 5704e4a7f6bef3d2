import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  plusSeconds,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { countReported } from './cancel-run.ts';
import { paymentRuns, type PaymentRun, type PaymentRunIn } from './payment-run.ts';
import { deliveryLivesSeconds } from './refuse-run.ts';
import {
  openProposal,
  openQuestion,
  type InquiryStep,
  type InquiryStepOf,
  type RunFinding,
} from './run-inquiry.ts';

interface InquiryPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

type Unclear = Loaded<PaymentRunIn<'unclear'>>;

export type InquiryRefusal =
  /** It is clear, or was never unclear. */
  | { readonly kind: 'not-unclear' }
  /** Somebody asked, and the bank or provider has not answered yet. */
  | { readonly kind: 'question-open' }
  /** What somebody proposed waits to be decided first. */
  | { readonly kind: 'proposal-open' }
  | { readonly kind: 'no-proposal' }
  /** Whoever found it out does not also confirm it. */
  | { readonly kind: 'same-person' }
  /** The file may still be on its way: only after this can it be said never to arrive. */
  | { readonly kind: 'still-on-its-way'; readonly until: Instant }
  /** The bank or provider has told of payments in the file, so it has it. */
  | { readonly kind: 'reported'; readonly count: number }
  /** Somebody, or an answer, was first. */
  | { readonly kind: 'changed-meanwhile' };

/**
 * Has the bank or provider asked again about a file of which nobody knows whether it has it: the file
 * itself goes out once more under the same key, from a worker, unless its rail is stopped.
 */
export function createAskAboutRun(ports: InquiryPorts) {
  return async function askAboutRun(asked: {
    readonly runId: string;
    readonly staffId: string;
  }): Promise<Result<void, InquiryRefusal>> {
    const found = await readUnclear(ports.records, asked.runId);
    if (found === undefined) return refused({ kind: 'not-unclear' });
    if (openQuestion(found.document.inquiry) !== undefined) {
      return refused({ kind: 'question-open' });
    }
    const { runId, programmeId } = found.document;
    const body: EventBody = { type: 'payment-run-asked-about', runId, programmeId };
    return takeStep(ports, found, { what: 'asked', ...stepBy(ports, found, asked.staffId) }, body);
  };
}

export interface ProposeFinding {
  readonly runId: string;
  readonly finding: RunFinding;
  readonly reason: string;
  readonly staffId: string;
}

/**
 * Says what became of an unclear file, for somebody else to confirm. That it was never taken is
 * refused while a sending may still be on its way, and once a single payment of it was reported on.
 */
export function createProposeFinding(ports: InquiryPorts) {
  return async function proposeFinding(
    asked: ProposeFinding,
  ): Promise<Result<void, InquiryRefusal>> {
    const { runId, finding, reason, staffId } = asked;
    const found = await readUnclear(ports.records, runId);
    if (found === undefined) return refused({ kind: 'not-unclear' });
    if (openProposal(found.document.inquiry) !== undefined) {
      return refused({ kind: 'proposal-open' });
    }
    const bar = await barTo(ports, found, finding);
    if (bar !== undefined) return refused(bar);
    const { programmeId } = found.document;
    return takeStep(
      ports,
      found,
      { what: 'proposed', ...stepBy(ports, found, staffId), finding, reason },
      { type: 'run-finding-proposed', runId, programmeId, finding: finding.kind },
    );
  };
}

export interface DecideFinding {
  readonly runId: string;
  readonly decision: 'confirm' | 'decline';
  readonly staffId: string;
}

/**
 * Confirms or declines what somebody found out. Confirmed, a file that was taken is acknowledged like
 * any other; of one that was never taken the payments are given back, part by part, from here on.
 */
export function createDecideFinding(ports: InquiryPorts) {
  return async function decideFinding({
    runId,
    decision,
    staffId,
  }: DecideFinding): Promise<Result<void, InquiryRefusal>> {
    const found = await readUnclear(ports.records, runId);
    if (found === undefined) return refused({ kind: 'not-unclear' });
    const proposal = openProposal(found.document.inquiry);
    if (proposal === undefined) return refused({ kind: 'no-proposal' });
    const step = stepBy(ports, found, staffId);
    const { finding } = proposal;
    const { programmeId } = found.document;
    if (decision === 'decline') {
      return takeStep(
        ports,
        found,
        { what: 'declined', ...step },
        { type: 'run-finding-declined', runId, programmeId, finding: finding.kind },
      );
    }
    if (proposal.by === staffId) return refused({ kind: 'same-person' });
    const bar = await barTo(ports, found, finding);
    if (bar !== undefined) return refused(bar);
    const confirmed = { what: 'confirmed', ...step } as const;
    const writes =
      finding.kind === 'taken'
        ? takenWrites(found, finding.submissionId, confirmed)
        : cancellingWrites(found, proposal, confirmed);
    const committed = await ports.commit(writes);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}

async function readUnclear(records: RecordReader, runId: string): Promise<Unclear | undefined> {
  const found = await paymentRuns.read(records, keys.run(runId));
  if (found?.document.state !== 'unclear') return undefined;
  return { document: found.document, version: found.version };
}

/** Why a file cannot be found never to have been taken; whoever finds that it was may always say so. */
async function barTo(
  { records, clock }: InquiryPorts,
  { document }: Unclear,
  finding: RunFinding,
): Promise<InquiryRefusal | undefined> {
  if (finding.kind === 'taken') return undefined;
  if (openQuestion(document.inquiry) !== undefined) return { kind: 'question-open' };
  const until = mayArriveUntil(document);
  if (until !== undefined && clock.now() < until) return { kind: 'still-on-its-way', until };
  const count = await countReported(records, document);
  return count === 0 ? undefined : { kind: 'reported', count };
}

/** Until when the last sending of a file may still reach its rail; undefined when it was never sent. */
export function mayArriveUntil({ lastSentAt }: PaymentRunIn<'unclear'>): Instant | undefined {
  return lastSentAt === undefined ? undefined : plusSeconds(lastSentAt, deliveryLivesSeconds);
}

function stepBy({ clock }: InquiryPorts, { version }: Unclear, staffId: string) {
  return { version: version + 1, at: clock.now(), by: staffId };
}

async function takeStep(
  { commit }: InquiryPorts,
  { document, version }: Unclear,
  step: StaffStep,
  body: EventBody,
): Promise<Result<void, InquiryRefusal>> {
  const committed = await commit([
    paymentRuns.replace({ ...document, inquiry: [...document.inquiry, step] }, version),
    eventOf(document, step, body),
  ]);
  return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
}

type StaffStep = Exclude<InquiryStep, { what: 'refused' | 'unclear' }>;

function eventOf({ runId }: PaymentRun, { version, at, by }: StaffStep, body: EventBody): Write {
  const actor: Actor = { kind: 'staff', id: by };
  return eventRecord(keys.run(runId), version, body, { at, actor, correlationId: runId });
}

function takenWrites(
  { document, version }: Unclear,
  submissionId: string,
  step: InquiryStepOf<'confirmed'>,
): readonly Write[] {
  const { runId, programmeId, inquiry } = document;
  return [
    paymentRuns.replace(
      {
        ...document,
        ...{ state: 'acknowledged', acknowledgedAt: step.at, submissionId },
        inquiry: [...inquiry, step],
      },
      version,
    ),
    eventOf(document, step, { type: 'payment-run-acknowledged', runId, programmeId, submissionId }),
  ];
}

function cancellingWrites(
  { document, version }: Unclear,
  { by: proposedBy }: InquiryStepOf<'proposed'>,
  step: InquiryStepOf<'confirmed'>,
): readonly Write[] {
  const { runId, programmeId, count, totalPence, inquiry } = document;
  return [
    paymentRuns.replace(
      {
        ...{ ...document, state: 'cancelling', partsGivenBack: 0, linesGivenBack: 0 },
        inquiry: [...inquiry, step],
      },
      version,
    ),
    eventOf(document, step, {
      ...{ type: 'payment-run-cancelled', runId, programmeId, count, totalPence, proposedBy },
    }),
  ];
}
