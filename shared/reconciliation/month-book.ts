import * as z from 'zod';

import { plusMonths, type Write } from '#shared/kernel/index.ts';
import { pieceRailNames } from '#shared/payments/index.ts';
import { documentKind, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { accountSideSchema, type AccountSide } from './account-side.ts';
import { matchedBy } from './match-statement.ts';
import { isFloat, outsideAccountSchema, type OutsideAccount } from './outside-account.ts';

/** A payment run that our ledger has sent and no bank or provider has taken yet. */
const untakenRunSchema = z.strictObject({ runId: z.string(), amountPence: z.int() });
export type UntakenRun = z.infer<typeof untakenRunSchema>;

const always = {
  month: z.string(),
  /** Lines of the bank and of floats that are kept in this month. */
  lineCount: z.int().min(0),
  /** How often closing it was proposed; its events are numbered by it. */
  rounds: z.int().min(0),
};
const proposal = {
  ...always,
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** Every envelope that has a ledger, and of how many of them the month is counted. */
  envelopeIds: z.array(z.string()),
  counted: z.int().min(0),
};

/**
 * One month of the books: `open`; `counting` while closing it is proposed and its ledgers are counted
 * one after the other; `proposed` when its statement is drawn up; `closed` for good when somebody
 * else confirmed that. Whatever is written into a month replaces its book in the same commit, so that
 * nothing slips in while it closes.
 */
export const monthBookSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), ...always }),
  z.strictObject({ state: z.literal('counting'), ...proposal }),
  z.strictObject({ state: z.literal('proposed'), ...proposal, fingerprint: z.string() }),
  z.strictObject({
    state: z.literal('closed'),
    ...proposal,
    fingerprint: z.string(),
    confirmedBy: z.string(),
    confirmedAt: z.string(),
    bank: accountSideSchema,
    untakenRuns: z.array(untakenRunSchema),
    /** Every float that was in use by then. */
    floats: z.array(
      z.strictObject({
        account: z.enum(pieceRailNames),
        side: accountSideSchema,
        untakenRuns: z.array(untakenRunSchema),
      }),
    ),
    /** In how many parts it is kept which line was found to be what. */
    matchParts: z.int().min(0),
  }),
]);
export type MonthBook = z.infer<typeof monthBookSchema>;
export type MonthBookIn<State extends MonthBook['state']> = Extract<MonthBook, { state: State }>;

export const monthBooks = documentKind({
  kind: 'month-book',
  schema: monthBookSchema,
  key: ({ month }) => keys.monthBook(month),
});

/** What a closed month says of one account; undefined for a float that was not in use. */
export function sideIn(
  { bank, untakenRuns, floats }: MonthBookIn<'closed'>,
  account: OutsideAccount,
): { readonly side: AccountSide; readonly untakenRuns: readonly UntakenRun[] } | undefined {
  return isFloat(account)
    ? floats.find((each) => each.account === account)
    : { side: bank, untakenRuns };
}

/** What was matched when a month closed, frozen: nothing that comes later makes it another match. */
export const monthMatchesSchema = z.strictObject({
  account: outsideAccountSchema,
  month: z.string(),
  part: z.int().min(1),
  matches: z.array(
    z.strictObject({
      lineId: z.string(),
      movementId: z.string(),
      by: z.enum(matchedBy),
    }),
  ),
});
export type MonthMatches = z.infer<typeof monthMatchesSchema>;
export const monthMatches = documentKind({
  kind: 'month-matches',
  schema: monthMatchesSchema,
  key: ({ account, month, part }) => keys.monthMatches(account, month, part),
});
export type FrozenMatch = MonthMatches['matches'][number];

/** A book with the version to expect; 0 when nothing was ever written into its month. */
export async function readMonthBook(
  records: RecordReader,
  month: string,
): Promise<Loaded<MonthBook>> {
  const found = await monthBooks.read(records, keys.monthBook(month));
  return found ?? emptyBook(month);
}

/** The book of a month into which nothing was ever written. */
export function emptyBook(month: string): Loaded<MonthBook> {
  return { document: { state: 'open', month, lineCount: 0, rounds: 0 }, version: 0 };
}

export function keepMonthBook(next: MonthBook, version: number): Write {
  return version === 0 ? monthBooks.create(next) : monthBooks.replace(next, version);
}

export function nextMonth(month: string): string {
  return plusMonths(month, 1);
}

export function monthBefore(month: string): string {
  return plusMonths(month, -1);
}

/** Far more months than are ever closed in a row; it only ends the search. */
const monthsSearched = 240;

/**
 * The books from a month on up to the first that is not closed: what still comes for a closed month is
 * kept in the last of them.
 */
export async function booksUpToOpen(
  records: RecordReader,
  month: string,
): Promise<readonly [Loaded<MonthBook>, ...Loaded<MonthBook>[]]> {
  const first = await readMonthBook(records, month);
  const books: [Loaded<MonthBook>, ...Loaded<MonthBook>[]] = [first];
  let last = first;
  while (last.document.state === 'closed') {
    if (books.length > monthsSearched) throw new Error(`No month after ${month} is open`);
    last = await readMonthBook(records, nextMonth(last.document.month));
    books.push(last);
  }
  return books;
}
