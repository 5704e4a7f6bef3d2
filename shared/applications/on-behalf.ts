import * as z from 'zod';

import type { Actor } from '#shared/kernel/index.ts';

const worker = { workerId: z.string(), workerName: z.string() };

/** How a family said that somebody else may apply for it. */
export const agreementWays = ['in-person', 'on-the-telephone', 'in-writing'] as const;

/** Who typed an application for a family, and how the family agreed to it (domain-facts.md §1.4). */
export const onBehalfSchema = z.strictObject({
  by: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('partner'),
      partnerId: z.string(),
      organisation: z.string(),
      ...worker,
    }),
    z.strictObject({ kind: z.literal('staff'), ...worker }),
  ]),
  agreement: z.strictObject({
    how: z.enum(agreementWays),
    at: z.string(),
    /** Which words were read to the family. */
    textVersion: z.string(),
  }),
});
export type OnBehalf = z.infer<typeof onBehalfSchema>;

/** The door it comes through, and who is its maker: whoever made it can never approve it. */
export function doorOf({ by }: OnBehalf): {
  readonly channel: 'partner' | 'telephone';
  readonly actor: Actor;
} {
  return by.kind === 'partner'
    ? { channel: 'partner', actor: { kind: 'partner', id: by.partnerId } }
    : { channel: 'telephone', actor: { kind: 'staff', id: by.workerId } };
}
