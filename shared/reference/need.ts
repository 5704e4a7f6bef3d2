import { invariant } from '#shared/kernel/index.ts';
import { localities } from './places.ts';
import { smallAreaByCode, smallAreasOf, type Vintage } from './small-areas.ts';

const sharesOf = new Map<Vintage, ReadonlyMap<string, number>>();

/**
 * Each locality's share of the city's need; the ten sum to 1.
 *
 * share = Σ children × income-deprived share, over its small areas ÷ the city's sum
 *
 * Children times the income-deprived share is the number of children in income-deprived families,
 * which the indices count themselves (the IDACI numerator). Areas are summed under the locality
 * that holds most of each.
 */
export function needShare(vintage: Vintage): ReadonlyMap<string, number> {
  const known = sharesOf.get(vintage);
  if (known !== undefined) return known;
  const need = new Map(localities.map(({ code }) => [code, 0]));
  let city = 0;
  for (const { localityCode, incomeDeprivedChildren } of smallAreasOf(vintage)) {
    need.set(localityCode, (need.get(localityCode) ?? 0) + incomeDeprivedChildren);
    city += incomeDeprivedChildren;
  }
  const shares = new Map([...need].map(([localityCode, count]) => [localityCode, count / city]));
  sharesOf.set(vintage, shares);
  return shares;
}

/** The need of one small area: its children in income-deprived families. */
export function needOf(lsoaCode: string, vintage: Vintage): number {
  const area = smallAreaByCode(lsoaCode, vintage);
  invariant(area !== undefined, `${lsoaCode} is not a small area of Birmingham`);
  return area.incomeDeprivedChildren;
}
