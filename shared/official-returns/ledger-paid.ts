import { readWindowEnvelopes } from '#shared/budget/index.ts';
import { sumPence, type Pence } from '#shared/kernel/index.ts';
import { envelopeMonths } from '#shared/month-close/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { monthBooks } from '#shared/reconciliation/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { monthsOf, type Period } from '#shared/reporting/index.ts';

/** What the ledger says was paid in some months. */
export interface LedgerPaid {
  /** Of the months that are closed alone. */
  readonly paidPence: Pence;
  /** Months whose books are not closed: what they say may still change. */
  readonly openMonths: readonly string[];
  /** Months into whose books nobody ever wrote anything. */
  readonly emptyMonths: readonly string[];
}

/**
 * What the closed books say of a programme: into `paid`, less out of it, over all of its envelopes. Months that
 * two people have not closed are named, for nobody signs what may still change.
 */
export async function readLedgerPaid(
  records: RecordReader,
  { programmeId, windows }: Programme,
  period: Period,
): Promise<LedgerPaid> {
  const months = monthsOf(period);
  const [books, byWindow] = await Promise.all([
    records.getMany(months.map((month) => keys.monthBook(month))),
    Promise.all(
      windows.map(({ windowId }) => readWindowEnvelopes(records, { programmeId, windowId })),
    ),
  ]);
  const kept = books.map((item) => monthBooks.parse(item).document);
  const written = new Set(kept.map(({ month }) => month));
  const closed = new Set(kept.filter(({ state }) => state === 'closed').map(({ month }) => month));
  const envelopeIds = byWindow.flat().map(({ envelopeId }) => envelopeId);
  const items = await records.getMany(
    months
      .filter((month) => closed.has(month))
      .flatMap((month) => envelopeIds.map((envelopeId) => keys.monthEnvelope(month, envelopeId))),
  );
  const moved = items.flatMap((item) => envelopeMonths.parse(item).document.moved);
  const into = sumPence(moved.filter(({ to }) => to === 'paid').map((each) => each.amountPence));
  const outOf = sumPence(
    moved.filter(({ from }) => from === 'paid').map((each) => each.amountPence),
  );
  return {
    paidPence: into - outOf,
    openMonths: months.filter((month) => !closed.has(month)),
    emptyMonths: months.filter((month) => !written.has(month)),
  };
}
