import { InvalidSpreadsheetError, readSheet } from 'read-excel-file/universal';
import * as z from 'zod';

import { done, refused, type Result } from '#shared/kernel/index.ts';

import { cellText } from './cell-text.ts';
import type { ListTable, TableLine, UnreadableList } from './list-table.ts';
import { storedZip, type ArchiveParts } from './stored-zip.ts';
import { unpackArchive } from './unpack-archive.ts';

/** Far more than a hundred families take: the rest is styles, other sheets and what was there before. */
const limits = { mostParts: 500, mostBytes: 8 * 1024 * 1024 };
/** Beyond these, a cell is one that somebody touched by mistake, and reading would fill all between. */
const lastRow = 2_000;
const lastColumn = 200;

/** Reads the first sheet of an Excel workbook: what its cells hold, and of formulas what they came to last. */
export async function tableOfWorkbook(
  content: Uint8Array,
): Promise<Result<ListTable, UnreadableList>> {
  const unpacked = unpackArchive(content, isRead, limits);
  if (unpacked.kind === 'too-large') {
    return unreadable(
      'The workbook holds too much. Copy the families into a new workbook from our template, and send that',
    );
  }
  if (unpacked.kind === 'broken') return unreadable(notAWorkbook);
  const far = farCell(unpacked.parts);
  if (far !== undefined) {
    return unreadable(
      `The workbook has something far from the families, in ${far}. Copy the families into a new workbook from our template, and send that`,
    );
  }
  try {
    // Stored anew, so that nothing is unpacked again that was not measured.
    const stored = new Uint8Array(storedZip(unpacked.parts));
    const rows: unknown = await readSheet(stored.buffer, 1, { trim: false });
    return done(tableOf(rowsSchema.parse(rows)));
  } catch (error) {
    return unreadable(whyNot(error));
  }
}

const notAWorkbook =
  'The list cannot be opened as an Excel workbook. Save it as “Excel workbook (.xlsx)”, without a password, and send that';

/** The sheets, their words and their styles; nothing of pictures, macros and what else a workbook may carry. */
function isRead(path: string): boolean {
  return /^xl\/(_rels\/workbook\.xml\.rels|(workbook|sharedStrings|styles)\.xml|worksheets\/[^/]+\.xml)$/i.test(
    path,
  );
}

/** A row or a cell, and what it says of its place. */
const placed = /<(?:\w+:)?(?:row|c)(?=[\s/>])([^>]*)/g;
const place = /\sr\s*=\s*["']([A-Z]{0,3})(\d{1,7})["']/;

/**
 * The first cell that lies too far down or to the right to belong to a list. One that does not plainly say where it
 * lies counts as well: no spreadsheet writes such, and reading fills all that lies before a cell.
 */
function farCell(parts: ArchiveParts): string | undefined {
  for (const [path, content] of parts) {
    if (!/\/worksheets\//i.test(path)) continue;
    const sheet = Buffer.from(content).toString('latin1');
    for (const [, attributes = ''] of sheet.matchAll(placed)) {
      const [, letters, row] = place.exec(attributes) ?? [];
      if (letters === undefined || row === undefined) return 'a cell without a place';
      if (Number(row) > lastRow) return `row ${row}`;
      if (columnOf(letters) > lastColumn) return `column ${letters}`;
    }
  }
  return undefined;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.date(), z.null()]);
const rowsSchema = z.array(z.array(cellSchema));
type Rows = z.infer<typeof rowsSchema>;

function tableOf(rows: Rows): ListTable {
  const lines = rows
    .map((row, index) => ({ row, line: index + 1 }))
    .filter(({ row }) => row.some((value) => value !== null && value !== ''));
  const [first, ...rest] = lines;
  const head = (first?.row ?? []).map((value) => cellText(value, '').text);
  return { head, body: rest.map(({ row, line }) => lineOf(row, line, head)) };
}

function lineOf(row: Rows[number], line: number, head: readonly string[]): TableLine {
  const read = row.map((value, place) => cellText(value, head[place]?.trim().toLowerCase() ?? ''));
  const troubles = read.flatMap(({ trouble }, place): [number, string][] =>
    trouble === undefined ? [] : [[place, trouble]],
  );
  return { line, cells: read.map(({ text }) => text), troubles: new Map(troubles) };
}

/** What the reader says of a cell names its place; what else it says is for programmers. */
function whyNot(error: unknown): string {
  const said = error instanceof InvalidSpreadsheetError ? error.message : '';
  const [, row, column] = /row (\d+), col (\d+)/.exec(said) ?? [];
  return row === undefined || column === undefined
    ? notAWorkbook
    : `Row ${row}, column ${column} cannot be read: it may hold a formula that was never worked out. Open the workbook in your spreadsheet, type in what the cell should say, and save it again`;
}

function unreadable(why: string): Result<never, UnreadableList> {
  return refused({ kind: 'unreadable', why });
}
