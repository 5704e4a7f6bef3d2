import { invariant } from '#shared/kernel/index.ts';
import { type SmallArea, smallAreasOf, type Vintage } from './small-areas.ts';

/** The middle of the scale, and the mean of all areas: used when the address is unknown or hidden. */
export const cityMedianRank = 50;

const ranksOf = new Map<Vintage, ReadonlyMap<string, number>>();

/**
 * The area's place among Birmingham's small areas, 0 the least deprived and 100 the most: the mean
 * of its places by IDACI and by IMD of its own vintage.
 *
 * place = 100 × (areas of the city ranked less deprived + half of those tied with it) ÷ (areas − 1)
 *
 * It is a place within the city because two areas in five lie in England's most deprived tenth,
 * which a national decile cannot tell apart (docs/decisions/0004). Two places are averaged because
 * IDACI speaks for children and IMD for everybody.
 */
export function cityRank(area: SmallArea): number {
  let ranks = ranksOf.get(area.vintage);
  if (ranks === undefined) {
    ranks = cityRanksAmong(smallAreasOf(area.vintage));
    ranksOf.set(area.vintage, ranks);
  }
  const rank = ranks.get(area.code);
  invariant(rank !== undefined, `${area.code} is not a small area of Birmingham`);
  return rank;
}

const ascendingRanksOf = new Map<Vintage, readonly number[]>();

/**
 * The fifth of the city's small areas that a place within the city is in: 1 the most deprived fifth,
 * 5 the least. Fifths are of areas, not of people, as those of the indices are.
 */
export function cityFifth(rank: number, vintage: Vintage): 1 | 2 | 3 | 4 | 5 {
  let ranks = ascendingRanksOf.get(vintage);
  if (ranks === undefined) {
    ranks = smallAreasOf(vintage)
      .map(cityRank)
      .sort((one, other) => one - other);
    ascendingRanksOf.set(vintage, ranks);
  }
  const moreDeprived = ranks.length - countUpTo(ranks, rank);
  const fifth = Math.floor((5 * moreDeprived) / ranks.length) + 1;
  if (fifth >= 5) return 5;
  if (fifth === 4) return 4;
  if (fifth === 3) return 3;
  return fifth === 2 ? 2 : 1;
}

/** How many of these, in rising order, are at most so much. */
function countUpTo(ascending: readonly number[], most: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of every area among these, as `cityRank` has it: for areas of a release that was replaced. */
export function cityRanksAmong(areas: readonly SmallArea[]): ReadonlyMap<string, number> {
  const byImd = placesOf(areas.map((area) => area.imdRank));
  const byIdaci = placesOf(areas.map((area) => area.idaciRank));
  return new Map(
    areas.map(({ code, imdRank, idaciRank }) => [
      code,
      ((byImd.get(imdRank) ?? cityMedianRank) + (byIdaci.get(idaciRank) ?? cityMedianRank)) / 2,
    ]),
  );
}

/** The place of each national rank. Areas that tie share the middle of the places they fill. */
function placesOf(nationalRanks: readonly number[]): Map<number, number> {
  const ordered = [...nationalRanks].sort((one, other) => one - other);
  const last = ordered.length - 1;
  return new Map(
    ordered.map((rank) => {
      const lessDeprived = last - ordered.lastIndexOf(rank);
      const tied = ordered.lastIndexOf(rank) - ordered.indexOf(rank);
      return [rank, (100 * (lessDeprived + tied / 2)) / last];
    }),
  );
}
