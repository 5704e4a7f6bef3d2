import * as z from 'zod';

import { filePurposeSchema } from './file-purpose.ts';

/** A piece without its money, which does not move with these. */
/** Of a family's application, or of a group's, whose files have a purpose. */
const aboutFile = { applicationId: z.string(), purpose: filePurposeSchema.optional() };
const aboutVoucher = { applicationId: z.string(), reference: z.string() };
const aboutReceipt = { applicationId: z.string(), paymentId: z.string(), attemptNumber: z.int() };
/** What a family was told, by the name of the message; never its words. */
const aboutMessage = { applicationId: z.string(), messageId: z.string(), message: z.string() };

/** What happens to a code or voucher before it is used or over. */
export const codeBodies = [
  z.strictObject({
    type: z.literal('voucher-issued'),
    applicationId: z.string(),
    /** Which piece it is, for whoever sends the family its code. */
    reference: z.string(),
    rail: z.string(),
    amountPence: z.int(),
    expiresAt: z.string(),
  }),
  z.strictObject({ type: z.literal('voucher-missing'), ...aboutVoucher }),
  z.strictObject({ type: z.literal('voucher-reminder-due'), ...aboutVoucher }),
  z.strictObject({ type: z.literal('voucher-code-asked-again'), ...aboutVoucher }),
  z.strictObject({ type: z.literal('voucher-cancel-asked'), ...aboutVoucher }),
] as const;

/** What families were told, and what they say of it. */
export const toldBodies = [
  /** Its family has not typed in the code that shows that our messages reach it, and is asked again. */
  z.strictObject({ type: z.literal('contact-reminder-due'), applicationId: z.string() }),
  z.strictObject({
    type: z.literal('message-sent'),
    ...aboutMessage,
    channel: z.enum(['text', 'email', 'letter']),
  }),
  z.strictObject({ type: z.literal('message-delivered'), ...aboutMessage }),
  z.strictObject({
    type: z.literal('message-failed'),
    ...aboutMessage,
    why: z.enum(['no-safe-way', 'ask-a-person', 'refused', 'bounced', 'unwanted']),
  }),
  z.strictObject({
    type: z.literal('message-not-needed'),
    ...aboutMessage,
    why: z.enum(['code-over', 'money-moved-on', 'no-longer-asked']),
  }),
  z.strictObject({ type: z.literal('receipt-confirmed'), ...aboutReceipt }),
  z.strictObject({ type: z.literal('receipt-denied'), ...aboutReceipt }),
  z.strictObject({
    type: z.literal('evidence-added'),
    ...aboutFile,
    fileKind: z.string(),
    bytes: z.int(),
  }),
  z.strictObject({
    type: z.literal('evidence-checked'),
    ...aboutFile,
    outcome: z.enum(['clean', 'unsafe', 'unreadable']),
  }),
  z.strictObject({ type: z.literal('evidence-withdrawn'), ...aboutFile }),
  z.strictObject({ type: z.literal('evidence-opened'), ...aboutFile }),
  z.strictObject({
    type: z.literal('evidence-removed'),
    ...aboutFile,
    because: z.enum(['withdrawn', 'refused', 'decided', 'never-sent']),
  }),
  z.strictObject({
    type: z.literal('task-done'),
    applicationId: z.string(),
    why: z.string(),
  }),
] as const;
