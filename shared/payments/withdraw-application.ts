import {
  applications,
  heldHelpWrites,
  helpPassedOn,
  isSetAside,
  moneyPlaceOf,
  withdrawnFrom,
  type Application,
  type EarlierAttempt,
  type InState,
} from '#shared/applications/index.ts';
import {
  claimsWantedBy,
  lapseWrites,
  readClaims,
  readOpenPairs,
  releaseClaimWrites,
} from '#shared/approvals/index.ts';
import type { EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  Defect,
  done,
  refused,
  unreachable,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { wasSent, type Payment } from './payment.ts';
import { planVoid } from './void-payment.ts';

export interface WithdrawApplication {
  readonly applicationId: string;
  /** The family, or whoever it asked to say so for it. */
  readonly actor: Actor;
}

export type WithdrawRefusal =
  | { readonly kind: 'no-such-application' }
  /** It was declined: there is nothing left to take back. */
  | { readonly kind: 'declined-already' }
  /** The money is on its way or has arrived, or is held until somebody has looked into it. */
  | { readonly kind: 'payment-under-way' }
  /** Some of the award was spent in pieces before the rest came back. */
  | { readonly kind: 'partly-paid' };

const triesPerWithdrawal = 8;

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  /** Unseals the further help that was asked with an application which stood apart. */
  readonly matchingKey: string;
}

/**
 * Takes an application back for its family, in every state in which no money of it is out. One commit
 * gives the household's claims back, lapses the pairs that waited for it, and makes a payment void
 * that was not sent, whose money goes back to its envelope. A request for further help that came with
 * it is another matter and stays. Said again, it changes nothing.
 */
export function createWithdrawApplication(ports: Ports) {
  return async function withdrawApplication(
    request: WithdrawApplication,
  ): Promise<Result<'withdrawn' | 'already', WithdrawRefusal>> {
    const { applicationId, actor } = request;
    let short: EnvelopeCannotCarry | undefined;
    for (let attempt = 1; attempt <= triesPerWithdrawal; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found === undefined) return refused({ kind: 'no-such-application' });
      const { document, version } = found;
      if (document.state === 'withdrawn') return done('already');
      const at = ports.clock.now();
      const planned = await planPayment(ports, document, { at, actor });
      short = undefined;
      if (!planned.ok) {
        if (planned.failure.kind !== 'envelope-cannot-carry') return refused(planned.failure);
        short = planned.failure;
        continue;
      }
      const { earlierAttempt, writes } = planned.value;
      const openPairs = 'openPairs' in document ? document.openPairs : [];
      const [pairs, held] = await Promise.all([
        readOpenPairs(ports.records, { applicationId, openPairs }),
        readClaims(ports.records, claimsWantedBy(document)),
      ]);
      const withdrawn = helpPassedOn({ ...withdrawnFrom(document, at), ...earlierAttempt });
      const committed = await ports.commit([
        applications.replace(withdrawn, version),
        eventRecord(
          keys.application(applicationId),
          version + 1,
          {
            type: 'application-withdrawn',
            ...moneyPlaceOf(document),
            ...released(withdrawn),
            ...(isSetAside(document) && { setAside: true }),
          },
          { at, actor, correlationId: applicationId },
        ),
        ...heldHelpWrites(document, ports.matchingKey, at, { mayBeMachine: true }),
        ...writes,
        ...releaseClaimWrites(applicationId, held, at),
        ...lapseWrites(pairs, at),
      ]);
      if (committed.ok) return done('withdrawn');
    }
    if (short === undefined) {
      throw new Error(`Application ${applicationId} kept changing while it was taken back`);
    }
    throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its payments`);
  };
}

/** Whether no money of an application is out, as far as its records say; a hold may forbid it still. */
export function mayWithdraw(application: Application, paid: readonly Payment[]): boolean {
  if (isPartlyPaid(application)) return false;
  if (application.state === 'declined' || application.state === 'withdrawn') return false;
  return application.state !== 'approved' || !paid.some(wasSent);
}

function isPartlyPaid(application: Application): boolean {
  const earlier = 'earlierAttempt' in application ? application.earlierAttempt : undefined;
  return earlier?.pastAttempts.some(({ paidPence }) => paidPence !== undefined) === true;
}

/**
 * What the reports take as committed still: an award of which nothing came back through a bank, for
 * what came back is taken off already.
 */
function released({ earlierAttempt }: InState<'withdrawn'>): { releasedPence?: number } {
  if (earlierAttempt === undefined) return {};
  const cameBack = earlierAttempt.pastAttempts.some(
    ({ ended }) => ended === 'returned' || ended === 'rejected',
  );
  return { releasedPence: cameBack ? 0 : earlierAttempt.owedPence };
}

interface PlannedPayment {
  readonly earlierAttempt: { readonly earlierAttempt?: EarlierAttempt };
  readonly writes: readonly Write[];
}

/** What becomes of the payment: nothing where there is none, or where its money is back already. */
async function planPayment(
  ports: Ports,
  document: Exclude<Application, { state: 'withdrawn' }>,
  moment: { readonly at: Instant; readonly actor: Actor },
): Promise<Result<PlannedPayment, WithdrawRefusal | EnvelopeCannotCarry>> {
  const none: PlannedPayment = { earlierAttempt: {}, writes: [] };
  if (isPartlyPaid(document)) return refused({ kind: 'partly-paid' });
  switch (document.state) {
    case 'submitted':
    case 'to-decide':
    case 'second-approval':
    case 'payment-returned':
    case 'repaired':
      return done(none);
    case 'approved': {
      const planned = await planVoid(ports, document, moment);
      if (!planned.ok) return planned;
      const { earlierAttempt, writes } = planned.value;
      return done({ earlierAttempt: { earlierAttempt }, writes });
    }
    case 'declined':
      return refused({ kind: 'declined-already' });
    default:
      return unreachable(document);
  }
}
