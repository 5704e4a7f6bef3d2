import type { DomainEvent } from '#shared/events/index.ts';
import { paymentRuns } from '#shared/payments/index.ts';
import {
  isEventItem,
  keys,
  parseEvent,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { movementOfRun, movementsOfEvent, type ExpectedMovement } from './expected-movement.ts';
import {
  matchStatement,
  type LineOutcome,
  type MovementOutcome,
  type Period,
} from './match-statement.ts';
import {
  monthBefore,
  monthMatches,
  readMonthBook,
  sideIn,
  type FrozenMatch,
  type MonthBook,
  type MonthBookIn,
} from './month-book.ts';
import { isFloat, type OutsideAccount } from './outside-account.ts';
import { movementOfRepaid, repaidLines } from './repaid-line.ts';
import { settlements, type Settlement } from './settlement.ts';
import {
  bookedLines,
  coveredPeriod,
  monthOfLine,
  monthsAround,
  readStatementRecords,
  type BookedLine,
  type StatementRecord,
} from './statement-record.ts';

/** How a line or an expectation stands: what matching says, or what two people settled. */
interface Settled {
  readonly kind: 'settled';
}
/** It was on its way when its month closed; the month after answers for it. */
interface CarriedOver {
  readonly kind: 'carried-over';
}

export interface MonthLine extends BookedLine {
  readonly outcome: LineOutcome | Settled;
  /** What was proposed, confirmed or declined about it last. */
  readonly settlement: Settlement | undefined;
}

export interface MonthMovement {
  readonly movement: ExpectedMovement;
  readonly outcome: MovementOutcome | Settled | CarriedOver;
  readonly settlement: Settlement | undefined;
}

/** All that was booked on an account in a month and all that we expected of it, each with its outcome. */
export interface BookedMonth {
  readonly account: OutsideAccount;
  readonly month: string;
  readonly book: Loaded<MonthBook>;
  /** The book of the month before, when that is closed. */
  readonly before: MonthBookIn<'closed'> | undefined;
  readonly covered: Period | undefined;
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly MonthLine[];
  readonly movements: readonly MonthMovement[];
  /** Everything expected in the months around as well, by its id. */
  readonly expected: ReadonlyMap<string, ExpectedMovement>;
  /** The lines of this month and of those around it. */
  readonly linesAround: readonly BookedLine[];
  /** The line that each expectation was found on, in this month and those around it. */
  readonly matches: readonly FrozenMatch[];
  /** What two people confirmed, in this month and those around it. */
  readonly confirmed: readonly Settlement[];
}

/**
 * Reads a month and matches it together with the months beside it. Outcomes are worked out, never
 * stored: whatever comes later, a report or a statement, puts them right by itself. Only what a month
 * was closed with stays as it was.
 */
export async function readBookedMonth(
  records: RecordReader,
  account: OutsideAccount,
  month: string,
): Promise<BookedMonth> {
  const months = monthsAround(month);
  // First of all: what is written into the month after this replaces its book, and whoever closes it loses.
  const book = await readMonthBook(records, month);
  const [statements, booked, expected, earlier, earlierBook] = await Promise.all([
    readStatementRecords(records, account),
    Promise.all(months.map((each) => bookedIn(records, account, each))),
    Promise.all(months.map((each) => readExpected(records, account, each))),
    // What the month before these closed with may name their lines.
    bookedIn(records, account, monthBefore(months[0] ?? month), keys.monthMatchesBeginning),
    readMonthBook(records, monthBefore(month)),
  ]);
  const covered = coveredPeriod(statements);
  const lines = booked.flatMap((each) => each.lines);
  const settlementsFound = booked.flatMap((each) => each.settlements);
  const movements = [...expected.flat(), ...booked.flatMap((each) => each.repaid)];
  const frozen = [...booked, earlier].flatMap((each) => each.frozen);
  const found = matchOpen({ lines, movements, settlementsFound, frozen, covered });
  const before = closedOnly(earlierBook.document);
  const carriedOut = carriedBy(closedOnly(book.document), account);
  const carriedIn = carriedBy(before, account);
  const byLine = new Map(settlementsFound.map((each) => [each.lineId, each]));
  const byMovement = new Map(settlementsFound.map((each) => [each.movementId, each]));
  return {
    ...{ account, month, book, before, covered, statements, linesAround: lines },
    matches: found.matches,
    confirmed: settlementsFound.filter(({ state }) => state === 'confirmed'),
    lines: lines
      .filter((line) => monthOfLine(line) === month)
      .map((each) => ({
        ...each,
        outcome: found.lineOutcome(each.lineId),
        settlement: byLine.get(each.lineId),
      })),
    movements: movements
      .filter(({ dueOn, movementId }) => dueOn.startsWith(month) || carriedIn.has(movementId))
      .map((movement) => ({
        movement,
        outcome: carriedOut.has(movement.movementId)
          ? { kind: 'carried-over' }
          : found.movementOutcome(movement.movementId),
        settlement: byMovement.get(movement.movementId),
      })),
    expected: new Map(movements.map((movement) => [movement.movementId, movement])),
  };
}

interface OpenMatching {
  readonly lines: readonly BookedLine[];
  readonly movements: readonly ExpectedMovement[];
  readonly settlementsFound: readonly Settlement[];
  readonly frozen: readonly FrozenMatch[];
  readonly covered: Period | undefined;
}

/** Matches what neither two people nor the closing of a month have decided already. */
function matchOpen({ lines, movements, settlementsFound, frozen, covered }: OpenMatching) {
  const done = confirmedIn(settlementsFound);
  const frozenLines = new Map(frozen.map((each) => [each.lineId, each]));
  const frozenMovements = new Map(frozen.map((each) => [each.movementId, each]));
  const isOver = (movementId: string) =>
    done.movementIds.has(movementId) || frozenMovements.has(movementId);
  const found = matchStatement({
    lines: lines.filter(({ lineId }) => !done.lineIds.has(lineId) && !frozenLines.has(lineId)),
    movements: movements.filter(({ movementId }) => !isOver(movementId)),
    settled: movements.filter(({ movementId }) => isOver(movementId)),
    covered,
  });
  const fresh = [...found.lines].flatMap(([lineId, outcome]) =>
    outcome.kind === 'matched' ? [{ lineId, movementId: outcome.movementId, by: outcome.by }] : [],
  );
  const settled: Settled = { kind: 'settled' };
  return {
    matches: [...frozen, ...fresh],
    lineOutcome(lineId: string): LineOutcome | Settled {
      const match = frozenLines.get(lineId);
      if (match === undefined) return found.lines.get(lineId) ?? settled;
      return { kind: 'matched', movementId: match.movementId, by: match.by };
    },
    movementOutcome(movementId: string): MovementOutcome | Settled {
      const match = frozenMovements.get(movementId);
      if (match === undefined) return found.movements.get(movementId) ?? settled;
      return { kind: 'matched', lineId: match.lineId };
    },
  };
}

function closedOnly(book: MonthBook): MonthBookIn<'closed'> | undefined {
  return book.state === 'closed' ? book : undefined;
}

function carriedBy(
  book: MonthBookIn<'closed'> | undefined,
  account: OutsideAccount,
): ReadonlySet<string> {
  const outstanding = book === undefined ? [] : (sideIn(book, account)?.side.outstanding ?? []);
  return new Set(outstanding.map(({ movementId }) => movementId));
}

const inOrder: ReadonlySet<OutcomeKind> = new Set([
  ...(['matched', 'settled', 'awaited', 'carried-over'] as const),
]);

/** Whether somebody still has to look at it. */
export function isDifference({ kind }: { readonly kind: OutcomeKind }): boolean {
  return !inOrder.has(kind);
}

export type OutcomeKind =
  LineOutcome['kind'] | MovementOutcome['kind'] | 'settled' | 'carried-over';

function confirmedIn(decided: readonly Settlement[]) {
  const confirmed = decided.filter(({ state }) => state === 'confirmed');
  return {
    lineIds: new Set(confirmed.flatMap(({ lineId }) => lineId ?? [])),
    movementIds: new Set(confirmed.flatMap(({ movementId }) => movementId ?? [])),
  };
}

async function bookedIn(
  records: RecordReader,
  account: OutsideAccount,
  month: string,
  beginning?: string,
) {
  const items = await records.partition(keys.bookedMonth(account, month), beginning);
  const ofKind = (kind: string) => items.filter((item) => item.kind === kind);
  return {
    lines: ofKind(bookedLines.kind).map((item) => bookedLines.parse(item).document),
    repaid: ofKind(repaidLines.kind).map((item) =>
      movementOfRepaid(repaidLines.parse(item).document),
    ),
    settlements: ofKind(settlements.kind).map((item) => settlements.parse(item).document),
    frozen: ofKind(monthMatches.kind).flatMap((item) => monthMatches.parse(item).document.matches),
  };
}

/** What must show on the statements of an account because of what happened in a month. */
export async function readExpected(
  records: RecordReader,
  account: OutsideAccount,
  month: string,
): Promise<readonly ExpectedMovement[]> {
  const [shared, own] = await Promise.all([
    eventsOf(records, queues.bankEvents(month)),
    isFloat(account) ? eventsOf(records, queues.floatEvents(account, month)) : [],
  ]);
  const events = [...shared, ...own];
  const runIds = events.flatMap(({ body }) =>
    body.type === 'payment-run-acknowledged' ? [body.runId] : [],
  );
  const runs = await records.getMany(runIds.map((runId) => keys.run(runId)));
  return [
    ...events.flatMap(movementsOfEvent),
    ...runs.flatMap((item) => movementOfRun(paymentRuns.parse(item).document) ?? []),
  ].filter((movement) => movement.account === account);
}

async function eventsOf(records: RecordReader, queue: string): Promise<readonly DomainEvent[]> {
  const events: DomainEvent[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue, limit: 500 },
      ...(after === undefined ? {} : { after }),
    });
    events.push(...page.items.filter(isEventItem).map(parseEvent));
    after = page.next;
  } while (after !== undefined);
  return events;
}
