import type * as z from 'zod';

import { done, refused, type Result } from '#shared/kernel/index.ts';

import type { Row } from './cell-words.ts';
import type { Column } from './columns.ts';
import { tableOfCsv } from './csv-table.ts';
import type { ListTable, UnreadableList } from './list-table.ts';
import { isArchive } from './unpack-archive.ts';
import { tableOfWorkbook } from './workbook-table.ts';

export interface Complaint {
  readonly column: string;
  readonly text: string;
}

/** A line that has to be mended before anything of the list is taken. */
export interface LineToMend {
  readonly kind: 'to-mend';
  readonly line: number;
  readonly yourReference: string;
  readonly name: string;
  readonly complaints: readonly Complaint[];
}

export interface LineToRead {
  readonly row: Row;
  readonly line: number;
  /** The references of the lines before it. */
  readonly seen: Set<string>;
  /** What was wrong with cells before anybody read them. */
  readonly found: readonly Complaint[];
}

/** What a kind of list has: its columns, how long it may be and what a line of it becomes. */
export interface ListKind<Line> {
  readonly columns: readonly Column[];
  readonly mostFamilies: number;
  readonly readLine: (line: LineToRead) => Line;
}

/**
 * Reads a list of families by the names of its columns: an Excel workbook or CSV, told by its first bytes and not
 * by its name. Nothing is guessed but what a CSV is known to have lost.
 */
export async function readLines<Line>(
  content: Uint8Array,
  kind: ListKind<Line>,
): Promise<Result<readonly Line[], UnreadableList>> {
  const table = isArchive(content) ? await tableOfWorkbook(content) : tableOfCsv(content);
  return table.ok ? readTable(table.value, kind) : table;
}

function readTable<Line>(
  { head, body }: ListTable,
  { columns, mostFamilies, readLine }: ListKind<Line>,
): Result<readonly Line[], UnreadableList> {
  if (body.length === 0) return unreadable('It has no line with a family.');
  if (body.length > mostFamilies) {
    return unreadable(
      `It has ${body.length} families. Send at most ${mostFamilies} at once, in several lists.`,
    );
  }
  const names = head.map((name) => name.trim().toLowerCase());
  const unknown = names.find(
    (name) => name !== '' && !columns.some((column) => column.name === name),
  );
  if (unknown !== undefined) {
    return unreadable(
      `It has a column “${unknown}” that we do not know. Use the template’s names.`,
    );
  }
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) return unreadable(`It has the column “${twice}” twice.`);
  const seen = new Set<string>();
  return done(
    body.map(({ cells, line, troubles = new Map<number, string>() }) => {
      const row: Row = (name) => (cells[names.indexOf(name)] ?? '').trim();
      const found = [...troubles].map(([place, text]) => ({ column: names[place] ?? '', text }));
      return readLine({ row, line, seen, found });
    }),
  );
}

function unreadable(why: string): Result<never, UnreadableList> {
  return refused({ kind: 'unreadable', why });
}

export function referenceComplaints(yourReference: string, seen: Set<string>): Complaint[] {
  const column = 'your reference';
  if (!/^[\w .:/-]{1,60}$/.test(yourReference)) {
    return [
      { column, text: 'Write a name of your own for the family: up to 60 letters or numbers' },
    ];
  }
  const plain = yourReference.toLowerCase();
  if (seen.has(plain))
    return [{ column, text: 'Write another one: an earlier line has this, too' }];
  seen.add(plain);
  return [];
}

/** What the schema misses, said of the column that it belongs to. */
export function complaintOf(issue: z.core.$ZodIssue, columns: readonly Column[]): Complaint {
  const path = issue.path.join('.');
  const column =
    columns.find(({ fields }) => fields.includes(path)) ??
    columns.find(({ fields }) => fields.some((field) => path.startsWith(`${field}.`)));
  return { column: column?.name ?? path, text: textOf(issue, column?.help ?? '') };
}

/** Zod's own words are for programmers; where ours say what to do they are kept. */
function textOf(issue: z.core.$ZodIssue, help: string): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'too_big':
      return 'Write something shorter, or a smaller number';
    default:
      return help === '' ? 'Fill this in' : `Fill this in: ${help}`;
  }
}

export function oncePerColumn(complaints: readonly Complaint[]): readonly Complaint[] {
  return complaints.filter(
    ({ column }, index) => complaints.findIndex((other) => other.column === column) === index,
  );
}
