import * as z from 'zod';

import { pieceRailNames } from '#shared/payments/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const proposed = {
  topUpId: z.string(),
  rail: z.enum(pieceRailNames),
  amountPence: z.int().min(1),
  proposedBy: z.string(),
  proposedAt: z.string(),
};

/**
 * Money paid to a provider of codes in advance: one person proposes it, another confirms. From then on
 * it is expected on the bank's statement and on the float's, under one reference.
 */
export const floatTopUpSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('proposed'), ...proposed }),
  z.strictObject({
    state: z.literal('confirmed'),
    ...proposed,
    confirmedBy: z.string(),
    confirmedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('withdrawn'),
    ...proposed,
    withdrawnBy: z.string(),
    withdrawnAt: z.string(),
  }),
]);
export type FloatTopUp = z.infer<typeof floatTopUpSchema>;

export const floatTopUps = documentKind({
  kind: 'float-top-up',
  schema: floatTopUpSchema,
  key: ({ topUpId }) => keys.floatTopUp(topUpId),
  place: ({ rail, proposedAt, topUpId }) => ({
    queue: queues.floatTopUps(rail),
    queueOrder: `${proposedAt}#${topUpId}`,
  }),
});

/** What whoever pays it writes on the payment: sixteen characters that Bacs lets through. */
export function topUpReference(topUpId: string): string {
  return `FLOAT ${topUpId}`;
}
