import * as z from 'zod';

import type { Clock } from '#shared/kernel/index.ts';
import { visitReferenceOf, type MessageSender } from '#shared/messages/index.ts';
import { digitsOf, isCodeGood } from '#shared/saved-applications/index.ts';
import type { SessionStore } from '#shared/web/index.ts';

import { signInSchema } from './group-sign-in.ts';

/** A code is to be sent: it names neither the address nor the digits. */
export const signInMessageSchema = z.strictObject({
  kind: z.literal('group-code'),
  signInId: z.string().min(1),
  codeNumber: z.int().min(1),
});
export type SignInMessage = z.infer<typeof signInMessageSchema>;

/** Sends a code to whoever signs in, once however often it is asked; nothing once the code is too old. */
export function createTellWhoeverSignsIn(ports: {
  readonly store: SessionStore;
  readonly sender: MessageSender;
  readonly clock: Clock;
  /** What the digits of codes are made with. */
  readonly matchingKey: string;
}) {
  return async function tellWhoeverSignsIn({ signInId, codeNumber }: SignInMessage): Promise<void> {
    const { store, sender, clock, matchingKey } = ports;
    const at = clock.now();
    const found = await store.load(signInId);
    if (found === undefined || found.expiresAt <= at) return;
    const signIn = signInSchema.parse(found.session);
    if (!isCodeGood(signIn, codeNumber, at)) return;
    const reference = visitReferenceOf('group-code', signInId, String(codeNumber));
    if ((await sender.find(reference)) !== undefined) return;
    await sender.send({
      reference,
      to: { channel: 'email', email: signIn.email },
      template: 'group-code-email',
      personalisation: { code: digitsOf(signInId, codeNumber, matchingKey) },
    });
  };
}
