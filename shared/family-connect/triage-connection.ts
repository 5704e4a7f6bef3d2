import {
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { cameTo, type ConnectionRequest } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
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
    const committed = await ports.commit(
      connectionStep(
        { document: { ...document, layer, triages: (document.triages ?? 0) + 1 }, version },
        { type: 'connection-triaged', layer, ...layerCounted(document) },
        { at: ports.clock.now(), actor: { kind: 'staff', id: staffId } },
      ),
    );
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
