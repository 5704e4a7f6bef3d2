import * as z from 'zod';

import { firstInstalment } from '#shared/approvals/index.ts';
import {
  derivedReference,
  done,
  keyedHash,
  refused,
  sameSecret,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { payments, wasSent } from '#shared/payments/index.ts';
import { documentKind, eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { staffTasks } from './staff-task.ts';

const base = {
  applicationId: z.string(),
  paymentId: z.string(),
  instalment: z.int().min(1),
  attemptNumber: z.int().min(1),
  saidAt: z.string(),
};

/** What a family says of an attempt to pay it: apart from what a bank or a till says, and never money. */
export const receiptSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('confirmed'), ...base }),
  z.strictObject({ state: z.literal('denied'), ...base }),
]);
export type Receipt = z.infer<typeof receiptSchema>;

export const receipts = documentKind({
  kind: 'receipt',
  schema: receiptSchema,
  key: ({ applicationId, instalment, attemptNumber }) =>
    keys.receipt(applicationId, instalment, attemptNumber),
});

/** Lets whoever was sent a code say whether it came, and nothing else. */
export function receiptLinkToken(applicationId: string, matchingKey: string): string {
  return derivedReference(keyedHash(matchingKey, 'receipt-link', applicationId));
}

export function isReceiptLink(applicationId: string, token: string, matchingKey: string): boolean {
  return sameSecret(token, receiptLinkToken(applicationId, matchingKey));
}

export type ReceiptAnswerRefusal =
  { readonly kind: 'nothing-sent' } | { readonly kind: 'changed-meanwhile' };

/**
 * Records in one tap whether what was sent reached its family. "No" opens a task for staff in the same
 * commit. Saying the same twice changes nothing; saying otherwise later, because it was found or
 * lost, does.
 */
export function createAnswerReceipt(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function answerReceipt(request: {
    readonly applicationId: string;
    readonly arrived: boolean;
  }): Promise<Result<'changed' | 'known', ReceiptAnswerRefusal>> {
    const { applicationId, arrived } = request;
    const payment = await payments.read(
      ports.records,
      keys.payment(applicationId, firstInstalment),
    );
    if (payment === undefined || !wasSent(payment.document)) {
      return refused({ kind: 'nothing-sent' });
    }
    const { paymentId, instalment, attemptNumber } = payment.document;
    const key = keys.receipt(applicationId, instalment, attemptNumber);
    const earlier = await receipts.read(ports.records, key);
    const state = arrived ? 'confirmed' : 'denied';
    if (earlier?.document.state === state) return done('known');
    const at = ports.clock.now();
    const version = (earlier?.version ?? 0) + 1;
    const receipt: Receipt = {
      ...{ state, applicationId, paymentId, instalment, attemptNumber, saidAt: at },
    };
    const about = { applicationId, paymentId, attemptNumber };
    const committed = await ports.commit([
      earlier === undefined ? receipts.create(receipt) : receipts.replace(receipt, earlier.version),
      eventRecord(
        key,
        version,
        { type: `receipt-${state}`, ...about },
        { at, actor: { kind: 'family', id: applicationId }, correlationId: applicationId },
      ),
      ...(arrived
        ? []
        : [
            staffTasks.create({
              ...{ state: 'open', applicationId, why: 'says-not-received', openedAt: at },
              taskId: derivedReference('task', key.pk, key.sk, String(version)),
            }),
          ]),
    ]);
    return committed.ok ? done('changed') : refused({ kind: 'changed-meanwhile' });
  };
}
