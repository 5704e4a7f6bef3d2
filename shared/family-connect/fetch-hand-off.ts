import {
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { handOffStep, readHandOffFor, type ActsOnHandOff, type HandOff } from './hand-off.ts';

export type FetchHandOffRefusal = ChangedBySomeoneElse | { readonly kind: 'not-found' };

/** Notes that somebody takes a file away, before it leaves; answers which requests stand in it. */
export function createFetchHandOff({
  records,
  commit,
  clock,
}: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function fetchHandOff(
    asked: ActsOnHandOff,
  ): Promise<Result<HandOff, FetchHandOffRefusal>> {
    const found = await readHandOffFor(records, asked);
    if (found === undefined) return refused({ kind: 'not-found' });
    const { document: file, version } = found;
    const { handOffId, localityCode } = file;
    const next = { ...file, fetchedTimes: (file.fetchedTimes ?? 0) + 1 };
    const committed = await commit(
      handOffStep(
        next,
        version,
        { type: 'connection-file-fetched', handOffId, localityCode },
        { at: clock.now(), staffId: asked.staffId },
      ),
    );
    return committed.ok ? done(next) : committed;
  };
}
