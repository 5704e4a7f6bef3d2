import * as z from 'zod';

import { derivedReference } from '#shared/kernel/index.ts';
import { documentKind, keys } from '#shared/records/index.ts';

import { messageKindSchema, type MessageKind } from './message-kinds.ts';

const base = {
  messageId: z.string(),
  applicationId: z.string(),
  kind: messageKindSchema,
  /** The event that it was made for. */
  causeId: z.string(),
  madeAt: z.string(),
};
/** Which words, and not the words themselves: a code or a link is in none of our records in the clear. */
const worded = {
  template: z.string(),
  templateVersion: z.int().min(1),
  language: z.string(),
};
const sent = { ...base, ...worded, providerId: z.string(), sentAt: z.string() };

/** Why a family was not told, so that a person must see to it. */
export const whyNotToldSchema = z.enum([
  /** Nothing that the family said is safe. */
  'no-safe-way',
  /** The bank's reason, or its silence, asks for a person and not for a message: somebody may have died. */
  'ask-a-person',
  /** The provider would not take it. */
  'refused',
  /** It was sent, and did not arrive. */
  'bounced',
  /** It arrived, and was called unwanted: the provider writes there no more. */
  'unwanted',
]);
export type WhyNotTold = z.infer<typeof whyNotToldSchema>;

/** Why a message that somebody had begun to send need not go any more. */
export const whyNotNeededSchema = z.enum([
  /** The code was used, cancelled or ran out. */
  'code-over',
  /** The money is not with us any more, or somebody decided about it meanwhile. */
  'money-moved-on',
  /** The code was typed in, or the case decided. */
  'no-longer-asked',
]);
export type WhyNotNeeded = z.infer<typeof whyNotNeededSchema>;

/**
 * One message to a family, made once for what caused it. Its words are put together when it is sent
 * and are not kept. `sending` belongs to one worker until `leasedUntil`. Where that worker died and what
 * the message was to tell is no longer so, it ends `not-needed`: the provider never took it.
 */
export const messageSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('sending'), ...base, ...worded, leasedUntil: z.string() }),
  z.strictObject({ state: z.literal('sent'), ...sent }),
  z.strictObject({ state: z.literal('delivered'), ...sent, deliveredAt: z.string() }),
  z.strictObject({
    state: z.literal('failed'),
    ...base,
    ...z.strictObject(worded).partial().shape,
    failedAt: z.string(),
    why: whyNotToldSchema,
    /** When it was said to have arrived, before it was said to have come back or to be unwanted. */
    deliveredAt: z.string().optional(),
  }),
  z.strictObject({
    state: z.literal('not-needed'),
    ...base,
    ...worded,
    endedAt: z.string(),
    why: whyNotNeededSchema,
  }),
]);
export type Message = z.infer<typeof messageSchema>;
export type MessageIn<State extends Message['state']> = Extract<Message, { state: State }>;

export const messages = documentKind({
  kind: 'message',
  schema: messageSchema,
  key: (message) => keys.message(message.applicationId, message.messageId),
});

/** The same cause always makes the same message. */
export function messageIdFor(cause: {
  readonly applicationId: string;
  readonly kind: MessageKind;
  readonly causeId: string;
}): string {
  return derivedReference('message', cause.applicationId, cause.kind, cause.causeId);
}

/** What the provider knows a message by, so that its receipt leads back to the record. */
export function providerReferenceOf(message: Pick<Message, 'applicationId' | 'messageId'>): string {
  return `${message.applicationId}-${message.messageId}`;
}

/**
 * The same for a message to somebody whose application is not sent yet. No case keeps what became of
 * it: whoever waits for it is at the screen, and asks again.
 */
export function visitReferenceOf(...parts: readonly string[]): string {
  return `${visitPrefix}${derivedReference('visit-message', ...parts)}`;
}
const visitPrefix = 'VISIT-';

export function isVisitReference(reference: string): boolean {
  return reference.startsWith(visitPrefix);
}

/** Undefined for what is no reference of ours. */
export function readProviderReference(
  text: string,
): { readonly applicationId: string; readonly messageId: string } | undefined {
  const [, applicationId, messageId] = /^([0-9A-Z]{10})-([0-9A-Z]{10})$/.exec(text) ?? [];
  return applicationId === undefined || messageId === undefined
    ? undefined
    : { applicationId, messageId };
}
