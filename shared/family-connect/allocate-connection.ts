import {
  daysBetween,
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  connectionRequests,
  type ConnectionRequest,
  type ReceivedConnectionRequest,
} from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import { unansweredEscalation } from './escalation.ts';
import { targetDays } from './target.ts';

export interface AllocateConnections {
  readonly connectionRequestIds: readonly string[];
  readonly allocatedTo: string;
  readonly staffId: string;
  /** The locality the worker acts for; `city` may act for all. */
  readonly localityCode: string;
}

export type AllocationRefusal =
  | ChangedBySomeoneElse
  | { readonly kind: 'not-found'; readonly connectionRequestId: string }
  | { readonly kind: 'another-locality'; readonly connectionRequestId: string }
  /** CASS was told of the family, and nobody has noted yet what it answered. */
  | { readonly kind: 'with-cass'; readonly connectionRequestId: string };

/** Two writes each: the request and its event. */
const requestsPerCommit = 50;

/** Gives requests to a worker. One already allocated stays as it is: the first answer stands. */
export function createAllocateConnections(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function allocateConnections(
    request: AllocateConnections,
  ): Promise<Result<{ allocated: number }, AllocationRefusal>> {
    let allocated = 0;
    const ids = [...new Set(request.connectionRequestIds)];
    for (let from = 0; from < ids.length; from += requestsPerCommit) {
      const writes: Write[] = [];
      const group = ids.slice(from, from + requestsPerCommit);
      const read = await readRequests(ports.records, group);
      for (const id of group) {
        const found = read.get(id);
        if (found === undefined) return refused({ kind: 'not-found', connectionRequestId: id });
        if (!mayActFor(request.localityCode, found.document)) {
          return refused({ kind: 'another-locality', connectionRequestId: id });
        }
        const { document, version } = found;
        if (document.state !== 'received') continue;
        if (unansweredEscalation(document) !== undefined) {
          return refused({ kind: 'with-cass', connectionRequestId: id });
        }
        writes.push(...allocationWrites({ document, version }, request, ports.clock.now()));
      }
      if (writes.length === 0) continue;
      const committed = await ports.commit(writes);
      if (!committed.ok) return committed;
      allocated += writes.length / 2;
    }
    return done({ allocated });
  };
}

async function readRequests(
  records: RecordReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Loaded<ConnectionRequest>>> {
  const items = await records.getMany(ids.map((id) => keys.connection(id)));
  return new Map(
    items.map((item) => {
      const loaded = connectionRequests.parse(item);
      return [loaded.document.connectionRequestId, loaded];
    }),
  );
}

function mayActFor(localityCode: string, request: ConnectionRequest): boolean {
  return localityCode === 'city' || request.area.localityCode === localityCode;
}

function allocationWrites(
  found: Loaded<ReceivedConnectionRequest>,
  request: AllocateConnections,
  at: string,
): Write[] {
  const { document, version } = found;
  const { connectionRequestId, area, receivedAt } = document;
  const waitedDays = daysBetween(receivedAt, at);
  return connectionStep(
    {
      document: {
        ...document,
        state: 'allocated',
        allocatedAt: at,
        allocatedTo: request.allocatedTo,
        allocatedBy: request.staffId,
      },
      version,
    },
    {
      ...{ type: 'connection-allocated', connectionRequestId, area },
      waitedDays: Math.round(waitedDays * 100) / 100,
      withinTarget: waitedDays <= targetDays,
    },
    { at, actor: { kind: 'staff', id: request.staffId } },
  );
}
