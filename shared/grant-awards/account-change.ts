import * as z from 'zod';

import { documentKind, keys, queues } from '#shared/records/index.ts';

import {
  acceptanceSchema,
  accountSchema,
  askSchema,
  type GrantAccount,
  type GrantAward,
} from './grant-award.ts';

const base = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  proposalId: z.string(),
  /** What is sealed of it lies beside the accounts before it, under a number that none of them had. */
  account: accountSchema,
  asked: z.array(askSchema),
};
const byBoth = z.tuple([acceptanceSchema, acceptanceSchema]);

/**
 * Another account than the one that a group accepted its grant with: because a payment came back, or because
 * it changed its bank. Both contacts say from their own mailboxes that it is the group's, then one of staff
 * takes it over; until then nothing is paid into it (docs/decisions/0062).
 */
export const accountChangeSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('waiting'),
    ...base,
    confirmations: z.array(acceptanceSchema).max(1),
  }),
  z.strictObject({
    state: z.literal('confirmed'),
    ...base,
    confirmations: byBoth,
    confirmedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('taken-over'),
    ...base,
    confirmations: byBoth,
    confirmedAt: z.string(),
    takenBy: z.string(),
    takenAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('not-used'),
    ...base,
    endedAt: z.string(),
    endedBy: z.string(),
    /** What the group reads, when staff ended it. */
    reason: z.string().optional(),
  }),
]);
export type AccountChange = z.infer<typeof accountChangeSchema>;
export type AccountChangeIn<State extends AccountChange['state']> = Extract<
  AccountChange,
  { state: State }
>;
/** One on which somebody has yet to act. */
export type OpenAccountChange = AccountChangeIn<'waiting' | 'confirmed'>;

export const grantAccountChanges = documentKind({
  kind: 'grant-account-change',
  schema: accountChangeSchema,
  key: ({ grantApplicationId }) => keys.grantAccountChange(grantApplicationId),
  place: (change) =>
    isOpenChange(change)
      ? {
          queue: queues.grantAccountChanges(),
          queueOrder: `${change.account.givenAt}#${change.grantApplicationId}`,
        }
      : undefined,
});

export function isOpenChange(change: AccountChange | undefined): change is OpenAccountChange {
  return change?.state === 'waiting' || change?.state === 'confirmed';
}

/** The account that the group named last: the one that a change is about, or the one that is in force. */
export function latestAccount(
  award: GrantAward,
  change: AccountChange | undefined,
): GrantAccount | undefined {
  return isOpenChange(change) ? change.account : award.account;
}

/** How many accounts the group gave so far: the next has a number that none of them had. */
export function accountsGiven(award: GrantAward, change?: AccountChange): number {
  const { account, accountsRemoved = [] } = award;
  return Math.max(account?.revision ?? 0, change?.account.revision ?? 0, ...accountsRemoved);
}

/** What every event about it says. */
export function aboutAccountChange(change: AccountChange) {
  const { grantApplicationId, roundId, proposalId, account } = change;
  return { grantApplicationId, roundId, proposalId, revision: account.revision };
}
