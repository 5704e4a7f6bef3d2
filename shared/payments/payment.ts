import * as z from 'zod';

import { areaSchema, reportedSchema } from '#shared/events/index.ts';
import { pastAttemptSchema, type EarlierAttempt } from '#shared/applications/index.ts';
import type { Award } from '#shared/approvals/index.ts';
import {
  categorySchema,
  configuredFunds,
  railNameSchema,
  type RailName,
} from '#shared/programmes/index.ts';
import { sumPence, type Write } from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type Loaded } from '#shared/records/index.ts';

import { isPieceRail } from './rails/pieces/piece-rules.ts';

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
  rail: railNameSchema,
  /** What a return says of its household; absent of a group's, and of what was approved before it was asked for. */
  reported: reportedSchema.optional(),
  attemptNumber: z.int().min(1).max(99),
  /** How the attempts before this one ended. */
  pastAttempts: z.array(pastAttemptSchema),
  approvedBy: z.array(z.string()).min(1),
  readyAt: z.string(),
  /** Of a grant: which of the group's accounts it was approved for, and goes into. */
  accountRevision: z.int().min(1).optional(),
  /** How often this attempt was in a run whose file the rail refused: it goes out again as it was. */
  recalls: z.int().min(1).optional(),
};
const submitted = {
  ...base,
  runId: z.string(),
  submittedAt: z.string(),
  /** When the account it had gone into was removed, long after it arrived; it may come back even then. */
  accountRemovedAt: z.string().optional(),
  /** What became of a payment in pieces so far; absent for a bank's, and before a piece ended. */
  pieces: z
    .strictObject({
      paidPence: z.int().min(0),
      backPence: z.int().min(0),
      backAs: z.enum(['expired', 'cancelled']).optional(),
    })
    .optional(),
};

/**
 * One payment of an award. Only a ready payment can be submitted and only a submitted one can settle,
 * be rejected or come back; the version condition of each commit says the same a second time. A
 * `void` one was never sent: its approval fell with the bank details it was given for. What came back
 * or is void is approved again as the next attempt of the same payment, never as a second payment.
 */
export const paymentSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready'), ...base }),
  z.strictObject({
    /** Its money stays reserved and no run collects it until every hold on it is lifted. */
    state: z.literal('held'),
    ...base,
    heldAt: z.string(),
    holdIds: z.array(z.string()).min(1),
  }),
  z.strictObject({ state: z.literal('void'), ...base, voidedAt: z.string() }),
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

type PastAttempt = z.infer<typeof pastAttemptSchema>;
export type Payment = z.infer<typeof paymentSchema>;
export type PaymentIn<State extends Payment['state']> = Extract<Payment, { state: State }>;

export const payments = documentKind({
  kind: 'payment',
  schema: paymentSchema,
  key: (payment) => keys.payment(payment.applicationId, payment.instalment),
  place: (payment) =>
    payment.state === 'settled' &&
    payment.accountRemovedAt === undefined &&
    mayHaveUsedAccount(payment)
      ? {
          queue: queues.accountsPaidInto(),
          queueOrder: `${payment.settledAt}#${payment.paymentId}`,
        }
      : {
          queue: queues.payments(payment.programmeId, payment.rail, payment.state),
          queueOrder: `${payment.readyAt}#${payment.paymentId}`,
        },
});

/** Whether it, or an attempt before it, went into an account of a family. */
export function mayHaveUsedAccount(payment: Payment): boolean {
  return !paysGroup(payment) && (!isPieceRail(payment.rail) || payment.pastAttempts.length > 0);
}

/** The payment an award leads to, ready for the next run: a new one, or the next attempt of one that is over. */
export function plannedPayment(award: Award): Write {
  const { approvedAt, approvedBy, earlierAttempt, ...rest } = award;
  const pastAttempts = earlierAttempt?.pastAttempts ?? [];
  const payment: PaymentIn<'ready'> = {
    ...rest,
    state: 'ready',
    instalment: 1,
    attemptNumber: pastAttempts.length + 1,
    pastAttempts,
    approvedBy: [...approvedBy],
    readyAt: approvedAt,
  };
  return earlierAttempt === undefined
    ? payments.create(payment)
    : payments.replace(payment, earlierAttempt.paymentVersion);
}

