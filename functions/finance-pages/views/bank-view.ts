import { plusCalendarDays, sumPence, type LocalDate } from '#shared/kernel/index.ts';
import {
  isDifference,
  type BankMonth,
  type BankOutcomeKind,
  type ExpectedMovement,
  type MonthLine,
  type MonthMovement,
  type Settlement,
  type StatementRecord,
} from '#shared/reconciliation/index.ts';

import { movementInWords, outcomeOrder, outcomeWords } from '../words/bank-words.ts';

/** One thing to look at: a line of the bank, or what we expected of it. */
export interface DifferenceRow {
  readonly id: string;
  readonly kind: BankOutcomeKind;
  readonly on: LocalDate;
  readonly amountPence: number;
  readonly reference: string;
  readonly what: string;
  readonly state: { readonly text: string; readonly tone: string };
  readonly ageDays: number;
}

export function rowsOf(month: BankMonth, today: LocalDate): readonly DifferenceRow[] {
  return [
    ...month.lines.map((line) => lineRow(line, today)),
    ...month.movements.map((movement) => movementRow(movement, today)),
  ];
}

export function lineRow(
  { lineId, line, keptIn, outcome, settlement }: MonthLine,
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
    state: stateOf(outcome.kind, settlement),
    ageDays: daysFrom(bookedOn, today),
  };
}

export function movementRow(
  { movement, outcome, settlement }: MonthMovement,
  today: LocalDate,
): DifferenceRow {
  const { movementId, dueOn, amountPence, reference } = movement;
  return {
    ...{ id: movementId, kind: outcome.kind, on: dueOn, amountPence, reference },
    what: movementInWords(movement),
    state: stateOf(outcome.kind, settlement),
    ageDays: daysFrom(dueOn, today),
  };
}

function stateOf(kind: BankOutcomeKind, settlement: Settlement | undefined) {
  const waiting = settlement?.state === 'proposed' && isDifference({ kind });
  return waiting ? { text: 'Waits for a second person', tone: 'yellow' } : outcomeWords[kind];
}

function daysFrom(on: LocalDate, today: LocalDate): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(on)) / 86_400_000));
}

/** The month by how things stand: counts of all, rows of what has to be looked at. */
export function monthView(month: BankMonth, today: LocalDate) {
  const rows = rowsOf(month, today);
  const groups = outcomeOrder.map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return {
      ...{ kind, ...outcomeWords[kind], count: own.length },
      rows: isDifference({ kind }) ? [...own].sort((a, b) => b.ageDays - a.ageDays) : [],
    };
  });
  const amounts = month.lines.map(({ line }) => line.amountPence);
  return {
    month: month.month,
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
export function choicesFor(month: BankMonth, line: MonthLine): readonly ExpectedMovement[] {
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
  const common = { href: `/staff/bank/statements/${statementId}`, receivedAt, receivedBy };
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
