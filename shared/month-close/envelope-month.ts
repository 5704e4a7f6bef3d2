import * as z from 'zod';

import { localMonth } from '#shared/kernel/index.ts';
import {
  accounts,
  chainStart,
  hashOf,
  isBalanced,
  type Account,
  type LedgerEntry,
} from '#shared/ledger/index.ts';
import { outsideAccounts, outsideAccountSchema } from '#shared/reconciliation/index.ts';
import { documentKind, keys } from '#shared/records/index.ts';

import { ledgerCause } from './ledger-cause.ts';

export const balancesSchema = z.strictObject({
  funding: z.int(),
  transfer: z.int(),
  available: z.int(),
  reserved: z.int(),
  'in-transit': z.int(),
  paid: z.int(),
});
export type Balances = z.infer<typeof balancesSchema>;

/** All movements of a month from one account to another, by number and sum. */
export const movedSchema = z.strictObject({
  from: z.enum(accounts),
  to: z.enum(accounts),
  count: z.int(),
  amountPence: z.int(),
});
export type Moved = z.infer<typeof movedSchema>;

/** What one envelope's ledger says of one month. */
export const envelopeMonthSchema = z.strictObject({
  month: z.string(),
  envelopeId: z.string(),
  opening: balancesSchema,
  moved: z.array(movedSchema),
  closing: balancesSchema,
  /** What was sent by each payment run, less what it gave back unsent. */
  sentByRun: z.array(z.strictObject({ runId: z.string(), amountPence: z.int() })),
  /** What reports of the bank, and of each provider of codes, brought back. */
  broughtBack: z.array(z.strictObject({ account: outsideAccountSchema, amountPence: z.int() })),
  /** Money that came back for payments that an earlier month had sent: late facts, booked here. */
  late: z.array(z.strictObject({ sentIn: z.string(), count: z.int(), amountPence: z.int() })),
  entryCount: z.int(),
  /** Where the month after goes on: its first entry, and the hash that it follows. */
  next: z.strictObject({ sequence: z.int().min(1), afterHash: z.string() }),
});
export type EnvelopeMonth = z.infer<typeof envelopeMonthSchema>;

export const envelopeMonths = documentKind({
  kind: 'envelope-month',
  schema: envelopeMonthSchema,
  key: ({ month, envelopeId }) => keys.monthEnvelope(month, envelopeId),
});

/** Where counting begins: nothing came before. */
export const firstStart: Pick<EnvelopeMonth, 'closing' | 'next'> = {
  closing: { funding: 0, transfer: 0, available: 0, reserved: 0, 'in-transit': 0, paid: 0 },
  next: { sequence: 1, afterHash: chainStart.hash },
};

/** An entry that does not follow, does not balance or was changed: such a ledger proves nothing. */
export interface LedgerBroken {
  readonly kind: 'ledger-broken';
  readonly envelopeId: string;
  readonly sequence: number;
}

export interface CountEntries {
  readonly month: string;
  readonly envelopeId: string;
  /** How the month before ended. */
  readonly start: Pick<EnvelopeMonth, 'closing' | 'next'>;
  /** From where the month before ended, in order, to beyond the end of this one. */
  readonly entries: readonly LedgerEntry[];
  /** The month in which a payment was last sent before an entry; undefined when it never was. */
  readonly sentIn: (paymentId: string, entry: LedgerEntry) => string | undefined;
}

/**
 * Counts an envelope's month. An entry belongs to the month of its own time; two that were written
 * around midnight may stand in the chain the other way round.
 */