/** An instalment of a grant that two people approved: what its payment is planned from. */
export interface ApprovedInstalment {
  readonly applicationId: string;
  readonly instalment: number;
  readonly paymentId: string;
  readonly programmeId: string;
  readonly windowId: string;
  readonly ringFence: string;
  readonly area: Payment['area'];
  readonly envelopeId: string;
  readonly amountPence: number;
  readonly rail: RailName;
  readonly accountRevision: number;
  readonly approvedBy: readonly string[];
  readonly approvedAt: string;
}

/**
 * The payment of an instalment, ready for the next run: a new one, or the next attempt of one that is
 * over. Of a grant there is one payment an instalment, ever: its key says so.
 */
export function plannedInstalment(
  approved: ApprovedInstalment,
  earlier: Loaded<PaymentOver> | undefined,
): { readonly payment: PaymentIn<'ready'>; readonly write: Write } {
  const { approvedAt, approvedBy, ...rest } = approved;
  const pastAttempts =
    earlier === undefined
      ? []
      : earlierAttemptOf(earlier, howItEnded(earlier.document)).pastAttempts;
  const payment: PaymentIn<'ready'> = {
    ...rest,
    state: 'ready',
    categoriesPence: {},
    attemptNumber: pastAttempts.length + 1,
    pastAttempts,
    approvedBy: [...approvedBy],
    readyAt: approvedAt,
  };
  const write =
    earlier === undefined ? payments.create(payment) : payments.replace(payment, earlier.version);
  return { payment, write };
}

/** A payment that is over without having paid: the next attempt takes its place. */
export type PaymentOver = PaymentIn<'void'> | PaymentIn<'rejected'> | PaymentIn<'returned'>;

export function isPaymentOver(payment: Payment): payment is PaymentOver {
  return ['void', 'rejected', 'returned'].includes(payment.state);
}

function howItEnded(payment: PaymentOver): PastAttempt['ended'] {
  const wasNotTaken = payment.state === 'rejected' && payment.returnReasonCode === 'not-taken';
  return wasNotTaken ? 'not-taken' : payment.state;
}

/** Whether it pays a community group: then no case of a family waits for it. */
export function paysGroup({ programmeId }: Pick<Payment, 'programmeId'>): boolean {
  return configuredFunds.find(programmeId)?.paysGroups === true;
}

/**
 * Where money goes that came back: to whoever is next, or, when a group accepted a grant, back to what is
 * promised to it.
 */
export function accountGivenBackTo(payment: Payment): 'available' | 'reserved' {
  return paysGroup(payment) ? 'reserved' : 'available';
}

/** What a case keeps of a payment that is over with the coming commit, so that the next attempt goes on from it. */
export function earlierAttemptOf(
  { document, version }: Loaded<Payment>,
  ended: PastAttempt['ended'],
): EarlierAttempt {
  const { paymentId, attemptNumber, pastAttempts } = document;
  const paidPence = paidInPieces(document);
  const arrived = 'settledAt' in document && document.settledAt !== undefined;
  return {
    paymentId,
    paymentVersion: version + 1,
    owedPence: document.amountPence - paidPence,
    pastAttempts: [
      ...pastAttempts,
      { attemptNumber, ended, arrived, ...(paidPence === 0 ? {} : { paidPence }) },
    ],
  };
}

/** What was redeemed of the attempts before this one. */
export function paidBefore({ pastAttempts }: Payment): number {
  return sumPence(pastAttempts.map((attempt) => attempt.paidPence ?? 0));
}

/** What of a payment was redeemed in pieces. */
export function paidInPieces(payment: Payment): number {
  return wasSent(payment) ? (payment.pieces?.paidPence ?? 0) : 0;
}

/** Whether an attempt was handed to its rail, whatever became of it. */
export function wasSent(
  payment: Payment,
): payment is Exclude<Payment, { state: 'ready' | 'held' | 'void' }> {
  return payment.state !== 'ready' && payment.state !== 'held' && payment.state !== 'void';
}

/** Whatever an event about a payment says. */
export function moneyOf(payment: Payment) {
  const { applicationId, programmeId, windowId, ringFence, area } = payment;
  const { paymentId, attemptNumber, amountPence, envelopeId, reported } = payment;
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
    ...(reported !== undefined && { reported }),
  };
}

/** Whether it waits to be sent, or was sent and may be sent again as it was: then where it goes is still needed. */
export function needsItsAccount({ state }: Payment): boolean {
  return state === 'ready' || state === 'held' || state === 'submitted';
}
