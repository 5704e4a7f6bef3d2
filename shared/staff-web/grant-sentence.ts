import type { EventBody, EventOf } from '#shared/events/index.ts';
import { isAboutStop, stopSentence, type AboutStop } from './grant-stop-sentence.ts';
import { isAboutScoring, scoringSentence, type AboutScoring } from './grant-scoring-sentence.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';

import {
  grantAwardSentence,
  isAboutGrantAward,
  type AboutGrantAward,
} from './grant-award-sentence.ts';
import {
  grantRepaymentSentence,
  isAboutGrantRepayment,
  type AboutGrantRepayment,
} from './grant-repayment-sentence.ts';

/** What happens to a community group's application for a grant. */
const types = [
  'grant-application-begun',
  'grant-application-changed',
  'grant-person-invited',
  'grant-person-removed',
  'grant-contact-mended',
  'grant-application-sent',
  'grant-confirmation-asked-again',
  'grant-application-confirmed',
  'grant-application-submitted',
  'grant-application-withdrawn',
  'grant-payment-first-approval',
  'grant-payment-approved',
] as const;
type AboutGrant =
  | EventOf<(typeof types)[number]>
  | AboutGrantAward
  | AboutGrantRepayment
  | AboutScoring
  | AboutStop;

export function isAboutGrant(event: EventBody): event is AboutGrant {
  if (isAboutGrantAward(event) || isAboutGrantRepayment(event)) return true;
  if (isAboutScoring(event) || isAboutStop(event)) return true;
  return types.some((type) => type === event.type);
}

export function grantSentence(event: AboutGrant): string {
  if (isAboutGrantAward(event)) return grantAwardSentence(event);
  if (isAboutGrantRepayment(event)) return grantRepaymentSentence(event);
  if (isAboutScoring(event)) return scoringSentence(event);
  if (isAboutStop(event)) return stopSentence(event);
  switch (event.type) {
    case 'grant-application-begun':
      return 'Somebody of the group began the application.';
    case 'grant-application-changed':
      return `The group ${event.completed ? 'completed' : 'worked on'} the section ${event.section.replace('-', ' ')}.${voidedInWords(event.voidedConfirmations)}`;
    case 'grant-person-invited':
      return 'Somebody of the group asked another person to help with the application.';
    case 'grant-person-removed':
      return 'Somebody does not work on the application any more.';
    case 'grant-contact-mended':
      return `The group corrected the email address of ${contactInWords(event.contact).toLowerCase()}, who had not confirmed, and we wrote there.`;
    case 'grant-application-sent':
      return `The group sent its two contacts the application for ${formatPounds(event.askedPence)}. Both have to confirm it.`;
    case 'grant-confirmation-asked-again':
      return `${contactInWords(event.contact)} was asked again to confirm.`;
    case 'grant-application-confirmed':
      return `${contactInWords(event.contact)} confirmed the application. The other has to confirm it too.`;
    case 'grant-application-submitted':
      return `${contactInWords(event.contact)} confirmed it too, so the application for ${formatPounds(event.askedPence)} came in.`;
    case 'grant-application-withdrawn':
      return 'The group took the application back.';
    case 'grant-payment-first-approval':
      return `One person approved that ${formatPounds(event.amountPence)} of the grant is paid. A second has to approve it too.`;
    case 'grant-payment-approved':
      return `A second person approved that ${formatPounds(event.amountPence)} of the grant is paid${event.attemptNumber === 1 ? '' : `, as attempt ${event.attemptNumber}`}. It waits for a payment run.`;
    default:
      return unreachable(event);
  }
}

function voidedInWords(voidedConfirmations: number): string {
  return voidedConfirmations === 0
    ? ''
    : ' The confirmation there was does not count any more: it was of something else.';
}

function contactInWords(contact: 1 | 2): string {
  return contact === 1 ? 'The first contact' : 'The second contact';
}
