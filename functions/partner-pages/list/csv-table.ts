import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';

import { done, refused, type Result } from '#shared/kernel/index.ts';

import type { ListTable, UnreadableList } from './list-table.ts';

const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
);

/** Reads a list that was saved as CSV. */
export function tableOfCsv(content: Uint8Array): Result<ListTable, UnreadableList> {
  const text = textOf(content);
  if (text === undefined) {
    return unreadable(
      'The list is neither an Excel workbook nor a text in UTF-8. Save it as “Excel workbook (.xlsx)” or “CSV UTF-8”, and send that',
    );
  }
  try {
    const parsed: unknown = parse(text, {
      ...{ bom: true, info: true, trim: true, relax_column_count: true },
      // A spreadsheet writes a line of nothing but commas where somebody once typed.
      skip_records_with_empty_values: true,
    });
    const [head, ...body] = recordsSchema.parse(parsed);
    return done({
      head: head?.record ?? [],
      body: body.map(({ record, info }) => ({ line: info.lines, cells: record })),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines: unknown = error['lines'];
    const where = typeof lines === 'number' ? ` near line ${lines}` : '';
    return unreadable(
      `We cannot read this list${where}: perhaps a quotation mark is opened and not closed. Save it from your spreadsheet as “Excel workbook (.xlsx)” or “CSV UTF-8”, and send that`,
    );
  }
}

function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function unreadable(why: string): Result<never, UnreadableList> {
  return refused({ kind: 'unreadable', why });
}
