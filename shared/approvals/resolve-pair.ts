import { applications, moneyPlaceOf, type Application } from '#shared/applications/index.ts';
import {
  done,
  invariant,
  refused,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { duplicatePairs, type DuplicatePair } from './duplicate-pair.ts';

export interface ResolvePair {
  readonly laterId: string;
  readonly earlierId: string;
  readonly resolution: 'duplicate' | 'unique';
  /** Why, in the words of whoever compared the two. */
  readonly reason: string;
  readonly staffId: string;
}

export type ResolveRefusal =
  | { readonly kind: 'no-such-pair' }
  | { readonly kind: 'resolved-already'; readonly pair: DuplicatePair }
  /** Whoever entered an application does not also say that it is no duplicate. */
  | { readonly kind: 'made-by-you' };

const triesPerPair = 5;

/**
 * Records what a person made of a pair, once. `unique` frees the later application of it; `duplicate`
 * leaves it to be declined, or to be approved past the one award with a reason of its own.
 */
export function createResolvePair(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function resolvePair(
    request: ResolvePair,
  ): Promise<Result<DuplicatePair, ResolveRefusal>> {
    const { laterId, earlierId, staffId } = request;
    for (let attempt = 1; attempt <= triesPerPair; attempt += 1) {
      const pair = await duplicatePairs.read(ports.records, keys.pair(laterId, earlierId));
      if (pair === undefined) return refused({ kind: 'no-such-pair' });
      if (pair.document.state !== 'open') {
        return refused({ kind: 'resolved-already', pair: pair.document });
      }
      const later = await applications.read(ports.records, keys.application(laterId));
      invariant(later !== undefined, `A pair names application ${laterId}, which does not exist`);
      if (later.document.madeBy.kind === 'staff' && later.document.madeBy.id === staffId) {
        return refused({ kind: 'made-by-you' });
      }
      const { document, version } = later;
      // Taken back since the pair was read, which lapsed with it.
      if (document.state === 'withdrawn') continue;
      const at = ports.clock.now();
      const { resolved, writes } = resolutionWrites(request, pair, { document, version }, at);
      const committed = await ports.commit(writes);
      if (committed.ok) return done(resolved);
    }
    throw new Error(`Application ${laterId} kept changing while a pair of it was resolved`);
  };
}

function resolutionWrites(
  { resolution, reason, staffId }: ResolvePair,
  pair: Loaded<DuplicatePair>,
  { document, version }: Loaded<Exclude<Application, { state: 'withdrawn' }>>,
  at: string,
): { readonly resolved: DuplicatePair; readonly writes: readonly Write[] } {
  const { laterId, earlierId, programmeId, matchKinds, raisedAt } = pair.document;
  invariant(document.state !== 'submitted', `${laterId} has a pair before it was assessed`);
  const resolved: DuplicatePair = {
    ...{ laterId, earlierId, programmeId, matchKinds, raisedAt },
    ...{ state: resolution, resolvedBy: staffId, resolvedAt: at, reason },
  };
  const duplicateOf = document.duplicateOf ?? (resolution === 'duplicate' ? earlierId : undefined);
  return {
    resolved,
    writes: [
      duplicatePairs.replace(resolved, pair.version),
      applications.replace(
        {
          ...document,
          openPairs: document.openPairs.filter((openId) => openId !== earlierId),
          ...(duplicateOf === undefined ? {} : { duplicateOf }),
        },
        version,
      ),
      eventRecord(
        keys.application(laterId),
        version + 1,
        { type: 'duplicate-pair-resolved', ...moneyPlaceOf(document), earlierId, resolution },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: laterId },
      ),
    ],
  };
}

/** The open pairs of an application that is declined: there is nothing left to stop. */
export async function readOpenPairs(
  records: RecordReader,
  {
    applicationId,
    openPairs,
  }: { readonly applicationId: string; readonly openPairs: readonly string[] },
): Promise<readonly Loaded<DuplicatePair>[]> {
  const items = await records.getMany(
    openPairs.map((earlierId) => keys.pair(applicationId, earlierId)),
  );
  return items.map((item) => duplicatePairs.parse(item));
}

export function lapseWrites(open: readonly Loaded<DuplicatePair>[], at: string): readonly Write[] {
  return open.map(({ document, version }) => {
    const { laterId, earlierId, programmeId, matchKinds, raisedAt } = document;
    return duplicatePairs.replace(
      {
        ...{ laterId, earlierId, programmeId, matchKinds, raisedAt },
        state: 'lapsed',
        lapsedAt: at,
      },
      version,
    );
  });
}
