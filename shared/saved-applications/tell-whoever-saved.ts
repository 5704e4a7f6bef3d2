import * as z from 'zod';

import { localDate, showReference, type Clock, type Instant } from '#shared/kernel/index.ts';
import { languageOr } from '#shared/languages/index.ts';
import {
  dayInWords,
  handedOver,
  inOwnOrder,
  linkIn,
  visitReferenceOf,
  type MessageSender,
  type OutgoingMessage,
} from '#shared/messages/index.ts';

import { addressOf, digitsOf, isCodeGood, type SavedApplication } from './saved-application.ts';
import { findSaved, type SavedStore } from './saved-store.ts';

/** What is to be sent to somebody who saved, or comes back. */
export const savedMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('application-saved'), applicationId: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('return-code'),
    applicationId: z.string().min(1),
    codeNumber: z.int().min(1),
  }),
]);
export type SavedMessage = z.infer<typeof savedMessageSchema>;

export type Told =
  | 'sent'
  /** It went out before. */
  | 'known'
  /** What it was to tell is no longer so: the answers were sent or forgotten, the code is too old. */
  | 'not-needed'
  /** The provider would not take it. Whoever waits for it reads what else to do. */
  | 'refused';

interface TellPorts {
  readonly store: SavedStore;
  readonly sender: MessageSender;
  readonly clock: Clock;
  /** What the digits of codes are made with. */
  readonly matchingKey: string;
  readonly serviceOrigin: string;
}

/** Sends a reference or a code to whoever saved an application, once however often it is asked. */
export function createTellWhoeverSaved(ports: TellPorts) {
  return async function tellWhoeverSaved(message: SavedMessage): Promise<Told> {
    const { store, sender, clock } = ports;
    const at = clock.now();
    const { saved } = await findSaved(store, message.applicationId, at);
    const outgoing = saved && outgoingFor(ports, message, saved, at);
    if (outgoing === undefined) return 'not-needed';
    if ((await sender.find(outgoing.reference)) !== undefined) return 'known';
    const answer = await sender.send(outgoing);
    return answer.kind === 'taken' ? 'sent' : 'refused';
  };
}

function outgoingFor(
  { matchingKey, serviceOrigin }: TellPorts,
  message: SavedMessage,
  saved: SavedApplication,
  at: Instant,
): OutgoingMessage | undefined {
  const { applicationId, contact, keptUntil, savedAt } = saved;
  const language = languageOr(saved.language);
  const template = `${message.kind}-${contact.channel}` as const;
  const address = addressOf(contact);
  if (message.kind === 'application-saved') {
    return {
      to: contact,
      // Saved twice in a day, it says nothing new.
      reference: visitReferenceOf(message.kind, applicationId, address, localDate(savedAt)),
      ...handedOver(template, language, {
        reference: inOwnOrder(language, showReference(applicationId)),
        day: dayInWords(keptUntil, language),
        link: linkIn(language, `${serviceOrigin}/apply/return`),
      }),
    };
  }
  const { codeNumber } = message;
  if (!isCodeGood(saved, codeNumber, at)) return undefined;
  const code = digitsOf(applicationId, codeNumber, matchingKey);
  return {
    to: contact,
    reference: visitReferenceOf(message.kind, applicationId, address, String(codeNumber)),
    ...handedOver(template, language, { code: inOwnOrder(language, code) }),
  };
}
