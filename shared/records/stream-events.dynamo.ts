import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import { eventSchema, type DomainEvent } from '#shared/events/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

/** One record of the table's stream: its place, and the event it carries or why that cannot be read. */
export interface StreamedEvent {
  readonly sequenceNumber: string;
  readonly event: Result<DomainEvent, { readonly kind: 'unreadable'; readonly why: string }>;
}

const imageSchema = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);
const batchSchema = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({ SequenceNumber: z.string(), NewImage: imageSchema.optional() }),
    }),
  ),
});

/**
 * Reads what Lambda hands a function that follows the records table. The mapping lets only new
 * events through, so a record without one is a defect of the mapping, named and never skipped.
 */
export function readStreamedEvents(batch: unknown): readonly StreamedEvent[] {
  return batchSchema.parse(batch).Records.map(({ dynamodb }) => ({
    sequenceNumber: dynamodb.SequenceNumber,
    event: readEvent(dynamodb.NewImage ?? {}),
  }));
}

function readEvent(image: Record<string, AttributeValue>): StreamedEvent['event'] {
  const parsed = eventSchema.safeParse(unmarshall(image)['event']);
  return parsed.success
    ? done(parsed.data)
    : refused({ kind: 'unreadable', why: z.prettifyError(parsed.error) });
}