export function countEntries(count: CountEntries): EnvelopeMonth | LedgerBroken {
  const { month, envelopeId, start, entries } = count;
  const closing: Balances = { ...start.closing };
  const tally = {
    moved: new Map<string, Moved>(),
    sent: new Map<string, number>(),
    back: new Map<string, number>(),
  };
  const late = new Map<string, { count: number; amountPence: number }>();
  let next: EnvelopeMonth['next'] | undefined;
  let last = { sequence: start.next.sequence - 1, hash: start.next.afterHash };
  let entryCount = 0;
  for (const entry of entries) {
    if (!follows(entry, last)) {
      return { kind: 'ledger-broken', envelopeId, sequence: entry.sequence };
    }
    const own = localMonth(entry.at);
    if (own > month) next ??= { sequence: entry.sequence, afterHash: last.hash };
    last = entry;
    if (own !== month) continue;
    entryCount += 1;
    for (const line of entry.lines) closing[line.account] += line.amountPence;
    for (const movement of movementsOf(entry)) {
      addMovement(tally, movement, entry);
      const sentIn = isComingBack(movement) ? count.sentIn(movement.paymentId ?? '', entry) : month;
      if (sentIn === undefined || sentIn === month) continue;
      const soFar = late.get(sentIn) ?? { count: 0, amountPence: 0 };
      soFar.count += 1;
      soFar.amountPence += movement.amountPence;
      late.set(sentIn, soFar);
    }
  }
  return {
    ...{ month, envelopeId, opening: start.closing, closing, entryCount },
    moved: [...tally.moved].sort(byName).map(([, each]) => each),
    sentByRun: [...tally.sent].sort(byName).map(([runId, amountPence]) => ({ runId, amountPence })),
    broughtBack: outsideAccounts.flatMap((account) => {
      const amountPence = tally.back.get(account);
      return amountPence === undefined ? [] : [{ account, amountPence }];
    }),
    late: [...late].sort(byName).map(([sentIn, each]) => ({ sentIn, ...each })),
    next: next ?? { sequence: last.sequence + 1, afterHash: last.hash },
  };
}

function follows(entry: LedgerEntry, last: { sequence: number; hash: string }): boolean {
  return (
    entry.sequence === last.sequence + 1 &&
    entry.previousHash === last.hash &&
    hashOf(entry) === entry.hash &&
    isBalanced(entry)
  );
}

export interface EntryMovement {
  readonly from: Account;
  readonly to: Account;
  readonly amountPence: number;
  readonly paymentId: string | undefined;
}

/** An entry's lines two by two: out of one account, into another. */
export function movementsOf({ lines }: LedgerEntry): readonly EntryMovement[] {
  return lines.flatMap((line, index) => {
    const to = lines[index + 1];
    if (index % 2 === 1 || to === undefined) return [];
    const { amountPence, paymentId } = to;
    return [{ from: line.account, to: to.account, amountPence, paymentId }];
  });
}

/** Money that had left, and is in its envelope again. */
export function isComingBack({ from, to, paymentId }: EntryMovement): boolean {
  return paymentId !== undefined && (from === 'in-transit' || from === 'paid') && to !== 'paid';
}

function addMovement(
  tally: { moved: Map<string, Moved>; sent: Map<string, number>; back: Map<string, number> },
  movement: EntryMovement,
  { cause }: LedgerEntry,
): void {
  const { from, to, amountPence } = movement;
  const name = `${accounts.indexOf(from)} ${accounts.indexOf(to)}`;
  const soFar = tally.moved.get(name) ?? { from, to, count: 0, amountPence: 0 };
  tally.moved.set(name, {
    ...soFar,
    count: soFar.count + 1,
    amountPence: soFar.amountPence + amountPence,
  });
  const why = ledgerCause(cause);
  if (why.kind === 'payment-run' && to === 'in-transit') {
    tally.sent.set(why.runId, (tally.sent.get(why.runId) ?? 0) + amountPence);
  }
  if (why.kind === 'run-gave-back' && from === 'in-transit') {
    tally.sent.set(why.runId, (tally.sent.get(why.runId) ?? 0) - amountPence);
  }
  if (why.kind === 'outcome' && isComingBack(movement)) {
    tally.back.set(why.account, (tally.back.get(why.account) ?? 0) + amountPence);
  }
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
