import type { FilePurpose } from '#shared/events/index.ts';
import type { EventOf } from '#shared/events/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';

import { channelWords, failedInWords, messageInWords, whyNotNeededWords } from './message-words.ts';

/** What a family is handed and told, and what it says of it. */
type Handed = EventOf<
  | 'voucher-issued'
  | 'voucher-missing'
  | 'voucher-reminder-due'
  | 'voucher-code-asked-again'
  | 'voucher-cancel-asked'
  | 'voucher-redeemed'
  | 'voucher-expired'
  | 'voucher-cancelled'
  | 'contact-reminder-due'
  | 'message-sent'
  | 'message-delivered'
  | 'message-failed'
  | 'message-not-needed'
  | 'receipt-confirmed'
  | 'receipt-denied'
  | 'task-done'
  | 'evidence-added'
  | 'evidence-checked'
  | 'evidence-withdrawn'
  | 'evidence-opened'
  | 'evidence-removed'
>;

/** What happened to codes, vouchers and messages, in one plain sentence for each event. */
export function handedSentence(event: Handed): string {
  switch (event.type) {
    case 'voucher-issued':
      return `A ${pieceInWords(event.rail)} of ${formatPounds(event.amountPence)} was issued. It can be used until ${event.expiresAt.slice(0, 10)}.`;
    case 'voucher-missing':
      return 'The code should have come from the provider, and did not. Somebody must ask for it.';
    case 'voucher-reminder-due':
      return 'A code was not used yet, so the family is reminded of it.';
    case 'voucher-code-asked-again':
      return 'Somebody asked for a code to be sent again, to where the family said is safe.';
    case 'voucher-cancel-asked':
      return 'Somebody asked the provider to cancel a code. It says whether it could.';
    case 'voucher-redeemed':
      return `${formatPounds(event.amountPence)} was redeemed.${completedInWords(event.completes)}`;
    case 'voucher-expired':
      return `${formatPounds(event.amountPence)} expired, and the money is back in its envelope.${completedInWords(event.completes)}`;
    case 'voucher-cancelled':
      return `${formatPounds(event.amountPence)} was cancelled, and the money is back in its envelope.${completedInWords(event.completes)}`;
    case 'contact-reminder-due':
      return 'The family had not typed in the code after two working days, so it is reminded.';
    case 'message-sent':
      return `${messageInWords(event.message)} was sent ${channelWords[event.channel]}.`;
    case 'message-delivered':
      return `${messageInWords(event.message)} arrived.`;
    case 'message-failed':
      return `${failedInWords(event.message, event.why)}. Somebody must see to it.`;
    case 'message-not-needed':
      return `${messageInWords(event.message)} was not sent: ${whyNotNeededWords[event.why]}.`;
    case 'receipt-confirmed':
      return 'The family says that it got what was sent.';
    case 'receipt-denied':
      return 'The family says that nothing arrived. Somebody must see to it.';
    case 'task-done':
      return 'Somebody saw to it that the family knows.';
    case 'evidence-added':
      return `${senderOf(event)} sent a file${event.purpose === undefined ? ' as proof' : `: ${purposeWords[event.purpose]}`}.`;
    case 'evidence-checked':
      return scanSentence(event);
    case 'evidence-withdrawn':
      return `${senderOf(event)} took a file back.`;
    case 'evidence-opened':
      return event.purpose === undefined
        ? 'Somebody looked at a file the family sent as proof.'
        : `Somebody looked at a file of the group: ${purposeWords[event.purpose]}.`;
    case 'evidence-removed':
      return `A file was removed for good: ${removalSentence(event)}.`;
    default:
      return unreachable(event);
  }
}

const purposeWords: Readonly<Record<FilePurpose, string>> = {
  constitution: 'constitution or rules',
  accounts: 'accounts or forecast',
  'bank-statement': 'bank statement',
  safeguarding: 'safeguarding policy',
  'report-photo': 'photo for its report',
};

interface OfFile {
  readonly purpose?: FilePurpose | undefined;
}

function senderOf({ purpose }: OfFile): string {
  return purpose === undefined ? 'The family' : 'The group';
}

function scanSentence(event: EventOf<'evidence-checked'>): string {
  const whose = event.purpose === undefined ? 'the family' : 'the group';
  switch (event.outcome) {
    case 'clean':
      return `A file ${whose} sent was scanned, and no virus was found.`;
    case 'unsafe':
      return `A virus was found in a file ${whose} sent. Nobody can open it, and it is removed.`;
    case 'unreadable':
      return `A file ${whose} sent could not be scanned. Nobody can open it, and it is removed.`;
  }
}

function removalSentence(event: EventOf<'evidence-removed'>): string {
  switch (event.because) {
    case 'withdrawn':
      return `${senderOf(event).toLowerCase()} took it back`;
    case 'refused':
      return 'it was not safe to open';
    case 'decided':
      return event.purpose === undefined
        ? 'the case is decided, and the days it is kept after that are over'
        : 'the time it is kept after the decision is over';
    case 'never-sent':
      return 'the application was never sent';
  }
}

function pieceInWords(rail: string): string {
  return rail === 'cash-out' ? 'cash-out code' : rail.replace('-', ' ');
}

function completedInWords(completes: 'settled' | 'returned' | undefined): string {
  if (completes === undefined) return '';
  return completes === 'settled'
    ? ' With it the payment is paid in full.'
    : ' With it the payment is over, and the case waits for the rest to be paid again.';
}
