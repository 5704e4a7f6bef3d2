import { safeContactOf, type Application } from '#shared/applications/index.ts';
import { formatPounds, invariant, showReference, type Instant } from '#shared/kernel/index.ts';
import type { PieceRailName } from '#shared/payments/index.ts';

import type { MessageKind } from './message-kinds.ts';
import type { Recipient } from './message-sender.ts';
import {
  templateNameOf,
  textOfTemplate,
  type Personalisation,
  type TemplateName,
} from './message-templates.ts';

/** What a message tells of, apart from whom. */
export interface MessageFacts {
  readonly amountPence: number;
  /** The last day on which what it tells of can be done. */
  readonly until: Instant;
  /** Where the one tap leads. */
  readonly link: string;
  /** Where the family follows its application. */
  readonly status: string;
  /** What it is that was made or is over, where it is no bank transfer. */
  readonly rail?: PieceRailName;
  /** Its ending, and the code itself in the one message that brings it. */
  readonly piece?: { readonly code?: string; readonly ending: string };
}

export interface WrittenMessage {
  readonly to: Recipient;
  readonly template: TemplateName;
  readonly templateVersion: number;
  readonly personalisation: Personalisation;
}

/** Of the application, all that a message needs: where and how its family may be reached. */
export type Addressee = Pick<Application, 'applicationId' | 'form'>;

/**
 * Decides from what the family said about safe contact where a message goes and in which words;
 * undefined when nothing is safe, so that somebody rings.
 */
export function writeMessage(
  kind: MessageKind,
  { applicationId, form }: Addressee,
  facts: MessageFacts,
): WrittenMessage | undefined {
  const { channel, discreet } = safeContactOf(form);
  if (channel === undefined) return undefined;
  const template = templateNameOf(kind, channel, discreet);
  return {
    to: recipientOf(channel, form),
    template,
    templateVersion: textOfTemplate(template).version,
    personalisation: {
      reference: showReference(applicationId),
      day: dayInWords(facts.until),
      link: facts.link,
      status: facts.status,
      // What a discreet message must not say does not even leave the house.
      ...(discreet ? {} : plainWords(facts)),
      ...facts.piece,
    },
  };
}

function recipientOf(
  channel: Recipient['channel'],
  { contact, home, fullName }: Addressee['form'],
): Recipient {
  switch (channel) {
    case 'text':
      invariant(contact.phone !== undefined, 'A text goes to a phone');
      return { channel, phone: contact.phone };
    case 'email':
      invariant(contact.email !== undefined, 'An email goes to an address for it');
      return { channel, email: contact.email };
    case 'letter': {
      invariant(home.kind === 'address', 'A letter goes to an address');
      const second = home.line2 === undefined || home.line2 === '' ? [] : [home.line2];
      return { channel, lines: [fullName, home.line1, ...second, home.postcode] };
    }
  }
}

function plainWords({ amountPence, rail, piece }: MessageFacts): Personalisation {
  const amount = formatPounds(amountPence);
  if (rail === undefined) return { amount };
  const { what, how } = pieceWords[rail];
  return piece === undefined ? { amount, what } : { amount, what, how };
}

const pieceWords: Readonly<Record<PieceRailName, { readonly what: string; readonly how: string }>> =
  {
    'cash-out': { what: 'cash code', how: 'Show it at a PayPoint shop or a Post Office.' },
    'supermarket-voucher': { what: 'supermarket voucher', how: 'Show it when you pay.' },
    'fuel-voucher': {
      what: 'fuel voucher',
      how: 'Take it with your key or card to a shop where you top up.',
    },
  };

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
});

/** `6 December`: a message tells of days that are near. */
export function dayInWords(at: Instant): string {
  return dayFormat.format(new Date(at));
}
