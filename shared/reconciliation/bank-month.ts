import { paymentRuns } from '#shared/payments/index.ts';
import {
  isEventItem,
  keys,
  parseEvent,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { movementOfEvent, movementOfRun, type ExpectedMovement } from './expected-movement.ts';
import {
  matchStatement,
  type LineOutcome,
  type MovementOutcome,
  type Period,
} from './match-statement.ts';
import {
  emptyBook,
  monthBefore,
  monthBooks,
  monthMatches,
  type FrozenMatch,
  type MonthBook,
  type MonthBookIn,
} from './month-book.ts';
import { settlements, type Settlement } from './settlement.ts';
import {
  bankLines,
  coveredPeriod,
  monthOfLine,
  monthsAround,
  readStatementRecords,
  type BankLine,
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

export interface MonthLine extends BankLine {
  readonly outcome: LineOutcome | Settled;
  /** What was proposed, confirmed or declined about it last. */
  readonly settlement: Settlement | undefined;
}

export interface MonthMovement {
  readonly movement: ExpectedMovement;
  readonly outcome: MovementOutcome | Settled | CarriedOver;
  readonly settlement: Settlement | undefined;
}

/** All that the bank booked in a month and all that we expected of it, each with its outcome. */
export interface BankMonth {
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
  readonly linesAround: readonly BankLine[];
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
export async function readBankMonth(records: RecordReader, month: string): Promise<BankMonth> {
  const months = monthsAround(month);
  const [statements, booked, expected, earlier] = await Promise.all([
    readStatementRecords(records),
    Promise.all(months.map((each) => bookedIn(records, each))),
    Promise.all(months.map((each) => expectedIn(records, each))),
    // What the month before these closed with may name their lines.
    bookedIn(records, monthBefore(months[0] ?? month), keys.monthMatchesBeginning),
  ]);
  const covered = coveredPeriod(statements);
  const lines = booked.flatMap((each) => each.lines);
  const settlementsFound = booked.flatMap((each) => each.settlements);
  const movements = expected.flat();
  const frozen = [...booked, earlier].flatMap((each) => each.frozen);
  const found = matchOpen({ lines, movements, settlementsFound, frozen, covered });
  const books = booked.flatMap((each) => each.book ?? []);
  const bookOf = (each: string) => books.find(({ document }) => document.month === each);
  const before = closedOnly(bookOf(monthBefore(month))?.document);
  const book = bookOf(month) ?? emptyBook(month);
  const carriedOut = carriedBy(closedOnly(book.document));
  const carriedIn = carriedBy(before);
  const byLine = new Map(settlementsFound.map((each) => [each.lineId, each]));
  const byMovement = new Map(settlementsFound.map((each) => [each.movementId, each]));
  return {
    ...{ month, book, before, covered, statements, linesAround: lines },
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
  readonly lines: readonly BankLine[];
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

function closedOnly(book: MonthBook | undefined): MonthBookIn<'closed'> | undefined {
  return book?.state === 'closed' ? book : undefined;
}

function carriedBy(book: MonthBookIn<'closed'> | undefined): ReadonlySet<string> {
  return new Set((book?.bank.outstanding ?? []).map(({ movementId }) => movementId));
}

const inOrder: ReadonlySet<BankOutcomeKind> = new Set([
  ...(['matched', 'settled', 'awaited', 'carried-over'] as const),
]);

/** Whether somebody still has to look at it. */
export function isDifference({ kind }: { readonly kind: BankOutcomeKind }): boolean {
  return !inOrder.has(kind);
}

export type BankOutcomeKind =
  LineOutcome['kind'] | MovementOutcome['kind'] | 'settled' | 'carried-over';

function confirmedIn(decided: readonly Settlement[]) {
  const confirmed = decided.filter(({ state }) => state === 'confirmed');
  return {
    lineIds: new Set(confirmed.flatMap(({ lineId }) => lineId ?? [])),
    movementIds: new Set(confirmed.flatMap(({ movementId }) => movementId ?? [])),
  };
}

async function bookedIn(records: RecordReader, month: string, beginning?: string) {
  const items = await records.partition(keys.bankMonth(month), beginning);
  const ofKind = (kind: string) => items.filter((item) => item.kind === kind);
  return {
    lines: ofKind(bankLines.kind).map((item) => bankLines.parse(item).document),
    settlements: ofKind(settlements.kind).map((item) => settlements.parse(item).document),
    book: ofKind(monthBooks.kind).map((item) => monthBooks.parse(item))[0],
    frozen: ofKind(monthMatches.kind).flatMap((item) => monthMatches.parse(item).document.matches),
  };
}

async function expectedIn(
  records: RecordReader,
  month: string,
): Promise<readonly ExpectedMovement[]> {
  const movements: ExpectedMovement[] = [];
  const runIds: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      queue: queues.bankEvents(month),
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    for (const event of page.items.filter(isEventItem).map(parseEvent)) {
      if (event.body.type === 'payment-run-acknowledged') runIds.push(event.body.runId);
      else movements.push(...[movementOfEvent(event)].flatMap((movement) => movement ?? []));
    }
    after = page.next;
  } while (after !== undefined);
  const runs = await records.getMany(runIds.map((runId) => keys.run(runId)));
  return [
    ...movements,
    ...runs.flatMap((item) => movementOfRun(paymentRuns.parse(item).document) ?? []),
  ];
}
