import * as z from 'zod';

import { plusCalendarDays, sumPence, type LocalDate, type Pence } from '#shared/kernel/index.ts';

import { movementKinds, type ExpectedMovement } from './expected-movement.ts';
import type { OutsideAccount } from './outside-account.ts';
import type { Settlement } from './settlement.ts';

/** Something that is on one side at the end of a month, and not yet on the other. */
export const carriedItemSchema = z.strictObject({
  movementId: z.string(),
  reference: z.string(),
  what: z.enum(movementKinds),
  dueOn: z.iso.date(),
  amountPence: z.int(),
});
export type CarriedItem = z.infer<typeof carriedItemSchema>;

const pence = z.int();
const bookedKinds = [...movementKinds, 'other'] as const;

/**
 * An account's month, the bank's or a float's, against what our books expect of it; the two tie when
 * `differencePence` is 0.
 */
export const accountSideSchema = z.strictObject({
  /** As its statements say them; absent when none of them carries a balance. */
  openingPence: pence.exactOptional(),
  closingPence: pence.exactOptional(),
  lineCount: z.int(),
  paidInPence: pence,
  paidOutPence: pence,
  /** The lines by what they turned out to be; `other` is no match. They lead from one balance to the other. */
  booked: z.array(
    z.strictObject({ what: z.enum(bookedKinds), count: z.int(), amountPence: pence }),
  ),
  /** What our books expect on lines of this month: due in it, or carried over to it. */
  expectedPence: pence,
  carriedInPence: pence,
  /** Due, and not on a statement by the end of the month: money on its way. */
  outstanding: z.array(carriedItemSchema),
  /** On a statement before it was in our books: known by the end of an earlier month, or not yet. */
  bookedEarlierPence: pence,
  bookedEarly: z.array(carriedItemSchema),
  /** Expected, and settled by two people as never to come. */
  writtenOffPence: pence,
  /** What two people settled of lines: charges, interest, the bank's mistakes. */
  explained: z.array(z.strictObject({ why: z.string(), amountPence: pence })),
  /** The lines less all that explains them. */
  differencePence: pence,
});
export type AccountSide = z.infer<typeof accountSideSchema>;

/** A booked line as far as sums are concerned. */
export interface SummedLine {
  readonly lineId: string;
  readonly account: OutsideAccount;
  /** The month in whose books it is. */
  readonly month: string;
  readonly bookedOn: LocalDate;
  readonly amountPence: Pence;
}

export interface AccountSideInput {
  readonly account: OutsideAccount;
  readonly month: string;
  /** Lines of any account and month, of which its own are taken. */
  readonly lines: readonly SummedLine[];
  /** What our books expect of this month, of those before and of those after, on any account. */
  readonly movements: readonly ExpectedMovement[];
  /** The line that each movement was found on, by the movement's id. */
  readonly pairs: ReadonlyMap<string, string>;
  /** What two people confirmed, of any month. */
  readonly settled: readonly Settlement[];
  /** What the month before, closed, left outstanding. */
  readonly carriedIn: readonly CarriedItem[];
  readonly openingPence: Pence | undefined;
}

/** A statement as far as its balances are concerned. */
export interface BalanceSaid {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly openingPence?: Pence | undefined;
  readonly closingPence?: Pence | undefined;
}

/**
 * What was in the account when a month began: where the month before was closed with a balance, that;
 * otherwise what the earliest statement from about then says, moved by the lines in between. Undefined
 * when no statement carries a balance.
 */
export function openingBalance(
  month: string,
  known: {
    readonly before: AccountSide | undefined;
    readonly statements: readonly BalanceSaid[];
    readonly lines: readonly SummedLine[];
  },
): Pence | undefined {
  if (known.before?.closingPence !== undefined) return known.before.closingPence;
  const first = `${month}-01`;
  const earliest = plusCalendarDays(first, -1).slice(0, 7);
  const [said] = known.statements
    .filter(({ from, openingPence }) => openingPence !== undefined && from.slice(0, 7) >= earliest)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  if (said?.openingPence === undefined || said.from.slice(0, 7) > month) return undefined;
  const between = (from: LocalDate, to: LocalDate) =>
    totalOf(known.lines.filter(({ bookedOn }) => from <= bookedOn && bookedOn < to));
  return said.from < first
    ? said.openingPence + between(said.from, first)
    : said.openingPence - between(first, said.from);
}

/**
 * Adds a month of an account up and explains it: what our books expect, less what is still on its way,
 * plus what came before its time, plus what two people settled. Pure, so that the verifier finds the
 * same.
 */
