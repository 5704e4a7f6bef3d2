import { apportion, invariant, type Pence } from '#shared/kernel/index.ts';

import { cityPool } from './envelope.ts';

export interface PlannedEnvelope {
  readonly ringFence: string;
  readonly localityCode: string;
  readonly amountPence: Pence;
}

export interface PlanRequest {
  readonly totalPence: Pence;
  readonly ringFences: readonly { readonly ringFence: string; readonly share: number }[];
  /** Each locality's share of need; they sum to 1. */
  readonly needShares: ReadonlyMap<string, number>;
  readonly cityPoolShare: number;
  readonly localityFloorShare: number;
}

/**
 * Divides a programme's money: ring-fences first, then a city pool, then localities by their share
 * of need with a floor below which none falls. The parts sum to the total to the penny.
 */
export function planEnvelopes(request: PlanRequest): readonly PlannedEnvelope[] {
  const { totalPence, ringFences, needShares, cityPoolShare, localityFloorShare } = request;
  const fenced = apportion(
    totalPence,
    ringFences.map((fence) => fence.share),
  );
  const localityCodes = [...needShares.keys()].sort();
  const floored = sharesWithFloor(needShares, localityFloorShare);
  const weights = [
    ...localityCodes.map((code) => (1 - cityPoolShare) * (floored.get(code) ?? 0)),
    cityPoolShare,
  ];
  return ringFences.flatMap(({ ringFence }, index) =>
    apportion(fenced[index] ?? 0, weights).map((amountPence, place) => ({
      ringFence,
      localityCode: localityCodes[place] ?? cityPool,
      amountPence,
    })),
  );
}

/**
 * Lifts every share to the floor and takes what that costs from the others in proportion. Taking may
 * push another below the floor, so it goes on until everybody stands on it.
 */
function sharesWithFloor(
  shares: ReadonlyMap<string, number>,
  floor: number,
): ReadonlyMap<string, number> {
  invariant(shares.size * floor <= 1, 'There is not enough for everybody to stand on the floor');
  const below = new Set<string>();
  for (;;) {
    const above = [...shares].filter(([code]) => !below.has(code));
    const aboveSum = above.reduce((sum, [, share]) => sum + share, 0);
    const left = 1 - below.size * floor;
    const scaled = new Map(above.map(([code, share]) => [code, (share / aboveSum) * left]));
    const sunk = [...scaled].filter(([, share]) => share < floor);
    if (sunk.length === 0)
      return new Map([...[...below].map((code) => [code, floor] as const), ...scaled]);
    for (const [code] of sunk) below.add(code);
  }
}
