import { applications, type Application } from '#shared/applications/index.ts';
import type { EnvelopeCannotCarry, EnvelopeMoves } from '#shared/budget/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { done, invariant, type Actor, type Result, type Write } from '#shared/kernel/index.ts';
import type { Account } from '#shared/ledger/index.ts';
import { eventRecord, keys, type Loaded } from '#shared/records/index.ts';

import {
  accountGivenBackTo,
  earlierAttemptOf,
  moneyOf,
  payments,
  paysGroup,
  type Payment,
  type PaymentIn,
} from './payment.ts';
import type { RailReportLine } from './rails/rail-report.ts';
import type { ReturnReasonCode } from './rails/return-reasons.ts';

export interface Outcome {
  readonly line: RailReportLine;
  readonly payment: Loaded<Payment>;
  /** The case, when the fact is one that opens it again. */
  readonly application: Loaded<Application> | undefined;
  readonly moves: EnvelopeMoves;
  readonly at: string;
  readonly actor: Actor;
}

/** What is kept of a bank that gave no reason: somebody asks it, for the account holder may have died. */
const notGiven = 'not-given' satisfies ReturnReasonCode;

type Planned = Result<readonly Write[], EnvelopeCannotCarry>;

/** Whether a fact opens the case of its payment again. */
export function comesBack({ outcome }: RailReportLine): boolean {
  return outcome === 'rejected' || outcome === 'returned';
}

/**
 * The writes that one reported fact leads to; none when it is known already or comes too late to
 * matter. Refused when the money is not where the payment says: one of the two was read too early.
 */
export function outcomeWrites(outcome: Outcome): Planned {
  const { document } = outcome.payment;
  switch (outcome.line.outcome) {
    case 'accepted':
      // The run as a whole records that the bank took it; a single acceptance adds nothing.
      return done([]);
    case 'settled':
      return document.state === 'submitted' ? settled(outcome, document) : done([]);
    case 'rejected':
      return document.state === 'submitted' ? rejected(outcome, document) : done([]);
    case 'returned':
      return document.state === 'submitted' || document.state === 'settled'
        ? returned(outcome, document)
        : done([]);
  }
}

function settled(outcome: Outcome, payment: PaymentIn<'submitted'>): Planned {
  const moved = move(outcome, payment, 'in-transit', 'paid');
  if (!moved.ok) return moved;
  const { categoriesPence } = payment;
  return done(
    paymentWrites(
      outcome,
      { ...payment, state: 'settled', settledAt: outcome.at },
      { type: 'payment-settled', ...moneyOf(payment), categoriesPence },
    ),
  );
}

function rejected(outcome: Outcome, payment: PaymentIn<'submitted'>): Planned {
  const moved = move(outcome, payment, 'in-transit', accountGivenBackTo(payment));
  if (!moved.ok) return moved;
  const returnReasonCode = outcome.line.reasonCode ?? notGiven;
  return done([
    ...paymentWrites(
      outcome,
      { ...payment, state: 'rejected', rejectedAt: outcome.at, returnReasonCode },
      { type: 'payment-rejected', ...moneyOf(payment), returnReasonCode },
    ),
    ...reopenedCase(outcome, 'rejected', returnReasonCode),
  ]);
}

function returned(
  outcome: Outcome,
  payment: PaymentIn<'submitted'> | PaymentIn<'settled'>,
): Planned {
  const afterSettling = payment.state === 'settled';
  const from = afterSettling ? 'paid' : 'in-transit';
  const moved = move(outcome, payment, from, accountGivenBackTo(payment));
  if (!moved.ok) return moved;
  const returnReasonCode = outcome.line.reasonCode ?? notGiven;
  const { categoriesPence } = payment;
  return done([
    ...paymentWrites(
      outcome,
      { ...payment, state: 'returned', returnedAt: outcome.at, returnReasonCode },
      {
        type: 'payment-returned',
        ...moneyOf(payment),
        categoriesPence,
        returnReasonCode,
        afterSettling,
      },
    ),
    ...reopenedCase(outcome, 'returned', returnReasonCode),
  ]);
}

function move(
  { moves }: Outcome,
  { envelopeId, amountPence, paymentId }: Payment,
  from: Account,
  to: Account,
): Result<void, EnvelopeCannotCarry> {
  return moves.move(envelopeId, { from, to, amountPence, paymentId });
}

function paymentWrites(
  { payment, at, actor, line }: Outcome,
  next: Payment,
  body: EventBody,
): readonly Write[] {
  return [
    payments.replace(next, payment.version),
    eventRecord(keys.payment(next.applicationId, next.instalment), payment.version + 1, body, {
      at,
      actor,
      correlationId: next.applicationId,
      causationId: line.reference,
    }),
  ];
}

/** The money is back in its envelope; the case waits for somebody to make it good. A grant's payment says so itself. */
export function reopenedCase(
  { application, payment, at }: Pick<Outcome, 'application' | 'payment' | 'at'>,
  ended: 'rejected' | 'returned',
  returnReasonCode: string,
): readonly Write[] {
  if (paysGroup(payment.document)) return [];
  invariant(application !== undefined, `Payment ${payment.document.paymentId} has no case`);
  const { document, version } = application;
  if (document.state !== 'approved') return [];
  const { state: _state, approvedAt: _approvedAt, ...rest } = document;
  return [
    applications.replace(
      {
        ...rest,
        state: 'payment-returned',
        returnedAt: at,
        returnReasonCode,
        earlierAttempt: earlierAttemptOf(payment, ended),
      },
      version,
    ),
  ];
}
