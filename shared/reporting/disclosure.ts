import type { Figures } from './figures.ts';
import type {
  AreaRow,
  LocalityRow,
  MonthRow,
  RingFenceRow,
  SpendAgainstNeed,
} from './spend-against-need.ts';

/** A figure for somebody who may not see the cases: rounded, or withheld because it is small. */
export type Figure = number | 'withheld';

/**
 * Counts of 1–7 are withheld and others shown to the nearest 5, money to the nearest £50. Source:
 * product.md, "Reports"; the rule of NHS Digital's hospital statistics (domain-facts.md §6).
 */
const smallest = 8;
const countStep = 5;
const moneyStepPence = 50_00;

export function discloseCount(count: number): Figure {
  return isSmall(count) ? 'withheld' : toNearest(count, countStep);
}

/** Money of so many families: a flat award would give a small count away. */
export function disclosePence(amountPence: number, families: number): Figure {
  return isSmall(families) ? 'withheld' : toNearest(amountPence, moneyStepPence);
}

function isSmall(count: number): boolean {
  return count > 0 && count < smallest;
}

function toNearest(amount: number, step: number): number {
  return Math.round(amount / step) * step + 0;
}

/**
 * Which rows of one column are withheld. A single withheld row could be had from the total and the
 * others, so the next smallest goes with it.
 */
export function withheldRows(
  rows: readonly { readonly count: number; readonly mayKnow: boolean }[],
): readonly boolean[] {
  const withheld = rows.map(({ count, mayKnow }) => !mayKnow && isSmall(count));
  if (withheld.filter(Boolean).length !== 1) return withheld;
  let companion: number | undefined;
  rows.forEach(({ count, mayKnow }, place) => {
    if (mayKnow || count === 0 || withheld[place] === true) return;
    if (companion === undefined || count < (rows[companion]?.count ?? 0)) companion = place;
  });
  return withheld.map((already, place) => already || place === companion);
}

/**
 * The report as somebody may see it who may know only some localities' figures exactly. Each figure
 * is rounded by itself, totals too, so that no difference of two gives a third away.
 */
export function discloseReport(
  report: SpendAgainstNeed,
  viewer: { readonly mayKnow: (localityCode: string) => boolean; readonly mayKnowCity: boolean },
): SpendAgainstNeed<Figure> {
  const { mayKnow, mayKnowCity } = viewer;
  const places = [
    ...report.localities.map((row) => ({ row, mayKnow: mayKnow(row.localityCode) })),
    { row: report.unplaced, mayKnow: mayKnowCity },
  ];
  const hidden = hiddenColumns(places);
  return {
    ...report,
    localities: report.localities.map((row, place) =>
      mayKnow(row.localityCode) ? row : discloseLocality(row, columnsAt(hidden, place)),
    ),
    unplaced: mayKnowCity
      ? report.unplaced
      : discloseFigures(report.unplaced, columnsAt(hidden, report.localities.length)),
    city: mayKnowCity ? report.city : discloseFigures(report.city),
    months: report.months.map((row) => (mayKnowCity ? row : discloseMonth(row))),
    ringFences: report.ringFences.map((row) => (mayKnowCity ? row : discloseRingFence(row))),
    areas: report.areas.map((row) => (mayKnow(row.localityCode) ? row : discloseArea(row))),
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

function hiddenColumns(
  places: readonly { readonly row: Figures; readonly mayKnow: boolean }[],
): ReadonlyMap<CountColumn, readonly boolean[]> {
  return new Map(
    countColumns.map((column) => [
      column,
      withheldRows(places.map(({ row, mayKnow }) => ({ count: row[column], mayKnow }))),
    ]),
  );
}

function columnsAt(hidden: ReadonlyMap<CountColumn, readonly boolean[]>, place: number): Hidden {
  const at = (column: CountColumn) => hidden.get(column)?.[place] ?? false;
  return {
    applications: at('applications'),
    awards: at('awards'),
    settled: at('settled'),
    returned: at('returned'),
  };
}

function smallColumns(figures: Figures): Hidden {
  return {
    applications: isSmall(figures.applications),
    awards: isSmall(figures.awards),
    settled: isSmall(figures.settled),
    returned: isSmall(figures.returned),
  };
}

function discloseFigures(
  figures: Figures,
  hidden: Hidden = smallColumns(figures),
): Figures<Figure> {
  const count = (column: CountColumn): Figure =>
    hidden[column] ? 'withheld' : toNearest(figures[column], countStep);
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

function discloseLocality(row: LocalityRow, hidden: Hidden): LocalityRow<Figure> {
  const figures = discloseFigures(row, hidden);
  const spendIsHidden = figures.awardedPence === 'withheld' || figures.paidPence === 'withheld';
  const { localityCode, name, needShare } = row;
  const placed = { localityCode, name, needShare, ...figures };
  const parts = {
    months: row.months.map(discloseMonth),
    ringFences: row.ringFences.map(discloseRingFence),
  };
  if (!spendIsHidden) {
    const { spendShare, gapPoints, ratio, parity } = row;
    return { ...placed, ...parts, spendShare, gapPoints, ratio, parity };
  }
  const withheld = 'withheld' as const;
  return {
    ...{ ...placed, ...parts },
    ...{ spendShare: withheld, gapPoints: withheld, ratio: withheld, parity: undefined },
  };
}

function discloseMonth(row: MonthRow): MonthRow<Figure> {
  return { month: row.month, ...discloseFigures(row) };
}

function discloseRingFence(row: RingFenceRow): RingFenceRow<Figure> {
  return { ringFence: row.ringFence, ...discloseFigures(row) };
}

function discloseArea(row: AreaRow): AreaRow<Figure> {
  const { lsoaCode, localityCode, incomeDeprivedChildren } = row;
  return { lsoaCode, localityCode, incomeDeprivedChildren, ...discloseFigures(row) };
}
