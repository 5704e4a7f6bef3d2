import { describe, expect, it } from 'vitest';

import { cityArea, placeOf } from '#shared/applications/index.ts';
import { cityMedianRank, cityRank, smallAreaByCode } from '#shared/reference/index.ts';

const address = (postcode: string) =>
  ({ kind: 'address', line1: '1 High Street', postcode }) as const;
const unplaced = { area: cityArea, areaRank: cityMedianRank };

describe('placing a home', () => {
  it('finds its locality, ward and both small areas, and ranks the one of the fund’s vintage', () => {
    const older = placeOf(address('b8  3bb'), 2019);
    const newer = placeOf(address('B8 3BB'), 2025);
    expect(older).toMatchObject({
      status: 'inside',
      area: { localityCode: 'hodge-hill', lsoa2011: 'E01009194' },
    });
    expect(newer).toMatchObject({ area: older.area });
    expect(older.areaRank).toBe(cityRank(smallAreaByCode('E01009194', 2019)!));
    expect(newer.areaRank).toBe(cityRank(smallAreaByCode(newer.area.lsoa2021!, 2025)!));
  });

  it('names the council of a postcode outside and gives it no locality', () => {
    expect(placeOf(address('B91 3QB'), 2019)).toEqual({
      status: 'outside',
      council: 'Solihull',
      ...unplaced,
    });
  });

  it.each(['B99 9ZZ', 'SW1A 1AA', 'next to the mosque'])(
    'does not guess where %s is',
    (postcode) => {
      expect(placeOf(address(postcode), 2019)).toEqual({ status: 'unknown', ...unplaced });
    },
  );

  it.each(['refuge', 'no-fixed-address'] as const)(
    'never places %s, and the city’s median stands in',
    (kind) => {
      expect(placeOf({ kind }, 2025)).toEqual({ status: 'hidden', ...unplaced });
    },
  );
});
