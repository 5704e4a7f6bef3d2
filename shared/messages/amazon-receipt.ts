import * as z from 'zod';

import type { MessageReceipt } from './message-receipt.ts';
import { isVisitReference } from './message.ts';

/** What our reference is called where Amazon hands it back with what became of the message. */
export const referenceTag = 'reference';

/**
 * What Amazon SES publishes of an email; other fields, the address and the subject among them, are dropped
 * here. Source: SES developer guide, "Examples of event data that Amazon SES publishes to Amazon SNS".
 */
const emailEventSchema = z.object({
  eventType: z.string(),
  mail: z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
  bounce: z.object({ bounceType: z.string() }).optional(),
});

/**
 * The same of a text. Source: End User Messaging SMS user guide, "Event types for SMS, MMS and voice" and
 * "Example event data for AWS End User Messaging SMS".
 */
const textEventSchema = z.object({
  eventType: z.string().startsWith('TEXT_'),
  isFinal: z.boolean().default(true),
  context: z.record(z.string(), z.string()).default({}),
});

export const amazonEventSchema = z.union([emailEventSchema, textEventSchema]);
export type AmazonEvent = z.infer<typeof amazonEventSchema>;

/** The events that say what became of an email, and of a text: what the configuration sets publish, and nothing else. */
export const emailEvents = ['Delivery', 'Bounce', 'Complaint', 'Reject'] as const;
export const textEvents = [
  'TEXT_DELIVERED',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_UNREACHABLE',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_UNKNOWN',
] as const;

/** Whether a message arrived; undefined while it is under way, and where no case waits to hear it. */
export function receiptFromAmazon(event: AmazonEvent): MessageReceipt | undefined {
  const reference =
    'mail' in event ? event.mail.tags[referenceTag]?.[0] : event.context[referenceTag];
  if (reference === undefined || reference === '' || isVisitReference(reference)) return undefined;
  const became = 'mail' in event ? emailBecame(event) : textBecame(event);
  return became && { reference, ...became };
}

type Became = Omit<MessageReceipt, 'reference'>;

function emailBecame({ eventType, bounce }: z.infer<typeof emailEventSchema>): Became | undefined {
  switch (eventType) {
    case 'Delivery':
      return { arrived: true };
    case 'Bounce':
      // One that is not for good may be the automatic answer to an email that arrived, which came first then.
      return bounce?.bounceType === 'Permanent'
        ? { arrived: false, afterwards: 'sent-back' }
        : { arrived: false };
    case 'Complaint':
      return { arrived: false, afterwards: 'unwanted' };
    case 'Reject':
      return { arrived: false };
    default:
      return undefined;
  }
}

function textBecame({ eventType, isFinal }: z.infer<typeof textEventSchema>): Became | undefined {
  if (eventType === 'TEXT_DELIVERED') return { arrived: true };
  const failed = textEvents.some((event) => event === eventType);
  return failed && isFinal ? { arrived: false } : undefined;
}
