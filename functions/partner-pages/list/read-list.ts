import type * as z from 'zod';

import {
  agreementWays,
  applicationFormSchemaAt,
  type ApplicationForm,
  type OnBehalf,
} from '#shared/applications/index.ts';
import { done, refused, type Instant, type Result } from '#shared/kernel/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';

import { columns } from './columns.ts';
import { tableOfCsv } from './csv-table.ts';
import { formOfRow, type Row } from './form-of-row.ts';
import type { ListTable, UnreadableList } from './list-table.ts';
import { isArchive } from './unpack-archive.ts';
import { tableOfWorkbook } from './workbook-table.ts';

/** One list is taken within the time a page has; a longer one is sent in parts. */
export const mostFamilies = 100;

export interface Complaint {
  readonly column: string;
  readonly text: string;
}

/** A line of the list: a family to apply for, or what has to be mended first. */
export type ReadLine = {
  readonly line: number;
  readonly yourReference: string;
  readonly name: string;
} & (
  | {
      readonly kind: 'good';
      readonly form: ApplicationForm;
      readonly how: OnBehalf['agreement']['how'];
    }
  | { readonly kind: 'to-mend'; readonly complaints: readonly Complaint[] }
);

/**
 * Reads a list of families by the names of its columns: an Excel workbook or CSV, told by its first bytes and not
 * by its name. Every line is looked at by the same schema as the form and the interface; nothing is guessed but
 * what a CSV is known to have lost.
 */
export async function readList(
  content: Uint8Array,
  at: Instant,
): Promise<Result<readonly ReadLine[], UnreadableList>> {
  const table = isArchive(content) ? await tableOfWorkbook(content) : tableOfCsv(content);
  return table.ok ? readTable(table.value, at) : table;
}

function readTable(
  { head, body }: ListTable,
  at: Instant,
): Result<readonly ReadLine[], UnreadableList> {
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
      return readLine(row, { line, at, seen, found });
    }),
  );
}

function unreadable(why: string): Result<never, UnreadableList> {
  return refused({ kind: 'unreadable', why });
}

function readLine(
  row: Row,
  {
    line,
    at,
    seen,
    found,
  }: {
    readonly line: number;
    readonly at: Instant;
    readonly seen: Set<string>;
    /** What was wrong with cells before anybody read them. */
    readonly found: readonly Complaint[];
  },
): ReadLine {
  const yourReference = row('your reference');
  const how = agreementWays.find((way) => way === row('agreed').toLowerCase());
  const parsed = applicationFormSchemaAt(at).safeParse(formOfRow(row));
  const complaints = [
    ...found,
    ...referenceComplaints(yourReference, seen),
    ...(how === undefined
      ? [{ column: 'agreed', text: `Write how the family agreed: ${agreementWays.join(', ')}` }]
      : []),
    ...(parsed.success ? accountComplaints(parsed.data) : parsed.error.issues.map(complaintOf)),
  ];
  const about = { line, yourReference, name: row('full name') };
  return complaints.length > 0 || !parsed.success || how === undefined
    ? { kind: 'to-mend', ...about, complaints: oncePerColumn(complaints) }
    : { kind: 'good', ...about, form: parsed.data, how };
}

function referenceComplaints(yourReference: string, seen: Set<string>): Complaint[] {
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

/** The modulus check, made while the worker still has the family at hand. */
function accountComplaints({ payment }: ApplicationForm): Complaint[] {
  if (payment.method !== 'bank-transfer' || isPossibleAccount(payment)) return [];
  const text = 'Check the sort code and account number. No bank has an account with these numbers';
  return [{ column: 'sort code', text }];
}

function complaintOf(issue: z.core.$ZodIssue): Complaint {
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

function oncePerColumn(complaints: readonly Complaint[]): readonly Complaint[] {
  return complaints.filter(
    ({ column }, index) => complaints.findIndex((other) => other.column === column) === index,
  );
}
