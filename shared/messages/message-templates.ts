import type { Channel } from '#shared/applications/index.ts';

import { messageKinds, type MessageKind } from './message-kinds.ts';

/** What stands in a template's place: `((day))` is filled with `day`, as GOV.UK Notify does it. */
type Blank =
  'reference' | 'what' | 'amount' | 'code' | 'ending' | 'day' | 'how' | 'link' | 'status';

interface Template {
  /** Goes up with every change of the words; what was sent keeps the version it was sent with. */
  readonly version: number;
  readonly subject: string;
  /** For a family that alone sees its phone and post. */
  readonly plain: readonly string[];
  /** For one that may not be alone: no amount, no fund, and not who we are. */
  readonly discreet: readonly string[];
}

const phone = '0121 634 7100';

/**
 * The words of every message, at a reading age of nine. They are typed into GOV.UK Notify as they
 * stand here, one template for each name of `templateNames`.
 */
export const messageTemplates: Readonly<Record<MessageKind, Template>> = {
  'voucher-issued': {
    version: 1,
    subject: 'Your ((what)) is here',
    plain: [
      'Open Door: your ((what)) for ((amount)) is ((code)). Use it by ((day)). ((how))',
      'Did you get it? Tell us: ((link))',
    ],
    discreet: ['((reference)): ((code)). Good until ((day)). ((link))'],
  },
  'voucher-reminder': {
    version: 1,
    subject: 'Your ((what)) has not been used yet',
    plain: [
      'Open Door: your ((what)) for ((amount)) that ends in ((ending)) has not been used. Use it by ((day)). ((how))',
      `Lost it? We can send it again: ((status)) or call ${phone}.`,
    ],
    discreet: ['((reference)): ends in ((ending)), good until ((day)). Again: ((status))'],
  },
  'voucher-expired': {
    version: 1,
    subject: 'Your ((what)) ran out, and the money is still yours',
    plain: [
      'Open Door: your ((what)) ran out before it was used. ((amount)) is still yours.',
      `Choose how we pay you: ((link)) The link works until ((day)). Or call ${phone}.`,
    ],
    discreet: ['((reference)): please choose again by ((day)): ((link))'],
  },
  // True as well of one that was never made: its family was told of none.
  'voucher-cancelled': {
    version: 2,
    subject: 'Your ((what)) was stopped, and the money is still yours',
    plain: [
      'Open Door: your ((what)) was stopped and cannot be used. ((amount)) is still yours.',
      `Choose how we pay you: ((link)) The link works until ((day)). Or call ${phone}.`,
    ],
    discreet: ['((reference)): the old one has stopped. Please choose again by ((day)): ((link))'],
  },
  'voucher-stopped': {
    version: 1,
    subject: 'We stopped one of your codes, and the money is still yours',
    plain: [
      'Open Door: we stopped your ((what)) that ends in ((ending)). It does not work any more. ((amount)) is still yours.',
      `Once your other codes are used or run out, you can choose how we pay you. We will write to you then. See ((status)) or call ${phone}.`,
    ],
    discreet: [
      '((reference)): the one that ends in ((ending)) has stopped. We will write again. Talk to us: ((status))',
    ],
  },
  'payment-returned': {
    version: 1,
    subject: 'Your money came back to us, and it is still yours',
    plain: [
      'Open Door: your bank sent ((amount)) back to us. It is safe and still yours.',
      `Tell us where to pay you: ((link)) The link works until ((day)). Or call ${phone}.`,
    ],
    discreet: ['((reference)): please look at this by ((day)): ((link))'],
  },
};

/** Shown instead of a subject that says what it is about. */
const discreetSubject = 'About ((reference))';

/** What goes to somebody who fills in the form and has not sent it: there is no case yet. */
const visitKinds = ['application-saved', 'return-code'] as const;
export type VisitMessageKind = (typeof visitKinds)[number];

/** Whoever looks over a shoulder learns from these that there is a form, and not which. */
const visitTemplates: Readonly<Record<VisitMessageKind, Omit<Template, 'plain'>>> = {
  'application-saved': {
    version: 1,
    subject: 'Your answers are saved',
    discreet: ['Your answers are saved until ((day)). Reference ((reference)). Carry on: ((link))'],
  },
  'return-code': {
    version: 1,
    subject: 'Your code',
    discreet: ['((code)) is your code. It works for 15 minutes. Do not give it to anybody.'],
  },
};

export type VisitTemplateName = `${VisitMessageKind}-${'text' | 'email'}`;
export type TemplateName =
  | `${MessageKind}-${'text' | 'email'}${'' | '-discreet'}`
  | `${MessageKind}-letter`
  | VisitTemplateName;

/** Every template there has to be in GOV.UK Notify. */
export const templateNames: readonly TemplateName[] = [
  ...messageKinds.flatMap((kind) => [
    ...([`${kind}-text`, `${kind}-text-discreet`] as const),
    ...([`${kind}-email`, `${kind}-email-discreet`] as const),
    `${kind}-letter` as const,
  ]),
  ...visitKinds.flatMap((kind) => [`${kind}-text`, `${kind}-email`] as const),
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

/** The words of a template, its blanks still open. Throws for a name that is not in the list. */
export function textOfTemplate(name: string): TemplateText {
  for (const kind of messageKinds) {
    const { version, subject, plain, discreet } = messageTemplates[kind];
    switch (name) {
      case `${kind}-text`:
        return { channel: 'text', version, subject: undefined, body: plain.join(' ') };
      case `${kind}-text-discreet`:
        return { channel: 'text', version, subject: undefined, body: discreet.join(' ') };
      case `${kind}-email`:
        return { channel: 'email', version, subject, body: plain.join('\n\n') };
      case `${kind}-email-discreet`:
        return { channel: 'email', version, subject: discreetSubject, body: discreet.join('\n\n') };
      case `${kind}-letter`:
        return { channel: 'letter', version, subject, body: plain.join('\n\n') };
      default:
    }
  }
  for (const kind of visitKinds) {
    const { version, subject, discreet } = visitTemplates[kind];
    const body = discreet.join(' ');
    if (name === `${kind}-text`) return { channel: 'text', version, subject: undefined, body };
    if (name === `${kind}-email`) return { channel: 'email', version, subject, body };
  }
  throw new Error(`There is no message template ${name}`);
}

export type Personalisation = Readonly<Partial<Record<Blank, string>>>;

/** Fills the blanks, as GOV.UK Notify does; a blank that nothing is given for stays and is seen. */
export function fillBlanks(
  text: string,
  given: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(/\(\(([a-z_0-9]+)\)\)/g, (blank, name: string) => given[name] ?? blank);
}
