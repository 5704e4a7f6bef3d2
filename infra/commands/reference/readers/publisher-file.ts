import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { InputProblem } from '../figures.ts';

export interface PublisherRow {
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface PublisherFile {
  /** The name without its folder: what problems are told by. */
  readonly file: string;
  readonly first: readonly string[];
  /** The rows after the first that were asked for. */
  readonly rows: readonly PublisherRow[];
}

const cellsSchema = z.array(z.array(z.string()));
const chunkBytes = 1 << 20;

/**
 * Reads a CSV file as its publisher gives it out, a piece at a time and only the lines that `keep`
 * asks for: the whole postcode directory is longer than a text may be. A file that ends inside a
 * row is refused, however well the rest of it reads. No publisher breaks a cell over two lines.
 */
export function readPublisherFile(
  path: string,
  keep: (line: string) => boolean,
): Result<PublisherFile, InputProblem> {
  const file = basename(path);
  try {
    return collect(file, linesOf(path), keep);
  } catch (error) {
    if (error instanceof CsvError) {
      return refused({ file, reason: `${error.message}. Download the file again.` });
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return refused({ file, reason: `The file cannot be read (${code}). Is its path right?` });
  }
}

function collect(
  file: string,
  lines: Iterable<string>,
  keep: (line: string) => boolean,
): Result<PublisherFile, InputProblem> {
  const kept: { line: number; text: string }[] = [];
  let [first, last, count] = ['', '', 0];
  for (const text of lines) {
    count += 1;
    if (count === 1 && text.startsWith('PK')) return refused({ file, reason: notCsv });
    if (count === 1) first = text.replace(/^\uFEFF/, '');
    else if (text !== '' && keep(text)) kept.push({ line: count, text });
    if (text !== '') last = text;
  }
  if (first === '')
    return refused({ file, line: 1, reason: 'The file is empty. Download it again.' });
  const [header = []] = cellsOf(first);
  if (!isWhole(last, header.length)) {
    const reason = 'The file ends in the middle of this row: it was cut off. Download it again.';
    return refused({ file, line: count, reason });
  }
  const rows = cellsOf(kept.map(({ text }) => text).join('\n'));
  return done({
    file,
    first: header.map((cell) => cell.trim()),
    rows: kept.map(({ line }, index) => ({ line, cells: rows[index] ?? [] })),
  });
}

const notCsv =
  'This is a workbook or an archive, not text. Take the CSV that is published beside it, or save the sheet as CSV.';

function isWhole(line: string, length: number): boolean {
  try {
    return cellsOf(line)[0]?.length === length;
  } catch {
    // A quotation mark that was opened and never closed: the rest is missing.
    return false;
  }
}

function cellsOf(text: string): string[][] {
  return cellsSchema.parse(parse(text, { relax_column_count: true, skip_empty_lines: true }));
}

function* linesOf(path: string): Generator<string> {
  const handle = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.alloc(chunkBytes);
    let rest = '';
    for (;;) {
      const read = readSync(handle, buffer);
      if (read === 0) break;
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield withoutReturn(line);
    }
    if (rest !== '') yield withoutReturn(rest);
  } finally {
    closeSync(handle);
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
