import { paymentRuns } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent, queues, type RecordReader } from '#shared/records/index.ts';

import { movementOfEvent, movementOfRun, type ExpectedMovement } from './expected-movement.ts';
import {
  matchStatement,
  type LineOutcome,
  type MovementOutcome,
  type Period,
} from './match-statement.ts';
import { settlements, type Settlement } from './settlement.ts';
import {
  bankLines,
  coveredPeriod,
  monthsAround,
  readStatementRecords,
  type BankLine,
} from './statement-record.ts';

/** How a line or an expectation stands: what matching says, or what two people settled. */
interface Settled {
  readonly kind: 'settled';
}

export interface MonthLine extends BankLine {
  readonly outcome: LineOutcome | Settled;
  /** What was proposed, confirmed or declined about it last. */
  readonly settlement: Settlement | undefined;
}

export interface MonthMovement {
  readonly movement: ExpectedMovement;
  readonly outcome: MovementOutcome | Settled;
  readonly settlement: Settlement | undefined;
}

/** All that the bank booked in a month and all that we expected of it, each with its outcome. */
export interface BankMonth {
  readonly month: string;
  readonly covered: Period | undefined;
  readonly lines: readonly MonthLine[];
  readonly movements: readonly MonthMovement[];
  /** Everything expected in the months around as well, by its id. */
  readonly expected: ReadonlyMap<string, ExpectedMovement>;
}

/**
 * Reads a month and matches it together with the months beside it. Outcomes are worked out, never
 * stored: whatever comes later, a report or a statement, puts them right by itself.
 */
export async function readBankMonth(records: RecordReader, month: string): Promise<BankMonth> {
  const months = monthsAround(month);
  const [statements, booked, expected] = await Promise.all([
    readStatementRecords(records),
    Promise.all(months.map((each) => bookedIn(records, each))),
    Promise.all(months.map((each) => expectedIn(records, each))),
  ]);
  const covered = coveredPeriod(statements);
  const lines = booked.flatMap((each) => each.lines);
  const decided = booked.flatMap((each) => each.settlements);
  const movements = expected.flat();
  const done = confirmedIn(decided);
  const found = matchStatement({
    lines: lines.filter(({ lineId }) => !done.lineIds.has(lineId)),
    movements: movements.filter(({ movementId }) => !done.movementIds.has(movementId)),
    settled: movements.filter(({ movementId }) => done.movementIds.has(movementId)),
    covered,
  });
  const byLine = new Map(decided.map((each) => [each.lineId, each]));
  const byMovement = new Map(decided.map((each) => [each.movementId, each]));
  const settled: Settled = { kind: 'settled' };
  return {
    ...{ month, covered },
    lines: lines
      .filter(({ line }) => line.bookedOn.startsWith(month))
      .map((each) => ({
        ...each,
        outcome: found.lines.get(each.lineId) ?? settled,
        settlement: byLine.get(each.lineId),
      })),
    movements: movements
      .filter(({ dueOn }) => dueOn.startsWith(month))
      .map((movement) => ({
        movement,
        outcome: found.movements.get(movement.movementId) ?? settled,
        settlement: byMovement.get(movement.movementId),
      })),
    expected: new Map(movements.map((movement) => [movement.movementId, movement])),
  };
}

/** Whether somebody still has to look at it. */
export function isDifference({ kind }: { readonly kind: BankOutcomeKind }): boolean {
  return kind !== 'matched' && kind !== 'settled' && kind !== 'awaited';
}

export type BankOutcomeKind = LineOutcome['kind'] | MovementOutcome['kind'] | 'settled';

function confirmedIn(decided: readonly Settlement[]) {
  const confirmed = decided.filter(({ state }) => state === 'confirmed');
  return {
    lineIds: new Set(confirmed.flatMap(({ lineId }) => lineId ?? [])),
    movementIds: new Set(confirmed.flatMap(({ movementId }) => movementId ?? [])),
  };
}

async function bookedIn(records: RecordReader, month: string) {
  const items = await records.partition(keys.bankMonth(month));
  const ofKind = (kind: string) => items.filter((item) => item.kind === kind);
  return {
    lines: ofKind(bankLines.kind).map((item) => bankLines.parse(item).document),
    settlements: ofKind(settlements.kind).map((item) => settlements.parse(item).document),
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
