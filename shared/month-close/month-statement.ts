import { createHash } from 'node:crypto';

import * as z from 'zod';

import { localMonth, sumPence } from '#shared/kernel/index.ts';
import { accounts } from '#shared/ledger/index.ts';
import { pieceRailNames, type PaymentRun } from '#shared/payments/index.ts';
import {
  accountOf,
  accountSideSchema,
  type AccountSide,
  type ExpectedMovement,
  type FloatName,
  type OutsideAccount,
  type UntakenRun,
} from '#shared/reconciliation/index.ts';

import {
  balancesSchema,
  envelopeMonthSchema,
  movedSchema,
  type Balances,
  type EnvelopeMonth,
  type Moved,
} from './envelope-month.ts';

const pence = z.int();
const untakenRunsSchema = z.array(z.strictObject({ runId: z.string(), amountPence: pence }));

/** What our ledger sent to the bank or a provider against what it took, and what each says came back. */
const sentSchema = z.strictObject({
  untakenAtStart: untakenRunsSchema,
  sentPence: pence,
  takenPence: pence,
  untakenAtEnd: untakenRunsSchema,
  ledgerBroughtBackPence: pence,
  expectedBackPence: pence,
  differencePence: pence,
});

/** A month of the books, whole: every envelope, all of them together, the bank, and every float in use. */
export const monthStatementSchema = z.strictObject({
  kind: z.literal('open-door-month-statement'),
  month: z.string(),
  envelopes: z.array(envelopeMonthSchema),
  inAll: z.strictObject({
    opening: balancesSchema,
    moved: z.array(movedSchema),
    closing: balancesSchema,
  }),
  sent: sentSchema,
  bank: accountSideSchema,
  floats: z.array(
    z.strictObject({ account: z.enum(pieceRailNames), sent: sentSchema, side: accountSideSchema }),
  ),
});
export type MonthStatement = z.infer<typeof monthStatementSchema>;

/** A closed month as a file: its statement, who closed it when, and the fingerprint that the records keep. */
export const monthStatementFileSchema = z.strictObject({
  fingerprint: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  confirmedBy: z.string(),
  confirmedAt: z.string(),
  statement: monthStatementSchema,
});
export type MonthStatementFile = z.infer<typeof monthStatementFileSchema>;

export interface MonthSources {
  readonly month: string;
  readonly envelopes: readonly EnvelopeMonth[];
  readonly bank: AccountSide;
  /** Every float that was in use. */
  readonly floats: readonly {
    readonly account: FloatName;
    readonly side: AccountSide;
    readonly untakenAtStart: readonly UntakenRun[];
  }[];
  /** What our books expect on statements, by the events of the month and of those around it. */
  readonly movements: readonly ExpectedMovement[];
  /** Every run that the ledger names in the month, or that the month before left untaken. */
  readonly runs: readonly PaymentRun[];
  readonly untakenAtStart: readonly UntakenRun[];
}

/** Puts a month's statement together. Pure, and in one order: the same books give the same text. */
export function drawUpStatement(sources: MonthSources): MonthStatement {
  const envelopes = sources.envelopes.toSorted((one, other) =>
    one.envelopeId < other.envelopeId ? -1 : 1,
  );
  return {
    kind: 'open-door-month-statement',
    month: sources.month,
    envelopes,
    inAll: {
      opening: addBalances(envelopes.map(({ opening }) => opening)),
      moved: addMoved(envelopes.flatMap(({ moved }) => moved)),
      closing: addBalances(envelopes.map(({ closing }) => closing)),
    },
    sent: sentOf({ ...sources, account: 'bank', envelopes }),
    bank: sources.bank,
    floats: sources.floats.map(({ account, side, untakenAtStart }) => ({
      ...{ account, side },
      sent: sentOf({ ...sources, account, untakenAtStart, envelopes }),
    })),
  };
}

type SentSources = Pick<
  MonthSources,
  'month' | 'envelopes' | 'movements' | 'runs' | 'untakenAtStart'
> & { readonly account: OutsideAccount };

