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
    ranks = rankWithin(smallAreasOf(area.vintage));
    ranksOf.set(area.vintage, ranks);
  }
  const rank = ranks.get(area.code);
  invariant(rank !== undefined, `${area.code} is not a small area of Birmingham`);
  return rank;
}

function rankWithin(areas: readonly SmallArea[]): Map<string, number> {
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
