import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  isSmall,
  suppress,
  type SumOfCells,
  type TableCell,
} from '#shared/reporting/suppression.ts';

/** A table with its sums: the last row and the last column are totals. */
function tableOf(counts: readonly (readonly number[])[], knownRows: readonly number[] = []) {
  const withTotals = counts.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  const columns = withTotals[0]!.length;
  const rows = [
    ...withTotals,
    Array.from({ length: columns }, (_, column) =>
      withTotals.reduce((sum, row) => sum + row[column]!, 0),
    ),
  ];
  const place = (row: number, column: number) => row * columns + column;
  const cells: TableCell[] = rows.flatMap((row, at) =>
    row.map((count) => ({ count, known: knownRows.includes(at) })),
  );
  const sums: SumOfCells[] = [
    ...rows.map((_, row) => ({
      total: place(row, columns - 1),
      parts: Array.from({ length: columns - 1 }, (_part, column) => place(row, column)),
    })),
    ...Array.from({ length: columns }, (_, column) => ({
      total: place(rows.length - 1, column),
      parts: counts.map((_row, row) => place(row, column)),
    })),
  ];
  return { cells, sums };
}

/** Nobody can keep the sum of what the reader knows from them, nor what stands all alone. */
function isSecret(
  place: number,
  cells: readonly TableCell[],
  sums: readonly SumOfCells[],
): boolean {
  const isOpen = (at: number) => !cells[at]!.known && cells[at]!.count > 0;
  return (
    isSmall(cells[place]!.count) &&
    sums.every(
      ({ total, parts }) =>
        (total !== place || parts.some(isOpen)) &&
        (!parts.includes(place) || !cells[total]!.known || parts.filter(isOpen).length > 1),
    )
  );
}

/**
 * Somebody who tries every table of whole numbers that fits what is shown, with a withheld cell being
 * anything from 1 up, and notes what each small count could be.
 */
function tryToUndo(
  cells: readonly TableCell[],
  sums: readonly SumOfCells[],
  withheld: readonly boolean[],
  upTo: number,
): ReadonlyMap<number, ReadonlySet<number>> {
  const totals = new Set(sums.map(({ total }) => total));
  const open = cells.flatMap((_, place) => (withheld[place] && !totals.has(place) ? [place] : []));
  const found = new Map<number, Set<number>>();
  cells.forEach((_, place) => {
    if (isSecret(place, cells, sums)) found.set(place, new Set());
  });
  const values = cells.map(({ count }, place) => (withheld[place] ? undefined : count));

  /** The most a cell can be by the sums whose total is shown, the others being at least 1. */
  const mostOf = (place: number) =>
    sums.reduce((most, { total, parts }) => {
      const whole = values[total];
      if (whole === undefined || !parts.includes(place)) return most;
      const others = parts.filter((part) => part !== place);
      return Math.min(most, whole - others.reduce((sum, part) => sum + (values[part] ?? 1), 0));
    }, upTo);
  /** It is enough to know of each that it is open. */
  const isOver = () => [...found.values()].every((values) => values.size > 3);
  const search = (next: number) => {
    if (isOver()) return;
    const place = open[next];
    if (place === undefined) {
      keep();
      return;
    }
    for (let value = 1, most = mostOf(place); value <= most; value += 1) {
      values[place] = value;
      search(next + 1);
    }
    values[place] = undefined;
  };
  const keep = () => {
    const filled = [...values];
    // Totals of totals come last in the list of sums, so one pass from the parts up fills them all.
    for (let pass = 0; pass < 2; pass += 1) {
      for (const { total, parts } of sums) {
        const whole = parts.map((part) => filled[part]);
        if (filled[total] === undefined && !whole.includes(undefined)) {
          filled[total] = whole.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        }
      }
    }
    const holds = sums.every(
      ({ total, parts }) =>
        filled[total] === parts.reduce<number>((sum, part) => sum + (filled[part] ?? 0), 0),
    );
    if (!holds) return;
    for (const [place, seen] of found) seen.add(filled[place]!);
  };
  search(0);
  return found;
}

describe('what is withheld of a table', () => {
  test('is a small count and the next smallest of its row and of its column', () => {
    const { cells, sums } = tableOf([
      [3, 20, 40],
      [30, 10, 50],
      [60, 70, 80],
    ]);
    const withheld = suppress(cells, sums);
    const shown = [0, 4, 8].map((from) => withheld.slice(from, from + 4));
    expect(shown).toEqual([
      [true, true, false, false],
      [true, true, false, false],
      [false, false, false, false],
    ]);
  });

  test('is more where two small counts make a small sum together', () => {
    const { cells, sums } = tableOf([[1], [1], [30], [40]]);
    const withheld = suppress(cells, sums);
    expect([0, 2, 4].map((place) => withheld[place])).toEqual([true, true, true]);
    expect(withheld[6]).toBe(false);
  });

  test('is more where it takes several sums to give a small count away', () => {
    const { cells, sums } = tableOf([
      [8, 0, 0],
      [0, 1, 0],
      [0, 8, 0],
      [1, 0, 1],
    ]);
    const possible = tryToUndo(cells, sums, suppress(cells, sums), 20);
    for (const values of possible.values()) expect([...values].length).toBeGreaterThan(2);
  });

  test('never is what somebody knows, nor nothing', () => {
    const { cells, sums } = tableOf(
      [
        [3, 0],
        [2, 5],
        [40, 30],
      ],
      [0],
    );
    const withheld = suppress(cells, sums);
    expect(withheld.slice(0, 3)).toEqual([false, false, false]);
  });

  test('cannot be worked out by whoever tries every table that fits', () => {
    const count = fc.oneof({ weight: 3, arbitrary: fc.nat(9) }, fc.integer({ min: 8, max: 14 }));
    const table = fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    let withSecrets = 0;
    fc.assert(
      fc.property(table, fc.option(fc.constant(0), { nil: undefined }), (counts, known) => {
        const { cells, sums } = tableOf(counts, known === undefined ? [] : [known]);
        const withheld = suppress(cells, sums);
        cells.forEach(({ count: one, known: isKnown }, place) => {
          if (isSmall(one) && !isKnown && isSecret(place, cells, sums)) {
            expect(withheld[place]).toBe(true);
          }
        });
        // Trying every table takes too long where much is withheld, which is the safer case.
        const totals = new Set(sums.map(({ total }) => total));
        const open = withheld.filter((is, place) => is && !totals.has(place));
        if (open.length > 5) return;
        const possible = tryToUndo(cells, sums, withheld, 24);
        for (const values of possible.values()) {
          withSecrets += 1;
          expect([...values].length).toBeGreaterThanOrEqual(3);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
    expect(withSecrets).toBeGreaterThan(100);
  });
});
