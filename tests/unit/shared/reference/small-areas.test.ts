import {
  cityFifth,
  cityMedianRank,
  cityRank,
  localities,
  localityByCode,
  needOf,
  needShare,
  type SmallArea,
  smallAreaByCode,
  smallAreas2011,
  smallAreas2021,
  type Vintage,
  wardByCode,
  wards,
} from '#shared/reference/index.ts';
import { describe, expect, it } from 'vitest';

const vintages = [
  [2019, smallAreas2011],
  [2025, smallAreas2021],
] as const satisfies readonly (readonly [Vintage, readonly SmallArea[]])[];

describe('small areas', () => {
  it('are 639 of 2011 and 659 of 2021', () => {
    expect(smallAreas2011).toHaveLength(639);
    expect(smallAreas2021).toHaveLength(659);
  });

  it("lie in England's most deprived tenth 264 times in 2019 and 282 times in 2025", () => {
    expect(smallAreas2011.filter((area) => area.imdDecile === 1)).toHaveLength(264);
    expect(smallAreas2021.filter((area) => area.imdDecile === 1)).toHaveLength(282);
  });

  it.each([
    // Tenths of the 32,844 areas of 2011 and of the 33,755 of 2021.
    [2019, smallAreas2011, 32_844],
    [2025, smallAreas2021, 33_755],
  ] as const)('have the tenths that their ranks of %i give', (_, areas, last) => {
    const wrong = areas.filter(
      (area) =>
        area.imdDecile !== Math.ceil((area.imdRank * 10) / last) ||
        area.idaciDecile !== Math.ceil((area.idaciRank * 10) / last),
    );

    expect(wrong).toEqual([]);
  });

  it('carry the published figures of one area in both vintages, which share its code', () => {
    expect(smallAreaByCode('E01008881', 2019)).toEqual({
      vintage: 2019,
      code: 'E01008881',
      name: 'Birmingham 067A',
      localityCode: 'yardley',
      wardCode: 'E05011186',
      imdScore: 41.179,
      imdRank: 3924,
      imdDecile: 2,
      idaciRank: 6600,
      idaciDecile: 3,
      population: 1642,
      children: 416,
      incomeDeprivedChildren: 105,
      incomeDeprivedChildrenEstimated: false,
      incomeDeprivedShare: 105 / 416,
      longitude: -1.81274,
      latitude: 52.46775,
    });
    expect(smallAreaByCode('E01008881', 2025)).toMatchObject({
      vintage: 2025,
      imdRank: 3696,
      idaciRank: 2840,
      population: 1746,
      children: 425,
      incomeDeprivedChildren: 300,
    });
  });

  it('are found in their own vintage only', () => {
    expect(smallAreaByCode('E01034932', 2025)?.name).toBe('Birmingham 051G');
    expect(smallAreaByCode('E01034932', 2019)).toBeUndefined();
    expect(smallAreaByCode('E01009194', 2025)).toBeUndefined();
  });

  it('sum to the published populations', () => {
    const total = (areas: readonly SmallArea[]) =>
      areas.reduce((sum, area) => sum + area.population, 0);

    expect(total(smallAreas2011)).toBe(1_112_305);
    expect(total(smallAreas2021)).toBe(1_144_903);
  });

  it('have an estimate of at most 7 where the count of children was suppressed', () => {
    const estimates = vintages.map(([, areas]) =>
      areas.filter((area) => area.incomeDeprivedChildrenEstimated),
    );

    expect(estimates.map((areas) => areas.length)).toEqual([38, 2]);
    expect(estimates.flat().every((area) => area.incomeDeprivedChildren <= 7)).toBe(true);
    expect(estimates.flat().every((area) => area.incomeDeprivedChildren > 0)).toBe(true);
  });

  it('lie within the city', () => {
    const astray = [...smallAreas2011, ...smallAreas2021].filter(
      ({ longitude, latitude }) =>
        longitude < -2.034 || longitude > -1.729 || latitude < 52.381 || latitude > 52.609,
    );

    expect(astray).toEqual([]);
  });
});

describe('localities and wards', () => {
  it('are the ten districts and 69 wards', () => {
    expect(localities.map((locality) => locality.name)).toEqual([
      'Edgbaston',
      'Erdington',
      'Hall Green',
      'Hodge Hill',
      'Ladywood',
      'Northfield',
      'Perry Barr',
      'Selly Oak',
      'Sutton Coldfield',
      'Yardley',
    ]);
    expect(wards).toHaveLength(69);
  });

  it('are found by their codes', () => {
    expect(localityByCode('sutton-coldfield')).toEqual({
      code: 'sutton-coldfield',
      name: 'Sutton Coldfield',
      constituencyCode: 'E14000985',
    });
    expect(wardByCode('E05011121')).toEqual({
      code: 'E05011121',
      name: 'Aston',
      localityShares: [
        { localityCode: 'ladywood', share: 0.761 },
        { localityCode: 'perry-barr', share: 0.239 },
      ],
    });
    expect(localityByCode('solihull')).toBeUndefined();
    expect(wardByCode('E05000000')).toBeUndefined();
  });

  it('cross each other in 19 wards, whose shares still sum to 1 and come largest first', () => {
    const straddling = wards.filter((ward) => ward.localityShares.length > 1);
    const shares = wards.map((ward) => ward.localityShares.map((part) => part.share));

    expect(straddling).toHaveLength(19);
    shares.forEach((parts) => {
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 2);
      expect(parts).toEqual([...parts].sort((one, other) => other - one));
    });
  });
});

