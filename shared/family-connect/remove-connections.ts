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
  type ConnectionRequest,
  type RemovedConnectionRequest,
} from './connection-request.ts';

const keptMonths = 12;
/** Of each locality; what is left is looked at by the next run, minutes later. */
const mostAtOnce = 1_000;

type AllocatedRequest = Extract<ConnectionRequest, { state: 'allocated' }>;

/**
 * The day in Birmingham from which a request is kept no longer: it is closed with us once a worker has it, and
 * nobody closes it later.
 */
export function endOfConnection({ allocatedAt }: { readonly allocatedAt: Instant }): LocalDate {
  return plusCalendarMonths(localDate(allocatedAt), keptMonths);
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
    for (const localityCode of ['city', ...localities.map(({ code }) => code)]) {
      const queue = queues.connections(localityCode, 'allocated');
      for await (const item of queueItems(ports.records, queue, mostAtOnce)) {
        const { document: request, version } = connectionRequests.parse(item);
        if (request.state !== 'allocated') continue;
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

function removal(request: AllocatedRequest, version: number, at: Instant): Write[] {
  const { connectionRequestId, receivedAt, area, reasons, consent, allocatedAt, bounces } = request;
  const next: RemovedConnectionRequest = {
    state: 'removed',
    ...{ connectionRequestId, receivedAt, area, reasons, consent, allocatedAt },
    ...(bounces && { bounces }),
    removedAt: at,
  };
  const rule = 'twelve-months-after-allocated';
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
