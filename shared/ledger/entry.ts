import { createHash } from 'node:crypto';

import * as z from 'zod';

import { invariant, sumPence, type Pence } from '#shared/kernel/index.ts';

import { accounts, type Account } from './accounts.ts';

const lineSchema = z.strictObject({
  account: z.enum(accounts),
  /** Into the account is positive, out of it negative. */
  amountPence: z.int(),
  paymentId: z.string().optional(),
});

export const entrySchema = z.strictObject({
  envelopeId: z.string(),
  sequence: z.int().min(1),
  at: z.string(),
  /** Why: the use case and what it acted for. */
  cause: z.string(),
  lines: z.array(lineSchema).min(2),
  previousHash: z.string(),
  hash: z.string(),
});

export type LedgerEntry = z.infer<typeof entrySchema>;
export type LedgerLine = z.infer<typeof lineSchema>;

/** Where an envelope's chain begins: nothing came before. */
export const chainStart = { sequence: 0, hash: 'start' } as const;

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** A movement between two accounts for one payment, or for the envelope as a whole. */
export interface Movement {
  readonly from: Account;
  readonly to: Account;
  readonly amountPence: Pence;
  readonly paymentId?: string;
}

/**
 * Writes movements down as one balanced entry that follows on from the head of the chain. Its hash
 * covers the hash before it, so that no earlier entry can be changed unseen.
 */
export function entryAfter(
  head: ChainHead,
  details: { envelopeId: string; at: string; cause: string; movements: readonly Movement[] },
): LedgerEntry {
  const { envelopeId, at, cause, movements } = details;
  invariant(
    movements.every((movement) => movement.amountPence > 0 && movement.from !== movement.to),
    'A movement is a positive amount between two accounts',
  );
  const lines = movements.flatMap(({ from, to, amountPence, paymentId }) => {
    const about = paymentId === undefined ? {} : { paymentId };
    return [
      { account: from, amountPence: -amountPence, ...about },
      { account: to, amountPence, ...about },
    ];
  });
  const unsealed = {
    envelopeId,
    sequence: head.sequence + 1,
    at,
    cause,
    lines,
    previousHash: head.hash,
  };
  return { ...unsealed, hash: hashOf(unsealed) };
}

export function isBalanced(entry: LedgerEntry): boolean {
  return sumPence(entry.lines.map((line) => line.amountPence)) === 0;
}

/** SHA-256 over the fields in a fixed order, so that the same entry always has the same hash. */
export function hashOf(entry: Omit<LedgerEntry, 'hash'>): string {
  const canonical = JSON.stringify([
    entry.envelopeId,
    entry.sequence,
    entry.at,
    entry.cause,
    entry.lines.map((line) => [line.account, line.amountPence, line.paymentId ?? null]),
    entry.previousHash,
  ]);
  return createHash('sha256').update(canonical).digest('base64url');
}
