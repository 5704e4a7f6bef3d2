import { applications, type Application } from '#shared/applications/index.ts';
import type { EnvelopeMoves } from '#shared/budget/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { invariant, type Actor, type Write } from '#shared/kernel/index.ts';
import type { Account } from '#shared/ledger/index.ts';
import { eventRecord, keys, type Loaded } from '#shared/records/index.ts';

import { moneyOf, payments, type Payment, type PaymentIn } from './payment.ts';
import type { RailReportLine } from './rails/rail-report.ts';

export interface Outcome {
  readonly line: RailReportLine;
  readonly payment: Loaded<Payment>;
  readonly application: Loaded<Application>;
  readonly moves: EnvelopeMoves;
  readonly at: string;
  readonly actor: Actor;
}

/** The writes that one reported fact leads to; none when it is known already or comes too late to matter. */
export function outcomeWrites(outcome: Outcome): readonly Write[] {
  const { document } = outcome.payment;
  switch (outcome.line.outcome) {
    case 'accepted':
      // The run as a whole records that the bank took it; a single acceptance adds nothing.
      return [];
    case 'settled':
      return document.state === 'submitted' ? settled(outcome, document) : [];
    case 'rejected':
      return document.state === 'submitted' ? rejected(outcome, document) : [];
    case 'returned':
      return document.state === 'submitted' || document.state === 'settled'
        ? returned(outcome, document)
        : [];
  }
}

function settled(outcome: Outcome, payment: PaymentIn<'submitted'>): readonly Write[] {
  move(outcome, payment, 'in-transit', 'paid');
  const { categoriesPence } = payment;
  return paymentWrites(
    outcome,
    { ...payment, state: 'settled', settledAt: outcome.at },
    { type: 'payment-settled', ...moneyOf(payment), categoriesPence },
  );
}

function rejected(outcome: Outcome, payment: PaymentIn<'submitted'>): readonly Write[] {
  move(outcome, payment, 'in-transit', 'available');
  const returnReasonCode = outcome.line.reasonCode ?? '0';
  return [
    ...paymentWrites(
      outcome,
      { ...payment, state: 'rejected', rejectedAt: outcome.at, returnReasonCode },
      { type: 'payment-rejected', ...moneyOf(payment), returnReasonCode },
    ),
    ...reopened(outcome, returnReasonCode),
  ];
}

function returned(
  outcome: Outcome,
  payment: PaymentIn<'submitted'> | PaymentIn<'settled'>,
): readonly Write[] {
  const afterSettling = payment.state === 'settled';
  move(outcome, payment, afterSettling ? 'paid' : 'in-transit', 'available');
  const returnReasonCode = outcome.line.reasonCode ?? '0';
  const { categoriesPence } = payment;
  return [
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
    ...reopened(outcome, returnReasonCode),
  ];
}

function move(outcome: Outcome, payment: Payment, from: Account, to: Account): void {
  const { envelopeId, amountPence, paymentId } = payment;
  const moved = outcome.moves.move(envelopeId, { from, to, amountPence, paymentId });
  invariant(moved.ok, `Payment ${paymentId} is ${payment.state} but its money is not ${from}`);
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

/** The money is back in its envelope; the case waits for somebody to make it good. */
function reopened({ application, at }: Outcome, returnReasonCode: string): readonly Write[] {
  const { document, version } = application;
  if (document.state !== 'approved') return [];
  const { state: _state, approvedAt: _approvedAt, ...rest } = document;
  return [
    applications.replace(
      { ...rest, state: 'payment-returned', returnedAt: at, returnReasonCode },
      version,
    ),
  ];
}
