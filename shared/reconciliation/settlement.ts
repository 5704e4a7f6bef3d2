import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

import { outsideAccountSchema } from './outside-account.ts';

/** Why two people say that a difference is none. */
export const settlementReasons = {
  'same-payment': 'This line is that payment',
  'bank-charge': 'The bank’s or provider’s own charge',
  interest: 'Interest',
  'bank-mistake': 'A mistake of the bank or provider that it has put right',
  other: 'Something else',
} as const;
export const settlementReasonSchema = z.enum(
  ['same-payment', 'bank-charge', 'interest', 'bank-mistake', 'other'],
  'Choose what it is',
);

const proposed = {
  /** Whose statement it is a difference with. */
  account: outsideAccountSchema,
  /** The line it is about or, where there is none, what we expected. */
  settlementId: z.string(),
  month: z.string(),
  lineId: z.string().optional(),
  movementId: z.string().optional(),
  why: settlementReasonSchema,
  reason: z.string(),
  /** What the bank or provider moved less what we expected of it. */
  differencePence: z.int(),
  proposedBy: z.string(),
  proposedAt: z.string(),
};

/**
 * What settles a difference without a match: one person proposes it with a reason, another confirms.
 * Declined by either of them, it may be proposed again.
 */
export const settlementSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('proposed'), ...proposed }),
  z.strictObject({
    state: z.literal('confirmed'),
    ...proposed,
    confirmedBy: z.string(),
    confirmedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('declined'),
    ...proposed,
    declinedBy: z.string(),
    declinedAt: z.string(),
  }),
]);
export type Settlement = z.infer<typeof settlementSchema>;
export type SettlementIn<State extends Settlement['state']> = Extract<Settlement, { state: State }>;

export const settlements = documentKind({
  kind: 'bank-settlement',
  schema: settlementSchema,
  key: ({ account, month, settlementId }) => keys.settlement(account, month, settlementId),
});
