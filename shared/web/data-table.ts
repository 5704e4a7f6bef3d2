import { csvText } from './csv-text.ts';

/** What a column holds: how a workbook shows it, and to how many places a CSV writes it. */
export type ColumnKind = 'text' | 'count' | 'pounds' | 'percent' | 'decimal';

export interface DataColumn {
  /** In a CSV: `paid_pounds`. It never changes, because programs of others read it. */
  readonly name: string;
  /** In a workbook: `Paid, £`. */
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A number in the column's unit; words such as the mark of a withheld figure; or nothing. */
export type DataCell = string | number | undefined;

/** What somebody takes away from a page: the same rows as a CSV and as a sheet of a workbook. */
export interface DataTable {
  /** The sheet's name: at most 31 characters, none of `\ / ? * [ ] :`. */
  readonly name: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataCell[])[];
}

const placesOf: Readonly<Record<ColumnKind, number | undefined>> = {
  text: undefined,
  count: undefined,
  pounds: 2,
  percent: 2,
  decimal: 3,
};

/** RFC 4180, with the mark that tells Excel it is UTF-8. */
export function tableCsv({ columns, rows }: DataTable): string {
  const written = rows.map((row) =>
    columns.map(({ kind }, place) => {
      const cell = row[place] ?? '';
      const places = placesOf[kind];
      return typeof cell === 'number' && places !== undefined ? (cell + 0).toFixed(places) : cell;
    }),
  );
  return `\uFEFF${csvText([columns.map(({ name }) => name), ...written])}`;
}
