import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { InputProblem } from '../figures.ts';

/** Where a reader looks, and where it leaves every reason to refuse what it found. */
export interface InputFolder {
  readonly path: string;
  readonly problems: InputProblem[];
}

/** Rows of another length are let through here, so that each can be reported with its line. */
const csvOptions = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true };

const parsedRecordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/**
 * Reads the columns that `rowSchema` names from a CSV file, in any order, ignoring others. A missing
 * file or column or a row that does not parse becomes a problem with its line, and the rows that do
 * parse are still returned, so that one run names everything there is to mend.
 */
export function readTable<Row>(
  folder: InputFolder,
  file: string,
  rowSchema: z.ZodObject & z.ZodType<Row>,
): Row[] {
  const text = readText(folder, file);
  const records = text === undefined ? undefined : parseRecords(folder, file, text);
  const header = records?.[0]?.record;
  if (records === undefined) return [];
  if (header === undefined) {
    folder.problems.push({ file, line: 1, reason: 'The file is empty.' });
    return [];
  }
  const columns = Object.keys(rowSchema.shape);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    folder.problems.push({ file, line: 1, reason: `Column ${missing.join(', ')} is missing.` });
    return [];
  }
  const rows: Row[] = [];
  for (const { record, info } of records.slice(1)) {
    const row = parseRow(header, record, rowSchema);
    if (row.ok) rows.push(row.value);
    else folder.problems.push({ file, line: info.lines, reason: row.failure });
  }
  return rows;
}

function parseRow<Row>(
  header: readonly string[],
  record: readonly string[],
  rowSchema: z.ZodObject & z.ZodType<Row>,
): Result<Row, string> {
  if (record.length !== header.length) {
    return refused(`Has ${record.length} cells where ${header.length} are expected.`);
  }
  const cells = Object.fromEntries(header.map((name, index) => [name, record[index]]));
  const row = rowSchema.safeParse(cells);
  return row.success ? done(row.data) : refused(describe(row.error, cells));
}

/** The text of a file, or nothing and a problem when it cannot be read. */
export function readText(folder: InputFolder, file: string): string | undefined {
  try {
    return readFileSync(join(folder.path, file), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const reason =
      code === 'ENOENT' ? 'The file is missing.' : `The file cannot be read (${code}).`;
    folder.problems.push({ file, reason });
    return undefined;
  }
}

function parseRecords(folder: InputFolder, file: string, text: string) {
  try {
    return parsedRecordsSchema.parse(parse(text, csvOptions));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
    folder.problems.push({ file, ...line, reason: `${error.message}.` });
    return undefined;
  }
}

function describe(error: z.ZodError, cells: Record<string, unknown>): string {
  return error.issues
    .map((issue) => {
      const column = String(issue.path[0]);
      return `${column} "${String(cells[column])}" ${issue.message}.`;
    })
    .join(' ');
}
