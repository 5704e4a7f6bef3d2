import type { Programme } from '#shared/programmes/index.ts';
import { localities, needShare, smallAreasOf, type Vintage } from '#shared/reference/index.ts';

import {
  areaBeginning,
  areaOfCounter,
  localityBeginning,
  localityOfCounter,
  reportKeys,
  type Counter,
} from './counter.ts';
import { figuresOf, spendOf, sumAmounts, type Figures, type SpendBasis } from './figures.ts';
import { monthsOf, type Period } from './period.ts';
import type { ReportStore } from './report-store.ts';

/** Between these ratios of spend share to need share a locality has its share. Source: product.md. */
export const parityRange = { least: 0.8, most: 1.25 } as const;

export type Parity = 'below-need' | 'in-parity' | 'above-need';

export interface LocalityRow<Value = number> extends Figures<Value> {
  readonly localityCode: string;
  readonly name: string;
  /** Of the ten localities' need; they sum to 1. */
  readonly needShare: number;
  /** Of the ten localities' spend. Absent while nothing is spent. */
  readonly spendShare: Value | undefined;
  /** Spend share less need share, in percentage points. */
  readonly gapPoints: Value | undefined;
  /** Spend share over need share. */
  readonly ratio: Value | undefined;
  readonly parity: Parity | undefined;
  readonly months: readonly MonthRow<Value>[];
  readonly ringFences: readonly RingFenceRow<Value>[];
}

export interface MonthRow<Value = number> extends Figures<Value> {
  readonly month: string;
}

export interface RingFenceRow<Value = number> extends Figures<Value> {
  readonly ringFence: string;
}

export interface AreaRow<Value = number> extends Figures<Value> {
  readonly lsoaCode: string;
  readonly localityCode: string;
  readonly incomeDeprivedChildren: number;
}

/** The money of one programme in one period, by where it went, beside where the need is. */
export interface SpendAgainstNeed<Value = number> {
  readonly programmeId: string;
  readonly programmeName: string;
  readonly vintage: Vintage;
  readonly period: Period;
  readonly basis: SpendBasis;
  /** The ten, by name. */
  readonly localities: readonly LocalityRow<Value>[];
  /** Families whose address is hidden or not known: in the city's total and in no share. */
  readonly unplaced: Figures<Value>;
  readonly city: Figures<Value>;
  readonly months: readonly MonthRow<Value>[];
  readonly ringFences: readonly RingFenceRow<Value>[];
  /** Every small area of the vintage, those without an application too. */
  readonly areas: readonly AreaRow<Value>[];
}

/** A locality's counter of one month and ring-fence. */
interface Cell {
  readonly month: string;
  readonly localityCode: string;
  readonly ringFence: string;
  readonly amounts: Counter['amounts'];
}

/**
 * Reads the report of one programme. Its cost depends on the months and the areas, never on the
 * number of applications.
 */
export function createSpendAgainstNeed(ports: {
  readonly reports: Pick<ReportStore, 'readCounters'>;
}) {
  return async function spendAgainstNeed(
    programme: Programme,
    period: Period,
    basis: SpendBasis = 'paid',
  ): Promise<SpendAgainstNeed> {
    const byMonth = await Promise.all(
      monthsOf(period).map(async (month) => ({
        month,
        counters: await ports.reports.readCounters(reportKeys.month(programme.programmeId, month)),
      })),
    );
    return reportOf(programme, period, basis, byMonth);
  };
}

function reportOf(
  programme: Programme,
  period: Period,
  basis: SpendBasis,
  byMonth: readonly { readonly month: string; readonly counters: readonly Counter[] }[],
): SpendAgainstNeed {
  const cells = byMonth.flatMap(({ month, counters }) => cellsOf(month, counters));
  const all = byMonth.flatMap(({ counters }) => counters);
  const ofLocality = (code: string) => cells.filter((cell) => cell.localityCode === code);
  return {
    programmeId: programme.programmeId,
    programmeName: programme.name,
    vintage: programme.vintage,
    period,
    basis,
    localities: localityRows(programme, period, basis, ofLocality),
    unplaced: total(cells.filter((cell) => !isLocality(cell.localityCode))),
    city: total(cells),
    months: monthRows(period, cells),
    ringFences: ringFenceRows(programme, cells),
    areas: areaRows(programme.vintage, all),
  };
}

function cellsOf(month: string, counters: readonly Counter[]): readonly Cell[] {
  return counters
    .filter(({ sk }) => sk.startsWith(localityBeginning))
    .map(({ sk, amounts }) => {
      const { localityCode, ringFence = '' } = localityOfCounter(sk);
      return { month, localityCode, ringFence, amounts };
    });
}

function isLocality(code: string): boolean {
  return localities.some((locality) => locality.code === code);
}

function total(cells: readonly Cell[]): Figures {
  return figuresOf(sumAmounts(cells.map((cell) => cell.amounts)));
}

function monthRows(period: Period, cells: readonly Cell[]): readonly MonthRow[] {
  return monthsOf(period).map((month) => ({
    month,
    ...total(cells.filter((cell) => cell.month === month)),
  }));
}

function ringFenceRows(programme: Programme, cells: readonly Cell[]): readonly RingFenceRow[] {
  return programme.ringFences.map(({ ringFence }) => ({
    ringFence,
    ...total(cells.filter((cell) => cell.ringFence === ringFence)),
  }));
}

function localityRows(
  programme: Programme,
  period: Period,
  basis: SpendBasis,
  ofLocality: (code: string) => readonly Cell[],
): readonly LocalityRow[] {
  const needShares = needShare(programme.vintage);
  const rows = localities.map(({ code, name }) => {
    const cells = ofLocality(code);
    return {
      ...{ localityCode: code, name, needShare: needShares.get(code) ?? 0 },
      ...total(cells),
      months: monthRows(period, cells),
      ringFences: ringFenceRows(programme, cells),
    };
  });
  const spent = rows.reduce((sum, row) => sum + spendOf(row, basis), 0);
  return rows.map((row) => ({ ...row, ...parityOf(spendOf(row, basis), spent, row.needShare) }));
}

/** Nothing can be said of shares while nothing is spent. */
export function parityOf(spentPence: number, allPence: number, share: number) {
  if (allPence <= 0) {
    return { spendShare: undefined, gapPoints: undefined, ratio: undefined, parity: undefined };
  }
  const spendShare = spentPence / allPence;
  const ratio = spendShare / share;
  return { spendShare, gapPoints: (spendShare - share) * 100, ratio, parity: bandOf(ratio) };
}

export function bandOf(ratio: number): Parity {
  if (ratio < parityRange.least) return 'below-need';
  return ratio > parityRange.most ? 'above-need' : 'in-parity';
}

function areaRows(vintage: Vintage, counters: readonly Counter[]): readonly AreaRow[] {
  const byArea = new Map<string, Counter['amounts'][]>();
  for (const { sk, amounts } of counters) {
    if (!sk.startsWith(areaBeginning)) continue;
    const lsoaCode = areaOfCounter(sk);
    const found = byArea.get(lsoaCode) ?? [];
    found.push(amounts);
    byArea.set(lsoaCode, found);
  }
  return smallAreasOf(vintage).map(({ code, localityCode, incomeDeprivedChildren }) => ({
    ...{ lsoaCode: code, localityCode, incomeDeprivedChildren },
    ...figuresOf(sumAmounts(byArea.get(code) ?? [])),
  }));
}