function sentOf({ account, month, envelopes, movements, runs, untakenAtStart }: SentSources) {
  const own = runs.filter(({ rail }) => accountOf(rail) === account);
  const isOwn = new Set(own.map(({ runId }) => runId));
  const sent = envelopes
    .flatMap(({ sentByRun }) => sentByRun)
    .filter(({ runId }) => isOwn.has(runId));
  const taken = own.flatMap((run) =>
    run.state === 'acknowledged' && localMonth(run.acknowledgedAt) === month
      ? [{ runId: run.runId, amountPence: run.totalPence }]
      : [],
  );
  const left = new Map<string, number>();
  const add = (runId: string, amountPence: number) =>
    left.set(runId, (left.get(runId) ?? 0) + amountPence);
  for (const { runId, amountPence } of [...untakenAtStart, ...sent]) add(runId, amountPence);
  for (const { runId, amountPence } of taken) add(runId, -amountPence);
  const takenIds = new Set(taken.map(({ runId }) => runId));
  const rest = [...left]
    .map(([runId, amountPence]) => ({ runId, amountPence }))
    .filter(({ amountPence }) => amountPence !== 0)
    .sort((one, other) => (one.runId < other.runId ? -1 : 1));
  const wrong = rest.filter(({ runId, amountPence }) => amountPence < 0 || takenIds.has(runId));
  const ledgerBroughtBackPence = totalOf(
    envelopes.flatMap(({ broughtBack }) => broughtBack).filter((each) => each.account === account),
  );
  const expectedBackPence = totalOf(
    movements
      .filter((movement) => movement.account === account)
      .filter(({ dueOn, what }) => cameBack.has(what) && dueOn.startsWith(month)),
  );
  return {
    ...{ untakenAtStart: [...untakenAtStart], sentPence: totalOf(sent) },
    ...{ takenPence: totalOf(taken), untakenAtEnd: rest },
    ...{ ledgerBroughtBackPence, expectedBackPence },
    differencePence: totalOf(wrong) + ledgerBroughtBackPence - expectedBackPence,
  };
}

const cameBack: ReadonlySet<string> = new Set(['rejected', 'returned', 'piece-back', 'repaid']);

/** Made of all that the statement says, in one order: whoever changes a penny of it changes this. */
export function fingerprintOf(statement: MonthStatement): string {
  const inOneOrder = JSON.stringify(monthStatementSchema.parse(statement));
  return createHash('sha256').update(inOneOrder).digest('base64url');
}

/** One thing that must come to nothing, and what it comes to. */
export interface Tie {
  readonly name: 'ledger' | 'sent' | 'booked';
  /** Whose statement it is about; absent for the ledger by itself. */
  readonly account?: OutsideAccount;
  readonly differencePence: number;
}

/** Whether a statement ties: within the ledger, from ledger to file or order, from there to booked line. */
export function tiesOf({ envelopes, inAll, sent, bank, floats }: MonthStatement): readonly Tie[] {
  const apart = [...envelopes, inAll].map((each) => apartPence(each));
  return [
    { name: 'ledger', differencePence: sumPence(apart) },
    ...[{ account: 'bank', sent, side: bank } as const, ...floats].flatMap((each) => [
      { name: 'sent', account: each.account, differencePence: each.sent.differencePence } as const,
      {
        name: 'booked',
        account: each.account,
        differencePence: each.side.differencePence,
      } as const,
    ]),
  ];
}

/** By how much movements do not lead from the opening to the closing balances, over all accounts. */
function apartPence({
  opening,
  moved,
  closing,
}: Pick<EnvelopeMonth, 'opening' | 'moved' | 'closing'>): number {
  const expected = { ...opening };
  for (const { from, to, amountPence } of moved) {
    expected[from] -= amountPence;
    expected[to] += amountPence;
  }
  return sumPence(accounts.map((account) => Math.abs(closing[account] - expected[account])));
}

function addBalances(all: readonly Balances[]): Balances {
  const sum = { funding: 0, transfer: 0, available: 0, reserved: 0, 'in-transit': 0, paid: 0 };
  for (const each of all) for (const account of accounts) sum[account] += each[account];
  return sum;
}

function addMoved(all: readonly Moved[]): Moved[] {
  const sums = new Map<string, Moved>();
  for (const { from, to, count, amountPence } of all) {
    const name = `${accounts.indexOf(from)} ${accounts.indexOf(to)}`;
    const soFar = sums.get(name) ?? { from, to, count: 0, amountPence: 0 };
    sums.set(name, {
      ...soFar,
      count: soFar.count + count,
      amountPence: soFar.amountPence + amountPence,
    });
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

function totalOf(items: readonly { readonly amountPence: number }[]): number {
  return sumPence(items.map(({ amountPence }) => amountPence));
}
