import { answersOf, type GrantApplication } from '#shared/community-grants/index.ts';
import {
  isOpenChange,
  type AccountChange,
  type GrantAccount,
  type GrantAwardIn,
  type Instalment,
} from '#shared/grant-awards/index.ts';
import type { LocalDate } from '#shared/kernel/index.ts';
import { outcomeOf, treatmentOf, type PayeeCheck } from '#shared/payee-checks/index.ts';
import { isPaymentOver, type Payment } from '#shared/payments/index.ts';
import type { Loaded } from '#shared/records/index.ts';

import type { GrantApproval } from './grant-approval.ts';

/** All that says how one instalment stands. */
export interface KnownInstalment {
  readonly award: GrantAwardIn<'accepted'>;
  readonly instalment: Instalment;
  readonly payment: Loaded<Payment> | undefined;
  /** Of the attempt that would be approved now. */
  readonly approval: Loaded<GrantApproval> | undefined;
  /** The account that the last attempt was approved for, when there was one. */
  readonly lastRevision: number | undefined;
  /** Another account that the group gave since it accepted. */
  readonly change: AccountChange | undefined;
}

/** What is to be done with an instalment now. */
export type InstalmentStanding =
  /** The grant was stopped before it was paid, or one of staff would stop it. */
  | { readonly kind: 'never-paid' | 'stop-proposed' }
  | { readonly kind: 'not-due-yet'; readonly payableOn: LocalDate }
  | { readonly kind: 'to-approve' }
  /** One approved it, for the account that the award names now. */
  | { readonly kind: 'second-approval'; readonly approvedBy: string }
  /** It came back from the very account that the group still names: the group gives another first. */
  | { readonly kind: 'needs-another-account' }
  /** The group gave another account, which is not taken over yet: nothing is approved for the one before. */
  | { readonly kind: 'other-account-open' }
  /** On its way, or there: nothing more can be approved of it. */
  | {
      readonly kind: 'paid-or-under-way';
      readonly state: Exclude<Payment['state'], 'void' | 'rejected' | 'returned'>;
    };

export function instalmentStanding(
  { award, instalment, payment, approval, lastRevision, change }: KnownInstalment,
  today: LocalDate,
): InstalmentStanding {
  const { payableOn } = instalment;
  if (award.stopped?.notPaid.includes(instalment.instalment) === true) {
    return { kind: 'never-paid' };
  }
  if (payableOn !== 'acceptance' && payableOn > today) return { kind: 'not-due-yet', payableOn };
  if (payment !== undefined) {
    const { document } = payment;
    if (!isPaymentOver(document)) return { kind: 'paid-or-under-way', state: document.state };
    if (award.stopProposed !== undefined) return { kind: 'stop-proposed' };
    if (isOpenChange(change)) return { kind: 'other-account-open' };
    const cameBack =
      document.state === 'returned' ||
      (document.state === 'rejected' && document.returnReasonCode !== 'not-taken');
    if (cameBack && lastRevision === award.account.revision) {
      return { kind: 'needs-another-account' };
    }
  }
  if (award.stopProposed !== undefined) return { kind: 'stop-proposed' };
  if (isOpenChange(change)) return { kind: 'other-account-open' };
  const [first] = approval?.document.approvals ?? [];
  return first !== undefined && approval?.document.accountRevision === award.account.revision
    ? { kind: 'second-approval', approvedBy: first.staffId }
    : { kind: 'to-approve' };
}

/** What makes an approval take a reason. */
export type ReasonForReason = 'governance' | 'payee-no-match';

/**
 * What is not as it should be, so that whoever approves writes down why the money may go: something the
 * group said was not in place yet, or an account that its bank says is somebody else's. A bank that has not
 * answered, or cannot, stands in nobody's way.
 */
export function reasonsNeeded(
  { award }: Pick<KnownInstalment, 'award'>,
  application: GrantApplication,
  check: PayeeCheck | undefined,
): readonly ReasonForReason[] {
  const present = presentGrantCheck(award, check);
  const isSomebodyElses =
    present !== undefined && treatmentOf(outcomeOf(present)) === 'needs-a-reason';
  return [
    ...(notInPlace(application).length > 0 ? (['governance'] as const) : []),
    ...(isSomebodyElses ? (['payee-no-match'] as const) : []),
  ];
}

/** What of the group's governance it said was not there yet when it applied. */
export function notInPlace(application: GrantApplication): readonly string[] {
  return Object.entries(answersOf(application).governance).flatMap(([question, answer]) =>
    answer === 'not-yet' ? [question] : [],
  );
}

/** What a bank said of the account that is named, and of no other one. */
export function presentGrantCheck(
  { account }: { readonly account: Pick<GrantAccount, 'revision'> },
  check: PayeeCheck | undefined,
): PayeeCheck | undefined {
  return check?.payeeVersion === account.revision ? check : undefined;
}
