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

describe('a lead who adds up and takes away', () => {
  const months = ['2021-12', '2022-01', '2022-02'];
  const whole = { firstMonth: '2021-12', lastMonth: '2022-02' };
  const awardPence = 150_00;

  /** All that a lead of one locality can have: the report of all months, and of each. */
  async function allOf(own: string, families: readonly Families[]) {
    const read = createSpendAgainstNeed({ reports: storeOf(families.flatMap(eventsOf)) });
    const exact = await read(programme, whole);
    const reader = { mayKnow: (code: string) => code === own, mayKnowCity: false };
    const views = await Promise.all(
      months.map(async (month) => {
        const report = await read(programme, { firstMonth: month, lastMonth: month });
        return { exact: report, shown: discloseReport(report, reader, exact) };
      }),
    );
    return [...views, { exact, shown: discloseReport(exact, reader) }];
  }

  type View = Awaited<ReturnType<typeof allOf>>[number];

  /** Awards of every place as shown; those of one size are as exact as their money. */
  function awardsShown({ shown }: View) {
    const rows = [...shown.localities, shown.unplaced, shown.city];
    return rows.map(({ awardedPence, awards }) =>
      awardedPence === 'withheld' || awards === 'withheld'
        ? undefined
        : Math.round(awardedPence / awardPence),
    );
  }
  function awardsTrue({ exact }: View) {
    return [...exact.localities, exact.unplaced, exact.city].map(({ awards }) => awards);
  }

  /** What each count can be, worked out sum by sum until nothing more follows. */
  function workOut(table: readonly (readonly (number | undefined)[])[]) {
    const least = table.map((row) => row.map((count) => count ?? 1));
    const most = table.map((row) => row.map((count) => count ?? 10_000));
    const places = table[0]!.length;
    const sums = [
      ...table.map((_, v) => ({
        total: [v, places - 1] as const,
        parts: Array.from({ length: places - 1 }, (_part, p) => [v, p] as const),
      })),
      ...Array.from({ length: places }, (_, p) => ({
        total: [table.length - 1, p] as const,
        parts: Array.from({ length: table.length - 1 }, (_part, v) => [v, p] as const),
      })),
    ];
    const add = (from: number[][], cells: readonly (readonly [number, number])[]) =>
      cells.reduce((sum, [v, p]) => sum + from[v]![p]!, 0);
    for (let pass = 0; pass < 60; pass += 1) {
      for (const { total, parts } of sums) {
        const [tv, tp] = total;
        least[tv]![tp] = Math.max(least[tv]![tp]!, add(least, parts));
        most[tv]![tp] = Math.min(most[tv]![tp]!, add(most, parts));
        for (const part of parts) {
          const others = parts.filter((other) => other !== part);
          const [v, p] = part;
          least[v]![p] = Math.max(least[v]![p]!, least[tv]![tp] - add(most, others));
          most[v]![p] = Math.min(most[v]![p]!, most[tv]![tp] - add(least, others));
        }
      }
    }
    return { least, most };
  }

  const count = fc.oneof(fc.nat(9), fc.integer({ min: 8, max: 40 }));
  const winter = fc.array(fc.tuple(count, count, count), { minLength: 4, maxLength: 6 });

  test('finds out no small count of another place, from all months and all places together', async () => {
    let secrets = 0;
    const codes = ['yardley', 'erdington', 'ladywood', 'northfield', 'edgbaston', 'city'];
    await fc.assert(
      fc.asyncProperty(winter, async (counts) => {
        const families = counts.flatMap((row, place) =>
          row.map((families, month) => ({
            area: { localityCode: codes[place]! },
            count: families,
            at: `${months[month]!}-15T12:00:00.000Z`,
          })),
        );
        const views = await allOf('yardley', families);
        const table = views.map(awardsShown);
        const { least, most } = workOut(table);
        const names = [...localities.map(({ code }) => code), 'city'];
        views.forEach((view, v) => {
          awardsTrue(view).forEach((awards, p) => {
            const isSecret = awards > 0 && awards < 8 && p < names.length && names[p] !== 'yardley';
            if (!isSecret) return;
            secrets += 1;
            expect(table[v]![p]).toBeUndefined();
            expect(most[v]![p]! - least[v]![p]!).toBeGreaterThanOrEqual(2);
          });
        });
      }),
      { seed: 4, numRuns: 40 },
    );
    expect(secrets).toBeGreaterThan(100);
  });

  const scarce = [
    { area: { localityCode: 'yardley', lsoa2011: 'E01008881' }, count: 23 },
    { area: { localityCode: 'erdington', lsoa2011: inErdington }, count: 9 },
    { area: { localityCode: 'ladywood' }, count: 41, at: '2022-01-12T12:00:00.000Z' },
    { area: { localityCode: 'northfield' }, count: 3 },
  ];

  test('has no share that is not worked out from what is shown', async () => {
    const { shown, row } = await seenBy('yardley', scarce);
    const { paidPence } = shown.city;
    expect(shown.unplaced.paidPence).toBe(0);
    expect(row('yardley').spendShare).toBe(Number(row('yardley').paidPence) / Number(paidPence));
  });

  test('has no single small area of another place by subtracting the months', async () => {
    const [december] = await allOf('yardley', scarce);
    const other = december!.shown.areas.find(({ lsoaCode }) => lsoaCode === inErdington);
    expect(other).toMatchObject({ applications: 'withheld', paidPence: 'withheld' });
    const [, , , all] = await allOf('yardley', scarce);
    expect(all!.shown.areas.find(({ lsoaCode }) => lsoaCode === inErdington)?.awards).toBe(10);
  });
});
