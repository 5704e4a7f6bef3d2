import { apportion, type Pence } from '#shared/kernel/index.ts';

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

/** Lifts every share to the floor and takes what that costs from the others in proportion. */
function sharesWithFloor(
  shares: ReadonlyMap<string, number>,
  floor: number,
): ReadonlyMap<string, number> {
  const below = [...shares].filter(([, share]) => share < floor);
  const above = [...shares].filter(([, share]) => share >= floor);
  const aboveSum = above.reduce((sum, [, share]) => sum + share, 0);
  const left = 1 - below.length * floor;
  return new Map([
    ...below.map(([code]) => [code, floor] as const),
    ...above.map(([code, share]) => [code, (share / aboveSum) * left] as const),
  ]);
}
