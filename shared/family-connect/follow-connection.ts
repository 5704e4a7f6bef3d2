import {
  daysBetween,
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { Loaded, RecordReader } from '#shared/records/index.ts';

import type { AllocatedConnectionRequest, TeamOutcome } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import { unansweredEscalation } from './escalation.ts';
import {
  readConnectionFor,
  type ActsOnConnection,
  type ConnectionNotTheirs,
} from './read-connection.ts';

export interface FollowConnection extends Required<ActsOnConnection> {
  readonly staffId: string;
}

export type FollowRefusal =
  ChangedBySomeoneElse | ConnectionNotTheirs | { readonly kind: 'has-no-worker' };

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** Notes that the worker has spoken with the family. The first time stands. */
export function createNoteFirstContact({ records, commit, clock }: Ports) {
  return async function noteFirstContact(
    asked: FollowConnection,
  ): Promise<Result<'contacted' | 'already', FollowRefusal>> {
    const found = await readFollowed(records, asked);
    if (!found.ok) return found;
    if (found.value === 'closed' || found.value.document.contactedAt !== undefined) {
      return done('already');
    }
    const { document, version } = found.value;
    const at = clock.now();
    const { connectionRequestId, area, allocatedAt } = document;
    const committed = await commit(
      connectionStep(
        { document: { ...document, contactedAt: at }, version },
        {
          ...{ type: 'connection-contacted', connectionRequestId, area },
          waitedDays: Math.round(daysBetween(allocatedAt, at) * 100) / 100,
        },
        { at, actor: { kind: 'staff', id: asked.staffId } },
      ),
    );
    return committed.ok ? done('contacted') : committed;
  };
}

/**
 * Notes how it ended with the family. The first ending stands, and it leaves the team's list. One that CASS was
 * told of ends once CASS has answered.
 */
export function createCloseConnection({ records, commit, clock }: Ports) {
  return async function closeConnection(
    asked: FollowConnection & { readonly outcome: TeamOutcome },
  ): Promise<Result<'closed' | 'already', FollowRefusal | { readonly kind: 'with-cass' }>> {
    const found = await readFollowed(records, asked);
    if (!found.ok) return found;
    if (found.value === 'closed') return done('already');
    const { document, version } = found.value;
    if (unansweredEscalation(document) !== undefined) return refused({ kind: 'with-cass' });
    const at = clock.now();
    const { outcome, staffId } = asked;
    const { connectionRequestId, area } = document;
    const committed = await commit(
      connectionStep(
        {
          document: { ...document, state: 'closed', outcome, closedAt: at, closedBy: staffId },
          version,
        },
        { type: 'connection-closed', connectionRequestId, area, outcome },
        { at, actor: { kind: 'staff', id: staffId } },
      ),
    );
    return committed.ok ? done('closed') : committed;
  };
}

/** The request as its worker has it, or that it was closed before. */
async function readFollowed(
  records: RecordReader,
  asked: FollowConnection,
): Promise<Result<Loaded<AllocatedConnectionRequest> | 'closed', FollowRefusal>> {
  const found = await readConnectionFor(records, asked);
  if (!found.ok) return found;
  const { document, version } = found.value;
  if (document.state === 'closed') return done('closed');
  return document.state === 'allocated'
    ? done({ document, version })
    : refused({ kind: 'has-no-worker' });
}
