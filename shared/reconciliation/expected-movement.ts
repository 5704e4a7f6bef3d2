import type { DomainEvent, EventOf } from '#shared/events/index.ts';
import {
  addWorkingDays,
  localDate,
  plusCalendarDays,
  type LocalDate,
  type Pence,
} from '#shared/kernel/index.ts';
import {
  contraReference,
  isPieceRail,
  paymentReferenceOf,
  type PaymentRun,
} from '#shared/payments/index.ts';

import { topUpReference } from './float-top-up.ts';
import { outsideAccountSchema, type OutsideAccount } from './outside-account.ts';

/** What our books know of: files and orders, what came back of them, and what was paid in advance. */
export const movementKinds = [
  ...(['top-up', 'run', 'rejected', 'returned', 'piece-back'] as const),
  /** What a community group gave back of its grant. */
  'repaid',
] as const;

/**
 * What our own records say must show on a statement. Bacs books one debit for the whole file of a
 * run, and each credit that it refuses or sends back by itself; a provider takes an order from its
 * float in one sum, and gives back each piece that nobody redeemed.
 */
export interface ExpectedMovement {
  readonly movementId: string;
  /** Whose statement it must show on. */
  readonly account: OutsideAccount;
  readonly what: (typeof movementKinds)[number];
  /** The reference that the bank or the provider was given. */
  readonly reference: string;
  /** Into the account is positive, out of it negative. */
  readonly amountPence: Pence;
  /** The line that a person said it is: it is that one, or none. */
  readonly lineId?: string;
  /** The day it became true for us. */
  readonly dueOn: LocalDate;
  /** The days on which it may be booked; after the last of them it is missing. */
  readonly earliestOn: LocalDate;
  readonly latestOn: LocalDate;
}

/** Input, processing and entry are three working days; two more forgive a bank that was away. */
const workingDaysToBook = 4;
/** A provider books an order as it takes it, and value that came back within 48 hours (domain-facts.md §4.5). */
const workingDaysOnFloat = 3;

/** The last day on which something that became true for us may be booked; after it, it is missing. */
export function lastDayToBook({
  account,
  what,
  dueOn,
}: Pick<ExpectedMovement, 'account' | 'what' | 'dueOn'>): LocalDate {
  const onFloat = account !== 'bank' && what !== 'top-up';
  return addWorkingDays(dueOn, onFloat ? workingDaysOnFloat : workingDaysToBook);
}

/** A report may reach us long after the bank booked what it tells of. */
const daysBeforeReport = 14;

/** The debit for the file or order of a run that was taken; undefined as long as it was not. */
export function movementOfRun(run: PaymentRun): ExpectedMovement | undefined {
  if (run.state !== 'acknowledged') return undefined;
  const { runId, rail, totalPence, acknowledgedAt } = run;
  const takenOn = localDate(acknowledgedAt);
  const onFloat = isPieceRail(rail);
  const account = onFloat ? rail : 'bank';
  return {
    movementId: `run:${runId}`,
    what: 'run',
    account,
    // An order is named by its idempotency key, and that is the run.
    reference: onFloat ? runId : contraReference(runId),
    amountPence: -totalPence,
    dueOn: takenOn,
    earliestOn: takenOn,
    latestOn: lastDayToBook({ account, what: 'run', dueOn: takenOn }),
  };
}

/** What must be booked, by bank or provider, because of an event; nothing for most of them. */
export function movementsOfEvent({ at, body }: DomainEvent): readonly ExpectedMovement[] {
  const on = localDate(at);
  switch (body.type) {
    case 'payment-rejected':
    case 'payment-returned':
      return [cameBackToBank(body, on)];
    case 'voucher-expired':
    case 'voucher-cancelled': {
      const { reference, amountPence, rail } = body;
      if (body.type === 'voucher-cancelled' && body.neverCharged === true) return [];
      const piece = { account: outsideAccountSchema.parse(rail), what: 'piece-back' } as const;
      return [
        { movementId: `back:${reference}`, reference, amountPence, ...daysAround(piece, on) },
      ];
    }
    case 'float-top-up-confirmed':
      return toppedUp(body, on);
    default:
      return [];
  }
}

/** The credit for a payment that the bank refused or sent back. */
function cameBackToBank(
  body: EventOf<'payment-rejected' | 'payment-returned'>,
  on: LocalDate,
): ExpectedMovement {
  const reference = paymentReferenceOf(body);
  const what = body.type === 'payment-rejected' ? 'rejected' : 'returned';
  return {
    movementId: `back:${reference}`,
    ...{ reference, amountPence: body.amountPence },
    ...daysAround({ account: 'bank', what }, on),
  };
}

/** What is paid in advance leaves the bank's account and arrives on the float under one reference. */
function toppedUp(
  { topUpId, rail, amountPence }: EventOf<'float-top-up-confirmed'>,
  on: LocalDate,
): readonly ExpectedMovement[] {
  const named = { movementId: `top-up:${topUpId}`, reference: topUpReference(topUpId) };
  const float = outsideAccountSchema.parse(rail);
  const what = 'top-up';
  return [
    { ...named, amountPence: -amountPence, ...daysAround({ account: 'bank', what }, on) },
    { ...named, amountPence, ...daysAround({ account: float, what }, on) },
  ];
}

type Days = Pick<ExpectedMovement, 'account' | 'what' | 'dueOn' | 'earliestOn' | 'latestOn'>;

function daysAround(about: Pick<ExpectedMovement, 'account' | 'what'>, dueOn: LocalDate): Days {
  return {
    ...{ ...about, dueOn, earliestOn: plusCalendarDays(dueOn, -daysBeforeReport) },
    latestOn: lastDayToBook({ ...about, dueOn }),
  };
}
