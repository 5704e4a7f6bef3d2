import { safeContactOf, type Application } from '#shared/applications/index.ts';
import { formatPounds, invariant, showReference, type Instant } from '#shared/kernel/index.ts';
import {
  formatsFor,
  languageByCode,
  languageOr,
  originalLanguage,
  type LanguageCode,
} from '#shared/languages/index.ts';
import type { PieceRailName } from '#shared/payments/index.ts';

import { messageWords } from './locales/index.ts';
import type { MessageKind } from './message-kinds.ts';
import type { OutgoingMessage, Recipient } from './message-sender.ts';
import {
  handedOver,
  templateNameOf,
  textOfTemplate,
  type Personalisation,
  type TemplateName,
} from './message-templates.ts';

/** What a message tells of, apart from whom. */
export interface MessageFacts {
  readonly amountPence?: number;
  /** The last day on which what it tells of can be done, where it has one. */
  readonly until?: Instant;
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
  /** Which words: for the record. */
  readonly template: TemplateName;
  readonly templateVersion: number;
  readonly language: LanguageCode;
  readonly outgoing: Omit<OutgoingMessage, 'reference'>;
}

/** Of the application, all that a message needs: where and how its family may be reached. */
export type Addressee = Pick<Application, 'applicationId' | 'form'>;

/**
 * Decides from what the family said about safe contact where a message goes and in which words, in the
 * language it read the form in; undefined when nothing is safe, so that somebody rings.
 */
export function writeMessage(
  kind: MessageKind,
  { applicationId, form }: Addressee,
  facts: MessageFacts,
): WrittenMessage | undefined {
  const { channel, discreet } = safeContactOf(form);
  if (channel === undefined) return undefined;
  const template = templateNameOf(kind, channel, discreet);
  const language = channel === 'letter' ? originalLanguage : languageOr(form.declaration.language);
  const own = (text: string) => inOwnOrder(language, text);
  const { piece, until, amountPence } = facts;
  const personalisation = {
    reference: own(showReference(applicationId)),
    ...(until !== undefined && { day: dayInWords(until, language) }),
    link: linkIn(language, facts.link),
    status: linkIn(language, facts.status),
    ...(piece !== undefined && { ending: own(piece.ending) }),
    ...(piece?.code !== undefined && { code: own(piece.code) }),
    // What a discreet message must not say does not even leave the house.
    ...(!discreet && {
      ...(amountPence !== undefined && { amount: own(formatPounds(amountPence)) }),
      ...pieceWords(facts, language),
    }),
  };
  return {
    template,
    templateVersion: textOfTemplate(template).version,
    language,
    outgoing: {
      to: recipientOf(channel, form),
      ...handedOver(template, language, personalisation),
    },
  };
}

/** The page behind a link opens in the language of the message, on whatever telephone. */
export function linkIn(language: LanguageCode, link: string): string {
  return language === originalLanguage ? link : `${link}?lang=${language}`;
}

const leftToRightMark = '\u200e';

/** A code of digits and dashes is shown back to front within Arabic letters unless a mark stands before it. */
export function inOwnOrder(language: LanguageCode, text: string): string {
  return languageByCode(language).direction === 'rtl' ? `${leftToRightMark}${text}` : text;
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

function pieceWords({ rail, piece }: MessageFacts, language: LanguageCode): Personalisation {
  if (rail === undefined) return {};
  const { what, how } = messageWords[language].pieces[rail];
  return piece === undefined ? { what } : { what, how };
}

/** `6 December`: a message tells of days that are near. */
export function dayInWords(at: Instant, language: LanguageCode): string {
  return formatsFor(language).nearDay(at);
}
