import { budgetChanges, entries, envelopes, type Envelope } from '#shared/budget/index.ts';
import {
  localDate,
  localMonth,
  plusCalendarDays,
  plusSeconds,
  type Instant,
  type LocalDate,
} from '#shared/kernel/index.ts';
import { paymentRuns } from '#shared/payments/index.ts';
import { funds } from '#shared/programmes/index.ts';
import {
  isDifference,
  monthBefore,
  readMonthBook,
  uncoveredDays,
  sideIn,
  type BookedMonth,
  type OutsideAccount,
} from '#shared/reconciliation/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';

import type { BookedAccounts } from './gather-month.ts';

/** Why a month cannot be closed, each with what whoever reads it needs to act. */
export type WhyOpen =
  | { readonly kind: 'no-books' }
  | { readonly kind: 'not-over'; readonly lastDay: LocalDate }
  | { readonly kind: 'earlier-month-open'; readonly month: string }
  | {
      readonly kind: 'days-missing';
      readonly account: OutsideAccount;
      readonly days: readonly LocalDate[];
    }
  | {
      readonly kind: 'statement-half-taken';
      readonly account: OutsideAccount;
      readonly statementId: string;
    }
  | {
      readonly kind: 'differences-open';
      readonly account: OutsideAccount;
      readonly count: number;
    }
  | { readonly kind: 'runs-not-sent'; readonly runIds: readonly string[] }
  | { readonly kind: 'allocation-under-way'; readonly changeIds: readonly string[] }
  /** The bank or provider says another closing balance than its lines come to. */
  | {
      readonly kind: 'balance-differs';
      readonly account: OutsideAccount;
      readonly on: LocalDate;
      readonly differencePence: number;
    };

/** Whatever was begun before midnight has written its entry, or failed, long before this. */
const settledAfterSeconds = 3_600;

/** Reads what else a month depends on, and says all that keeps it open; empty when it may be closed. */
export async function whyMonthIsOpen(
  records: RecordReader,
  { bank, floats }: BookedAccounts,
  at: Instant,
): Promise<readonly WhyOpen[]> {
  const { month } = bank;
  const lastDay = lastDayOf(month);
  const own = await readAllEnvelopes(records);
  const booksBegin = await firstDayOfBooks(records, own);
  if (booksBegin === undefined || month < booksBegin.slice(0, 7)) return [{ kind: 'no-books' }];
  if (localMonth(plusSeconds(at, -settledAfterSeconds)) <= month) {
    return [{ kind: 'not-over', lastDay }];
  }
  const [earlier, runIds, changeIds] = await Promise.all([
    earlierMonth(records, month, booksBegin),
    runsNotSent(records, month),
    allocationsUnderWay(records, own),
  ]);
  return [
    ...earlier,
    ...accountReasons(bank, booksBegin),
    ...floats.flatMap((float) => accountReasons(float, firstDayOfUse(float))),
    ...(runIds.length === 0 ? [] : [{ kind: 'runs-not-sent', runIds } as const]),
    ...(changeIds.length === 0 ? [] : [{ kind: 'allocation-under-way', changeIds } as const]),
  ];
}

function lastDayOf(month: string): LocalDate {
  const next = plusCalendarDays(`${month}-01`, 32).slice(0, 7);
  return plusCalendarDays(`${next}-01`, -1);
}

async function earlierMonth(
  records: RecordReader,
  month: string,
  booksBegin: LocalDate,
): Promise<WhyOpen[]> {
  const earlier = monthBefore(month);
  if (earlier < booksBegin.slice(0, 7)) return [];
  const { document } = await readMonthBook(records, earlier);
  return document.state === 'closed' ? [] : [{ kind: 'earlier-month-open', month: earlier }];
}

/** A float that was not in use before begins with its first line, or with what we expected first. */
function firstDayOfUse({ account, month, before, lines, movements }: BookedMonth): LocalDate {
  const first = `${month}-01`;
  if (before !== undefined && sideIn(before, account) !== undefined) return first;
  const days = [
    ...lines.map(({ line }) => line.bookedOn),
    ...movements.map(({ movement }) => movement.dueOn),
  ];
  return days.toSorted()[0] ?? first;
}

