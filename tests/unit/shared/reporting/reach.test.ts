import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { eventsOf, storeOf } from '#tests/builders/counted-winter.ts';
import { connectionRequested, eventOf } from '#tests/builders/domain-events.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { cityFifth, cityRank, needShare, smallAreas2011 } from '#shared/reference/index.ts';
import {
  chanceOfAtMost,
  concentrationOf,
  createConnectionsByArea,
  createSpendAgainstNeed,
  reachOf,
} from '#shared/reporting/index.ts';

const programme = programmeById('household-support-fund');
const december = { firstMonth: '2021-12', lastMonth: '2021-12' };

async function reached(
  families: readonly { lsoa: string; count: number }[],
  isOfPlace = (_code: string) => true,
) {
  const events = families.flatMap(({ lsoa, count }) => {
    const { localityCode } = smallAreas2011.find(({ code }) => code === lsoa)!;
    return eventsOf({ area: { localityCode, lsoa2011: lsoa }, count });
  });
  const report = await createSpendAgainstNeed({ reports: storeOf(events) })(programme, december);
  return reachOf(report, new Map(), { isOfPlace, discloseCity: (count) => count });
}

const byRank = smallAreas2011.toSorted((one, other) => cityRank(other) - cityRank(one));
const [most, next] = byRank;
const least = byRank.at(-1)!;

describe('whom a programme reached', () => {
  test('is measured against the area’s share of need of all who came', async () => {
    const { areas } = await reached([{ lsoa: most!.code, count: 60 }]);
    const expected = areas.reduce((sum, area) => sum + area.expected, 0);
    expect(expected).toBeCloseTo(60, 6);
    expect(areas.at(-1)).toMatchObject({ lsoaCode: most!.code, applications: 60 });
    expect(areas.at(-1)!.missed).toBeLessThan(0);
    expect(areas[0]!.missed).toBeGreaterThan(0);
  });

  test('names an area only when chance does not explain that so few came', async () => {
    const many = byRank
      .slice(2)
      .map(({ code, incomeDeprivedChildren }) => ({ lsoa: code, count: incomeDeprivedChildren }));
    const { areas } = await reached([...many, { lsoa: next!.code, count: 60 }]);
    const named = areas.filter(({ clearlyFewer }) => clearlyFewer);
    expect(named.map(({ lsoaCode }) => lsoaCode)).toContain(most!.code);
    const few = await reached([{ lsoa: next!.code, count: 10 }]);
    expect(few.areas.some(({ clearlyFewer }) => clearlyFewer)).toBe(false);
  });

  test('is told of one locality by the need of the whole city', async () => {
    const { areas } = await reached(
      [{ lsoa: most!.code, count: 100 }],
      (code) => code === 'yardley',
    );
    const expected = areas.reduce((sum, area) => sum + area.expected, 0);
    expect(expected).toBeCloseTo(100 * needShare(2019).get('yardley')!, 6);
  });

  test('is split by fifths of the city’s areas, whose parts add up', async () => {
    const { fifths } = await reached([
      { lsoa: most!.code, count: 30 },
      { lsoa: least.code, count: 10 },
    ]);
    expect(fifths.map(({ applications }) => applications)).toEqual([30, 0, 0, 0, 10]);
    expect(fifths.reduce((sum, { areas }) => sum + areas, 0)).toBe(639);
    expect(fifths.reduce((sum, row) => sum + row.needShare, 0)).toBeCloseTo(1, 6);
    expect(fifths[0]).toMatchObject({ awardedShare: 1, settledShare: 1, paidPence: 30 * 150_00 });
    expect(fifths[1]).toMatchObject({ awardedShare: undefined, averageAwardPence: undefined });
    expect(cityFifth(cityRank(least), 2019)).toBe(5);
  });
});

describe('the chance of so few', () => {
  test('is that of the Poisson distribution', () => {
    expect(chanceOfAtMost(0, 3)).toBeCloseTo(0.049787, 6);
    expect(chanceOfAtMost(2, 3)).toBeCloseTo(0.42319, 5);
    expect(chanceOfAtMost(5, 0)).toBe(1);
    expect(chanceOfAtMost(1000, 1000)).toBeCloseTo(0.5084, 3);
  });
});

describe('the concentration index', () => {
  const group = fc.record({ weight: fc.integer({ min: 1, max: 99 }), amount: fc.nat(99) });

  test('is nothing when everybody has alike, and below nothing when the most deprived have more', () => {
    const alike = [1, 2, 3].map((weight) => ({ weight, amount: weight * 7 }));
    expect(concentrationOf(alike).index).toBeCloseTo(0, 12);
    expect(
      concentrationOf([
        { weight: 1, amount: 3 },
        { weight: 1, amount: 1 },
      ]).index,
    ).toBeCloseTo(-0.25, 12);
    expect(concentrationOf([{ weight: 1, amount: 0 }]).index).toBeUndefined();
  });

  test('turns its sign when the order is turned, and stays between −1 and 1', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 40 }), (groups) => {
        const { index, curve } = concentrationOf(groups);
        const turned = concentrationOf(groups.toReversed()).index;
        if (index === undefined) return;
        expect(index).toBeCloseTo(-turned!, 9);
        expect(Math.abs(index)).toBeLessThanOrEqual(1);
        expect(curve[0]).toEqual({ people: 0, share: 0 });
        expect(curve.at(-1)!.share).toBeCloseTo(1, 9);
        curve.slice(1).forEach((point, place) => {
          expect(point.share).toBeGreaterThanOrEqual(curve[place]!.share - 1e-12);
        });
      }),
      { seed: 5 },
    );
  });
});

describe('requests for further help by small area', () => {
  test('are counted in the areas of either vintage, and nowhere when the address is hidden', async () => {
    const at = '2021-12-15T12:00:00.000Z';
    const asked = [
      { localityCode: 'yardley', lsoa2011: 'E01008881', lsoa2021: 'E01033644' },
      { localityCode: 'yardley', lsoa2011: 'E01008881' },
      { localityCode: 'city' },
    ].map((area, n) =>
      eventOf(connectionRequested(`R${n}`, area, ['finance']), {
        eventId: `R${n}`,
        at,
        correlationId: `R${n}`,
      }),
    );
    const byArea = createConnectionsByArea({ reports: storeOf(asked) });
    expect([...(await byArea(2019, december))]).toEqual([['E01008881', 2]]);
    expect([...(await byArea(2025, december))]).toEqual([['E01033644', 1]]);
  });
});
