import { done, invariant, type Pence, type Result, type Write } from '#shared/kernel/index.ts';
import type { LedgerEntry, Movement } from '#shared/ledger/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import {
  envelopeIdIn,
  envelopePartsOf,
  type BudgetChange,
  type EnvelopePlace,
} from './budget-change.ts';
import {
  emptyEnvelope,
  entries,
  envelopes,
  moveWithin,
  type Envelope,
  type EnvelopeCannotCarry,
} from './envelope.ts';
import { readEnvelopes } from './envelope-moves.ts';

export interface HeldEnvelope {
  readonly envelope: Envelope;
  /** Undefined while nothing is written of it. */
  readonly version: number | undefined;
}

interface MoveDetails {
  readonly at: string;
  readonly cause: string;
}

interface Moved {
  readonly writes: readonly Write[];
  readonly entry: LedgerEntry;
}

/** Envelopes as they are now; one that was never given money is an empty one to be made. */
export async function heldBy(
  records: RecordReader,
  change: BudgetChange,
  places: readonly EnvelopePlace[],
): Promise<(place: EnvelopePlace) => HeldEnvelope> {
  const found = await readEnvelopes(
    records,
    places.map((place) => envelopeIdIn(change, place)),
  );
  const byId = new Map(found.map((loaded) => [loaded.document.envelopeId, loaded]));
  return (place) => {
    const loaded = byId.get(envelopeIdIn(change, place));
    const envelope = loaded?.document ?? emptyEnvelope(envelopePartsOf(change, place));
    return { envelope, version: loaded?.version };
  };
}

/** Money from outside of the envelope, where it cannot run short. */
export function putIn(
  held: HeldEnvelope,
  from: 'funding' | 'transfer',
  amountPence: Pence,
  details: MoveDetails,
): Moved {
  const moved = moveIn(held, { from, to: 'available', amountPence }, details);
  invariant(moved.ok, 'Money from outside cannot run short');
  return moved.value;
}

/** Moves money in an envelope, or in one to be made, with the entry that says why. */
export function moveIn(
  { envelope, version }: HeldEnvelope,
  movement: Movement,
  details: MoveDetails,
): Result<Moved, EnvelopeCannotCarry> {
  const moved = moveWithin(envelope, { ...details, movements: [movement] });
  if (!moved.ok) return moved;
  const { envelope: after, entry } = moved.value;
  return done({
    entry,
    writes: [
      version === undefined ? envelopes.create(after) : envelopes.replace(after, version),
      entries.create(entry),
    ],
  });
}
