import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node';

import type { ColumnKind, DataCell, DataColumn, DataTable } from './data-table.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook that says of itself what it shows: `about` stands on its first sheet, line by line. */
export interface Workbook {
  readonly title: string;
  readonly about: readonly (readonly [name: string, text: string])[];
  readonly tables: readonly DataTable[];
}

const formats: Readonly<Record<ColumnKind, string | undefined>> = {
  text: undefined,
  count: '#,##0',
  pounds: '#,##0.00',
  percent: '0.00',
  decimal: '0.000',
};

const widest = 60;

/** The bytes of an `.xlsx`: the sheet about it first, then one sheet for each table with its heading held still. */
export async function writeWorkbook({ title, about, tables }: Workbook): Promise<Uint8Array> {
  return writeExcelFile([aboutSheet(title, about), ...tables.map(sheetOf)]).toBuffer();
}

function aboutSheet(title: string, about: Workbook['about']): Sheet<never> {
  return {
    sheet: 'About',
    data: [
      [{ value: title, type: String, fontWeight: 'bold', fontSize: 14 }, null],
      ...about.map(([name, text]): CellObject[] => [
        { value: name, type: String, fontWeight: 'bold', alignVertical: 'top' },
        { value: text, type: String, wrap: true },
      ]),
    ],
    columns: [{ width: 24 }, { width: 90 }],
  };
}

function sheetOf({ name, columns, rows }: DataTable): Sheet<never> {
  return {
    sheet: name,
    data: [
      columns.map(headingCell),
      ...rows.map((row) => columns.map(({ kind }, place) => cellOf(row[place], kind))),
    ],
    columns: columns.map((column, place) => ({ width: widthOf(column, rows, place) })),
    stickyRowsCount: 1,
  };
}

function headingCell({ heading, kind }: DataColumn): CellObject {
  return {
    value: heading,
    type: String,
    fontWeight: 'bold',
    wrap: true,
    align: kind === 'text' ? 'left' : 'right',
  };
}

function cellOf(cell: DataCell, kind: ColumnKind): CellObject | null {
  if (cell === undefined) return null;
  // A word among figures stands where the figure would.
  if (typeof cell === 'string') {
    return { value: cell, type: String, align: kind === 'text' ? 'left' : 'right' };
  }
  const format = formats[kind];
  return { value: cell, type: Number, ...(format === undefined ? {} : { format }) };
}

function widthOf({ heading, kind }: DataColumn, rows: DataTable['rows'], place: number): number {
  if (kind !== 'text') return Math.max(12, Math.ceil(heading.length / 2) + 2);
  const longest = rows.reduce(
    (most, row) => Math.max(most, String(row[place] ?? '').length),
    heading.length,
  );
  return Math.min(widest, longest + 2);
}
