import {
  done,
  refused,
  sumPence,
  type LocalDate,
  type Pence,
  type Result,
} from '#shared/kernel/index.ts';

import type { StatementLine } from './statement-line.ts';

/** What a file of a bank, or the answer of a provider, says of one account, whatever its format. */
export interface BankStatement {
  readonly format: StatementFormat;
  /** The last four digits of the account, where the file names one. */
  readonly accountEnding?: string;
  /** The first and the last day that it tells of. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly openingPence?: Pence;
  readonly closingPence?: Pence;
  readonly lines: readonly StatementLine[];
}

export type StatementFormat = 'camt.053' | 'csv' | 'float';

/** The first thing wrong with a file. It is quarantined whole: half a statement proves nothing. */
export interface MalformedStatement {
  readonly kind: 'malformed-statement';
  /** Counted from 1; absent when it is the file as a whole. */
  readonly line?: number;
  readonly reason: string;
}

export type StatementRead = Result<BankStatement, MalformedStatement>;

export function malformed(
  reason: string,
  line?: number,
): { readonly ok: false; readonly failure: MalformedStatement } {
  return refused({
    kind: 'malformed-statement',
    reason,
    ...(line === undefined ? {} : { line }),
  });
}

/** Opening balance and lines must come to the closing balance: a line is missing or twice otherwise. */
export function checkBalances(statement: BankStatement): StatementRead {
  const { openingPence, closingPence, lines } = statement;
  if (openingPence === undefined || closingPence === undefined) return done(statement);
  const found = openingPence + sumPence(lines.map(({ amountPence }) => amountPence));
  return found === closingPence
    ? done(statement)
    : malformed(
        `the opening balance and the lines come to ${found} pence, the closing balance is ${closingPence}`,
      );
}

/**
 * Whole pence out of an amount in pounds as banks write it, `1,234.50` or `-12`; undefined for
 * anything else. Never by way of a fraction, which would round.
 */
export function readPounds(text: string): Pence | undefined {
  // A word joiner stands after a minus that was copied from a page of ours.
  const parts =
    /^(?<sign>[-+−]?)£?(?<pounds>\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(?<pence>\d{1,2})0*)?$/.exec(
      text.replaceAll('\u2060', '').trim(),
    )?.groups;
  if (parts === undefined) return undefined;
  const { sign = '', pounds = '', pence = '' } = parts;
  const amount = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
  return sign === '' || sign === '+' || amount === 0 ? amount : -amount;
}

/** A real day of the calendar as `2021-12-06`; undefined for anything else. */
export function readDay(year: string, month: string, day: string): LocalDate | undefined {
  const date = `${year}-${month}-${day}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date ? date : undefined;
}
