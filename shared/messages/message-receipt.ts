import * as z from 'zod';

import { keyedHash } from '#shared/kernel/index.ts';

import { isVisitReference } from './message.ts';

/** What GOV.UK Notify shows when it tells us of a message: made from the rail key. */
export function receiptToken(railKey: string): string {
  return keyedHash(railKey, 'message-receipts');
}

/**
 * GOV.UK Notify's callback; other fields, the address among them, are dropped here. Source: its
 * documentation, "Delivery receipts".
 */
export const notifyReceiptSchema = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: z.string(),
});

/** What became of a message, as far as we need to know. */
export const messageReceiptSchema = z.strictObject({
  reference: z.string().min(1).max(60),
  arrived: z.boolean(),
  /**
   * Said even of a message that had arrived: a server took the email and sent it back later, or its reader
   * called it unwanted, after which nothing more can be sent there.
   */
  afterwards: z.enum(['sent-back', 'unwanted']).optional(),
});
export type MessageReceipt = z.infer<typeof messageReceiptSchema>;

/**
 * Whether a message arrived; undefined while it is under way, and where no case waits to hear it. Letters are `received` once they are
 * printed and posted, which is all anybody knows of them.
 */
export function receiptFrom({
  reference,
  status,
}: z.infer<typeof notifyReceiptSchema>): MessageReceipt | undefined {
  if (reference === null || reference === '' || isVisitReference(reference)) return undefined;
  switch (status) {
    case 'delivered':
    case 'received':
      return { reference, arrived: true };
    case 'permanent-failure':
    case 'temporary-failure':
    case 'technical-failure':
    case 'validation-failed':
    case 'virus-scan-failed':
      return { reference, arrived: false };
    default:
      return undefined;
  }
}