export function accountSideOf(input: AccountSideInput): AccountSide {
  const { account, month, openingPence } = input;
  const lines = input.lines.filter((line) => line.account === account);
  const movements = input.movements.filter((movement) => movement.account === account);
  // What is settled in a later month is that month's affair.
  const settled = input.settled.filter((each) => each.account === account && each.month <= month);
  const monthOf = new Map(lines.map((line) => [line.lineId, line.month]));
  const lineOf = linesOfMovements(input.pairs, settled);
  const inMonth = lines.filter((line) => line.month === month);
  const carried = new Set(input.carriedIn.map(({ movementId }) => movementId));
  const ours = movements.filter(
    ({ dueOn, movementId }) => dueOn.startsWith(month) || carried.has(movementId),
  );
  const own = new Set(ours.map(({ movementId }) => movementId));
  const neverToCome = new Set(
    settled.flatMap(({ lineId, movementId }) => (lineId === undefined ? (movementId ?? []) : [])),
  );
  const bookedIn = ({ movementId }: ExpectedMovement) =>
    monthOf.get(lineOf.get(movementId) ?? '') ?? '9999-12';
  const kept = ours.filter(({ movementId }) => !neverToCome.has(movementId));
  const outstanding = kept.filter((movement) => bookedIn(movement) > month);
  const bookedEarlier = kept.filter((movement) => bookedIn(movement) < month);
  const bookedEarly = movements.filter(
    (movement) => !own.has(movement.movementId) && bookedIn(movement) === month,
  );
  const amounts = inMonth.map(({ amountPence }) => amountPence);
  const found = {
    expectedPence: totalOf(ours),
    bookedEarlierPence: totalOf(bookedEarlier),
    writtenOffPence: totalOf(ours.filter(({ movementId }) => neverToCome.has(movementId))),
    explained: explainedBy(inMonth, settled),
  };
  const explainedPence =
    found.expectedPence -
    totalOf(outstanding) -
    found.bookedEarlierPence +
    totalOf(bookedEarly) -
    found.writtenOffPence +
    totalOf(found.explained);
  return {
    ...(openingPence === undefined
      ? {}
      : { openingPence, closingPence: openingPence + sumPence(amounts) }),
    lineCount: inMonth.length,
    paidInPence: sumPence(amounts.filter((amount) => amount > 0)),
    paidOutPence: sumPence(amounts.filter((amount) => amount < 0)),
    booked: bookedBy(inMonth, movements, lineOf),
    ...found,
    carriedInPence: totalOf(input.carriedIn),
    outstanding: carriedItems(outstanding),
    bookedEarly: carriedItems(bookedEarly),
    differencePence: sumPence(amounts) - explainedPence,
  };
}

/** By matching, or because two people said that a line is that payment. */
function linesOfMovements(
  pairs: AccountSideInput['pairs'],
  settled: readonly Settlement[],
): ReadonlyMap<string, string> {
  return new Map([
    ...pairs,
    ...settled.flatMap(({ lineId, movementId }) =>
      lineId === undefined || movementId === undefined ? [] : [[movementId, lineId] as const],
    ),
  ]);
}

/** The lines by what they turned out to be. */
function bookedBy(
  lines: readonly SummedLine[],
  movements: readonly ExpectedMovement[],
  lineOf: ReadonlyMap<string, string>,
): AccountSide['booked'] {
  const whatOf = new Map(
    movements.map(({ movementId, what }) => [lineOf.get(movementId) ?? '', what] as const),
  );
  const groups = Map.groupBy(lines, ({ lineId }) => whatOf.get(lineId) ?? 'other');
  return bookedKinds.flatMap((what) => {
    const own = groups.get(what) ?? [];
    return own.length === 0 ? [] : [{ what, count: own.length, amountPence: totalOf(own) }];
  });
}

function explainedBy(
  lines: readonly SummedLine[],
  settled: readonly Settlement[],
): AccountSide['explained'] {
  const here = new Set(lines.map(({ lineId }) => lineId));
  const byReason = Map.groupBy(
    settled.filter(({ lineId }) => lineId !== undefined && here.has(lineId)),
    ({ why }) => why,
  );
  return [...byReason]
    .map(([why, own]) => ({
      why,
      amountPence: sumPence(own.map(({ differencePence }) => differencePence)),
    }))
    .sort((one, other) => (one.why < other.why ? -1 : 1));
}

function carriedItems(movements: readonly ExpectedMovement[]): CarriedItem[] {
  return movements
    .map(({ movementId, reference, what, dueOn, amountPence }) => ({
      ...{ movementId, reference, what, dueOn, amountPence },
    }))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

function placeOf({ dueOn, movementId }: { dueOn: LocalDate; movementId: string }): string {
  return `${dueOn} ${movementId}`;
}

function totalOf(items: readonly { readonly amountPence: Pence }[]): Pence {
  return sumPence(items.map(({ amountPence }) => amountPence));
}
