import { isRunning, offerInWords, type GrantAward } from '#shared/grant-awards/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';

import { decisionSentence, decisionTag } from '../words/grant-decision-words.ts';

/** What was decided on an application, and what this member of staff may do with it now. */
export function decisionView(award: GrantAward, staff: StaffMember) {
  const { proposalId, state, proposedBy } = award;
  const isProposed = state === 'proposed' || state === 'refusal-proposed';
  const isOwn = proposedBy === staff.staffId;
  const mayConfirm = may(staff, 'confirm-grants');
  return {
    ...{ proposalId, state, tag: decisionTag(award), sentence: decisionSentence(award) },
    rows: 'instalments' in award ? offerInWords(award) : undefined,
    amountPence: 'amountPence' in award ? award.amountPence : undefined,
    acceptBy: award.state === 'offered' ? award.acceptBy : undefined,
    account: award.account && { ending: award.account.ending, givenAt: award.account.givenAt },
    accepting: acceptancesOf(award),
    reason: 'reason' in award ? award.reason : undefined,
    stop: stopView(award, staff),
    mayConfirm: isProposed && mayConfirm && !isOwn,
    ownProposal: isProposed && isOwn,
    mayWithdraw: (isProposed && (mayConfirm || isOwn)) || (state === 'offered' && mayConfirm),
  };
}

/** Whether an accepted grant is stopped or is to be, and what whoever looks may do about that. */
function stopView(award: GrantAward, staff: StaffMember) {
  if (award.state !== 'accepted') return undefined;
  const { stopped, stopProposed } = award;
  const mayAct = may(staff, 'confirm-grants');
  const isOwn = stopProposed?.by === staff.staffId;
  return {
    ...{ stopped, stopProposed, isOwn },
    mayPropose: isRunning(award) && stopProposed === undefined && may(staff, 'propose-grants'),
    mayConfirm: stopProposed !== undefined && mayAct && !isOwn,
    mayKeep: stopProposed !== undefined && (mayAct || isOwn),
  };
}

/** Who of the two has accepted, once they were asked. */
function acceptancesOf(award: GrantAward) {
  if (award.state === 'accepted') return award.acceptances;
  return award.state === 'offered' ? award.sent?.acceptances : undefined;
}

export function doneWords(done: string | undefined): string | undefined {
  switch (done) {
    case 'proposed':
    case 'no-proposed':
      return 'Proposed. The group has heard nothing yet: somebody else confirms it on this page.';
    case 'offered':
      return 'Confirmed. The group is told that there is an offer, and how to accept it.';
    case 'refused':
      return 'Confirmed. The group is told that there is no grant, and why.';
    case 'first-approval':
      return 'Approved. Somebody else approves it too.';
    case 'approved':
      return 'Approved by two. It goes out with the next payment run of community grants.';
    case 'account-taken':
      return 'The grant is paid into the other account from now on, and the group was told. What was approved for the one before has to be approved again.';
    case 'account-turned-down':
      return 'The other account is not used. The group is told, and reads why.';
    case 'report-accepted':
      return 'The report is accepted. What the grant reached is on the public list, and the group is told.';
    case 'report-asked':
      return 'The report is with the group again. It is told, and reads what you ask for.';
    case 'change-agreed':
      return 'Agreed. It holds from now on, and the group is told.';
    case 'change-agreed-by-one':
      return 'You agreed. Money moves between lines, so somebody else agrees on this page too before the group is told.';
    case 'change-refused':
      return 'Not agreed. The group is told, and reads why.';
    case 'stop-proposed':
      return 'Proposed. Nothing is approved of this grant until somebody else confirms it on this page.';
    case 'stopped':
      return 'Stopped. What was not paid is back in the round, and the group is told.';
    case 'goes-on':
      return 'The grant goes on as it was.';
    case 'withdrawn':
      return 'Withdrawn.';
    default:
      return undefined;
  }
}
