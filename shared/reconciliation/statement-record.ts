import * as z from 'zod';

import {
  actorSchema,
  plusCalendarDays,
  isWorkingDay,
  type LocalDate,
} from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type RecordReader } from '#shared/records/index.ts';

import type { Period } from './match-statement.ts';
import { outsideAccountSchema, type OutsideAccount } from './outside-account.ts';
import { statementLineSchema } from './statement-line.ts';

const received = {
  /** Whose statement it is. */
  account: outsideAccountSchema,
  /** Made of what is in the file: whatever it is called, the same content is the same statement. */
  statementId: z.string(),
  receivedAt: z.string(),
  /** Who handed it in, or what fetched it. */
  receivedBy: actorSchema,
  bytes: z.int(),
};
const read = {
  ...received,
  format: z.enum(['camt.053', 'csv', 'float']),
  accountEnding: z.string().optional(),
  from: z.iso.date(),
  to: z.iso.date(),
  openingPence: z.int().optional(),
  closingPence: z.int().optional(),
  lineCount: z.int(),
  paidInPence: z.int(),
  paidOutPence: z.int(),
  /** In how many parts its content is kept, and how many of its lines have been taken so far. */
  parts: z.int(),
  takenLines: z.int(),
  /** Lines that an earlier statement had brought already. */
  knownLines: z.int(),
};

/** A statement of the bank or of a float: `taking` its lines in, part by part; `taken`; or `quarantined` whole. */
export const statementRecordSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('taking'), ...read }),
  z.strictObject({
    state: z.literal('taken'),
    ...read,
    takenAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('quarantined'),
    ...received,
    line: z.int().optional(),
    reason: z.string(),
  }),
]);
export type StatementRecord = z.infer<typeof statementRecordSchema>;
export type StatementRecordIn<State extends StatementRecord['state']> = Extract<
  StatementRecord,
  { state: State }
>;

export const statementRecords = documentKind({
  kind: 'bank-statement',
  schema: statementRecordSchema,
  key: ({ statementId }) => keys.statement(statementId),
  place: ({ account, receivedAt, statementId }) => ({
    queue: queues.statements(account),
    queueOrder: `${receivedAt}#${statementId}`,
  }),
});

/** A piece of a statement's own content, gzipped: what was taken in can be read again as it came. */
export const statementPartSchema = z.strictObject({
  statementId: z.string(),
  part: z.int().min(1),
  content: z.base64(),
});
export const statementParts = documentKind({
  kind: 'bank-statement-part',
  schema: statementPartSchema,
  key: ({ statementId, part }) => keys.statementPart(statementId, part),
});

/** A line of the books of a bank or provider, kept once however many statements bring it. */
export const bookedLineSchema = z.strictObject({
  account: outsideAccountSchema,
  lineId: z.string(),
  statementId: z.string(),
  line: statementLineSchema,
  /** The month in whose books it is kept, when the one it was booked in was closed before it came. */
  keptIn: z.string().exactOptional(),
});
export type BookedLine = z.infer<typeof bookedLineSchema>;

/** The month in whose books a line is. */
export function monthOfLine({ keptIn, line }: Pick<BookedLine, 'keptIn' | 'line'>): string {
  return keptIn ?? line.bookedOn.slice(0, 7);
}

export const bookedLines = documentKind({
  kind: 'bank-line',
  schema: bookedLineSchema,
  key: (kept) => keys.bookedLine(kept.account, monthOfLine(kept), kept.lineId),
});

/** Far more statements than a year brings; it only bounds the reading. */
const statementsRead = 1_000;

/** Every statement of an account that ever came in, the newest first. */
export async function readStatementRecords(
  records: RecordReader,
  account: OutsideAccount,
): Promise<readonly StatementRecord[]> {
  const listed = await records.queue({
    queue: queues.statements(account),
    limit: statementsRead,
    order: 'last-to-first',
  });
  return listed.items.map((item) => statementRecords.parse(item).document);
}

/** What came in lately is enough to find what an account said last. */
const latestRead = 20;

/** The statement that tells of the latest day of an account, with what was left on it. */
export async function readLatestBalance(
  records: RecordReader,
  account: OutsideAccount,
): Promise<{ readonly on: LocalDate; readonly balancePence: number } | undefined> {
  const listed = await records.queue({
    ...{ queue: queues.statements(account), limit: latestRead, order: 'last-to-first' },
  });
  return listed.items
    .map((item) => statementRecords.parse(item).document)
    .flatMap((each) =>
      each.state === 'taken' && each.closingPence !== undefined
        ? [{ on: each.to, balancePence: each.closingPence }]
        : [],
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
}

/**
 * The latest days without a gap that statements tell of; banks book nothing between working days, so
 * a weekend between two statements is none.
 */
export function coveredPeriod(statements: readonly StatementRecord[]): Period | undefined {
  const taken = statements
    .flatMap((each) => (each.state === 'taken' ? [each] : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let covered: Period | undefined;
  for (const { from, to } of taken) {
    if (covered !== undefined && from <= nextWorkingDay(covered.to)) {
      covered = { from: covered.from, to: to > covered.to ? to : covered.to };
    } else covered = { from, to };
  }
  return covered;
}

/** The working days of a period that no statement tells of. */
export function uncoveredDays(
  statements: readonly StatementRecord[],
  { from, to }: Period,
): readonly LocalDate[] {
  const taken = statements.flatMap((each) => (each.state === 'taken' ? [each] : []));
  const missing: LocalDate[] = [];
  for (let day = from; day <= to; day = plusCalendarDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    if (!taken.some((each) => each.from <= day && day <= each.to)) missing.push(day);
  }
  return missing;
}

function nextWorkingDay(date: LocalDate): LocalDate {
  let day = plusCalendarDays(date, 1);
  while (!isWorkingDay(day)) day = plusCalendarDays(day, 1);
  return day;
}

/** The months beside one: what was expected at the end of one is booked at the start of the next. */
export function monthsAround(month: string): readonly string[] {
  const first = `${month}-01`;
  const before = plusCalendarDays(first, -1).slice(0, 7);
  const after = plusCalendarDays(first, 32).slice(0, 7);
  return [before, month, after];
}
