import { eventSchema, type DomainEvent, type EventBody } from '#shared/events/index.ts';
import {
  derivedReference,
  Defect,
  type Actor,
  type StoredItem,
  type Write,
} from '#shared/kernel/index.ts';

import { keys, type Key } from './keys.ts';

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
      event: eventSchema.parse(event),
    },
  };
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
