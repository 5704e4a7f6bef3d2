import type {
  AwardState,
  ConfirmProposalRefusal,
  GrantAward,
  ProposalRefusal,
  WithdrawAwardRefusal,
} from '#shared/grant-awards/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';

import { interestDeclared } from './refusal-sentence.ts';

/** How a decision stands, as a tag. */
export const decisionTags: Readonly<
  Record<AwardState, { readonly text: string; readonly tone: string }>
> = {
  proposed: { text: 'Award proposed', tone: 'yellow' },
  'refusal-proposed': { text: 'No proposed', tone: 'yellow' },
  offered: { text: 'Offered', tone: 'blue' },
  accepted: { text: 'Accepted', tone: 'green' },
  declined: { text: 'Declined by the group', tone: 'grey' },
  lapsed: { text: 'Not accepted in time', tone: 'grey' },
  'offer-withdrawn': { text: 'Offer withdrawn', tone: 'grey' },
  refused: { text: 'No grant', tone: 'red' },
  'proposal-withdrawn': { text: 'To decide', tone: 'purple' },
};

/** How one award stands: one that was stopped is an accepted one still, and says so first. */
export function decisionTag(award: GrantAward): (typeof decisionTags)[AwardState] {
  return award.state === 'accepted' && award.stopped !== undefined
    ? { text: 'Stopped', tone: 'grey' }
    : decisionTags[award.state];
}

export function decisionRefusal(
  refusal: ProposalRefusal | ConfirmProposalRefusal | WithdrawAwardRefusal,
): string {
  switch (refusal.kind) {
    case 'no-such-application':
      return 'There is no such application any more.';
    case 'not-submitted':
      return 'The group has taken the application back, or has not confirmed it. Nothing was done.';
    case 'no-such-proposal':
      return 'Somebody has withdrawn what you read, or proposed something else. Nothing was done: read it again below.';
    case 'proposed-by-you':
      return 'You proposed this, so somebody else has to confirm it.';
    case 'has-interest':
      return interestDeclared;
    case 'not-by-panel':
      return 'The panel of the round does not fund this, or has not said so yet. Nothing was done.';
    case 'decided-already':
      return `Somebody was faster: ${decisionTags[refusal.state].text.toLowerCase()}. Nothing was done.`;
    case 'envelope-cannot-carry':
      return `This round has ${formatPounds(refusal.availablePence)} left to give, and this award takes ${formatPounds(refusal.neededPence)}. Ask your manager to put money into the round, then confirm again. Nothing was done.`;
    default:
      return unreachable(refusal);
  }
}

/** What stands beside a decision that is made: who, and what comes next. */
export function decisionSentence(award: GrantAward): string {
  switch (award.state) {
    case 'proposed':
      return `${award.proposedBy} proposes this award. The group hears of it when somebody else has confirmed it.`;
    case 'refusal-proposed':
      return `${award.proposedBy} proposes to give no grant. The group hears of it when somebody else has confirmed it.`;
    case 'offered':
      return offeredSentence(award.proposedBy, award.confirmedBy, award.sent !== undefined);
    case 'accepted':
      return 'Two people of the group have accepted it.';
    case 'declined':
      return 'The group declined this offer. Another can be proposed.';
    case 'lapsed':
      return 'The group did not accept this offer in time. Another can be proposed.';
    case 'offer-withdrawn':
      return `${award.withdrawnBy} withdrew this offer: “${award.withdrawnReason}” Another can be proposed.`;
    case 'refused':
      return `${award.proposedBy} proposed to give no grant, and ${award.confirmedBy} confirmed it. If that was wrong, an award can be proposed.`;
    case 'proposal-withdrawn':
      return `${award.withdrawnBy} withdrew what ${award.proposedBy} had proposed: “${award.withdrawnReason}”`;
    default:
      return unreachable(award);
  }
}

function offeredSentence(proposedBy: string, confirmedBy: string, sent: boolean): string {
  const next = sent
    ? 'Both contacts of the group were asked to accept.'
    : 'The group has not sent it to its two contacts to accept yet.';
  return `${proposedBy} proposed it and ${confirmedBy} confirmed it. ${next}`;
}
