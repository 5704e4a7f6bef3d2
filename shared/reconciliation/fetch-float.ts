import {
  invariant,
  isWorkingDay,
  localDate,
  plusCalendarDays,
  plusCalendarMonths,
  type Actor,
  type LocalDate,
} from '#shared/kernel/index.ts';

import type { RecordReader } from '#shared/records/index.ts';

import { readExpected } from './booked-month.ts';
import type { Period } from './match-statement.ts';
import { monthBefore } from './month-book.ts';
import type { FloatName } from './outside-account.ts';
import { createReceiveStatement, type ReceiveStatementPorts } from './receive-statement.ts';
import { readStatementRecords, type StatementRecord } from './statement-record.ts';
import { createTakeStatement } from './take-statement.ts';

/** Where a provider of codes tells what became of the money that it was paid in advance. */
export interface FloatProvider {
  /**
   * Its statement of whole days that are over, as it answers it. Throws when it cannot be reached or
   * does not answer in time; whatever it says is an answer.
   */
  statement(period: Period): Promise<Uint8Array>;
}

const fetcher: Actor = { kind: 'system', id: 'fetch-floats' };

/**
 * Fetches a float's statement up to yesterday, on working days, and takes its lines in. The last day
 * that is known is asked for again, so that what was booked late on it comes too. Fetched twice it
 * changes nothing; stopped anywhere it goes on the next time. A statement that cannot be read is kept
 * in quarantine, and its days are asked for again. What is longer than two months is fetched month by
 * month, the first time from the month in which the float was used first.
 */
export function createFetchFloat(
  ports: ReceiveStatementPorts & { readonly floatNamed: (name: FloatName) => FloatProvider },
) {
  const receiveStatement = createReceiveStatement(ports);
  const takeStatement = createTakeStatement(ports);
  return async function fetchFloat(
    account: FloatName,
  ): Promise<'nothing-to-fetch' | StatementRecord['state']> {
    const today = localDate(ports.clock.now());
    if (!isWorkingDay(today)) return 'nothing-to-fetch';
    const known = await readStatementRecords(ports.records, account);
    for (const { state, statementId } of known) {
      if (state === 'taking') await takeStatement(statementId);
    }
    const yesterday = plusCalendarDays(today, -1);
    const from = await firstDayToFetch(ports.records, account, known, yesterday);
    if (from === undefined) return 'nothing-to-fetch';
    let state: StatementRecord['state'] = 'taken';
    for (const period of periodsOf(from, yesterday)) {
      const content = await ports.floatNamed(account).statement(period);
      const received = await receiveStatement({ account, content, by: fetcher });
      if (!received.ok) {
        throw new Error(`The statement of the ${account} float is too large to keep`);
      }
      const taken = await takeStatement(received.value.statementId);
      invariant(taken.ok, 'A statement that was received is there to be taken in');
      state = taken.value.state;
      // What comes after days that could not be read would hide that they are missing.
      if (state === 'quarantined') break;
    }
    return state;
  };
}

/** The last day that is known; to begin with, where the float may have been used first. Undefined when none is missing. */
async function firstDayToFetch(
  records: RecordReader,
  account: FloatName,
  known: readonly StatementRecord[],
  yesterday: LocalDate,
): Promise<LocalDate | undefined> {
  const [latest] = known
    .flatMap((each) => (each.state === 'quarantined' ? [] : [each.to]))
    .toSorted()
    .reverse();
  if (latest === undefined) return firstDayOfUse(records, account, yesterday);
  return latest < yesterday ? latest : undefined;
}

/** Whoever has ordered for longer than a year without a statement has more to find out than lines. */
const monthsLookedBack = 12;

/**
 * The month before yesterday's, or the earliest within a year of which our books expect anything on the
 * float: the schedule may have stood still since its provider was begun with. A month that the float was
 * used in cannot have been closed without it.
 */
async function firstDayOfUse(
  records: RecordReader,
  account: FloatName,
  yesterday: LocalDate,
): Promise<LocalDate> {
  let first = monthBefore(yesterday.slice(0, 7));
  let month = first;
  for (let back = 0; back < monthsLookedBack; back += 1) {
    month = monthBefore(month);
    if ((await readExpected(records, account, month)).length > 0) first = month;
  }
  return `${first}-01`;
}

/** Month by month, so that no statement is long; the last is of at most two, as on any day. */
function periodsOf(from: LocalDate, to: LocalDate): readonly Period[] {
  const lastBegins = `${monthBefore(to.slice(0, 7))}-01`;
  const periods: Period[] = [];
  let begin = from;
  while (begin < lastBegins) {
    const next = `${plusCalendarMonths(`${begin.slice(0, 7)}-01`, 1).slice(0, 7)}-01`;
    periods.push({ from: begin, to: plusCalendarDays(next, -1) });
    begin = next;
  }
  return [...periods, { from: begin, to }];
}
