import { entries } from '#shared/budget/index.ts';
import {
  done,
  invariant,
  localMonth,
  plusCalendarDays,
  refused,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import {
  keepMonthBook,
  monthBefore,
  nextMonth,
  readMonthBook,
  type MonthBook,
  type MonthBookIn,
} from '#shared/reconciliation/index.ts';
import {
  isEventItem,
  keys,
  parseEvent,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import {
  countEntries,
  envelopeMonths,
  firstStart,
  isComingBack,
  movementsOf,
  type EnvelopeMonth,
  type LedgerBroken,
} from './envelope-month.ts';
import { readMonthStatement } from './gather-month.ts';
import { fingerprintOf } from './month-statement.ts';
import type { MonthClosePorts } from './propose-close.ts';

/** A request is answered in time; whoever asked goes on from where it stopped. */
const entriesAtOnce = 4_000;
const entriesPerRead = 100;
const triesPerCommit = 5;

export interface NothingToCount {
  readonly kind: 'nothing-to-count';
}

/**
 * Counts a month's ledgers from wherever it stopped, one envelope a commit, and draws the statement up
 * when the last is counted. Dying at any point and going on comes to the same. Answers the book as it
 * is then; refused when a ledger is broken.
 */
export function createCountMonth(ports: MonthClosePorts) {
  return async function countMonth(
    month: string,
  ): Promise<Result<MonthBook, LedgerBroken | NothingToCount>> {
    const { records, commit } = ports;
    let read = 0;
    let tries = 0;
    while (read < entriesAtOnce) {
      const book = await readMonthBook(records, month);
      const { document, version } = book;
      if (document.state === 'open') return refused({ kind: 'nothing-to-count' });
      if (document.state !== 'counting') return done(document);
      const envelopeId = document.envelopeIds[document.counted];
      if (envelopeId === undefined) {
        const drawn = await drawnUp(records, { document, version });
        tries = (await commit([drawn])).ok ? 0 : tries + 1;
      } else {
        const counted = await countEnvelope(records, month, envelopeId);
        if ('kind' in counted) return refused(counted);
        read += 1 + counted.entryCount;
        const next = { ...document, counted: document.counted + 1 };
        const kept = await keepEnvelopeMonth(records, counted);
        tries = (await commit([kept, keepMonthBook(next, version)])).ok ? 0 : tries + 1;
      }
      if (tries === triesPerCommit) throw new Error(`The book of ${month} kept changing`);
    }
    return done((await readMonthBook(records, month)).document);
  };
}

async function drawnUp(
  records: RecordReader,
  { document, version }: Loaded<MonthBookIn<'counting'>>,
): Promise<Write> {
  const { statement } = await readMonthStatement(records, document.month);
  const fingerprint = fingerprintOf(statement);
  return keepMonthBook({ ...document, state: 'proposed', fingerprint }, version);
}

/** An earlier proposal, withdrawn, may have counted it before. */
async function keepEnvelopeMonth(records: RecordReader, counted: EnvelopeMonth): Promise<Write> {
  const key = keys.monthEnvelope(counted.month, counted.envelopeId);
  const found = await envelopeMonths.read(records, key);
  return found === undefined
    ? envelopeMonths.create(counted)
    : envelopeMonths.replace(counted, found.version);
}

async function countEnvelope(
  records: RecordReader,
  month: string,
  envelopeId: string,
): Promise<EnvelopeMonth | LedgerBroken> {
  const before = await envelopeMonths.read(
    records,
    keys.monthEnvelope(monthBefore(month), envelopeId),
  );
  const start = before?.document ?? firstStart;
  const read = await entriesFrom(records, envelopeId, start.next.sequence, month);
  const sentIn = await sentMonths(records, month, read);
  return countEntries({ month, envelopeId, start, entries: read, sentIn });
}

/** Reads on to a day beyond the end of the month: entries around midnight may be out of order. */
async function entriesFrom(
  records: RecordReader,
  envelopeId: string,
  first: number,
  month: string,
): Promise<readonly LedgerEntry[]> {
  const until = plusCalendarDays(`${nextMonth(month)}-01`, 2);
  const found: LedgerEntry[] = [];
  for (;;) {
    const from = first + found.length;
    const items = await records.getMany(
      Array.from({ length: entriesPerRead }, (_, index) => keys.entry(envelopeId, from + index)),
    );
    found.push(...items.map((item) => entries.parse(item).document));
    const last = found.at(-1);
    if (items.length < entriesPerRead || last === undefined || last.at >= until) return found;
  }
}

/**
 * When each payment that came back in the month had been sent the last time before: told by the ledger's
 * own entries or, for the few that an earlier month had sent, by their events.
 */
async function sentMonths(
  records: RecordReader,
  month: string,
  all: readonly LedgerEntry[],
): Promise<(paymentId: string, entry: LedgerEntry) => string | undefined> {
  const lastSent = new Map<string, string | undefined>();
  const sentIn = new Map<string, string | undefined>();
  for (const entry of all) {
    const own = localMonth(entry.at);
    for (const movement of movementsOf(entry)) {
      const { paymentId, to } = movement;
      if (paymentId === undefined) continue;
      if (to === 'in-transit') lastSent.set(paymentId, own);
      if (own !== month || !isComingBack(movement)) continue;
      if (!lastSent.has(paymentId)) {
        lastSent.set(paymentId, await lastSentBefore(records, paymentId, month));
      }
      sentIn.set(`${entry.sequence} ${paymentId}`, lastSent.get(paymentId));
    }
  }
  return (paymentId, { sequence }) => sentIn.get(`${sequence} ${paymentId}`);
}

async function lastSentBefore(
  records: RecordReader,
  paymentId: string,
  month: string,
): Promise<string | undefined> {
  const [, applicationId] = /^(.+)-\d{2}$/.exec(paymentId) ?? [];
  invariant(applicationId !== undefined, `${paymentId} names no application`);
  const items = await records.partition(keys.application(applicationId).pk, 'EVENT#');
  return items
    .filter(isEventItem)
    .map(parseEvent)
    .filter(({ body }) => body.type === 'payment-submitted' && body.paymentId === paymentId)
    .map(({ at }) => localMonth(at))
    .filter((sentIn) => sentIn < month)
    .at(-1);
}
