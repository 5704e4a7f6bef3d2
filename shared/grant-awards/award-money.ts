import {
  cityPool,
  collectMoves,
  envelopeIdOf,
  readEnvelopes,
  type EnvelopeCannotCarry,
} from '#shared/budget/index.ts';
import {
  done,
  refused,
  sumPence,
  type Actor,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';
import { communityGrants } from '#shared/programmes/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import type { GrantAward, GrantAwardIn, Instalment } from './grant-award.ts';

/** The place of a round's money: its one envelope, of which no locality has a part. */
export function moneyPlaceOfRound(roundId: string) {
  const ringFence = communityGrants.ringFences.map((fence) => fence.ringFence).join();
  const { programmeId } = communityGrants;
  return { programmeId, windowId: roundId, ringFence, area: { localityCode: cityPool } };
}

export function roundEnvelopeId(roundId: string): string {
  return envelopeIdOf({ ...moneyPlaceOfRound(roundId), localityCode: cityPool });
}

/** An award whose money is promised to its group, from the offer on. */
export type PromisedAward = GrantAwardIn<'offered' | 'accepted'>;

export function isPromised(award: GrantAward | undefined): award is PromisedAward {
  return award?.state === 'offered' || award?.state === 'accepted';
}

/**
 * The writes that reserve what an offer promises, each instalment under the id of its payment, or give it
 * back when the offer ends; none when a change of an award moves no money. Refused when the envelope has
 * less, and when nobody has put anything into it yet.
 */
export async function planAwardMoney(
  records: RecordReader,
  change: {
    readonly before: GrantAward | undefined;
    readonly next: GrantAward;
    readonly actor: Actor;
  },
  at: Instant,
): Promise<Result<readonly Write[], EnvelopeCannotCarry>> {
  const { before, next, actor } = change;
  if (isPromised(before) === isPromised(next)) return done([]);
  if (isPromised(next)) {
    return movesOf(records, next, promising, { at, actor });
  }
  if (!isPromised(before)) return done([]);
  return movesOf(records, before, { ...givingBack, does: 'no longer offered' }, { at, actor });
}

/** The writes that give back what a grant that is stopped never pays: some of its instalments. */
export function planRelease(
  records: RecordReader,
  { grantApplicationId, roundId }: Pick<PromisedAward, 'grantApplicationId' | 'roundId'>,
  instalments: readonly Instalment[],
  by: { readonly at: Instant; readonly actor: Actor },
): Promise<Result<readonly Write[], EnvelopeCannotCarry>> {
  const part = { grantApplicationId, roundId, instalments };
  return movesOf(records, part, { ...givingBack, does: 'stopped' }, by);
}

type PartOfAward = Pick<PromisedAward, 'grantApplicationId' | 'roundId'> & {
  readonly instalments: readonly Instalment[];
};

interface Way {
  readonly from: 'available' | 'reserved';
  readonly to: 'available' | 'reserved';
  readonly does: 'offered' | 'no longer offered' | 'stopped';
}

const promising: Way = { from: 'available', to: 'reserved', does: 'offered' };
const givingBack = { from: 'reserved', to: 'available' } as const;

async function movesOf(
  records: RecordReader,
  { grantApplicationId, roundId, instalments }: PartOfAward,
  { does, ...way }: Way,
  { at, actor }: { readonly at: Instant; readonly actor: Actor },
): Promise<Result<readonly Write[], EnvelopeCannotCarry>> {
  const envelopeId = roundEnvelopeId(roundId);
  const loaded = await readEnvelopes(records, [envelopeId]);
  const amountPence = sumPence(instalments.map((each) => each.amountPence));
  const availablePence = loaded[0]?.document.balancesPence[way.from] ?? 0;
  if (availablePence < amountPence) {
    const neededPence = amountPence;
    return refused({ kind: 'envelope-cannot-carry', envelopeId, availablePence, neededPence });
  }
  const cause = `grant ${grantApplicationId} ${does}, by ${actor.kind} ${actor.id}`;
  const moves = collectMoves(loaded, { at, cause });
  for (const { instalment, amountPence: pence } of instalments) {
    const paymentId = paymentIdOf(grantApplicationId, instalment);
    const moved = moves.move(envelopeId, { ...way, amountPence: pence, paymentId });
    if (!moved.ok) return moved;
  }
  return done(moves.writes());
}
