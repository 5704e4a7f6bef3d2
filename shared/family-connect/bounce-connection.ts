import {
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { connectionRequests, type BounceReason } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';

export interface BounceConnection {
  readonly connectionRequestId: string;
  /** The locality whose team should have it; `city` for those who work for all of it. */
  readonly to: string;
  readonly reason: BounceReason;
  readonly staffId: string;
  /** The locality the member of staff acts for; `city` may act for all. */
  readonly localityCode: string;
}

export type BounceRefusal =
  | ChangedBySomeoneElse
  | { readonly kind: 'not-found' }
  | { readonly kind: 'another-locality' }
  | { readonly kind: 'waits-no-longer' };

/**
 * Sends a request that waits on to the team it belongs to. It stands there among the others by the day on which
 * the family asked: its seven days go on. Sending it on to where it stands already changes nothing.
 */
export function createBounceConnection(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function bounceConnection(
    asked: BounceConnection,
  ): Promise<Result<'sent-on' | 'already', BounceRefusal>> {
    const { connectionRequestId, to, reason, staffId } = asked;
    const key = keys.connection(connectionRequestId);
    const found = await connectionRequests.read(ports.records, key);
    if (found === undefined) return refused({ kind: 'not-found' });
    const { document, version } = found;
    const from = document.area.localityCode;
    if (from === to) return done('already');
    if (asked.localityCode !== 'city' && asked.localityCode !== from) {
      return refused({ kind: 'another-locality' });
    }
    if (document.state !== 'received') return refused({ kind: 'waits-no-longer' });
    const at = ports.clock.now();
    const area = { ...document.area, localityCode: to };
    const bounces = [...(document.bounces ?? []), { from, to, reason, at, by: staffId }];
    const committed = await ports.commit(
      connectionStep(
        { document: { ...document, area, bounces }, version },
        { type: 'connection-bounced', connectionRequestId, area, from, reason },
        { at, actor: { kind: 'staff', id: staffId } },
      ),
    );
    return committed.ok ? done('sent-on') : committed;
  };
}
