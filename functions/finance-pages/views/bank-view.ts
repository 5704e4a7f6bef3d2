import { plusCalendarDays, sumPence, type LocalDate } from '#shared/kernel/index.ts';
import {
  isDifference,
  type BookedMonth,
  type OutcomeKind,
  type ExpectedMovement,
  type MonthLine,
  type MonthMovement,
  type OutsideAccount,
  type Settlement,
  type StatementRecord,
} from '#shared/reconciliation/index.ts';

import {
  accountInWords,
  keeperOf,
  movementInWords,
  outcomeOrder,
  outcomeWords,
} from '../words/bank-words.ts';

/** Where the pages of an account lie, and what it is called. */
export function placeOf(account: OutsideAccount) {
  return {
    account,
    name: accountInWords(account),
    keeper: keeperOf(account),
    base: account === 'bank' ? '/staff/bank' : `/staff/bank/floats/${account}`,
  };
}

/** One thing to look at: a line of the bank, or what we expected of it. */
export interface DifferenceRow {
  readonly id: string;
  readonly kind: OutcomeKind;
  readonly on: LocalDate;
  readonly amountPence: number;
  readonly reference: string;
  readonly what: string;
  readonly state: { readonly text: string; readonly tone: string };
  readonly ageDays: number;
}

export function rowsOf(month: BookedMonth, today: LocalDate): readonly DifferenceRow[] {
  return [
    ...month.lines.map((line) => lineRow(line, today)),
    ...month.movements.map((movement) => movementRow(movement, today)),
  ];
}

export function lineRow(
  { account, lineId, line, keptIn, outcome, settlement }: MonthLine,
  today: LocalDate,
): DifferenceRow {
  const { bookedOn, amountPence, reference, description } = line;
  return {
    ...{ id: lineId, kind: outcome.kind, on: bookedOn, amountPence },
    reference: reference ?? 'no reference',
    what:
      keptIn === undefined
        ? description
        : `${description} (belongs to ${bookedOn.slice(0, 7)}, which was closed)`,
    state: stateOf(outcome.kind, account, settlement),
    ageDays: daysFrom(bookedOn, today),
  };
}

export function movementRow(
  { movement, outcome, settlement }: MonthMovement,
  today: LocalDate,
): DifferenceRow {
  const { account, movementId, dueOn, amountPence, reference } = movement;
  return {
    ...{ id: movementId, kind: outcome.kind, on: dueOn, amountPence, reference },
    what: movementInWords(movement),
    state: stateOf(outcome.kind, account, settlement),
    ageDays: daysFrom(dueOn, today),
  };
}

function stateOf(kind: OutcomeKind, account: OutsideAccount, settlement: Settlement | undefined) {
  const waiting = settlement?.state === 'proposed' && isDifference({ kind });
  return waiting
    ? { text: 'Waits for a second person', tone: 'yellow' }
    : outcomeWords(kind, account);
}

function daysFrom(on: LocalDate, today: LocalDate): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(on)) / 86_400_000));
}

/** The month by how things stand: counts of all, rows of what has to be looked at. */
export function monthView(month: BookedMonth, today: LocalDate) {
  const rows = rowsOf(month, today);
  const groups = outcomeOrder.map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return {
      ...{ kind, ...outcomeWords(kind, month.account), count: own.length },
      rows: isDifference({ kind }) ? [...own].sort((a, b) => b.ageDays - a.ageDays) : [],
    };
  });
  const amounts = month.lines.map(({ line }) => line.amountPence);
  return {
    month: month.month,
    ...placeOf(month.account),
    covered: month.covered,
    closed: month.book.document.state === 'closed',
    groups,
    differences: groups.filter(({ rows: own }) => own.length > 0),
    differenceCount: rows.filter(isDifference).length,
    lineCount: month.lines.length,
    paidInPence: sumPence(amounts.filter((amount) => amount > 0)),
    paidOutPence: sumPence(amounts.filter((amount) => amount < 0)),
    matchedCount: month.lines.filter(({ outcome }) => !isDifference(outcome)).length,
  };
}

/** What a line could be, to choose from: what matching named, or else what is still missing. */
export function choicesFor(month: BookedMonth, line: MonthLine): readonly ExpectedMovement[] {
  const { outcome } = line;
  if (outcome.kind === 'ambiguous') {
    return outcome.candidates.flatMap((id) => month.expected.get(id) ?? []);
  }
  if (outcome.kind === 'wrong-amount' || outcome.kind === 'duplicate') {
    return [month.expected.get(outcome.movementId)].flatMap((movement) => movement ?? []);
  }
  const direction = Math.sign(line.line.amountPence);
  return month.movements
    .filter(({ outcome: own }) => own.kind === 'unmatched-there' || own.kind === 'awaited')
    .map(({ movement }) => movement)
    .filter(({ amountPence }) => Math.sign(amountPence) === direction)
    .slice(0, 5);
}

export function statementRow(record: StatementRecord) {
  const { statementId, receivedAt, receivedBy } = record;
  const common = {
    href: `/staff/bank/statements/${statementId}`,
    ...{ receivedAt, receivedBy: receivedBy.kind === 'staff' ? receivedBy.id : 'the service' },
  };
  if (record.state === 'quarantined') {
    return { ...common, period: 'could not be read', state: { text: 'Quarantined', tone: 'red' } };
  }
  const { from, to, lineCount, takenLines } = record;
  return {
    ...{ ...common, from, to, lineCount, period: undefined },
    state:
      record.state === 'taken'
        ? { text: 'Taken in', tone: 'green' }
        : { text: `${takenLines} of ${lineCount} lines`, tone: 'yellow' },
  };
}

/** The months that statements tell of, the latest first. */
export function monthsOf(records: readonly StatementRecord[]): readonly string[] {
  const months = new Set<string>();
  for (const record of records) {
    if (record.state === 'quarantined') continue;
    for (let day = `${record.from.slice(0, 7)}-01`; day <= record.to; day = firstOfNext(day)) {
      months.add(day.slice(0, 7));
    }
  }
  return [...months].sort().reverse();
}

function firstOfNext(day: LocalDate): LocalDate {
  return `${plusCalendarDays(day, 32).slice(0, 7)}-01`;
}
