import type { DomainEvent } from '#shared/events/index.ts';
import {
  addWorkingDays,
  localDate,
  plusCalendarDays,
  type LocalDate,
  type Pence,
} from '#shared/kernel/index.ts';
import { contraReference, paymentReferenceOf, type PaymentRun } from '#shared/payments/index.ts';
import type { RailName } from '#shared/programmes/index.ts';

/**
 * What our own records say must show on the bank's statement. Bacs books one debit for the whole
 * file of a run, and each credit that it refuses or sends back by itself.
 */
export interface ExpectedMovement {
  readonly movementId: string;
  readonly what: 'run' | 'rejected' | 'returned';
  readonly programmeId: string;
  /** The reference that the bank was given. */
  readonly reference: string;
  /** Into our account is positive, out of it negative. */
  readonly amountPence: Pence;
  /** The day it became true for us. */
  readonly dueOn: LocalDate;
  /** The days on which the bank may book it; after the last of them it is missing. */
  readonly earliestOn: LocalDate;
  readonly latestOn: LocalDate;
}

/** Input, processing and entry are three working days; two more forgive a bank that was away. */
const workingDaysToBook = 4;
/** A report may reach us long after the bank booked what it tells of. */
const daysBeforeReport = 14;

/** What other rails hand out is paid from a float, and shows on no statement of ours one by one. */
const bankRails: ReadonlySet<RailName> = new Set(['bacs', 'faster-payments']);

/** The debit for the file of a run that the bank took; undefined as long as it has not. */
export function movementOfRun(run: PaymentRun): ExpectedMovement | undefined {
  if (run.state !== 'acknowledged' || !bankRails.has(run.rail)) return undefined;
  const { runId, programmeId, totalPence, acknowledgedAt } = run;
  const takenOn = localDate(acknowledgedAt);
  return {
    movementId: `run:${runId}`,
    what: 'run',
    ...{ programmeId, reference: contraReference(runId), amountPence: -totalPence },
    dueOn: takenOn,
    earliestOn: takenOn,
    latestOn: addWorkingDays(takenOn, workingDaysToBook),
  };
}

/** The credit for a payment that the bank refused or sent back; undefined for any other event. */
export function movementOfEvent({ at, body }: DomainEvent): ExpectedMovement | undefined {
  if (body.type !== 'payment-rejected' && body.type !== 'payment-returned') return undefined;
  const { programmeId, amountPence } = body;
  const reference = paymentReferenceOf(body);
  return {
    movementId: `back:${reference}`,
    what: body.type === 'payment-rejected' ? 'rejected' : 'returned',
    ...{ programmeId, reference, amountPence },
    ...daysAround(localDate(at)),
  };
}

function daysAround(on: LocalDate): Pick<ExpectedMovement, 'dueOn' | 'earliestOn' | 'latestOn'> {
  return {
    dueOn: on,
    earliestOn: plusCalendarDays(on, -daysBeforeReport),
    latestOn: addWorkingDays(on, workingDaysToBook),
  };
}
