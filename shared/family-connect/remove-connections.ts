import {
  localDate,
  plusCalendarMonths,
  type Clock,
  type Commit,
  type Instant,
  type LocalDate,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, queueItems, queues, type RecordReader } from '#shared/records/index.ts';
import { localities } from '#shared/reference/index.ts';

import {
  connectionRequests,
  stepsOf,
  type ConnectionRequest,
  type RemovedConnectionRequest,
} from './connection-request.ts';

const keptMonths = 12;
/** Of each locality; what is left is looked at by the next run, minutes later. */
const mostAtOnce = 1_000;

type FollowedRequest = Extract<ConnectionRequest, { state: 'allocated' | 'closed' }>;

/** Where those lie that a worker has, or had. */
const followedStates = ['allocated', 'closed'] as const;

/**
 * The day in Birmingham from which a request is kept no longer: twelve months after it was closed, or after a
 * worker had it where nobody noted how it ended.
 */
export function endOfConnection(request: {
  readonly allocatedAt: Instant;
  readonly closedAt?: Instant | undefined;
}): LocalDate {
  return plusCalendarMonths(localDate(request.closedAt ?? request.allocatedAt), keptMonths);
}

/**
 * Removes name, contacts, form and words of requests for further help twelve months after a worker was given
 * them. Area, reasons and what was agreed to stay. One that waits for its worker stays whole, however long it
 * waits. Answers how many. Run again it removes nothing twice.
 */
export function createRemoveConnections(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function removeConnections(): Promise<number> {
    const at = ports.clock.now();
    let removed = 0;
    const places = ['city', ...localities.map(({ code }) => code)];
    for (const queue of places.flatMap((code) =>
      followedStates.map((state) => queues.connections(code, state)),
    )) {
      for await (const item of queueItems(ports.records, queue, mostAtOnce)) {
        const { document: request, version } = connectionRequests.parse(item);
        if (request.state !== 'allocated' && request.state !== 'closed') continue;
        // They lie in the order in which they came, and each was allocated after that.
        if (endOfConnection({ allocatedAt: request.receivedAt }) > localDate(at)) break;
        if (endOfConnection(request) > localDate(at)) continue;
        const committed = await ports.commit(removal(request, version, at));
        if (committed.ok) removed += 1;
      }
    }
    return removed;
  };
}

function removal(request: FollowedRequest, version: number, at: Instant): Write[] {
  const { connectionRequestId, receivedAt, area, reasons, consent, allocatedAt, bounces } = request;
  const next: RemovedConnectionRequest = {
    state: 'removed',
    ...{ connectionRequestId, receivedAt, area, reasons, consent, allocatedAt },
    ...(bounces && { bounces }),
    ...stepsOf(request),
    removedAt: at,
  };
  const rule =
    request.state === 'closed' ? 'twelve-months-after-closed' : 'twelve-months-after-allocated';
  return [
    connectionRequests.replace(next, version),
    eventRecord(
      keys.connection(connectionRequestId),
      version + 1,
      { type: 'connection-removed', connectionRequestId, area, rule },
      {
        ...{ at, correlationId: connectionRequestId },
        actor: { kind: 'system', id: 'watch-deadlines' },
      },
    ),
  ];
}
