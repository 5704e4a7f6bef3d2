import {
  messageKindSchema,
  type MessageKind,
  type WhyNotNeeded,
  type WhyNotTold,
} from '#shared/messages/index.ts';

export const channelWords = {
  text: 'as a text',
  email: 'as an email',
  letter: 'as a letter',
} as const;

/** Why a family was not told, for staff who must see to it. */
const whyNotToldWords: Readonly<Record<Exclude<WhyNotTold, 'unwanted'>, string>> = {
  'no-safe-way': 'nothing that it gave us is safe to write to',
  'ask-a-person':
    'the bank’s reason, or that it gave none, asks for a person and not for a message',
  refused: 'the number or address does not work, or we cannot write that way',
  bounced: 'it was sent and came back',
};

/** What became of a message that leaves a family to a person, without its full stop. */
export function failedInWords(message: string | undefined, why: WhyNotTold): string {
  const what = message === undefined ? 'A message' : messageInWords(message);
  return why === 'unwanted'
    ? `${what} was reported as unwanted, and we cannot write there again`
    : `${what} did not reach the family: ${whyNotToldWords[why]}`;
}

/** Why a message that was begun did not have to go. */
export const whyNotNeededWords: Readonly<Record<WhyNotNeeded, string>> = {
  'code-over': 'the code had been used, cancelled or had run out by then',
  'money-moved-on': 'the money had been dealt with by then',
  'no-longer-asked': 'the code had been typed in or the case decided by then',
};

/** What a family was told, or was to be told. */
export function messageInWords(message: string): string {
  const kind = messageKindSchema.safeParse(message);
  return kind.success ? messageWords[kind.data] : `The message ${message}`;
}

const messageWords: Readonly<Record<MessageKind, string>> = {
  'voucher-issued': 'The message with the code',
  'voucher-reminder': 'The reminder to use the code',
  'voucher-expired': 'The message that the code ran out',
  'voucher-cancelled': 'The message that the code was stopped',
  'voucher-stopped': 'The message that one of the codes was stopped',
  'payment-returned': 'The message that the payment came back',
  'contact-reminder': 'The reminder to type in the code',
};