function accountReasons(read: BookedMonth, booksBegin: LocalDate): readonly WhyOpen[] {
  const { account, month, statements } = read;
  const first = `${month}-01`;
  const to = lastDayOf(month);
  const days = uncoveredDays(statements, { from: first < booksBegin ? booksBegin : first, to });
  const half = statements.flatMap((each) =>
    each.state === 'taking' && each.from <= to && each.to >= first ? [each.statementId] : [],
  );
  const open = [...read.lines, ...read.movements].filter(({ outcome }) => isDifference(outcome));
  return [
    ...(days.length === 0 ? [] : [{ kind: 'days-missing', account, days } as const]),
    ...half.map((statementId) => ({ kind: 'statement-half-taken', account, statementId }) as const),
    ...(open.length === 0
      ? []
      : [{ kind: 'differences-open', account, count: open.length } as const]),
    ...balanceReason(read),
  ];
}

/**
 * The last balance that a statement says within the month, against one before it and the lines between.
 * What was drawn up before its last day was over says a balance that is none yet.
 */
function balanceReason(read: BookedMonth): readonly WhyOpen[] {
  const { account, month, statements, linesAround } = read;
  const said = statements
    .flatMap((each) => (each.state === 'taken' ? [each] : []))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1));
  const begin = said.find(
    ({ from, openingPence }) => openingPence !== undefined && from >= `${monthBefore(month)}-01`,
  );
  const end = said.findLast(
    ({ to, closingPence, receivedAt }) =>
      closingPence !== undefined && to.startsWith(month) && to < localDate(receivedAt),
  );
  if (begin?.openingPence === undefined || end?.closingPence === undefined) return [];
  if (end.to < begin.from) return [];
  const { from } = begin;
  const come = linesAround
    .filter(({ line }) => from <= line.bookedOn && line.bookedOn <= end.to)
    .reduce((sum, { line }) => sum + line.amountPence, begin.openingPence);
  const differencePence = end.closingPence - come;
  return differencePence === 0
    ? []
    : [{ kind: 'balance-differs', account, on: end.to, differencePence }];
}

/** Every envelope of every window, whether or not the window is open. */
export async function readAllEnvelopes(records: RecordReader): Promise<readonly Envelope[]> {
  const found = await Promise.all(
    funds.flatMap(({ programmeId, windows }) =>
      windows.map(({ windowId }) =>
        everyItem(records, queues.envelopes(programmeId, windowId)).then((items) =>
          items.map((item) => envelopes.parse(item).document),
        ),
      ),
    ),
  );
  return found.flat();
}

async function firstDayOfBooks(
  records: RecordReader,
  all: readonly Envelope[],
): Promise<LocalDate | undefined> {
  const items = await records.getMany(all.map(({ envelopeId }) => keys.entry(envelopeId, 1)));
  const [first] = items.map((item) => localDate(entries.parse(item).document.at)).sort();
  return first;
}

/** Runs begun by the end of the month that neither bank nor provider has taken. */
async function runsNotSent(records: RecordReader, month: string): Promise<readonly string[]> {
  const items = await Promise.all(
    funds.flatMap(({ programmeId }) => [
      everyItem(records, queues.runs(programmeId)),
      everyItem(records, queues.unclearRuns(programmeId)),
    ]),
  );
  return items
    .flat()
    .map((item) => paymentRuns.parse(item).document)
    .filter(({ state }) => ['collecting', 'submitting', 'unclear', 'cancelling'].includes(state))
    .filter(({ startedAt }) => localMonth(startedAt) <= month)
    .map(({ runId }) => runId);
}

async function allocationsUnderWay(
  records: RecordReader,
  all: readonly Envelope[],
): Promise<readonly string[]> {
  const windows = new Set(
    all.map(({ programmeId, windowId }) => queues.budgetChanges(programmeId, windowId)),
  );
  const items = await Promise.all([...windows].map((queue) => everyItem(records, queue)));
  return items
    .flat()
    .map((item) => budgetChanges.parse(item).document)
    .filter(({ state }) => state === 'under-way')
    .map(({ changeId }) => changeId);
}

async function everyItem(records: RecordReader, queue: string) {
  const found = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      ...{ queue, limit: 500 },
      ...(after === undefined ? {} : { after }),
    });
    found.push(...listed.items);
    after = listed.next;
  } while (after !== undefined);
  return found;
}
