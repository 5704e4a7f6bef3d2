import { done, refused, type Clock, type Commit, type Result } from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { matches, type Match } from './match.ts';

export interface LookAtMatch {
  readonly matchId: string;
  readonly verdict: 'links-nobody' | 'suspicious';
  readonly reason: string;
  readonly staffId: string;
}

export type LookAtMatchRefusal =
  { readonly kind: 'no-such-match' } | { readonly kind: 'looked-at-already'; readonly by: string };

/**
 * Records what so many applications share: the telephone of a charity or a block of flats links
 * nobody from now on; what is suspicious stops each newcomer once. Pairs already raised stay.
 */
export function createLookAtMatch(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function lookAtMatch(
    request: LookAtMatch,
  ): Promise<Result<Match, LookAtMatchRefusal>> {
    const { matchId, verdict, reason, staffId } = request;
    const found = await matches.read(ports.records, keys.match(matchId));
    if (found === undefined || found.document.state === 'few') {
      return refused({ kind: 'no-such-match' });
    }
    const { document, version } = found;
    if (document.state !== 'many') {
      return refused({ kind: 'looked-at-already', by: document.lookedAtBy });
    }
    const at = ports.clock.now();
    const { programmeId, kind } = document;
    const looked: Match = {
      ...document,
      ...{ state: verdict, lookedAtBy: staffId, lookedAt: at, reason },
    };
    const committed = await ports.commit([
      matches.replace(looked, version),
      eventRecord(
        keys.match(matchId),
        version + 1,
        { type: 'match-looked-at', programmeId, matchKind: kind, verdict },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: matchId },
      ),
    ]);
    // Nothing but another verdict changes a match that many share.
    return committed.ok ? done(looked) : lookAtMatch(request);
  };
}
