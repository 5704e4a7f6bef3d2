import { invariant } from '#shared/kernel/index.ts';
import { paymentRuns, pieceRailNames } from '#shared/payments/index.ts';
import {
  accountSideOf,
  monthBefore,
  monthOfLine,
  openingBalance,
  readBookedMonth,
  sideIn,
  type AccountSide,
  type BookedMonth,
  type FloatName,
  type OutsideAccount,
} from '#shared/reconciliation/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { envelopeMonths, type EnvelopeMonth } from './envelope-month.ts';
import { drawUpStatement, type MonthStatement } from './month-statement.ts';

/** A month on every account that others keep for us. */
export interface BookedAccounts {
  readonly bank: BookedMonth;
  /** The floats that were in use. */
  readonly floats: readonly BookedFloat[];
  /** The others: neither they nor our books know of any money on them. */
  readonly unusedFloats: readonly BookedFloat[];
}

type BookedFloat = BookedMonth & { readonly account: FloatName };

/**
 * Reads a month of the bank and of every float in use. The bank's is read first and has the version
 * of the month's book: whatever is written into any of them afterwards makes whoever closes it lose.
 */
export async function readBookedAccounts(
  records: RecordReader,
  month: string,
): Promise<BookedAccounts> {
  const bank = await readBookedMonth(records, 'bank', month);
  const floats = await Promise.all(
    pieceRailNames.map(async (account) => ({
      ...(await readBookedMonth(records, account, month)),
      account,
    })),
  );
  return {
    bank,
    floats: floats.filter((each) => isInUse(each)),
    unusedFloats: floats.filter((each) => !isInUse(each)),
  };
}

/** A float is in use from its first line, or what we expected on it first. */
function isInUse({ account, before, lines, movements }: BookedMonth): boolean {
  if (before !== undefined && sideIn(before, account) !== undefined) return true;
  return lines.length > 0 || movements.length > 0;
}

/** An account's side of a month, out of what was read of it. */
export function accountSideIn(read: BookedMonth): AccountSide {
  const { account, month, before, statements } = read;
  const lines = read.linesAround.map((each) => ({
    ...{ account, lineId: each.lineId, month: monthOfLine(each) },
    bookedOn: each.line.bookedOn,
    amountPence: each.line.amountPence,
  }));
  const taken = statements.flatMap((each) => (each.state === 'taken' ? [each] : []));
  const sideBefore = before === undefined ? undefined : sideIn(before, account)?.side;
  return accountSideOf({
    ...{ account, month, lines },
    movements: [...read.expected.values()],
    pairs: new Map(read.matches.map(({ movementId, lineId }) => [movementId, lineId])),
    settled: read.confirmed,
    carriedIn: sideBefore?.outstanding ?? [],
    openingPence: openingBalance(month, { before: sideBefore, statements: taken, lines }),
  });
}

/** Months are closed soon after they are over: further back nobody looks on a page. */
const openMonthsRead = 4;

/**
 * The sides of a month and of those before it that nobody has closed yet, the latest first: what is
 * open in any of them is open still.
 */
export async function readOpenSides(
  records: RecordReader,
  read: BookedMonth,
): Promise<readonly [AccountSide, ...AccountSide[]]> {
  const sides: [AccountSide, ...AccountSide[]] = [accountSideIn(read)];
  let earliest = read;
  while (earliest.before === undefined && sides.length < openMonthsRead) {
    earliest = await readBookedMonth(records, read.account, monthBefore(earliest.month));
    sides.push(accountSideIn(earliest));
  }
  return sides;
}

/**
 * The statement of a month whose ledgers are counted: as it was closed with, or as it would be closed
 * with now. A float is part of it from the first run that our ledger sent to its provider, also while
 * the provider has taken none.
 */
export async function readMonthStatement(
  records: RecordReader,
  month: string,
): Promise<{ readonly statement: MonthStatement; readonly read: BookedAccounts }> {
  const read = await readBookedAccounts(records, month);
  const { bank } = read;
  const book = bank.book.document;
  invariant(book.state !== 'open', `Nobody has counted the ledgers of ${month}`);
  const envelopes = await readEnvelopeMonths(records, month, book.envelopeIds);
  const untakenOf = (account: OutsideAccount) =>
    (bank.before === undefined ? undefined : sideIn(bank.before, account)?.untakenRuns) ?? [];
  const untakenAtStart = untakenOf('bank');
  const runIds = new Set([
    ...[...untakenAtStart, ...pieceRailNames.flatMap(untakenOf)].map(({ runId }) => runId),
    ...envelopes.flatMap(({ sentByRun }) => sentByRun.map(({ runId }) => runId)),
  ]);
  const items = await records.getMany([...runIds].map((runId) => keys.run(runId)));
  const runs = items.map((item) => paymentRuns.parse(item).document);
  const sentTo = new Set<string>(runs.map(({ rail }) => rail));
  const floats = [
    ...read.floats,
    ...read.unusedFloats.filter(({ account }) => sentTo.has(account)),
  ].sort((one, other) => place(one) - place(other));
  const statement = drawUpStatement({
    ...{ month, envelopes, untakenAtStart, runs },
    bank: book.state === 'closed' ? book.bank : accountSideIn(bank),
    floats:
      book.state === 'closed'
        ? book.floats.map(({ account, side }) => ({
            ...{ account, side, untakenAtStart: untakenOf(account) },
          }))
        : floats.map((float) => ({
            ...{ account: float.account, side: accountSideIn(float) },
            untakenAtStart: untakenOf(float.account),
          })),
    movements: [bank, ...floats].flatMap(({ expected }) => [...expected.values()]),
  });
  return { statement, read };
}

function place({ account }: BookedFloat): number {
  return pieceRailNames.indexOf(account);
}

export async function readEnvelopeMonths(
  records: RecordReader,
  month: string,
  envelopeIds: readonly string[],
): Promise<readonly EnvelopeMonth[]> {
  const items = await records.getMany(envelopeIds.map((id) => keys.monthEnvelope(month, id)));
  return items.map((item) => envelopeMonths.parse(item).document);
}
