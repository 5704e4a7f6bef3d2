/** A count of a table that somebody will see. */
export interface TableCell {
  readonly count: number;
  /** The reader knows it anyway, and can take it away from a sum. */
  readonly known: boolean;
}

/** That one cell is the sum of others, all given by their places among the cells. */
export interface SumOfCells {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Counts from 1 up to below this are small. Source: product.md, "Reports". */
export const smallest = 8;

export function isSmall(count: number): boolean {
  return count > 0 && count < smallest;
}

/** A small count must be able to be at least so many things, as far as the rest says. */
const fewestPossible = 3;

/**
 * Which cells to withhold so that no small count can be worked out from the sums: the small ones that are
 * not known, and as many others as it takes. In each sum whose total is shown, two parts or none are
 * withheld, and together not a small count; and by all sums together a small count is still open.
 * Every figure that stays is taken to be exact, as money for awards of one size gives it away.
 *
 * Source: complementary suppression, in Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
 */
export function suppress(
  given: readonly TableCell[],
  sums: readonly SumOfCells[],
): readonly boolean[] {
  const cells = withWhatFollows(given, sums);
  const withheld = cells.map(({ count, known }) => !known && isSmall(count));
  for (;;) {
    const companion =
      companionOfSums(cells, sums, withheld) ?? companionOfExposed(cells, sums, withheld);
    if (companion === undefined) return withheld;
    withheld[companion] = true;
  }
}

/** What adds up from known counts and nothing else is known as well. */
function withWhatFollows(
  given: readonly TableCell[],
  sums: readonly SumOfCells[],
): readonly TableCell[] {
  const cells = [...given];
  for (const { total, parts } of sums) {
    const cell = cells[total];
    const follows = parts.every((place) => {
      const part = cells[place];
      return part === undefined || part.known || part.count === 0;
    });
    if (cell !== undefined && follows) cells[total] = { ...cell, known: true };
  }
  return cells;
}

/** What to withhold next because one sum gives something away by itself. */
function companionOfSums(
  cells: readonly TableCell[],
  sums: readonly SumOfCells[],
  withheld: readonly boolean[],
): number | undefined {
  for (const sum of sums) {
    const hidden = sum.parts.filter((place) => withheld[place] === true);
    const totalIsHidden = withheld[sum.total] === true;
    if (hidden.length === 0 && !totalIsHidden) continue;
    const hiddenCount = hidden.reduce((all, place) => all + (cells[place]?.count ?? 0), 0);
    const isSafe = totalIsHidden ? hidden.length > 0 : hidden.length > 1 && hiddenCount >= smallest;
    if (isSafe) continue;
    const next = smallestShown(cells, sum, withheld);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** The same where it takes several sums to give a small count away. */
function companionOfExposed(
  cells: readonly TableCell[],
  sums: readonly SumOfCells[],
  withheld: readonly boolean[],
): number | undefined {
  const ranges = possibleCounts(cells, sums, withheld);
  for (const [place, { least, most }] of ranges.entries()) {
    const isExposed =
      withheld[place] === true &&
      isSmall(cells[place]?.count ?? 0) &&
      most - least + 1 < fewestPossible;
    if (!isExposed) continue;
    for (const sum of sums) {
      if (sum.total !== place && !sum.parts.includes(place)) continue;
      const next = smallestShown(cells, sum, withheld);
      if (next !== undefined) return next;
    }
  }
  return undefined;
}

/** The smallest cell of a sum that can still be withheld, a part before the total. */
function smallestShown(
  cells: readonly TableCell[],
  { total, parts }: SumOfCells,
  withheld: readonly boolean[],
): number | undefined {
  const canBe = (place: number) =>
    withheld[place] === false && cells[place]?.known === false && cells[place].count > 0;
  const [least] = parts
    .filter(canBe)
    .sort((one, other) => (cells[one]?.count ?? 0) - (cells[other]?.count ?? 0));
  return least ?? (canBe(total) ? total : undefined);
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Whoever adds up and takes away long enough learns no more than this of each cell. */
function possibleCounts(
  cells: readonly TableCell[],
  sums: readonly SumOfCells[],
  withheld: readonly boolean[],
): readonly Range[] {
  const ranges: Range[] = cells.map(({ count }, place) =>
    withheld[place] === true ? { least: 1, most: Infinity } : { least: count, most: count },
  );
  let narrowed = true;
  while (narrowed) {
    narrowed = false;
    for (const sum of sums) narrowed = narrowBy(sum, ranges) || narrowed;
  }
  return ranges;
}

/** Narrows what each cell of one sum can be by the others; answers whether anything changed. */
function narrowBy({ total, parts }: SumOfCells, ranges: Range[]): boolean {
  let changed = false;
  const narrow = (place: number, least: number, most: number) => {
    const old = ranges[place] ?? { least: 0, most: Infinity };
    const range = { least: Math.max(old.least, least), most: Math.min(old.most, most) };
    if (range.least === old.least && range.most === old.most) return;
    ranges[place] = range;
    changed = true;
  };
  const all = addUp(parts, ranges);
  narrow(total, all.least, all.unbounded === 0 ? all.most : Infinity);
  const whole = ranges[total] ?? { least: 0, most: Infinity };
  // From what the total and the others can be at most and at least follows what is left for each.
  const now = addUp(parts, ranges);
  for (const place of parts) {
    const own = ranges[place] ?? { least: 0, most: Infinity };
    const othersAreBounded = now.unbounded === (own.most === Infinity ? 1 : 0);
    const othersMost = now.most - (own.most === Infinity ? 0 : own.most);
    narrow(
      place,
      othersAreBounded ? whole.least - othersMost : 0,
      whole.most - (now.least - own.least),
    );
  }
  return changed;
}

/** The sums of what cells are at least and, those without a bound counted apart, at most. */
function addUp(places: readonly number[], ranges: readonly Range[]) {
  let [least, most, unbounded] = [0, 0, 0];
  for (const place of places) {
    const range = ranges[place] ?? { least: 0, most: 0 };
    least += range.least;
    if (range.most === Infinity) unbounded += 1;
    else most += range.most;
  }
  return { least, most, unbounded };
}
