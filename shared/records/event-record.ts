import { eventSchema, type DomainEvent, type EventBody } from '#shared/events/index.ts';
import {
  derivedReference,
  Defect,
  localMonth,
  type Actor,
  type StoredItem,
  type Write,
} from '#shared/kernel/index.ts';

import type { QueuePlace } from './document.ts';
import { keys, queues, type Key } from './keys.ts';

export interface EventContext {
  readonly at: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
}

/**
 * The event that goes into the same commit as the change it tells of. Its id is derived from the
 * subject, the change and the version, so that the same change can never tell itself twice.
 */
export function eventRecord(
  subject: Key,
  subjectVersion: number,
  body: EventBody,
  context: EventContext,
): Write {
  const eventId = derivedReference(subject.pk, subject.sk, String(subjectVersion), body.type);
  const event: DomainEvent = { eventId, ...context, body };
  return {
    action: 'create',
    item: {
      ...keys.event(subject.pk, context.at, eventId),
      kind: 'event',
      version: 1,
      ...placeOf(event),
      event: eventSchema.parse(event),
    },
  };
}

/** Whoever holds a statement of the bank or of a float against ours finds what must be on it by its month. */
function placeOf({ at, eventId, body }: DomainEvent): QueuePlace | undefined {
  switch (body.type) {
    case 'payment-run-acknowledged':
    case 'payment-rejected':
    case 'payment-returned':
    case 'float-top-up-confirmed':
      return { queue: queues.bankEvents(localMonth(at)), queueOrder: `${at}#${eventId}` };
    case 'voucher-expired':
    case 'voucher-cancelled':
      return {
        queue: queues.floatEvents(body.rail, localMonth(at)),
        queueOrder: `${at}#${eventId}`,
      };
    default:
      return undefined;
  }
}

export function isEventItem(item: StoredItem): boolean {
  return item.kind === 'event';
}

/** Reads an event back; an event that does not parse is a defect. */
export function parseEvent(item: Readonly<Record<string, unknown>>): DomainEvent {
  const parsed = eventSchema.safeParse(item['event']);
  if (!parsed.success) throw new Defect(`An event does not parse: ${parsed.error.message}`);
  return parsed.data;
}
