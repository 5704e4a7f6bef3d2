import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';

import { done, type LocalDate, type Pence, type Result } from '#shared/kernel/index.ts';

import {
  checkBalances,
  malformed,
  readDay,
  readPounds,
  type MalformedStatement,
  type StatementRead,
} from './bank-statement.ts';
import { entryCarrier, statementLine, type StatementLine } from './statement-line.ts';

/**
 * The columns, by any of the names banks give them, in any order; others are ignored. Either
 * `amount` with its sign, or `paid in` and `paid out` without one. A row without an amount states the
 * balance at the end of its day. This is the format that docs/operations.md describes.
 */
const columns = {
  date: ['date', 'booking date', 'transaction date', 'posting date'],
  amount: ['amount', 'value', 'transaction amount'],
  paidIn: ['paid in', 'money in', 'credit', 'credit amount'],
  paidOut: ['paid out', 'money out', 'debit', 'debit amount'],
  reference: ['reference', 'customer reference', 'end to end id'],
  description: ['description', 'narrative', 'details', 'transaction description'],
  bankId: ['bank id', 'transaction id', 'bank reference'],
  balance: ['balance', 'running balance'],
} as const satisfies Record<string, readonly string[]>;

type Column = keyof typeof columns;
type Row = (column: Column) => string;

interface NumberedRow {
  readonly line: number;
  readonly row: Row;
}

const rowsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
);

/** Reads a bank's CSV by its column names. Nothing is guessed: what is not understood is refused with its line. */
export function readStatementCsv(text: string): StatementRead {
  const parsed = recordsOf(text);
  if (!parsed.ok) return parsed;
  const [head, ...body] = parsed.value;
  if (head === undefined) return malformed('it is empty');
  const found = findColumns(head.record);
  if (typeof found === 'string') return malformed(found, head.info.lines);
  const rows = body.map(({ record, info }): NumberedRow => {
    const at = (column: Column) => (found.get(column) ?? []).map((place) => record[place] ?? '');
    return { line: info.lines, row: (column) => at(column).join('').trim() };
  });
  return readRows(rows);
}

function recordsOf(text: string): Result<z.infer<typeof rowsSchema>, MalformedStatement> {
  try {
    return done(
      rowsSchema.parse(parse(text, { bom: true, info: true, skip_empty_lines: true, trim: true })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = z.object({ lines: z.int() }).safeParse(error);
    return malformed(`it is no CSV: ${error.message}`, lines.data?.lines);
  }
}

/** Where each column stands, or what is missing. */
function findColumns(head: readonly string[]): ReadonlyMap<Column, readonly number[]> | string {
  const names = head.map((name) =>
    name
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .trim(),
  );
  const found = new Map<Column, readonly number[]>();
  for (const column of columnNames) {
    const places = names.flatMap((name, index) => (isNamed(column, name) ? [index] : []));
    if (places.length > 1) return `two columns are called ${columns[column].join(' or ')}`;
    if (places.length === 1) found.set(column, places);
  }
  for (const column of ['date', 'description'] as const) {
    if (!found.has(column)) return missing(column, head);
  }
  const amounts = found.has('amount') || (found.has('paidIn') && found.has('paidOut'));
  return amounts ? found : missing('amount', head, ', or Paid in and Paid out');
}

const columnNames: readonly Column[] = [
  ...(['date', 'amount', 'paidIn', 'paidOut'] as const),
  ...(['reference', 'description', 'bankId', 'balance'] as const),
];

function isNamed(column: Column, name: string): boolean {
  return columns[column].some((known) => known === name);
}

function missing(column: Column, head: readonly string[], besides = ''): string {
  return `no column is called ${columns[column].join(', ')}${besides}; there are ${head.join(', ')}`;
}

function readRows(rows: readonly NumberedRow[]): StatementRead {
  const lines: StatementLine[] = [];
  const days: LocalDate[] = [];
  const balances: { readonly line: number; readonly pence: Pence; readonly moved: Pence }[] = [];
  for (const { line, row } of rows) {
    const bookedOn = dateOf(row('date'));
    if (bookedOn === undefined)
      return malformed(`“${row('date')}” is no date like 2021-12-06 or 06/12/2021`, line);
    const amount = amountOf(row);
    if (typeof amount === 'string') return malformed(amount, line);
    const said = row('balance');
    const balance = said === '' ? undefined : readPounds(said);
    if (said !== '' && balance === undefined)
      return malformed(`“${said}” is no balance in pounds`, line);
    if (amount === undefined && balance === undefined)
      return malformed('it has neither an amount nor a balance', line);
    days.push(bookedOn);
    if (balance !== undefined) balances.push({ line, pence: balance, moved: amount ?? 0 });
    if (amount !== undefined) lines.push(lineOf(row, bookedOn, amount));
  }
  const [from, ...later] = [...days].sort();
  if (from === undefined) return malformed('it has no rows');
  const ends = endsOf(balances, rows.length);
  if (!ends.ok) return ends;
  return checkBalances({ format: 'csv', from, to: later.at(-1) ?? from, lines, ...ends.value });
}

function lineOf(row: Row, bookedOn: LocalDate, amountPence: Pence): StatementLine {
  return statementLine({
    ...{ bookedOn, amountPence, reference: row('reference'), description: row('description') },
    carrierIds: { [entryCarrier]: row('bankId') },
  });
}

/** The amount of a row; undefined when it moves nothing; a sentence when it cannot be read. */
function amountOf(row: Row): Pence | string | undefined {
  const [signed, paidIn, paidOut] = [row('amount'), row('paidIn'), row('paidOut')];
  const given = [signed, paidIn, paidOut].filter((text) => text !== '');
  const [first] = given;
  if (first === undefined) return undefined;
  if (given.length > 1) return 'it has more than one amount';
  const amount = readPounds(first);
  if (amount === undefined) return `“${first}” is no amount in pounds`;
  if (signed !== '') return amount;
  return paidIn === '' ? -Math.abs(amount) : Math.abs(amount);
}

function dateOf(text: string): LocalDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return readDay(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const british = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return british === null
    ? undefined
    : readDay(british[3] ?? '', british[2] ?? '', british[1] ?? '');
}

/**
 * Opening and closing balance where every row states one, oldest first or newest first. A balance
 * that does not follow from the one before says that a row is missing.
 */
function endsOf(
  balances: readonly { readonly line: number; readonly pence: Pence; readonly moved: Pence }[],
  rows: number,
): Result<{ openingPence?: Pence; closingPence?: Pence }, MalformedStatement> {
  if (balances.length === 0 || balances.length < rows) return done({});
  const broken = [balances, [...balances].reverse()].map((ordered) =>
    ordered.find((each, index) => {
      const before = ordered[index - 1];
      return before !== undefined && before.pence + each.moved !== each.pence;
    }),
  );
  const [oldestFirst, newestFirst] = broken;
  if (oldestFirst !== undefined && newestFirst !== undefined) {
    return malformed('its balance does not follow from the row before', oldestFirst.line);
  }
  const ordered = oldestFirst === undefined ? balances : [...balances].reverse();
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return done({});
  return done({ openingPence: first.pence - first.moved, closingPence: last.pence });
}
