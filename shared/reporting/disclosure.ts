import type { Figures } from './figures.ts';
import {
  parityOf,
  type AreaRow,
  type LocalityRow,
  type MonthRow,
  type SpendAgainstNeed,
} from './spend-against-need.ts';
import { isSmall, suppress, type SumOfCells } from './suppression.ts';

/** A figure for somebody who may not see the cases: rounded, or withheld because it is small. */
export type Figure = number | 'withheld';

/**
 * Counts of 1–7 are withheld and others shown to the nearest 5, money to the nearest £50. Source:
 * product.md, "Reports"; the rule of NHS Digital's hospital statistics (domain-facts.md §6).
 */
const countStep = 5;
const moneyStepPence = 50_00;

export function discloseCount(count: number): Figure {
  return isSmall(count) ? 'withheld' : toNearest(count, countStep);
}

/** Money of so many families: a flat award would give a small count away. */
export function disclosePence(amountPence: number, families: number): Figure {
  return isSmall(families) ? 'withheld' : toNearest(amountPence, moneyStepPence);
}

function toNearest(amount: number, step: number): number {
  return Math.round(amount / step) * step + 0;
}

/** Which rows of one column are withheld, so that their sum gives none of them away. */
export function withheldRows(
  rows: readonly { readonly count: number; readonly mayKnow: boolean }[],
): readonly boolean[] {
  const cells = rows.map(({ count, mayKnow }) => ({ count, known: mayKnow }));
  const total = { count: rows.reduce((sum, { count }) => sum + count, 0), known: false };
  const parts = rows.map((_, place) => place);
  return suppress([...cells, total], [{ total: rows.length, parts }]).slice(0, -1);
}

/** Whose figures somebody may know exactly. */
export interface ReportReader {
  readonly mayKnow: (localityCode: string) => boolean;
  readonly mayKnowCity: boolean;
}

/**
 * The report as somebody may see it who may know only some localities' figures exactly. Small counts are
 * withheld, and with them whatever would give them away: from the sum of all places, from the months
 * of a place, or from both (`suppress`). Shares are worked out from what is shown. Where a month is
 * shown, `whole` is the same report over all months, which the reader can have as well.
 */
export function discloseReport(
  report: SpendAgainstNeed,
  reader: ReportReader,
  whole: SpendAgainstNeed = report,
): SpendAgainstNeed<Figure> {
  const { mayKnow, mayKnowCity } = reader;
  if (mayKnowCity && report.localities.every((row) => mayKnow(row.localityCode))) return report;
  const grid = hiddenCells(whole, reader);
  const isWhole = report.period.lastMonth !== report.period.firstMonth || report === whole;
  const seen = isWhole ? allMonths : report.period.firstMonth;
  const inMonths = (place: string, months: readonly MonthRow[]) =>
    months.map((row) => ({ month: row.month, ...discloseFigures(row, grid(place, row.month)) }));
  const city = mayKnowCity ? report.city : discloseFigures(report.city, grid(cityPlace, seen));
  const unplaced = mayKnowCity
    ? report.unplaced
    : discloseFigures(report.unplaced, grid(noPlace, seen));
  const localities = report.localities.map((row): LocalityRow<Figure> => {
    if (mayKnow(row.localityCode)) return row;
    return {
      ...row,
      ...discloseFigures(row, grid(row.localityCode, seen)),
      months: inMonths(row.localityCode, row.months),
      ringFences: [],
    };
  });
  return {
    ...report,
    ...{ city, unplaced },
    localities: mayKnowCity
      ? localities
      : withSharesOfShown(localities, report, { city, unplaced }),
    months: mayKnowCity ? report.months : inMonths(cityPlace, report.months),
    ringFences: mayKnowCity ? report.ringFences : [],
    areas: discloseAreas(report, reader, isWhole, grid),
  };
}

/** Which columns of a row are withheld. Money goes by the families behind it. */
interface Hidden {
  readonly applications: boolean;
  readonly awards: boolean;
  readonly settled: boolean;
  readonly returned: boolean;
}

const countColumns = ['applications', 'awards', 'settled', 'returned'] as const;
type CountColumn = (typeof countColumns)[number];

const cityPlace = 'Birmingham';
const noPlace = 'address hidden or not known';
const allMonths = 'all months';

/** What is withheld of a place in a month, or in all of them. */
type HiddenCells = (place: string, month: string) => Hidden;

function hiddenCells(whole: SpendAgainstNeed, { mayKnow, mayKnowCity }: ReportReader): HiddenCells {
  const rows = [
    ...whole.localities.map(({ localityCode, months, ...figures }) => ({
      ...{ place: localityCode, known: mayKnow(localityCode) },
      of: (column: CountColumn) => [...months, figures].map((row) => row[column]),
    })),
    {
      ...{ place: noPlace, known: mayKnowCity },
      of: (column: CountColumn) => [...unplacedMonths(whole, column), whole.unplaced[column]],
    },
    {
      ...{ place: cityPlace, known: mayKnowCity },
      of: (column: CountColumn) => [...whole.months, whole.city].map((row) => row[column]),
    },
  ];
  const columns = [...whole.months.map(({ month }) => month), allMonths];
  const sums = sumsOfTable(rows.length, columns.length);
  const hidden = new Map(
    countColumns.map((column) => [
      column,
      suppress(
        rows.flatMap(({ of, known }) => of(column).map((count) => ({ count, known }))),
        sums,
      ),
    ]),
  );
  const places = rows.map(({ place }) => place);
  return (place, month) => {
    const at = places.indexOf(place) * columns.length + columns.indexOf(month);
    return hiddenBy((column) => hidden.get(column)?.[at] ?? true);
  };
}

