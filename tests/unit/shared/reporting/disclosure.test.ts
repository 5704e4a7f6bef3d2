import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { eventsOf, storeOf, type Families } from '#tests/builders/counted-winter.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { localities, smallAreas2011 } from '#shared/reference/index.ts';
import {
  createSpendAgainstNeed,
  discloseCount,
  disclosePence,
  discloseReport,
  withheldRows,
} from '#shared/reporting/index.ts';

const programme = programmeById('household-support-fund');
const december = { firstMonth: '2021-12', lastMonth: '2021-12' };

async function seenBy(own: string | undefined, families: readonly Families[]) {
  const read = createSpendAgainstNeed({ reports: storeOf(families.flatMap(eventsOf)) });
  const report = await read(programme, december);
  const mayKnow = (code: string) => code === own;
  const shown = discloseReport(report, { mayKnow, mayKnowCity: false });
  return {
    shown,
    row: (code: string) => shown.localities.find((one) => one.localityCode === code)!,
  };
}

describe('a count', () => {
  test.each([
    [0, 0],
    [1, 'withheld'],
    [7, 'withheld'],
    [8, 10],
    [12, 10],
    [13, 15],
    [1000, 1000],
  ])('of %i is shown as %s', (count, shown) => {
    expect(discloseCount(count)).toBe(shown);
  });
});

describe('money', () => {
  test('is shown to the nearest £50', () => {
    expect(disclosePence(1_224_99, 9)).toBe(1_200_00);
    expect(disclosePence(1_225_00, 9)).toBe(1_250_00);
  });
  test('is withheld when so few families had it that its sum gives them away', () => {
    expect(disclosePence(450_00, 3)).toBe('withheld');
  });
});

describe('a column', () => {
  const rows = (...counts: number[]) => counts.map((count) => ({ count, mayKnow: false }));

  test('withholds the next smallest with a single small count, which the total would give away', () => {
    expect(withheldRows(rows(40, 3, 12, 0))).toEqual([false, true, true, false]);
  });
  test('withholds no more when two are small already', () => {
    expect(withheldRows(rows(40, 3, 5, 12))).toEqual([false, true, true, false]);
  });
  test('never withholds what somebody may know', () => {
    expect(withheldRows([{ count: 3, mayKnow: true }, ...rows(20, 30)])).toEqual([
      false,
      false,
      false,
    ]);
  });
  test('shows no small count that may not be known, and never hides one row alone', () => {
    const row = fc.record({ count: fc.nat(30), mayKnow: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 11 }), (column) => {
        const withheld = withheldRows(column);
        column.forEach(({ count, mayKnow }, place) => {
          if (mayKnow) expect(withheld[place]).toBe(false);
          else if (count > 0 && count < 8) expect(withheld[place]).toBe(true);
        });
        const others = column.filter(({ count, mayKnow }) => !mayKnow && count > 0).length;
        expect(withheld.filter(Boolean).length === 1 && others > 1).toBe(false);
      }),
      { seed: 3 },
    );
  });
});

const inErdington = smallAreas2011.find((area) => area.localityCode === 'erdington')!.code;

describe('a report for a locality lead', () => {
  const families = [
    { area: { localityCode: 'yardley', lsoa2011: 'E01008881' }, count: 3 },
    { area: { localityCode: 'erdington', lsoa2011: inErdington }, count: 4 },
    { area: { localityCode: 'ladywood' }, count: 21 },
    { area: { localityCode: 'northfield' }, count: 12 },
    { area: { localityCode: 'city' }, count: 2 },
  ];

  test('shows their own locality exactly, month by month and area by area', async () => {
    const { shown, row } = await seenBy('yardley', families);
    expect(row('yardley')).toMatchObject({
      awards: 3,
      paidPence: 450_00,
      averageAwardPence: 150_00,
    });
    expect(row('yardley').months[0]?.awards).toBe(3);
    expect(shown.areas.find((area) => area.lsoaCode === 'E01008881')?.awards).toBe(3);
  });

  test('withholds small counts of the others, and all that would give them away', async () => {
    const { shown, row } = await seenBy('yardley', families);
    expect(row('erdington')).toMatchObject({
      applications: 'withheld',
      awards: 'withheld',
      paidPence: 'withheld',
      awardedPence: 'withheld',
      averageAwardPence: 'withheld',
      spendShare: 'withheld',
      gapPoints: 'withheld',
      parity: undefined,
    });
    expect(row('erdington').months[0]?.awards).toBe('withheld');
    expect(shown.unplaced.awards).toBe('withheld');
    const other = shown.areas.find((area) => area.lsoaCode === inErdington);
    expect(other?.awards).toBe('withheld');
  });

  test('rounds larger counts and the totals, each by itself', async () => {
    const { shown, row } = await seenBy('yardley', families);
    expect(row('ladywood')).toMatchObject({ awards: 20, paidPence: 3_150_00 });
    expect(shown.city).toMatchObject({ awards: 40, paidPence: 6_300_00 });
    expect(shown.months[0]?.awards).toBe(40);
  });

  test('lets whoever may see the cases see every figure', async () => {
    const read = createSpendAgainstNeed({ reports: storeOf(families.flatMap(eventsOf)) });
    const report = await read(programme, december);
    const seen = discloseReport(report, { mayKnow: () => true, mayKnowCity: true });
    expect(seen).toEqual(report);
    expect(report.localities).toHaveLength(localities.length);
  });
});
