import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import type { DomainEvent } from '#shared/events/index.ts';

import { parseEvent } from './event-record.ts';

const attributeSchema = z.custom<AttributeValue>((value) => typeof value === 'object');

const streamSchema = z.looseObject({
  Records: z.array(
    z.looseObject({
      dynamodb: z.looseObject({
        SequenceNumber: z.string(),
        NewImage: z.record(z.string(), attributeSchema),
      }),
    }),
  ),
});

export interface StreamedEvent {
  readonly sequenceNumber: string;
  readonly event: DomainEvent;
}

/** The events of a stream batch in the order they were committed. */
export function eventsOfStream(batch: unknown): readonly StreamedEvent[] {
  return streamSchema.parse(batch).Records.map(({ dynamodb }) => ({
    sequenceNumber: dynamodb.SequenceNumber,
    event: parseEvent(unmarshall(dynamodb.NewImage)),
  }));
}
