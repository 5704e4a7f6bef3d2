import { done, refused, type Result } from '#shared/kernel/index.ts';
import * as z from 'zod';
import type { IndexYear, InputProblem } from '../figures.ts';
import * as column from './columns.ts';
import { type PublisherRow, readPublisherFile } from './publisher-file.ts';

/** What File 7 says of one small area. */
export interface IndicesRow {
  readonly line: number;
  readonly code: string;
  readonly councilCode: string;
  readonly imdScore: number;
  readonly imdRank: number;
  readonly imdDecile: number;
  /** The share of its children in income-deprived families, 0 to 1, to three decimals. */
  readonly idaciScore: number;
  readonly idaciRank: number;
  readonly idaciDecile: number;
  readonly population: number;
  readonly children: number;
}

export interface Indices {
  readonly file: string;
  readonly year: IndexYear;
  readonly rows: readonly IndicesRow[];
}

type Read = Result<Indices, readonly InputProblem[]>;

const imd = 'Index of Multiple Deprivation (IMD)';
const idaci = 'Income Deprivation Affecting Children Index (IDACI)';

/** The columns of File 7 that are read, by how their names begin; years and notes follow. */
const wanted = {
  code: 'LSOA code (',
  councilCode: 'Local Authority District code',
  imdScore: `${imd} Score`,
  imdRank: `${imd} Rank`,
  imdDecile: `${imd} Decile`,
  idaciScore: `${idaci} Score`,
  idaciRank: `${idaci} Rank`,
  idaciDecile: `${idaci} Decile`,
  population: 'Total population: mid ',
  children: 'Dependent Children aged 0-15: mid ',
};
type ColumnName = keyof typeof wanted;

const rowSchema = z.object({
  code: column.officialCode,
  councilCode: column.officialCode,
  imdScore: column.decimal,
  imdRank: column.rank,
  imdDecile: column.decile,
  idaciScore: column.decimal.refine(
    (share) => share >= 0 && share <= 1,
    'is not a rate from 0 to 1',
  ),
  idaciRank: column.rank,
  idaciDecile: column.decile,
  population: column.wholeNumber,
  children: column.wholeNumber,
});

/** Which indices count their people in which year: the headers name no other year of the release. */
const yearOfPopulation: Readonly<Record<string, { year: IndexYear; areasOf: string }>> = {
  2015: { year: 2019, areasOf: '2011' },
  2022: { year: 2025, areasOf: '2021' },
};

/**
 * Reads File 7 of the English indices of deprivation ("all ranks, scores, deciles and population
 * denominators") as MHCLG publishes it, of 2019 or of 2025: the whole of England, or a part of it.
 */
export function readIndicesFile(path: string, wantedCodes: ReadonlySet<string>): Read {
  const keep = (line: string) =>
    wantedCodes.has(/E01\d{6}/.exec(line)?.[0] ?? '') || isOfCity(line);
  const read = readPublisherFile(path, keep);
  if (!read.ok) return refused([read.failure]);
  const { file, first: header } = read.value;
  const at = positionsIn(header);
  const missing = columnNames.filter((name) => at[name] === -1);
  if (missing.length > 0) {
    return refused([{ file, line: 1, reason: wrongFile(header, missing) }]);
  }
  const year = yearIn(header, at);
  if (typeof year === 'string') return refused([{ file, line: 1, reason: year }]);
  const rows: IndicesRow[] = [];
  const problems: InputProblem[] = [];
  for (const row of read.value.rows) {
    const parsed = parseRow(row, header.length, at);
    if (typeof parsed === 'string') problems.push({ file, line: row.line, reason: parsed });
    else rows.push(parsed);
  }
  return problems.length > 0 ? refused(problems) : done({ file, year, rows });
}

const columnNames: readonly ColumnName[] = [
  ...(['code', 'councilCode', 'imdScore', 'imdRank', 'imdDecile'] as const),
  ...(['idaciScore', 'idaciRank', 'idaciDecile', 'population', 'children'] as const),
];

function isOfCity(line: string): boolean {
  return line.includes('E08000025');
}

function positionsIn(header: readonly string[]): Readonly<Record<ColumnName, number>> {
  const find = (name: ColumnName) => header.findIndex((one) => one.startsWith(wanted[name]));
  return {
    ...{ code: find('code'), councilCode: find('councilCode') },
    ...{ imdScore: find('imdScore'), imdRank: find('imdRank'), imdDecile: find('imdDecile') },
    ...{ idaciScore: find('idaciScore'), idaciRank: find('idaciRank') },
    ...{ idaciDecile: find('idaciDecile') },
    ...{ population: find('population'), children: find('children') },
  };
}

/** Says which file of the series this looks like, by what it has and lacks. */
function wrongFile(header: readonly string[], missing: readonly ColumnName[]): string {
  const has = (beginning: string) => header.some((name) => name.startsWith(beginning));
  const said = `Column "${missing.map((name) => wanted[name].trim()).join('", "')}" is missing.`;
  const mend =
    'Take File 7 of the English indices of deprivation (all ranks, scores, deciles and population denominators), the CSV from GOV.UK.';
  if (!has('LSOA code')) {
    const listing = header.includes('pcds') || header.includes('pcd7');
    return listing
      ? `${said} This is a directory of postcodes: give it with --postcodes.`
      : `${said} ${mend}`;
  }
  const looksLike = [
    has('Total population') && !has(wanted.imdRank)
      ? 'File 6 (population denominators)'
      : undefined,
    has(wanted.idaciRank) && !has(wanted.imdScore) ? 'File 3 (supplementary indices)' : undefined,
    has(wanted.imdScore) && !has(wanted.imdRank) ? 'File 5 (scores)' : undefined,
    has('Income Rank') && !has(wanted.idaciRank) ? 'File 2 (domains)' : undefined,
    has(wanted.imdRank) && !has(wanted.idaciRank) ? 'File 1 (the index alone)' : undefined,
  ].find((name) => name !== undefined);
  const is = looksLike === undefined ? '' : ` This looks like ${looksLike}.`;
  return `${said}${is} ${mend}`;
}

function yearIn(
  header: readonly string[],
  at: Readonly<Record<ColumnName, number>>,
): IndexYear | string {
  const counted = /mid (\d{4})/.exec(header[at.population] ?? '')?.[1] ?? '';
  const areasOf = /\((\d{4})\)/.exec(header[at.code] ?? '')?.[1] ?? '';
  const found = yearOfPopulation[counted];
  if (found === undefined) {
    return `Its people are counted in mid ${counted}: we know the indices of 2019 (mid 2015) and of 2025 (mid 2022). Another year is another vintage, which a programme has to be able to name: see docs/decisions/0081.`;
  }
  if (found.areasOf !== areasOf) {
    return `The header says small areas of ${areasOf}, and the indices of ${found.year} are of the areas of ${found.areasOf}: the file was changed after it was published. Download it again.`;
  }
  return found.year;
}

function parseRow(
  { line, cells }: PublisherRow,
  length: number,
  at: Readonly<Record<ColumnName, number>>,
): IndicesRow | string {
  if (cells.length !== length) return `Has ${cells.length} cells where ${length} are expected.`;
  const named = Object.fromEntries(columnNames.map((name) => [name, cells[at[name]]?.trim()]));
  const row = rowSchema.safeParse(named);
  if (row.success) return { line, ...row.data };
  return row.error.issues
    .map((issue) => {
      const name = String(issue.path[0]);
      return `${name} "${named[name] ?? ''}" ${issue.message}.`;
    })
    .join(' ');
}