function unplacedMonths(whole: SpendAgainstNeed, column: CountColumn): readonly number[] {
  return whole.months.map((city, at) =>
    whole.localities.reduce((left, row) => left - (row.months[at]?.[column] ?? 0), city[column]),
  );
}

/** A table whose last row and last column are sums, cell after cell and row after row. */
function sumsOfTable(rows: number, columns: number): readonly SumOfCells[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
  return [
    ...upTo(rows).map((row) => ({
      total: row * columns + columns - 1,
      parts: upTo(columns - 1).map((column) => row * columns + column),
    })),
    ...upTo(columns).map((column) => ({
      total: (rows - 1) * columns + column,
      parts: upTo(rows - 1).map((row) => row * columns + column),
    })),
  ];
}

function hiddenBy(isHidden: (column: CountColumn) => boolean): Hidden {
  return {
    applications: isHidden('applications'),
    awards: isHidden('awards'),
    settled: isHidden('settled'),
    returned: isHidden('returned'),
  };
}

/**
 * Small areas of other places, for all months only: a month and the rest of them would be one
 * subtraction apart. Within a locality none can be had from its sum.
 */
function discloseAreas(
  report: SpendAgainstNeed,
  { mayKnow }: ReportReader,
  isWhole: boolean,
  grid: HiddenCells,
): readonly AreaRow<Figure>[] {
  const hidden = new Map<string, Hidden>();
  for (const locality of report.localities) {
    const { localityCode } = locality;
    if (mayKnow(localityCode)) continue;
    const rows = report.areas.filter((area) => area.localityCode === localityCode);
    const ofLocality = grid(localityCode, allMonths);
    const byColumn = new Map(
      countColumns.map((column) => [
        column,
        hiddenAreas(
          rows.map((area) => area[column]),
          { count: locality[column], withheld: ofLocality[column] },
        ),
      ]),
    );
    rows.forEach(({ lsoaCode }, at) => {
      hidden.set(
        lsoaCode,
        hiddenBy((column) => !isWhole || byColumn.get(column)?.[at] === true),
      );
    });
  }
  return report.areas.map((row) => {
    const columns = hidden.get(row.lsoaCode);
    return columns === undefined ? row : { ...row, ...discloseFigures(row, columns) };
  });
}

/** What belongs to the locality and to no area known is one more part that nobody sees. */
function hiddenAreas(
  counts: readonly number[],
  whole: { readonly count: number; readonly withheld: boolean },
): readonly boolean[] {
  const elsewhere = whole.count - counts.reduce((sum, count) => sum + count, 0);
  const cells = [...counts, elsewhere, whole.count].map((count) => ({ count, known: false }));
  const parts = cells.slice(0, -1).map((_, at) => at);
  return suppress(cells, [{ total: cells.length - 1, parts }]);
}

/**
 * Shares as anybody could work them out from the figures shown: an exact share would give the exact sum
 * away, and with it what is withheld.
 */
function withSharesOfShown(
  rows: readonly LocalityRow<Figure>[],
  { basis }: SpendAgainstNeed,
  { city, unplaced }: { readonly city: Figures<Figure>; readonly unplaced: Figures<Figure> },
): readonly LocalityRow<Figure>[] {
  const spent = (figures: Figures<Figure>) =>
    basis === 'paid' ? figures.paidPence : figures.awardedPence;
  const [whole, outside] = [spent(city), spent(unplaced)];
  const all = whole === 'withheld' ? 'withheld' : whole - (outside === 'withheld' ? 0 : outside);
  return rows.map((row) => {
    const own = spent(row);
    if (all === 'withheld' || own === 'withheld') {
      const withheld = 'withheld' as const;
      return {
        ...row,
        spendShare: withheld,
        gapPoints: withheld,
        ratio: withheld,
        parity: undefined,
      };
    }
    return { ...row, ...parityOf(own, all, row.needShare) };
  });
}

function discloseFigures(figures: Figures, hidden: Hidden): Figures<Figure> {
  const count = (column: CountColumn): Figure =>
    figures[column] > 0 && hidden[column] ? 'withheld' : toNearest(figures[column], countStep);
  const money = (amountPence: number, withheld: boolean): Figure =>
    withheld ? 'withheld' : toNearest(amountPence, moneyStepPence);
  const { averageAwardPence, averageWaitDays } = figures;
  return {
    applications: count('applications'),
    awards: count('awards'),
    awardedPence: money(figures.awardedPence, hidden.awards),
    paidPence: money(figures.paidPence, hidden.settled || hidden.awards),
    settled: count('settled'),
    averageAwardPence:
      averageAwardPence === undefined || !hidden.awards
        ? roundedPound(averageAwardPence)
        : 'withheld',
    averageWaitDays: averageWaitDays === undefined || !hidden.awards ? averageWaitDays : 'withheld',
    returned: count('returned'),
    returnedPence: money(figures.returnedPence, hidden.returned),
  };
}

function roundedPound(amountPence: number | undefined): number | undefined {
  return amountPence === undefined ? undefined : toNearest(amountPence, 100);
}
