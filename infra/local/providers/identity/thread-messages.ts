import * as z from 'zod';

/** What the identity provider's thread is started with. */
export const threadInputSchema = z.strictObject({
  offsetMs: z.instanceof(SharedArrayBuffer),
  port: z.int().nonnegative(),
  clientId: z.string(),
  redirectUri: z.url(),
  signOutUri: z.url(),
  dataFolder: z.string(),
});

export type ThreadInput = z.infer<typeof threadInputSchema>;

/** What it says to the thread that started it. */
export const threadMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listening'), url: z.url() }),
  z.strictObject({ kind: z.literal('trouble'), sentence: z.string(), detail: z.string() }),
]);

export type ThreadMessage = z.infer<typeof threadMessageSchema>;
