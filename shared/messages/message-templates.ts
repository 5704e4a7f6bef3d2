import type { Channel } from '#shared/applications/index.ts';
import { originalLanguage, type LanguageCode } from '#shared/languages/index.ts';

import { groupWords } from './group-words.ts';
import { messageWords } from './locales/index.ts';
import {
  groupKinds,
  messageKinds,
  visitKinds,
  type GroupMessageKind,
  type MessageKind,
  type VisitMessageKind,
} from './message-kinds.ts';

/** What stands in a template's place: `((day))` is filled with `day`, as GOV.UK Notify does it. */
type Blank =
  | 'reference'
  | 'what'
  | 'amount'
  | 'code'
  | 'ending'
  | 'day'
  | 'how'
  | 'link'
  | 'status'
  /** Of the templates for community groups. */
  | 'who'
  | 'group'
  | 'round'
  /** Of the templates that carry words of another language. */
  | 'subject'
  | 'words';

/** Goes up with every change of the words in any language; what was sent keeps the version it was sent with. */
const versions: Readonly<Record<MessageKind | VisitMessageKind | GroupMessageKind, number>> = {
  'voucher-issued': 1,
  'voucher-reminder': 1,
  'voucher-expired': 1,
  'voucher-cancelled': 2,
  'voucher-stopped': 1,
  'payment-returned': 1,
  'contact-reminder': 1,
  'application-saved': 1,
  'return-code': 1,
  'group-code': 1,
  'group-invited': 1,
  'group-confirm': 1,
  'group-submitted': 1,
  'group-offer': 1,
  'group-accept': 1,
  'group-offer-ending': 1,
  'group-accepted': 1,
  'group-offer-over': 1,
  'group-refused': 1,
  'group-stopped': 1,
  'group-account': 1,
  'group-account-news': 1,
  'group-payment-returned': 1,
  'group-report': 1,
  'group-change-news': 1,
  'group-repayment': 1,
};

export type VisitTemplateName = `${VisitMessageKind}-${'text' | 'email'}`;
/** Nothing but a place for words of ours: GOV.UK Notify has one for texts and one for emails. */
type CarrierName = `other-language-${'text' | 'email'}`;
export type TemplateName =
  | `${MessageKind}-${'text' | 'email'}${'' | '-discreet'}`
  | `${MessageKind}-letter`
  | VisitTemplateName
  | `${GroupMessageKind}-email`
  | CarrierName;

/**
 * Every template there has to be in GOV.UK Notify. English stands there as it stands here; the other
 * languages go through two that are nothing but a place for their words (decision 0041).
 */
export const templateNames: readonly TemplateName[] = [
  ...messageKinds.flatMap((kind) => [
    ...([`${kind}-text`, `${kind}-text-discreet`] as const),
    ...([`${kind}-email`, `${kind}-email-discreet`] as const),
    `${kind}-letter` as const,
  ]),
  ...visitKinds.flatMap((kind) => [`${kind}-text`, `${kind}-email`] as const),
  ...groupKinds.map((kind) => `${kind}-email` as const),
  ...(['other-language-text', 'other-language-email'] as const),
];

/** The template for a kind and a channel; a letter is only sent where nobody else opens it. */
export function templateNameOf(
  kind: MessageKind,
  channel: Channel,
  discreet: boolean,
): TemplateName {
  if (channel === 'letter') return `${kind}-letter`;
  return discreet ? `${kind}-${channel}-discreet` : `${kind}-${channel}`;
}

export interface TemplateText {
  readonly channel: Channel;
  readonly version: number;
  /** A text has none. */
  readonly subject: string | undefined;
  readonly body: string;
}

/**
 * The words of a template in a language, its blanks still open; letters are in English only, because
 * GOV.UK Notify prints Latin letters. Throws for a name that is not in the list.
 */
export function textOfTemplate(
  name: string,
  language: LanguageCode = originalLanguage,
): TemplateText {
  const { kinds, visit, discreetSubject } = messageWords[language];
  for (const kind of messageKinds) {
    const { subject, plain, discreet } = kinds[kind];
    const version = versions[kind];
    switch (name) {
      case `${kind}-text`:
        return { channel: 'text', version, subject: undefined, body: plain.join(' ') };
      case `${kind}-text-discreet`:
        return { channel: 'text', version, subject: undefined, body: discreet };
      case `${kind}-email`:
        return { channel: 'email', version, subject, body: plain.join('\n\n') };
      case `${kind}-email-discreet`:
        return { channel: 'email', version, subject: discreetSubject, body: discreet };
      case `${kind}-letter`: {
        const english = messageWords[originalLanguage].kinds[kind];
        const body = english.plain.join('\n\n');
        return { channel: 'letter', version, subject: english.subject, body };
      }
      default:
    }
  }
  for (const kind of visitKinds) {
    const { subject, discreet: body } = visit[kind];
    const version = versions[kind];
    if (name === `${kind}-text`) return { channel: 'text', version, subject: undefined, body };
    if (name === `${kind}-email`) return { channel: 'email', version, subject, body };
  }
  for (const kind of groupKinds) {
    if (name === `${kind}-email`) {
      return { channel: 'email', version: versions[kind], ...groupWords[kind] };
    }
  }
  if (name === 'other-language-text') {
    return { channel: 'text', version: 1, subject: undefined, body: '((words))' };
  }
  if (name === 'other-language-email') {
    return { channel: 'email', version: 1, subject: '((subject))', body: '((words))' };
  }
  throw new Error(`There is no message template ${name}`);
}

/** What is handed to the provider for a template in a language. */
export function handedOver(
  template: TemplateName,
  language: LanguageCode,
  personalisation: Personalisation,
): { readonly template: TemplateName; readonly personalisation: Personalisation } {
  const { channel, subject, body } = textOfTemplate(template, language);
  if (language === originalLanguage || channel === 'letter') return { template, personalisation };
  const words = fillBlanks(body, personalisation);
  return {
    template: `other-language-${channel}`,
    personalisation:
      subject === undefined ? { words } : { words, subject: fillBlanks(subject, personalisation) },
  };
}

/** The names of the blanks in a text. */
export function blanksOf(text: string): readonly string[] {
  return [...text.matchAll(/\(\(([a-z_0-9]+)\)\)/g)].map(([, name = '']) => name);
}

export type Personalisation = Readonly<Partial<Record<Blank, string>>>;

/** Fills the blanks, as GOV.UK Notify does; a blank that nothing is given for stays and is seen. */
export function fillBlanks(
  text: string,
  given: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(/\(\(([a-z_0-9]+)\)\)/g, (blank, name: string) => given[name] ?? blank);
}
