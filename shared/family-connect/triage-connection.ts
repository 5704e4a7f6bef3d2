import {
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { cameTo, connectionRequests, type ConnectionRequest } from './connection-request.ts';
import { unansweredEscalation, type TeamLayer } from './escalation.ts';
import {
  readConnectionFor,
  type ActsOnConnection,
  type ConnectionNotTheirs,
} from './read-connection.ts';

export interface TriageConnection extends Required<ActsOnConnection> {
  readonly layer: TeamLayer;
  readonly staffId: string;
}

export type TriageRefusal =
  | ChangedBySomeoneElse
  | ConnectionNotTheirs
  /** It was closed, withdrawn or removed. */
  | { readonly kind: 'is-over' }
  /** Nobody has noted what CASS answered. */
  | { readonly kind: 'with-cass' };

/**
 * Notes how much help a family needs, as its team judges it. It may be chosen anew while the family waits or has
 * a worker; the same again changes nothing. Whoever is for CASS is escalated instead.
 */
export function createTriageConnection(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function triageConnection(
    asked: TriageConnection,
  ): Promise<Result<'triaged' | 'already', TriageRefusal>> {
    const found = await readConnectionFor(ports.records, asked);
    if (!found.ok) return found;
    const { document, version } = found.value;
    if (document.state !== 'received' && document.state !== 'allocated') {
      return refused({ kind: 'is-over' });
    }
    if (unansweredEscalation(document) !== undefined) return refused({ kind: 'with-cass' });
    const { layer, staffId } = asked;
    if (document.layer === layer) return done('already');
    const { connectionRequestId, triages = 0 } = document;
    const committed = await ports.commit([
      connectionRequests.replace({ ...document, layer, triages: triages + 1 }, version),
      eventRecord(
        keys.connection(connectionRequestId),
        version + 1,
        { type: 'connection-triaged', layer, ...layerCounted(document) },
        {
          ...{ at: ports.clock.now(), correlationId: connectionRequestId },
          actor: { kind: 'staff', id: staffId },
        },
      ),
    ]);
    return committed.ok ? done('triaged') : committed;
  };
}

/** Where and when a layer counts: with the team that the family came to, in the month in which it asked. */
export function layerCounted(request: ConnectionRequest) {
  const { connectionRequestId, area, receivedAt, layer } = request;
  return {
    ...{ connectionRequestId, area, cameTo: cameTo(request), receivedAt },
    ...(layer && { before: layer }),
  };
}
