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
export const movementKinds = ['top-up', 'run', 'rejected', 'returned', 'piece-back'] as const;

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
/** A report may reach us long after the bank booked what it tells of. */
const daysBeforeReport = 14;

/** The debit for the file or order of a run that was taken; undefined as long as it was not. */
export function movementOfRun(run: PaymentRun): ExpectedMovement | undefined {
  if (run.state !== 'acknowledged') return undefined;
  const { runId, rail, totalPence, acknowledgedAt } = run;
  const takenOn = localDate(acknowledgedAt);
  const onFloat = isPieceRail(rail);
  return {
    movementId: `run:${runId}`,
    what: 'run',
    account: onFloat ? rail : 'bank',
    // An order is named by its idempotency key, and that is the run.
    reference: onFloat ? runId : contraReference(runId),
    amountPence: -totalPence,
    dueOn: takenOn,
    earliestOn: takenOn,
    latestOn: addWorkingDays(takenOn, onFloat ? workingDaysOnFloat : workingDaysToBook),
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
      return [
        {
          ...{ movementId: `back:${reference}`, what: 'piece-back', reference, amountPence },
          account: outsideAccountSchema.parse(rail),
          ...daysAround(on, workingDaysOnFloat),
        },
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
  return {
    movementId: `back:${reference}`,
    account: 'bank',
    what: body.type === 'payment-rejected' ? 'rejected' : 'returned',
    ...{ reference, amountPence: body.amountPence },
    ...daysAround(on, workingDaysToBook),
  };
}

/** What is paid in advance leaves the bank's account and arrives on the float under one reference. */
function toppedUp(
  { topUpId, rail, amountPence }: EventOf<'float-top-up-confirmed'>,
  on: LocalDate,
): readonly ExpectedMovement[] {
  const common: Omit<ExpectedMovement, 'account' | 'amountPence'> = {
    ...{ movementId: `top-up:${topUpId}`, what: 'top-up', reference: topUpReference(topUpId) },
    ...daysAround(on, workingDaysToBook),
  };
  return [
    { ...common, account: 'bank', amountPence: -amountPence },
    { ...common, account: outsideAccountSchema.parse(rail), amountPence },
  ];
}

function daysAround(
  on: LocalDate,
  workingDays: number,
): Pick<ExpectedMovement, 'dueOn' | 'earliestOn' | 'latestOn'> {
  return {
    dueOn: on,
    earliestOn: plusCalendarDays(on, -daysBeforeReport),
    latestOn: addWorkingDays(on, workingDays),
  };
}
