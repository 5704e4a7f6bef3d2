import { approvalsNeeded } from '#shared/approvals/index.ts';
import { grantApplications } from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  grantAwards,
  moneyPlaceOfRound,
  roundEnvelopeId,
  type GrantAwardIn,
} from '#shared/grant-awards/index.ts';
import { declaredInterests, hasInterest, type HasInterest } from '#shared/interests/index.ts';
import {
  done,
  invariant,
  localDate,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Pence,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';
import { payeeChecks, type PayeeCheck } from '#shared/payee-checks/index.ts';
import { isPaymentOver, moneyOf, plannedInstalment, type Payment } from '#shared/payments/index.ts';
import { communityGrants } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { grantApprovals, type GrantApproval } from './grant-approval.ts';
import {
  instalmentStanding,
  presentGrantCheck,
  reasonsNeeded,
  type InstalmentStanding,
  type KnownInstalment,
  type ReasonForReason,
} from './instalment-standing.ts';
import { nextAttempt, readInstalment } from './read-instalments.ts';

export interface ApproveInstalment {
  readonly grantApplicationId: string;
  readonly instalment: number;
  /** The account that was on the page: nobody approves what they have not seen. */
  readonly accountRevision: number;
  readonly staffId: string;
  /** Why, when something is not as it should be. */
  readonly reason?: string;
}

export type InstalmentRefusal =
  | { readonly kind: 'no-such-instalment' }
  | HasInterest
  | Exclude<InstalmentStanding, { kind: 'to-approve' | 'second-approval' }>
  /** Whoever proposed the award does not also approve that it is paid. */
  | { readonly kind: 'proposed-by-you' }
  | { readonly kind: 'approved-by-you-already' }
  /** The group has given another account since the page was read. */
  | { readonly kind: 'another-account' }
  | { readonly kind: 'needs-a-reason'; readonly because: readonly ReasonForReason[] }
  | { readonly kind: 'changed-by-someone-else' };

export interface InstalmentApproved {
  readonly outcome: 'first-approval' | 'approved';
  readonly amountPence: Pence;
}

interface ApprovePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

const triesPerApproval = 8;

/**
 * Approves that an instalment of an accepted grant is paid into the account of the group. The second person
 * makes it a payment that waits for a run; its money was reserved with the offer, so none moves. An
 * instalment has one payment, ever: what came back is approved again as the next attempt of the same one.
 */
export function createApproveInstalment(ports: ApprovePorts) {
  return async function approveInstalment(
    request: ApproveInstalment,
  ): Promise<Result<InstalmentApproved, InstalmentRefusal>> {
    for (let attempt = 1; attempt <= triesPerApproval; attempt += 1) {
      const planned = await planApproval(ports, request);
      if (!planned.ok) return planned;
      const { writes, approved } = planned.value;
      if ((await ports.commit(writes)).ok) return done(approved);
    }
    return refused({ kind: 'changed-by-someone-else' });
  };
}

type Planned = Result<
  { readonly writes: readonly Write[]; readonly approved: InstalmentApproved },
  InstalmentRefusal
>;

async function planApproval(
  { records, clock }: ApprovePorts,
  request: ApproveInstalment,
): Promise<Planned> {
  const { grantApplicationId, staffId, accountRevision } = request;
  const [found, application, check, interests] = await Promise.all([
    grantAwards.read(records, keys.grantAward(grantApplicationId)),
    grantApplications.read(records, keys.grantApplication(grantApplicationId)),
    payeeChecks.read(records, keys.payeeCheck(grantApplicationId)),
    declaredInterests.read(records, keys.declaredInterests('grant', grantApplicationId)),
  ]);
  if (found?.document.state !== 'accepted') return refused({ kind: 'no-such-instalment' });
  invariant(application !== undefined, `Grant ${grantApplicationId} has no application`);
  const award = { document: found.document, version: found.version };
  const instalment = award.document.instalments.find(
    (each) => each.instalment === request.instalment,
  );
  if (instalment === undefined) return refused({ kind: 'no-such-instalment' });
  if (hasInterest(interests?.document, staffId)) return refused({ kind: 'has-interest' });
  if (award.document.proposedBy === staffId) return refused({ kind: 'proposed-by-you' });
  if (award.document.account.revision !== accountRevision) {
    return refused({ kind: 'another-account' });
  }
  const at = clock.now();
  const known = await readInstalment(records, award.document, instalment);
  const standing = instalmentStanding(known, localDate(at));
  if (standing.kind !== 'to-approve' && standing.kind !== 'second-approval') {
    return refused(standing);
  }
  if (standing.kind === 'second-approval' && standing.approvedBy === staffId) {
    return refused({ kind: 'approved-by-you-already' });
  }
  const because = reasonsNeeded(known, application.document, check?.document);
  if (request.reason === undefined && !isAnswered(known, standing, check?.document, because)) {
    return refused({ kind: 'needs-a-reason', because });
  }
  return done(approvalWrites(known, award, { request, standing, at }));
}

/** Whether nothing takes a reason, or the first of the two gave it, knowing what the bank says. */
function isAnswered(
  { award, approval }: KnownInstalment,
  standing: InstalmentStanding,
  check: PayeeCheck | undefined,
  because: readonly ReasonForReason[],
): boolean {
  if (because.length === 0) return true;
  const [first] = approval?.document.approvals ?? [];
  if (standing.kind !== 'second-approval' || first?.reason === undefined) return false;
  const present = presentGrantCheck(award, check);
  return present === undefined || first.at >= present.checkedAt;
}

function approvalWrites(
  known: KnownInstalment,
  award: Loaded<GrantAwardIn<'accepted'>>,
  given: {
    readonly request: ApproveInstalment;
    readonly standing: InstalmentStanding;
    readonly at: Instant;
  },
) {
  const { request, standing, at } = given;
  const { staffId, reason } = request;
  const { instalment, payment, approval } = known;
  const { amountPence } = instalment;
  const approvalNow = { staffId, at, ...(reason === undefined ? {} : { reason }) };
  const about = {
    grantApplicationId: award.document.grantApplicationId,
    instalment: instalment.instalment,
    attemptNumber: nextAttempt(payment),
    amountPence,
    accountRevision: award.document.account.revision,
  };
  const first = standing.kind === 'second-approval' ? approval?.document.approvals[0] : undefined;
  const held = grantAwards.check(award.document, award.version);
  invariant(
    approvalsNeeded(communityGrants, amountPence) === 2,
    'Two people approve every payment of a grant',
  );
  if (first === undefined) {
    const next: GrantApproval = { state: 'first', ...about, approvals: [approvalNow] };
    const version = (approval?.version ?? 0) + 1;
    const body: EventBody = {
      type: 'grant-payment-first-approval',
      ...moneyOf(planned([staffId]).payment),
    };
    return {
      writes: [approvalWrite(next, approval), held, eventOf(keyOf(next), version, body)],
      approved: { outcome: 'first-approval' as const, amountPence },
    };
  }
  const next: GrantApproval = { state: 'given', ...about, approvals: [first, approvalNow] };
  const { payment: ready, write } = planned([first.staffId, staffId]);
  const body: EventBody = { type: 'grant-payment-approved', ...moneyOf(ready) };
  const subject = keys.payment(ready.applicationId, ready.instalment);
  return {
    writes: [
      approvalWrite(next, approval),
      held,
      write,
      eventOf(subject, (payment?.version ?? 0) + 1, body),
    ],
    approved: { outcome: 'approved' as const, amountPence },
  };

  function planned(approvedBy: readonly string[]) {
    const { grantApplicationId, roundId } = award.document;
    return plannedInstalment(
      {
        ...{ ...moneyPlaceOfRound(roundId), applicationId: grantApplicationId, amountPence },
        instalment: instalment.instalment,
        paymentId: paymentIdOf(grantApplicationId, instalment.instalment),
        envelopeId: roundEnvelopeId(roundId),
        ...{ rail: 'bacs', accountRevision: about.accountRevision, approvedBy, approvedAt: at },
      },
      earlierOf(payment),
    );
  }

  function eventOf(subject: ReturnType<typeof keyOf>, version: number, body: EventBody): Write {
    const { grantApplicationId } = about;
    const actor = { kind: 'staff', id: staffId } as const;
    return eventRecord(subject, version, body, { at, actor, correlationId: grantApplicationId });
  }
}

function earlierOf(payment: Loaded<Payment> | undefined) {
  if (payment === undefined || !isPaymentOver(payment.document)) return undefined;
  return { document: payment.document, version: payment.version };
}

function keyOf({ grantApplicationId, instalment, attemptNumber }: GrantApproval) {
  return keys.grantApproval(grantApplicationId, instalment, attemptNumber);
}

function approvalWrite(next: GrantApproval, before: Loaded<GrantApproval> | undefined): Write {
  return before === undefined
    ? grantApprovals.create(next)
    : grantApprovals.replace(next, before.version);
}
