import { smallAreaByCode, smallAreasOf, wardByCode } from '#shared/reference/index.ts';
import type { AreaRow, Figure, SpendAgainstNeed } from '#shared/reporting/index.ts';
import type { DataTable } from '#shared/web/index.ts';

import type { Place } from '../place.ts';
import { figure, times } from './report-tables.ts';
import { areasOf } from './report-view.ts';

/** A ward, or the part of it that lies in a locality: the sum of its small areas there. */
export interface WardRow {
  readonly name: string;
  readonly areas: number;
  readonly incomeDeprivedChildren: number;
  readonly applications: Figure;
  readonly awards: Figure;
  readonly awardedPence: Figure;
  readonly paidPence: Figure;
}

/**
 * The wards of a place by their small areas, most income-deprived children first. Nineteen wards lie in several
 * localities: a locality's row is its own part, and says so. A small area belongs to the ward that most of it is in.
 */
export function wardRows(report: SpendAgainstNeed<Figure>, place: Place): readonly WardRow[] {
  const byWard = new Map<string, AreaRow<Figure>[]>();
  for (const area of areasOf(report, place)) {
    const wardCode = smallAreaByCode(area.lsoaCode, report.vintage)?.wardCode ?? '';
    byWard.set(wardCode, [...(byWard.get(wardCode) ?? []), area]);
  }
  const whole = (wardCode: string) =>
    smallAreasOf(report.vintage).filter((area) => area.wardCode === wardCode).length;
  return [...byWard]
    .map(([wardCode, areas]) => ({
      name: `${wardByCode(wardCode)?.name ?? wardCode}${areas.length < whole(wardCode) ? ' (part)' : ''}`,
      areas: areas.length,
      incomeDeprivedChildren: areas.reduce((sum, area) => sum + area.incomeDeprivedChildren, 0),
      applications: total(areas.map((area) => area.applications)),
      awards: total(areas.map((area) => area.awards)),
      awardedPence: total(areas.map((area) => area.awardedPence)),
      paidPence: total(areas.map((area) => area.paidPence)),
    }))
    .sort((one, other) => other.incomeDeprivedChildren - one.incomeDeprivedChildren);
}

/** A sum with something withheld in it is withheld. */
function total(figures: readonly Figure[]): Figure {
  return figures.reduce<Figure>(
    (sum, one) => (sum === 'withheld' || one === 'withheld' ? 'withheld' : sum + one),
    0,
  );
}

export function wardsTable(rows: readonly WardRow[]): DataTable {
  return {
    name: 'Wards',
    columns: [
      { name: 'ward', heading: 'Ward', kind: 'text' },
      { name: 'small_areas', heading: 'Small areas', kind: 'count' },
      { name: 'income_deprived_children', heading: 'Income-deprived children', kind: 'count' },
      { name: 'applications', heading: 'Applications', kind: 'count' },
      { name: 'awards', heading: 'Awards', kind: 'count' },
      { name: 'awarded_pounds', heading: 'Awarded, £', kind: 'pounds' },
      { name: 'paid_pounds', heading: 'Paid, £', kind: 'pounds' },
    ],
    rows: rows.map((row) => [
      ...[row.name, row.areas, row.incomeDeprivedChildren],
      ...[figure(row.applications), figure(row.awards)],
      ...[times(row.awardedPence, 0.01), times(row.paidPence, 0.01)],
    ]),
  };
}
