import * as z from 'zod';

import { areaSchema } from '#shared/events/index.ts';
import type { Award } from '#shared/approvals/index.ts';
import { categorySchema } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const base = {
  paymentId: z.string(),
  applicationId: z.string(),
  instalment: z.int().min(1),
  programmeId: z.string(),
  windowId: z.string(),
  ringFence: z.string(),
  area: areaSchema,
  envelopeId: z.string(),
  amountPence: z.int().min(1),
  categoriesPence: z.partialRecord(categorySchema, z.int()),
  attemptNumber: z.int().min(1).max(99),
  approvedBy: z.array(z.string()).min(1),
  readyAt: z.string(),
};
const submitted = { ...base, runId: z.string(), submittedAt: z.string() };

/**
 * One payment of an award. Only a ready payment can be submitted and only a submitted one can settle,
 * be rejected or come back; the version condition of each commit says the same a second time.
 */
export const paymentSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready'), ...base }),
  z.strictObject({ state: z.literal('submitted'), ...submitted }),
  z.strictObject({ state: z.literal('settled'), ...submitted, settledAt: z.string() }),
  z.strictObject({
    state: z.literal('rejected'),
    ...submitted,
    rejectedAt: z.string(),
    returnReasonCode: z.string(),
  }),
  z.strictObject({
    state: z.literal('returned'),
    ...submitted,
    /** Present when the money had arrived before it came back. */
    settledAt: z.string().optional(),
    returnedAt: z.string(),
    returnReasonCode: z.string(),
  }),
]);

export type Payment = z.infer<typeof paymentSchema>;
export type PaymentIn<State extends Payment['state']> = Extract<Payment, { state: State }>;

export const payments = documentKind({
  kind: 'payment',
  schema: paymentSchema,
  key: (payment) => keys.payment(payment.applicationId, payment.instalment),
  place: (payment) => ({
    queue: queues.payments(payment.programmeId, payment.state),
    queueOrder: `${payment.readyAt}#${payment.paymentId}`,
  }),
});

/** The payment an award leads to, ready for the next run. */
export function plannedPayment(award: Award): PaymentIn<'ready'> {
  const { approvedAt, approvedBy, ...rest } = award;
  return {
    ...rest,
    state: 'ready',
    instalment: 1,
    attemptNumber: 1,
    approvedBy: [...approvedBy],
    readyAt: approvedAt,
  };
}

/** Whatever an event about a payment says. */
export function moneyOf(payment: Payment) {
  const { applicationId, programmeId, windowId, ringFence, area } = payment;
  const { paymentId, attemptNumber, amountPence, envelopeId } = payment;
  return {
    applicationId,
    programmeId,
    windowId,
    ringFence,
    area,
    paymentId,
    attemptNumber,
    amountPence,
    envelopeId,
  };
}
