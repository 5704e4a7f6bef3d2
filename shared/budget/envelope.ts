import * as z from 'zod';

import { done, invariant, refused, type Result, type Write } from '#shared/kernel/index.ts';
import {
  accounts,
  chainStart,
  entryAfter,
  entrySchema,
  isOutside,
  type Account,
  type LedgerEntry,
  type Movement,
} from '#shared/ledger/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

/** The locality code of the pool that belongs to no locality. */
export const cityPool = 'city';

export const envelopeSchema = z.strictObject({
  envelopeId: z.string(),
  programmeId: z.string(),
  windowId: z.string(),
  ringFence: z.string(),
  localityCode: z.string(),
  balancesPence: z.strictObject({
    funding: z.int(),
    /** Envelopes written before money was ever moved between them say nothing of it. */
    transfer: z.int().default(0),
    available: z.int(),
    reserved: z.int(),
    'in-transit': z.int(),
    paid: z.int(),
  }),
  head: z.strictObject({ sequence: z.int(), hash: z.string() }),
});

/** The budget of programme × ring-fence × locality: its balances and the head of its ledger. */
export type Envelope = z.infer<typeof envelopeSchema>;

export const envelopes = documentKind({
  kind: 'envelope',
  schema: envelopeSchema,
  key: (envelope) => keys.envelope(envelope.envelopeId),
  place: (envelope) => ({
    queue: queues.envelopes(envelope.programmeId, envelope.windowId),
    queueOrder: envelope.envelopeId,
  }),
});

export const entries = documentKind({
  kind: 'ledger-entry',
  schema: entrySchema,
  key: (entry) => keys.entry(entry.envelopeId, entry.sequence),
});

export function envelopeIdOf(parts: {
  readonly programmeId: string;
  readonly windowId: string;
  readonly ringFence: string;
  readonly localityCode: string;
}): string {
  return `${parts.programmeId}:${parts.windowId}:${parts.ringFence}:${parts.localityCode}`;
}

export function emptyEnvelope(parts: {
  readonly programmeId: string;
  readonly windowId: string;
  readonly ringFence: string;
  readonly localityCode: string;
}): Envelope {
  return {
    envelopeId: envelopeIdOf(parts),
    ...parts,
    balancesPence: { funding: 0, transfer: 0, available: 0, reserved: 0, 'in-transit': 0, paid: 0 },
    head: chainStart,
  };
}

export interface EnvelopeCannotCarry {
  readonly kind: 'envelope-cannot-carry';
  readonly envelopeId: string;
  readonly availablePence: number;
  readonly neededPence: number;
}

export interface Moved {
  readonly envelope: Envelope;
  readonly entry: LedgerEntry;
}

/**
 * Moves money within an envelope and writes the entry that explains it. Refuses when an account
 * of its own would go below nothing: nobody can spend what is not there.
 */
export function moveWithin(
  envelope: Envelope,
  details: { readonly at: string; readonly cause: string; readonly movements: readonly Movement[] },
): Result<Moved, EnvelopeCannotCarry> {
  const entry = entryAfter(envelope.head, { envelopeId: envelope.envelopeId, ...details });
  const balancesPence = { ...envelope.balancesPence };
  for (const line of entry.lines) balancesPence[line.account] += line.amountPence;
  const short = accounts.find((account) => !isOutside(account) && balancesPence[account] < 0);
  if (short !== undefined) {
    return refused({
      kind: 'envelope-cannot-carry',
      envelopeId: envelope.envelopeId,
      availablePence: envelope.balancesPence[short],
      neededPence: -totalOut(entry, short),
    });
  }
  const head = { sequence: entry.sequence, hash: entry.hash };
  return done({ envelope: { ...envelope, balancesPence, head }, entry });
}

/** The two writes that carry a movement into a commit: the envelope, and its entry. */
export function movedWrites(moved: Moved, expecting: number): Write[] {
  return [envelopes.replace(moved.envelope, expecting), entries.create(moved.entry)];
}

/** All the money an envelope was given, less what it gave to others, in whatever account it is now. */
export function allocatedPence({ balancesPence: { funding, transfer } }: Envelope): number {
  invariant(funding <= 0, 'An envelope gives nothing back to its funder');
  return 0 - funding - transfer;
}

function totalOut(entry: LedgerEntry, account: Account): number {
  return entry.lines
    .filter((line) => line.account === account && line.amountPence < 0)
    .reduce((sum, line) => sum + line.amountPence, 0);
}
