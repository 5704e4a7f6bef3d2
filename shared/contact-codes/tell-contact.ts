import * as z from 'zod';

import type { Clock } from '#shared/kernel/index.ts';
import { languageOr } from '#shared/languages/index.ts';
import {
  handedOver,
  inOwnOrder,
  visitReferenceOf,
  type MessageSender,
} from '#shared/messages/index.ts';
import { isCodeGood } from '#shared/saved-applications/index.ts';
import type { SessionStore } from '#shared/web/index.ts';

import { contactCodeSchema, contactDigits } from './contact-codes.ts';

/** A code is to be sent to the contact of an application: it names neither the contact nor the digits. */
export const contactCodeMessageSchema = z.strictObject({
  kind: z.literal('contact-code'),
  applicationId: z.string().min(1),
  codeNumber: z.int().min(1),
});
export type ContactCodeMessage = z.infer<typeof contactCodeMessageSchema>;

/**
 * Sends a code to the contact of an application, once however often it is asked; nothing once the code is too
 * old. The words are those of the codes that families come back by: they name no fund, no amount and not us.
 */
export function createTellContact(ports: {
  readonly store: SessionStore;
  readonly sender: MessageSender;
  readonly clock: Clock;
  /** What the digits of codes are made with. */
  readonly matchingKey: string;
}) {
  return async function tellContact({
    applicationId,
    codeNumber,
  }: ContactCodeMessage): Promise<void> {
    const { store, sender, clock, matchingKey } = ports;
    const at = clock.now();
    const found = await store.load(applicationId);
    if (found === undefined || found.expiresAt <= at) return;
    const asked = contactCodeSchema.parse(found.session);
    if (!isCodeGood(asked, codeNumber, at)) return;
    const reference = visitReferenceOf('contact-code', applicationId, String(codeNumber));
    if ((await sender.find(reference)) !== undefined) return;
    const language = languageOr(asked.language);
    const code = contactDigits(applicationId, codeNumber, matchingKey);
    await sender.send({
      ...{ to: asked.contact, reference },
      ...handedOver(`return-code-${asked.contact.channel}`, language, {
        code: inOwnOrder(language, code),
      }),
    });
  };
}
