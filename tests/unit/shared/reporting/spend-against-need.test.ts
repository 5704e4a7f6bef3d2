import { describe, expect, test } from 'vitest';

import { eventsOf, storeOf, type Families } from '#tests/builders/counted-winter.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { needShare } from '#shared/reference/index.ts';
import {
  bandOf,
  createSpendAgainstNeed,
  monthsOf,
  wholePeriodOf,
  type SpendBasis,
} from '#shared/reporting/index.ts';

const programme = programmeById('household-support-fund');
const winter = { firstMonth: '2021-12', lastMonth: '2022-01' };
const hodgeHill = { localityCode: 'hodge-hill', lsoa2011: 'E01009080' };
const sutton = { localityCode: 'sutton-coldfield' };
const hidden = { localityCode: 'city' };

function reportOf(families: readonly Families[], basis: SpendBasis = 'paid', period = winter) {
  const spendAgainstNeed = createSpendAgainstNeed({ reports: storeOf(families.flatMap(eventsOf)) });
  return spendAgainstNeed(programme, period, basis);
}

async function localityIn(report: ReturnType<typeof reportOf>, code: string) {
  return (await report).localities.find((row) => row.localityCode === code)!;
}

describe('spend against need', () => {
  test('sets each locality’s share of the money beside its share of need', async () => {
    const report = reportOf([
      { area: hodgeHill, count: 30 },
      { area: sutton, count: 10 },
    ]);
    const row = await localityIn(report, 'hodge-hill');
    const need = needShare(2019).get('hodge-hill')!;
    expect(row.spendShare).toBe(0.75);
    expect(row.needShare).toBe(need);
    expect(row.gapPoints).toBeCloseTo((0.75 - need) * 100, 10);
    expect(row.ratio).toBeCloseTo(0.75 / need, 10);
    expect(row.parity).toBe('above-need');
    expect(row).toMatchObject({
      applications: 30,
      awards: 30,
      paidPence: 30 * 150_00,
      averageAwardPence: 150_00,
    });
    expect((await report).localities.reduce((sum, one) => sum + (one.spendShare ?? 0), 0)).toBe(1);
  });

  test('counts hidden addresses in the city and in no locality’s share', async () => {
    const report = await reportOf([
      { area: hodgeHill, count: 10 },
      { area: hidden, count: 4 },
    ]);
    expect(report.city.paidPence).toBe(14 * 150_00);
    expect(report.unplaced.paidPence).toBe(4 * 150_00);
    expect(report.localities.find((row) => row.localityCode === 'hodge-hill')?.spendShare).toBe(1);
  });

  test('takes returned money out of what is paid and what is awarded', async () => {
    const row = await localityIn(
      reportOf([
        { area: sutton, count: 5 },
        { area: sutton, count: 2, until: 'returned' },
        { area: sutton, count: 3, until: 'approved' },
      ]),
      'sutton-coldfield',
    );
    expect(row).toMatchObject({
      awards: 10,
      paidPence: 5 * 150_00,
      awardedPence: 8 * 150_00,
      returned: 2,
      returnedPence: 2 * 150_00,
    });
  });

  test('can go by what is awarded before the bank has settled anything', async () => {
    const families = [{ area: sutton, count: 3, until: 'approved' }] as const;
    const paid = await localityIn(reportOf(families, 'paid'), 'sutton-coldfield');
    const awarded = await localityIn(reportOf(families, 'awarded'), 'sutton-coldfield');
    expect(paid).toMatchObject({ spendShare: undefined, ratio: undefined, parity: undefined });
    expect(awarded.spendShare).toBe(1);
  });

  test('tells months and ring-fences apart, for the city and each locality', async () => {
    const report = await reportOf([
      { area: sutton, count: 2, ringFence: 'children' },
      { area: sutton, count: 3, ringFence: 'others', at: '2022-01-10T12:00:00.000Z' },
      { area: hodgeHill, count: 4, at: '2022-01-10T12:00:00.000Z' },
      { area: hodgeHill, count: 9, at: '2022-02-10T12:00:00.000Z' },
    ]);
    expect(report.months.map(({ month, awards }) => [month, awards])).toEqual([
      ['2021-12', 2],
      ['2022-01', 7],
    ]);
    expect(report.ringFences.map(({ ringFence, awards }) => [ringFence, awards])).toEqual([
      ['children', 6],
      ['others', 3],
    ]);
    const own = report.localities.find((row) => row.localityCode === 'sutton-coldfield')!;
    expect(own.months.map(({ awards }) => awards)).toEqual([2, 3]);
    expect(own.ringFences.map(({ awards }) => awards)).toEqual([2, 3]);
  });

  test('has a row for every small area, with its need', async () => {
    const report = await reportOf([{ area: hodgeHill, count: 3 }]);
    expect(report.areas).toHaveLength(639);
    const area = report.areas.find((row) => row.lsoaCode === 'E01009080');
    expect(area).toMatchObject({ awards: 3, paidPence: 450_00 });
    expect(area?.incomeDeprivedChildren).toBeGreaterThan(0);
  });

  test('says nothing of averages where there is nothing to average', async () => {
    const row = await localityIn(reportOf([]), 'yardley');
    expect(row).toMatchObject({ awards: 0, averageAwardPence: undefined, spendShare: undefined });
  });

  test.each([
    [0.79, 'below-need'],
    [0.8, 'in-parity'],
    [1.25, 'in-parity'],
    [1.26, 'above-need'],
  ])('calls a ratio of %f %s', (ratio, parity) => {
    expect(bandOf(ratio)).toBe(parity);
  });
});

describe('the period of a report', () => {
  test('runs from the first window to this month while the programme is under way', () => {
    const period = wholePeriodOf(programme, '2022-02-03T10:00:00.000Z');
    expect(monthsOf(period)).toEqual(['2021-12', '2022-01', '2022-02']);
  });

  test('ends a quarter of a year after the last window, when its payments have come through', () => {
    expect(wholePeriodOf(programme, '2026-05-01T10:00:00.000Z').lastMonth).toBe('2022-07');
  });

  test('is the first month alone before the programme has opened', () => {
    expect(monthsOf(wholePeriodOf(programme, '2021-06-01T10:00:00.000Z'))).toEqual(['2021-12']);
  });
});
