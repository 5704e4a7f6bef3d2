import { localityByCode } from '#shared/reference/index.ts';
import type { AreaRow, Figure, Figures, SpendAgainstNeed } from '#shared/reporting/index.ts';
import { ringFenceInWords } from '#shared/staff-web/index.ts';
import type { DataCell, DataColumn, DataTable } from '#shared/web/index.ts';

import type { Place } from '../place.ts';
import { disclosureRule } from '../words/disclosure-words.ts';
import { withheldMark } from '../words/figure-words.ts';
import { areaName, areasOf } from './report-view.ts';

type IsExact = (localityCode: string) => boolean;

const aboutColumns: readonly DataColumn[] = [
  { name: 'programme', heading: 'Programme', kind: 'text' },
  { name: 'from', heading: 'From', kind: 'text' },
  { name: 'to', heading: 'To', kind: 'text' },
];

const figureColumns: readonly DataColumn[] = [
  { name: 'applications', heading: 'Applications', kind: 'count' },
  { name: 'awards', heading: 'Awards', kind: 'count' },
  { name: 'awarded_pounds', heading: 'Awarded, £', kind: 'pounds' },
  { name: 'paid_pounds', heading: 'Paid, £', kind: 'pounds' },
  { name: 'average_award_pounds', heading: 'Average award, £', kind: 'pounds' },
  { name: 'average_days_to_decision', heading: 'Days to decision, average', kind: 'decimal' },
  { name: 'returned', heading: 'Came back', kind: 'count' },
  { name: 'returned_pounds', heading: 'Came back, £', kind: 'pounds' },
];

/** Goes with every row, so that nobody takes a rounded figure for an exact one. */
const disclosureColumn: DataColumn = { name: 'disclosure', heading: 'Disclosure', kind: 'text' };

/** The ten localities, hidden addresses and the city, one row each. */
export function localitiesTable(report: SpendAgainstNeed<Figure>, isExact: IsExact): DataTable {
  const about = aboutCells(report);
  const outside = [undefined, undefined, undefined, undefined, undefined];
  const totals = [
    { name: 'Address hidden or not known', figures: report.unplaced },
    { name: 'Birmingham', figures: report.city },
  ];
  return {
    name: 'Localities',
    columns: [
      ...aboutColumns,
      { name: 'locality', heading: 'Locality', kind: 'text' },
      { name: 'need_share_percent', heading: 'Share of need, %', kind: 'percent' },
      { name: 'spend_share_percent', heading: 'Share of money, %', kind: 'percent' },
      { name: 'gap_points', heading: 'Gap, points', kind: 'percent' },
      { name: 'ratio', heading: 'Ratio', kind: 'decimal' },
      { name: 'parity', heading: 'Range', kind: 'text' },
      ...figureColumns,
      disclosureColumn,
    ],
    rows: [
      ...report.localities.map((row) => [
        ...about,
        row.name,
        ...[row.needShare * 100, times(row.spendShare, 100), figure(row.gapPoints)],
        ...[figure(row.ratio), row.parity, ...figureCells(row)],
        disclosureRule(isExact(row.localityCode)),
      ]),
      ...totals.map(({ name, figures }) => [
        ...[...about, name, ...outside, ...figureCells(figures)],
        disclosureRule(isExact('city')),
      ]),
    ],
  };
}

/** The small areas of a place, one row each. */
export function areasTable(
  report: SpendAgainstNeed<Figure>,
  place: Place,
  isExact: IsExact,
): DataTable {
  return {
    name: 'Small areas',
    columns: [
      ...aboutColumns,
      { name: 'lsoa', heading: 'Small area (LSOA)', kind: 'text' },
      { name: 'name', heading: 'Name', kind: 'text' },
      { name: 'locality', heading: 'Locality', kind: 'text' },
      { name: 'income_deprived_children', heading: 'Income-deprived children', kind: 'count' },
      ...figureColumns,
      disclosureColumn,
    ],
    rows: areasOf(report, place).map((area: AreaRow<Figure>) => [
      ...[...aboutCells(report), area.lsoaCode, areaName(report, area)],
      ...[localityByCode(area.localityCode)?.name, area.incomeDeprivedChildren],
      ...[...figureCells(area), disclosureRule(isExact(area.localityCode))],
    ]),
  };
}

/** The months and the households of a place, each as a table. */
export function partsTables(
  report: SpendAgainstNeed<Figure>,
  place: Place,
  isExact: IsExact,
): readonly DataTable[] {
  const own = report.localities.find(({ localityCode }) => localityCode === place.code) ?? report;
  const rule = disclosureRule(isExact(place.code));
  const table = (name: string, first: DataColumn, rows: readonly (readonly DataCell[])[]) => ({
    name,
    columns: [...aboutColumns.slice(0, 1), first, ...figureColumns, disclosureColumn],
    rows: rows.map((row) => [report.programmeName, ...row, rule]),
  });
  return [
    table(
      'Months',
      { name: 'month', heading: 'Month', kind: 'text' },
      own.months.map((row) => [row.month, ...figureCells(row)]),
    ),
    table(
      'Households',
      { name: 'household', heading: 'Household', kind: 'text' },
      own.ringFences.map((row) => [ringFenceInWords(row.ringFence), ...figureCells(row)]),
    ),
  ];
}

function aboutCells({ programmeName, period }: SpendAgainstNeed<Figure>): readonly DataCell[] {
  return [programmeName, period.firstMonth, period.lastMonth];
}

export function figureCells(figures: Figures<Figure>): readonly DataCell[] {
  return [
    figure(figures.applications),
    figure(figures.awards),
    times(figures.awardedPence, 0.01),
    times(figures.paidPence, 0.01),
    times(figures.averageAwardPence, 0.01),
    figure(figures.averageWaitDays),
    figure(figures.returned),
    times(figures.returnedPence, 0.01),
  ];
}

export function figure(value: Figure | undefined): DataCell {
  return value === 'withheld' ? withheldMark : value;
}

export function times(value: Figure | undefined, factor: number): DataCell {
  return typeof value === 'number' ? value * factor : figure(value);
}
