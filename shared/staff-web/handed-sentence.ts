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
      return 'The family sent a file as proof.';
    case 'evidence-checked':
      return scanWords[event.outcome];
    case 'evidence-withdrawn':
      return 'The family took a file back.';
    case 'evidence-opened':
      return 'Somebody looked at a file the family sent as proof.';
    case 'evidence-removed':
      return `A file was removed for good: ${removalWords[event.because]}.`;
    default:
      return unreachable(event);
  }
}

const scanWords: Readonly<Record<EventOf<'evidence-checked'>['outcome'], string>> = {
  clean: 'A file the family sent was scanned, and no virus was found.',
  unsafe: 'A virus was found in a file the family sent. Nobody can open it, and it is removed.',
  unreadable: 'A file the family sent could not be scanned. Nobody can open it, and it is removed.',
};

const removalWords: Readonly<Record<EventOf<'evidence-removed'>['because'], string>> = {
  withdrawn: 'the family took it back',
  refused: 'it was not safe to open',
  decided: 'the case is decided, and the days it is kept after that are over',
  'never-sent': 'the application was never sent',
};

function pieceInWords(rail: string): string {
  return rail === 'cash-out' ? 'cash-out code' : rail.replace('-', ' ');
}

function completedInWords(completes: 'settled' | 'returned' | undefined): string {
  if (completes === undefined) return '';
  return completes === 'settled'
    ? ' With it the payment is paid in full.'
    : ' With it the payment is over, and the case waits for the rest to be paid again.';
}
