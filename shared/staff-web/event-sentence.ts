import { declineReasons } from '#shared/approvals/index.ts';
import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds, unreachable, type Actor } from '#shared/kernel/index.ts';
import { pieceRailNames, returnReasonCodeSchema, returnReasons } from '#shared/payments/index.ts';

import { isLikeness, likenessSentence } from './likeness-sentence.ts';
import { bankEventSentence } from './bank-event-sentence.ts';
import { askedSentence, daysInWords, isAsked } from './asked-sentence.ts';
import { grantSentence, isAboutGrant } from './grant-sentence.ts';
import { handedSentence } from './handed-sentence.ts';
import { envelopeInWords } from './money-places.ts';
import { isAboutPartner, partnerSentence } from './partner-sentence.ts';
import { isAboutReturn, returnSentence } from './return-sentence.ts';
import { isRemoval, removedSentence } from './removed-sentence.ts';
import { isMoneyUnderWay, moneyUnderWaySentence } from './money-under-way-sentence.ts';

/** What happened, in one plain sentence for each event there is. */
export function eventSentence(event: EventBody): string {
  if (isMoneyUnderWay(event)) return moneyUnderWaySentence(event);
  if (isAsked(event)) return askedSentence(event);
  if (isRemoval(event)) return removedSentence(event);
  if (isLikeness(event)) return likenessSentence(event);
  if (isAboutGrant(event)) return grantSentence(event);
  switch (event.type) {
    case 'application-submitted':
      return `The application came in ${channelInWords(event.channel)} and asks for ${formatPounds(event.askedPence)}${event.connectionRequestId === undefined ? '' : ', with a request for further help'}.${event.setAside === true ? ' It may be made by a machine, so it waits for a person to look.' : ''}`;
    case 'application-looks-real':
      return 'A person looked at it and says that it looks real. It goes the way of every other application.';
    case 'eligibility-assessed':
      return `Assessed under ${event.policyVersion}: ${adviceInWords(event.outcome)}. The award would be ${formatPounds(event.awardPence)}, the priority ${event.priority}.`;
    case 'contact-proved':
      return `The family typed in the code that we sent ${event.channel === 'text' ? 'to its telephone' : 'by email'}.`;
    case 'payee-checked':
      return payeeCheckInWords(event.outcome);
    case 'first-approval-given':
      return `First approval given for ${formatPounds(event.amountPence)}. A second person must approve it too.`;
    case 'award-approved':
      return `Award of ${formatPounds(event.amountPence)} approved after ${daysInWords(event.waitedDays)}, out of ${envelopeInWords(event.envelopeId)}.`;
    case 'repair-link-made':
      return 'A link was made with which the family can say how to be paid, once.';
    case 'payee-changed':
      return 'How the award is to be paid was changed, so any approval before this no longer counts.';
    case 'payment-voided':
      return `The payment of ${formatPounds(event.amountPence)} was made void before it was sent. The money is back in its envelope.`;
    case 'payment-approved-again':
      return `Payment of ${formatPounds(event.amountPence)} approved again as attempt ${event.attemptNumber}, out of ${envelopeInWords(event.envelopeId)}.`;
    case 'application-declined':
      return `Declined. The family reads: “${letterFor(event.reason)}”`;
    case 'decision-challenged':
      return 'The family says that the decision is wrong. Somebody else must look at it again.';
    case 'decision-stands':
      return 'Somebody else looked at the decision again, and it stands. The family reads why.';
    case 'application-reopened':
      return 'Somebody else looked at the decision again and reopened the case. It is decided anew.';
    case 'application-withdrawn':
      return event.releasedPence === undefined
        ? 'The family took the application back.'
        : 'The family took the application back. Nothing of its award is set aside any more.';
    case 'payment-submitted':
      return `Payment of ${formatPounds(event.amountPence)} sent out in run ${event.runId}${againInWords(event.attemptNumber)}.`;
    case 'payment-settled':
      return `The bank paid ${formatPounds(event.amountPence)} into the account.`;
    case 'payment-rejected':
      return `The bank refused the payment of ${formatPounds(event.amountPence)}. ${returnReasonInWords(event.returnReasonCode)} The money is back in its envelope.`;
    case 'payment-returned':
      return `The payment of ${formatPounds(event.amountPence)} came back${event.afterSettling ? ' after it had arrived' : ''}. ${returnReasonInWords(event.returnReasonCode)} The money is back in its envelope.`;
    case 'budget-change-proposed':
      return `${changeInWords(event.change)} of ${formatPounds(event.amountPence)} proposed. A second person must confirm it.`;
    case 'budget-change-withdrawn':
      return `${changeInWords(event.change)} of ${formatPounds(event.amountPence)} withdrawn. No money moved.`;
    case 'budget-allocation-confirmed':
      return `Allocation of ${formatPounds(event.amountPence)}, proposed by ${event.proposedBy}, confirmed.`;
    case 'budget-moved':
      return `${formatPounds(event.amountPence)} moved from ${envelopeInWords(event.fromEnvelopeId)} to ${envelopeInWords(event.toEnvelopeId)}, as ${event.proposedBy} proposed.`;
    case 'budget-allocated':
      return `${formatPounds(event.amountPence)} put into ${envelopeInWords(event.envelopeId)}.`;
    case 'window-changed':
      return `The window ${event.windowId} went from ${event.from} to ${event.to}.`;
    case 'statement-received':
    case 'statement-quarantined':
    case 'statement-taken':
    case 'difference-proposed':
    case 'difference-settled':
    case 'difference-declined':
    case 'float-top-up-proposed':
    case 'float-top-up-confirmed':
    case 'float-top-up-withdrawn':
    case 'month-close-proposed':
    case 'month-close-withdrawn':
    case 'month-closed':
      return bankEventSentence(event);
    default:
      if (isAboutReturn(event)) return returnSentence(event);
      return isAboutPartner(event) ? partnerSentence(event) : handedSentence(event);
  }
}

