import type { Area } from '#shared/events/index.ts';
import { cityMedianRank, cityRank, lookUp } from '#shared/reference/index.ts';

import type { Home } from './application-form.ts';

/** Where a home is, as far as it may be known. */
export type Place =
  | { readonly status: 'inside'; readonly area: Area; readonly areaRank: number }
  | {
      readonly status: 'outside';
      readonly area: Area;
      readonly areaRank: number;
      readonly council: string;
    }
  | { readonly status: 'unknown' | 'hidden'; readonly area: Area; readonly areaRank: number };

/** Stands for every address that is hidden, unknown or outside: no locality, the city's median rank. */
export const cityArea: Area = { localityCode: 'city' };

/**
 * Places a home by our own figures of one vintage. A refuge and no fixed address are never placed;
 * nobody is worse off for it, since the city's median stands in.
 */
export function placeOf(home: Home, vintage: 2019 | 2025): Place {
  if (home.kind !== 'address') {
    return { status: 'hidden', area: cityArea, areaRank: cityMedianRank };
  }
  const found = lookUp(home.postcode);
  switch (found.status) {
    case 'inside': {
      const area = {
        localityCode: found.localityCode,
        wardCode: found.wardCode,
        lsoa2011: found.lsoa2011,
        lsoa2021: found.lsoa2021,
      };
      const smallArea = vintage === 2019 ? found.area2011 : found.area2021;
      return { status: 'inside', area, areaRank: cityRank(smallArea) };
    }
    case 'outside':
      return {
        status: 'outside',
        area: cityArea,
        areaRank: cityMedianRank,
        council: found.councilName,
      };
    case 'unknown':
      return { status: 'unknown', area: cityArea, areaRank: cityMedianRank };
  }
}