describe('share of need', () => {
  it.each(vintages)('sums to 1 over the ten localities in %i', (vintage) => {
    const shares = [...needShare(vintage).values()];

    expect(shares).toHaveLength(10);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it.each(vintages)(
    'is largest in Hodge Hill and smallest in Sutton Coldfield in %i',
    (vintage) => {
      const ordered = [...needShare(vintage)].sort(([, one], [, other]) => other - one);

      expect(ordered.at(0)?.[0]).toBe('hodge-hill');
      expect(ordered.at(-1)?.[0]).toBe('sutton-coldfield');
    },
  );

  it.each(vintages)(
    'is the need of its small areas over that of the city in %i',
    (vintage, areas) => {
      const need = (some: readonly SmallArea[]) =>
        some.reduce((sum, area) => sum + needOf(area.code, vintage), 0);
      const ladywood = areas.filter((area) => area.localityCode === 'ladywood');

      expect(needShare(vintage).get('ladywood')).toBeCloseTo(need(ladywood) / need(areas), 12);
    },
  );

  it('counts the children in income-deprived families of one area, by vintage', () => {
    expect(needOf('E01008881', 2019)).toBe(105);
    expect(needOf('E01008881', 2025)).toBe(300);
  });

  it('stops at an area that is not of the city or not of the vintage', () => {
    expect(() => needOf('E01000001', 2019)).toThrow('E01000001');
    expect(() => needOf('E01034932', 2019)).toThrow('E01034932');
  });

  it.each([
    // The population-weighted scores that SOURCES gives for the extremes.
    [2019, smallAreas2011, 49.34, 13.49],
    [2025, smallAreas2021, 52.72, 10.89],
  ] as const)('agrees with the scores of %i about the extremes', (_, areas, most, least) => {
    const score = (code: string) => {
      const some = areas.filter((area) => area.localityCode === code);
      const people = some.reduce((sum, area) => sum + area.population, 0);
      return some.reduce((sum, area) => sum + area.imdScore * area.population, 0) / people;
    };
    const scores = localities.map(({ code }) => score(code));

    expect(score('hodge-hill')).toBeCloseTo(most, 2);
    expect(score('sutton-coldfield')).toBeCloseTo(least, 2);
    expect(Math.max(...scores)).toBe(score('hodge-hill'));
    expect(Math.min(...scores)).toBe(score('sutton-coldfield'));
  });
});

describe('rank within the city', () => {
  it.each(vintages)('has its mean in the middle and stays between 0 and 100 in %i', (_, areas) => {
    const ranks = areas.map(cityRank);

    expect(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length).toBeCloseTo(cityMedianRank);
    expect(Math.min(...ranks)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ranks)).toBeLessThanOrEqual(100);
  });

  it.each(vintages)('is the mean of the places by IMD and by IDACI in %i', (_, areas) => {
    const area = areas[100]!;
    const place = (rankOf: (one: SmallArea) => number) => {
      const less = areas.filter((other) => rankOf(other) > rankOf(area)).length;
      const tied = areas.filter((other) => rankOf(other) === rankOf(area)).length - 1;
      return (100 * (less + tied / 2)) / (areas.length - 1);
    };
    const mean = (place((one) => one.imdRank) + place((one) => one.idaciRank)) / 2;

    expect(cityRank(area)).toBeCloseTo(mean, 10);
  });

  it('gives areas that tie by IDACI the same place by it', () => {
    const tied = smallAreas2011.filter((area) => area.idaciRank === 22_433);
    const byImd = (area: SmallArea) =>
      (100 * smallAreas2011.filter((other) => other.imdRank > area.imdRank).length) / 638;
    const byIdaci = tied.map((area) => cityRank(area) * 2 - byImd(area));

    expect(tied).toHaveLength(2);
    expect(byIdaci[0]).toBeCloseTo(byIdaci[1]!, 10);
  });

  it("tells areas apart that all lie in England's most deprived tenth", () => {
    const ranks = smallAreas2011.filter((area) => area.imdDecile === 1).map(cityRank);

    expect(Math.max(...ranks) - Math.min(...ranks)).toBeGreaterThan(50);
  });

  it('stops at an area that is not of the city', () => {
    expect(() => cityRank({ ...smallAreas2011[0]!, code: 'E01000001' })).toThrow('E01000001');
  });
});

describe.each([
  [2019, smallAreas2011],
  [2025, smallAreas2021],
] as const)('fifths of the city, by the indices of %i', (vintage, areas) => {
  it('hold a fifth of its areas each, the most deprived first', () => {
    const fifths = areas.map((area) => cityFifth(cityRank(area), vintage));
    for (const fifth of [1, 2, 3, 4, 5] as const) {
      const held = fifths.filter((found) => found === fifth).length;
      expect(Math.abs(held - areas.length / 5)).toBeLessThanOrEqual(2);
    }
    expect(cityFifth(100, vintage)).toBe(1);
    expect(cityFifth(0, vintage)).toBe(5);
  });

  it('never put a more deprived area into a less deprived fifth', () => {
    const byRank = areas.map(cityRank).sort((one, other) => one - other);
    const fifths = byRank.map((rank) => cityFifth(rank, vintage));
    expect(fifths).toEqual([...fifths].sort((one, other) => other - one));
  });
});
