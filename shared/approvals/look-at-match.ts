import { applications } from '#shared/applications/index.ts';
import { done, refused, type Clock, type Commit, type Result } from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { duplicatePairs } from './duplicate-pair.ts';
import { matches, type Match, type MatchKind } from './match.ts';
import { createResolvePair } from './resolve-pair.ts';

export interface LookAtMatch {
  readonly matchId: string;
  readonly verdict: 'links-nobody' | 'suspicious';
  readonly reason: string;
  readonly staffId: string;
}

export type LookAtMatchRefusal =
  { readonly kind: 'no-such-match' } | { readonly kind: 'looked-at-already'; readonly by: string };

interface LookPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/**
 * Records what so many applications share: the telephone of a charity or a block of flats links
 * nobody from now on; what is suspicious stops each newcomer once. Where a contact links nobody, the
 * open pairs that rest on it alone are resolved as unique in the same act, each by a commit of its
 * own; said again, it goes on with what is left of them.
 */
export function createLookAtMatch(ports: LookPorts) {
  const resolvePairs = createResolvePairs(ports);
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
      await resolvePairs(document);
      return refused({ kind: 'looked-at-already', by: document.lookedAtBy });
    }
    const at = ports.clock.now();
    const { programmeId, kind } = document;
    const looked: LookedAt = {
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
    if (!committed.ok) return lookAtMatch(request);
    await resolvePairs(looked);
    return done(looked);
  };
}

type LookedAt = Extract<Match, { state: 'links-nobody' | 'suspicious' }>;

/** What belongs to no one family; one account or one person is never explained away for all at once. */
const contactKinds: ReadonlySet<MatchKind> = new Set(['address', 'phone']);

/**
 * Resolves the open pairs of those who share a contact, where they have nothing else in common. They
 * are few: beyond six nobody is compared. A pair that its resolver may not resolve stays open.
 */
function createResolvePairs(ports: LookPorts) {
  const resolvePair = createResolvePair(ports);
  return async function resolvePairs(match: LookedAt): Promise<void> {
    const { state, kind, lookedAtBy: staffId } = match;
    if (state !== 'links-nobody' || !contactKinds.has(kind)) return;
    const ids = match.applications.map(({ applicationId }) => applicationId);
    const items = await ports.records.getMany(ids.map((id) => keys.application(id)));
    const pairKeys = items
      .map((item) => applications.parse(item).document)
      .flatMap((later) =>
        later.state === 'submitted' || later.state === 'withdrawn'
          ? []
          : later.openPairs
              .filter((earlierId) => ids.includes(earlierId))
              .map((earlierId) => keys.pair(later.applicationId, earlierId)),
      );
    const pairs = await ports.records.getMany(pairKeys);
    for (const { laterId, earlierId, matchKinds } of pairs.map(
      (item) => duplicatePairs.parse(item).document,
    )) {
      if (matchKinds.some((each) => each !== kind)) continue;
      const reason = `What they share links nobody: ${match.reason}`;
      // Resolved meanwhile, or made by whoever looked: that is for others to see to.
      await resolvePair({ laterId, earlierId, resolution: 'unique', reason, staffId });
    }
  };
}
