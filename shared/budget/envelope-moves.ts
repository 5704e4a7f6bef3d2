import {
  done,
  invariant,
  refused,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import type { Account, Movement } from '#shared/ledger/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  envelopes,
  moveWithin,
  movedWrites,
  type Envelope,
  type EnvelopeCannotCarry,
} from './envelope.ts';

/**
 * Collects the movements of one commit, envelope by envelope, so that many decisions on one
 * envelope cost it one write and one entry.
 */
export interface EnvelopeMoves {
  /** Refuses, and collects nothing, when the envelope cannot carry it after what was collected. */
  move(envelopeId: string, movement: Movement): Result<void, EnvelopeCannotCarry>;
  /** Where a movement's entry will be: the envelope and the sequence of its next entry. */
  nextEntry(envelopeId: string): { envelopeId: string; sequence: number };
  writes(): Write[];
}

interface Collected {
  readonly loaded: Loaded<Envelope>;
  readonly movements: Movement[];
  readonly movedPence: Map<Account, number>;
}

export function collectMoves(
  loaded: readonly Loaded<Envelope>[],
  details: { readonly at: Instant; readonly cause: string },
): EnvelopeMoves {
  const byId = new Map<string, Collected>(
    loaded.map((each) => [
      each.document.envelopeId,
      { loaded: each, movements: [], movedPence: new Map() },
    ]),
  );
  function collected(envelopeId: string): Collected {
    const found = byId.get(envelopeId);
    invariant(found !== undefined, `Envelope ${envelopeId} was not read before moving money in it`);
    return found;
  }
  return {
    move(envelopeId, movement) {
      const { loaded: found, movements, movedPence } = collected(envelopeId);
      const { from, to, amountPence } = movement;
      const left = found.document.balancesPence[from] + (movedPence.get(from) ?? 0);
      if (left < amountPence) {
        return refused({
          kind: 'envelope-cannot-carry',
          envelopeId,
          availablePence: left,
          neededPence: amountPence,
        });
      }
      movements.push(movement);
      movedPence.set(from, (movedPence.get(from) ?? 0) - amountPence);
      movedPence.set(to, (movedPence.get(to) ?? 0) + amountPence);
      return done(undefined);
    },
    nextEntry: (envelopeId) => ({
      envelopeId,
      sequence: collected(envelopeId).loaded.document.head.sequence + 1,
    }),
    writes: () =>
      [...byId.values()].flatMap(({ loaded: { document, version }, movements }) => {
        if (movements.length === 0) return [];
        const moved = moveWithin(document, { ...details, movements });
        invariant(moved.ok, 'Movements were checked one by one as they were collected');
        return movedWrites(moved.value, version);
      }),
  };
}

/** Reads envelopes by id; one that was never given money is left out. */
export async function readEnvelopes(
  records: RecordReader,
  envelopeIds: Iterable<string>,
): Promise<readonly Loaded<Envelope>[]> {
  const unique = [...new Set(envelopeIds)];
  const items = await records.getMany(unique.map((envelopeId) => keys.envelope(envelopeId)));
  return items.map((item) => envelopes.parse(item));
}
