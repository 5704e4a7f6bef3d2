import type { EventBody } from '#shared/events/index.ts';
import type { Actor, Instant, Write } from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded } from '#shared/records/index.ts';

import { connectionRequests, type ConnectionRequest } from './connection-request.ts';

/** What happened to a request: who did it, when, and in the course of what, if not of the request itself. */
export interface StepTaken {
  readonly at: Instant;
  readonly actor: Actor;
  readonly correlationId?: string;
}

/** One step of a request: how it stands then, in place of the version that was read, and its event. */
export function connectionStep(
  { document, version }: Loaded<ConnectionRequest>,
  body: EventBody,
  { at, actor, correlationId = document.connectionRequestId }: StepTaken,
): Write[] {
  const key = keys.connection(document.connectionRequestId);
  return [
    connectionRequests.replace(document, version),
    eventRecord(key, version + 1, body, { at, actor, correlationId }),
  ];
}
