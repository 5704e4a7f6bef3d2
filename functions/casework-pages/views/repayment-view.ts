import {
  demandReasons,
  dueOf,
  mostToAsk,
  sumsOf,
  unspentToAsk,
  waiverReasons,
  type DemandReason,
  type GrantRepayment,
  type MoneyOfGrant,
  type WaiverReason,
} from '#shared/grant-repayments/index.ts';
import { localDate, type Instant, type LocalDate } from '#shared/kernel/index.ts';
import { repaymentReference } from '#shared/reconciliation/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';

const demandWords: Readonly<Record<DemandReason, string>> = {
  unspent: 'It was not spent, as its report says',
  'not-as-agreed': 'It was spent on something that was not agreed',
  'not-true': 'What the group told us was not true',
  'no-report': 'There is no report',
  'not-safe': 'People were not kept safe',
  ended: 'The project or the group ended',
};
const waiverWords: Readonly<Record<WaiverReason, string>> = {
  'asked-by-mistake': 'We asked for it by mistake',
  'cannot-be-paid': 'The group cannot pay it',
};

/** Everything that staff see of what a group gives back, and what whoever looks may do. */
export function repaymentView(
  money: MoneyOfGrant,
  { staff, at }: { readonly staff: StaffMember; readonly at: Instant },
) {
  const { repayment, paidPence, version } = money;
  const { proposal } = repayment;
  const sums = sumsOf(repayment);
  const unspentPence = unspentToAsk(money);
  const mostPence = mostToAsk(money);
  const mayPropose = may(staff, 'propose-grants') && proposal === undefined;
  const isOwn = proposal?.proposedBy === staff.staffId;
  return {
    ...{ ...sums, paidPence, version, unspentPence, mostPence },
    tag: repaymentTag(repayment, localDate(at)),
    dueOn: dueOf(repayment),
    reference: repaymentReference(repayment.grantApplicationId),
    demands: repayment.demands.map((demand) => ({ ...demand, reason: demandWords[demand.why] })),
    receipts: repayment.receipts,
    waivers: repayment.waivers.map((waiver) => ({ ...waiver, reason: waiverWords[waiver.why] })),
    proposal: proposal && {
      ...proposal,
      ...{ isOwn, mayConfirm: !isOwn && may(staff, 'confirm-grants') },
      mayDecline: isOwn || may(staff, 'confirm-grants'),
      reason: proposal.what === 'demand' ? demandWords[proposal.why] : waiverWords[proposal.why],
    },
    mayAsk: mayPropose && mostPence > 0,
    mayLetGo: mayPropose && sums.outstandingPence > 0,
    demandReasons: demandReasons
      .filter((why) => why !== 'unspent' || unspentPence > 0)
      .map((value) => ({ value, text: demandWords[value] })),
    waiverReasons: waiverReasons.map((value) => ({ value, text: waiverWords[value] })),
  };
}

/** How it stands, in two words; undefined where nothing was ever asked for or came. */
export function repaymentTag(repayment: GrantRepayment, today: LocalDate) {
  if (repayment.proposal !== undefined) return { text: 'To confirm', tone: 'yellow' };
  const due = dueOf(repayment);
  if (due !== undefined) {
    return due < today ? { text: 'Late', tone: 'red' } : { text: 'Asked for', tone: 'blue' };
  }
  const isEmpty = repayment.demands.length === 0 && repayment.receipts.length === 0;
  return isEmpty ? undefined : { text: 'Nothing owed', tone: 'green' };
}
