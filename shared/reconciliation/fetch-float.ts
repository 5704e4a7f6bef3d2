import {
  invariant,
  isWorkingDay,
  localDate,
  plusCalendarDays,
  type Actor,
  type LocalDate,
} from '#shared/kernel/index.ts';

import type { Period } from './match-statement.ts';
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
 * in quarantine, and its days are asked for again.
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
    const from = firstDayToFetch(known, yesterday);
    if (from === undefined) return 'nothing-to-fetch';
    const content = await ports.floatNamed(account).statement({ from, to: yesterday });
    const received = await receiveStatement({ account, content, by: fetcher });
    if (!received.ok) throw new Error(`The statement of the ${account} float is too large to keep`);
    const taken = await takeStatement(received.value.statementId);
    invariant(taken.ok, 'A statement that was received is there to be taken in');
    return taken.value.state;
  };
}

/** The last day that is known; to begin with, the month before yesterday's. Undefined when none is missing. */
function firstDayToFetch(
  known: readonly StatementRecord[],
  yesterday: LocalDate,
): LocalDate | undefined {
  const [latest] = known
    .flatMap((each) => (each.state === 'quarantined' ? [] : [each.to]))
    .toSorted()
    .reverse();
  if (latest === undefined) {
    const before = plusCalendarDays(`${yesterday.slice(0, 7)}-01`, -1);
    return `${before.slice(0, 7)}-01`;
  }
  return latest < yesterday ? latest : undefined;
}
