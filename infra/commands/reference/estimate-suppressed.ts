import type { SmallAreaFigures } from './figures.ts';

/**
 * The number of small areas ranked in England: the last rank there is. The indices of 2019 rank
 * 32,844 areas of 2011, those of 2025 rank 33,755 areas of 2021.
 */
export const lastRankOf = { 2019: 32_844, 2025: 33_755 } as const;

/**
 * Counts are published to the nearest 5 and none below 10 is published, so a suppressed one is at
 * most 7: an 8 would have been published as 10.
 */
const largestSuppressed = 7;

/** One neighbour would pass on its own rounding to the nearest 5; five average it out. */
const neighboursEachSide = 5;

export interface EstimatedSmallArea extends SmallAreaFigures {
  readonly incomeDeprivedChildren: number;
  readonly estimated: boolean;
}

/**
 * Fills in suppressed counts of income-deprived children. IDACI ranks areas by the very share we
 * lack, so the share is read off between the five published areas just above and just below in
 * rank, in a straight line between their means; past the last published area the line runs to a
 * share of nothing at England's last rank. Leaving them at zero would take need from areas because
 * they are small, not because it is absent.
 */
export function estimateSuppressed(
  areas: readonly SmallAreaFigures[],
  lastRank: number,
): EstimatedSmallArea[] {
  const published = areas
    .flatMap(({ idaciRank, incomeDeprivedChildren, children }) =>
      incomeDeprivedChildren === undefined || children === 0
        ? []
        : [{ rank: idaciRank, share: incomeDeprivedChildren / children }],
    )
    .sort((one, other) => one.rank - other.rank);
  return areas.map((area) => {
    const { incomeDeprivedChildren } = area;
    if (incomeDeprivedChildren !== undefined) {
      return { ...area, incomeDeprivedChildren, estimated: false };
    }
    const share = shareAt(area.idaciRank, published, lastRank);
    const count = Math.min(largestSuppressed, Math.round(share * area.children));
    return { ...area, incomeDeprivedChildren: count, estimated: true };
  });
}

interface RankedShare {
  readonly rank: number;
  readonly share: number;
}

function shareAt(rank: number, published: readonly RankedShare[], lastRank: number): number {
  const above = published.filter((area) => area.rank < rank).slice(-neighboursEachSide);
  const below = published.filter((area) => area.rank > rank).slice(0, neighboursEachSide);
  const from = above.length < neighboursEachSide ? { rank: 1, share: 1 } : middle(above);
  const to = below.length < neighboursEachSide ? { rank: lastRank, share: 0 } : middle(below);
  return from.share + ((to.share - from.share) * (rank - from.rank)) / (to.rank - from.rank);
}

function middle(areas: readonly RankedShare[]): RankedShare {
  return {
    rank: areas.reduce((sum, area) => sum + area.rank, 0) / areas.length,
    share: areas.reduce((sum, area) => sum + area.share, 0) / areas.length,
  };
}
