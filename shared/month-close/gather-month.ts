import { invariant } from '#shared/kernel/index.ts';
import { paymentRuns } from '#shared/payments/index.ts';
import {
  bankSideOf,
  monthOfLine,
  openingBalance,
  readBankMonth,
  type BankMonth,
  type BankSide,
} from '#shared/reconciliation/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { envelopeMonths, type EnvelopeMonth } from './envelope-month.ts';
import { drawUpStatement, type MonthStatement } from './month-statement.ts';

/** The bank's side of a month, out of what was read of it. */
export function bankSideIn(read: BankMonth): BankSide {
  const { month, before, statements } = read;
  const lines = read.linesAround.map((each) => ({
    lineId: each.lineId,
    month: monthOfLine(each),
    bookedOn: each.line.bookedOn,
    amountPence: each.line.amountPence,
  }));
  const taken = statements.flatMap((each) => (each.state === 'taken' ? [each] : []));
  return bankSideOf({
    ...{ month, lines },
    movements: [...read.expected.values()],
    pairs: new Map(read.matches.map(({ movementId, lineId }) => [movementId, lineId])),
    settled: read.confirmed,
    carriedIn: before?.bank.outstanding ?? [],
    openingPence: openingBalance(month, { before: before?.bank, statements: taken, lines }),
  });
}

/**
 * The statement of a month whose ledgers are counted: as it was closed with, or as it would be closed
 * with now.
 */
export async function readMonthStatement(
  records: RecordReader,
  month: string,
): Promise<{ readonly statement: MonthStatement; readonly read: BankMonth }> {
  const read = await readBankMonth(records, month);
  const book = read.book.document;
  invariant(book.state !== 'open', `Nobody has counted the ledgers of ${month}`);
  const envelopes = await readEnvelopeMonths(records, month, book.envelopeIds);
  const untakenAtStart = read.before?.untakenRuns ?? [];
  const runIds = new Set([
    ...untakenAtStart.map(({ runId }) => runId),
    ...envelopes.flatMap(({ sentByRun }) => sentByRun.map(({ runId }) => runId)),
  ]);
  const runs = await records.getMany([...runIds].map((runId) => keys.run(runId)));
  const statement = drawUpStatement({
    ...{ month, envelopes, untakenAtStart },
    bank: book.state === 'closed' ? book.bank : bankSideIn(read),
    movements: [...read.expected.values()],
    runs: runs.map((item) => paymentRuns.parse(item).document),
  });
  return { statement, read };
}

export async function readEnvelopeMonths(
  records: RecordReader,
  month: string,
  envelopeIds: readonly string[],
): Promise<readonly EnvelopeMonth[]> {
  const items = await records.getMany(envelopeIds.map((id) => keys.monthEnvelope(month, id)));
  return items.map((item) => envelopeMonths.parse(item).document);
}
