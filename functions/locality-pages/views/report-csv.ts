import { localityByCode } from '#shared/reference/index.ts';
import type { AreaRow, Figure, Figures, SpendAgainstNeed } from '#shared/reporting/index.ts';

import type { Place } from '../place.ts';
import { withheldMark } from '../words/figure-words.ts';
import { areaName, areasOf } from './report-view.ts';

type Cell = string | number | undefined;
type Row = Readonly<Record<string, Cell>>;

/** Goes with every file, so that nobody takes a rounded figure for an exact one. */
const disclosureRule = {
  exact: 'exact',
  disclosed: 'Counts of 1 to 7 withheld (*), others to the nearest 5, money to the nearest £50',
} as const;

/** The ten localities, hidden addresses and the city, one row each. */
export function localitiesCsv(
  report: SpendAgainstNeed<Figure>,
  isExact: (localityCode: string) => boolean,
): string {
  const about = aboutOf(report);
  const rows = report.localities.map((row) => ({
    ...about,
    locality: row.name,
    need_share_percent: percent(row.needShare),
    spend_share_percent: percent(row.spendShare),
    gap_points: decimals(row.gapPoints, 2),
    ratio: decimals(row.ratio, 3),
    parity: row.parity,
    ...figureCells(row),
    disclosure: ruleFor(isExact(row.localityCode)),
  }));
  const outside = {
    need_share_percent: '',
    spend_share_percent: '',
    gap_points: '',
    ratio: '',
    parity: '',
  };
  const totals = [
    { locality: 'Address hidden or not known', figures: report.unplaced },
    { locality: 'Birmingham', figures: report.city },
  ].map(({ locality, figures }) => ({
    ...{ ...about, locality, ...outside, ...figureCells(figures) },
    disclosure: ruleFor(isExact('city')),
  }));
  return csvOf([...rows, ...totals]);
}

/** The small areas of a place, one row each. */
export function areasCsv(
  report: SpendAgainstNeed<Figure>,
  place: Place,
  isExact: (localityCode: string) => boolean,
): string {
  return csvOf(
    areasOf(report, place).map((area: AreaRow<Figure>) => ({
      ...aboutOf(report),
      lsoa: area.lsoaCode,
      name: areaName(report, area),
      locality: localityByCode(area.localityCode)?.name,
      income_deprived_children: area.incomeDeprivedChildren,
      ...figureCells(area),
      disclosure: ruleFor(isExact(area.localityCode)),
    })),
  );
}

function aboutOf({ programmeName, period }: SpendAgainstNeed<Figure>) {
  return { programme: programmeName, from: period.firstMonth, to: period.lastMonth };
}

function figureCells(figures: Figures<Figure>): Row {
  return {
    applications: figure(figures.applications),
    awards: figure(figures.awards),
    awarded_pounds: pounds(figures.awardedPence),
    paid_pounds: pounds(figures.paidPence),
    average_award_pounds: pounds(figures.averageAwardPence),
    average_days_to_decision: decimals(figures.averageWaitDays, 1),
    returned: figure(figures.returned),
    returned_pounds: pounds(figures.returnedPence),
  };
}

function figure(value: Figure | undefined): Cell {
  return value === 'withheld' ? withheldMark : value;
}

function pounds(value: Figure | undefined): Cell {
  return typeof value === 'number' ? (value / 100).toFixed(2) : figure(value);
}

function percent(value: Figure | undefined): Cell {
  return typeof value === 'number' ? (value * 100).toFixed(2) : figure(value);
}

function decimals(value: Figure | undefined, places: number): Cell {
  return typeof value === 'number' ? value.toFixed(places) : figure(value);
}

function ruleFor(exact: boolean): string {
  return exact ? disclosureRule.exact : disclosureRule.disclosed;
}

/** RFC 4180, with the mark that tells Excel it is UTF-8. */
function csvOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
