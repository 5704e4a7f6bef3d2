import { householdGroups, type HouseholdGroup } from '#shared/events/index.ts';
import type { Pence } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import { cellOfName, type ReturnCell } from './count-return.ts';
import { localityBeginning, reportKeys, returnBeginning } from './counter.ts';
import { sumAmounts, type CountedAmounts } from './figures.ts';
import { monthsOf, type Period } from './period.ts';
import type { ReportStore } from './report-store.ts';

/** What happened in a cell, or in several together. */
export interface ReturnAmounts {
  /** Awards; one for each category that an award is split over. */
  readonly awards: number;
  readonly awardedPence: Pence;
  /** What arrived, less what came back afterwards: vouchers once they were redeemed. */
  readonly paidPence: Pence;
}

export interface ReturnRow extends ReturnAmounts {
  readonly cell: ReturnCell;
}

type Known<Value> = Value | 'not-known';

/** What a programme reports of a period. Every amount is of the same cells, so that all tables add up to one sum. */
export interface OfficialReturn {
  readonly programmeId: string;
  readonly period: Period;
  /** Those that anything happened in. */
  readonly rows: readonly ReturnRow[];
  readonly inAll: ReturnAmounts;
  /** Households that were awarded something; one counts once, and once in each of its groups. */
  readonly households: number;
  readonly householdsOf: readonly {
    readonly group: Known<HouseholdGroup>;
    readonly households: number;
  }[];
  /** Awards that families took back afterwards: they are among the awards above. */
  readonly takenBack: { readonly awards: number; readonly pence: Pence };
  /** Months in which nothing at all was counted. */
  readonly quietMonths: readonly string[];
}

const nothing: ReturnAmounts = { awards: 0, awardedPence: 0, paidPence: 0 };

/** Reads the figures of an official return. It costs the months and localities, never the applications. */
export function createOfficialReturn(ports: {
  readonly reports: Pick<ReportStore, 'readCounters'>;
}) {
  return async function officialReturn(
    { programmeId }: Pick<Programme, 'programmeId'>,
    period: Period,
  ): Promise<OfficialReturn> {
    const byMonth = await Promise.all(
      monthsOf(period).map(async (month) => {
        const pk = reportKeys.month(programmeId, month);
        const [cells, reports] = await Promise.all([
          ports.reports.readCounters(pk, returnBeginning),
          ports.reports.readCounters(pk, localityBeginning),
        ]);
        return { month, cells, reports };
      }),
    );
    const amountsOf = (what: 'cells' | 'reports') =>
      sumAmounts(byMonth.flatMap((month) => month[what]).map(({ amounts }) => amounts));
    const [counted, reported] = [amountsOf('cells'), amountsOf('reports')];
    const rows = rowsOf(counted);
    return {
      ...{ programmeId, period, rows, inAll: addAmounts(rows) },
      households: counted['households'] ?? 0,
      householdsOf: [...householdGroups, 'not-known' as const].map((group) => ({
        group,
        households: counted[`households:${group}`] ?? 0,
      })),
      takenBack: {
        awards: reported['withdrawnAwards'] ?? 0,
        pence: reported['releasedPence'] ?? 0,
      },
      quietMonths: byMonth
        .filter(({ cells, reports }) => cells.length + reports.length === 0)
        .map(({ month }) => month),
    };
  };
}

function rowsOf(counted: CountedAmounts): readonly ReturnRow[] {
  const rows = new Map<string, ReturnRow>();
  for (const [name, amount] of Object.entries(counted)) {
    const read = cellOfName(name);
    if (read === undefined) continue;
    const id = name.slice(name.indexOf(':') + 1);
    const row = rows.get(id) ?? { cell: read.cell, ...nothing };
    rows.set(id, { ...row, [fieldOf[read.what]]: amount });
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

const fieldOf = {
  lines: 'awards',
  linesPence: 'awardedPence',
  linesPaidPence: 'paidPence',
} as const;

function addAmounts(rows: readonly ReturnAmounts[]): ReturnAmounts {
  return rows.reduce(
    (sum, row) => ({
      awards: sum.awards + row.awards,
      awardedPence: sum.awardedPence + row.awardedPence,
      paidPence: sum.paidPence + row.paidPence,
    }),
    nothing,
  );
}