function payeeCheckInWords(outcome: EventOf<'payee-checked'>['outcome']): string {
  switch (outcome) {
    case 'match':
      return 'The bank says that the account is in the name the family gave.';
    case 'match-other-kind':
      return 'The bank says that the name is right and the account is of another kind.';
    case 'close-match':
      return 'The bank says that the account is in a name much like the one the family gave.';
    case 'no-match':
      return 'The bank does not know the account by the name the family gave.';
    case 'unavailable':
      return 'The name on the account could not be checked. That holds nothing up.';
    default:
      return unreachable(outcome);
  }
}

/** Who did it, as far as staff may know. */
export function actorInWords(actor: Actor, viewerId: string): string {
  switch (actor.kind) {
    case 'family':
      return 'the family';
    case 'group':
      return 'the group';
    case 'partner':
      return `partner ${actor.id}`;
    case 'professional':
      return 'somebody who works with the family';
    case 'staff':
      return actor.id === viewerId ? 'you' : actor.id;
    case 'system':
      return 'Open Door';
    case 'bank':
      // Whoever carries a rail: of codes and vouchers that is no bank.
      return pieceRailNames.some((rail) => rail === actor.id) ? 'the provider' : 'the bank';
    default:
      return unreachable(actor.kind);
  }
}

export function adviceInWords(outcome: 'eligible' | 'not-eligible' | 'refer'): string {
  switch (outcome) {
    case 'eligible':
      return 'eligible';
    case 'not-eligible':
      return 'not eligible';
    case 'refer':
      return 'a person must look';
    default:
      return unreachable(outcome);
  }
}

/** Why a payment came back, as the code of the bank or provider means it; an unknown one is shown as it is. */
export function returnReasonInWords(code: string): string {
  const known = returnReasonCodeSchema.safeParse(code);
  return known.success
    ? returnReasons[known.data].sentence
    : `It gave a reason that is not in our list: unknown code ${code}.`;
}

function changeInWords(change: 'allocation' | 'move'): string {
  return change === 'allocation' ? 'Allocation' : 'Move';
}

function letterFor(reason: string): string {
  return new Map<string, string>(Object.entries(declineReasons)).get(reason) ?? reason;
}

function channelInWords(channel: string): string {
  switch (channel) {
    case 'online':
      return 'online';
    case 'partner':
      return 'through a partner';
    case 'telephone':
      return 'by telephone';
    default:
      return `by ${channel}`;
  }
}

function againInWords(attemptNumber: number): string {
  return attemptNumber === 1 ? '' : ` (attempt ${attemptNumber})`;
}
