import {
  done,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { keys, queueItems, queues, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  connectionRequests,
  type AllocatedConnectionRequest,
  type ConnectionRequest,
} from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import {
  handOffs,
  handOffStep,
  requestsPerCommit,
  type ActsOnHandOff,
  type HandOff,
} from './hand-off.ts';

/** As many as a list of a partner may hold. */
const familiesPerFile = 500;
/** Families with a worker that are looked at for those who are in no file yet. */
const lookedAt = 3_000;

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/**
 * Puts the families of a place who have a worker and are in no file yet into a new one, at most 500, oldest
 * first. Made in parts: after a fault in the middle the file holds whom it marked, and the next one the others.
 * The file's id comes with the form, so that sending it twice makes one. Answers how many the file holds; none
 * means that nobody waited for it and there is no file.
 */
export function createMakeHandOff({ records, commit, clock }: Ports) {
  return async function makeHandOff(
    asked: ActsOnHandOff,
  ): Promise<Result<{ readonly families: number }, ChangedBySomeoneElse>> {
    const earlier = await handOffs.read(records, keys.connectionHandOff(asked.handOffId));
    if (earlier !== undefined) {
      return done({ families: earlier.document.connectionRequestIds.length });
    }
    const ids = await waitingForFile(records, asked.localityCode);
    let file: Loaded<HandOff> | undefined;
    for (let from = 0; from < ids.length; from += requestsPerCommit) {
      const group = await readAllocated(records, ids.slice(from, from + requestsPerCommit));
      if (group.length === 0) continue;
      const at = clock.now();
      const next = extended(file, group, { asked, at });
      const committed = await commit([
        ...fileWrites(next, file, at),
        ...group.flatMap((request) => markedWrites(request, asked, at)),
      ]);
      if (!committed.ok) return committed;
      file = { document: next, version: (file?.version ?? 0) + 1 };
    }
    return done({ families: file?.document.connectionRequestIds.length ?? 0 });
  };
}

async function waitingForFile(records: RecordReader, localityCode: string): Promise<string[]> {
  const ids: string[] = [];
  const queue = queues.connections(localityCode, 'allocated');
  for await (const item of queueItems(records, queue, lookedAt)) {
    const { document } = connectionRequests.parse(item);
    if (!isForFile(document)) continue;
    ids.push(document.connectionRequestId);
    if (ids.length === familiesPerFile) break;
  }
  return ids;
}

/** A worker has the family, it is in no file yet, and the other system did not take it when it was told. */
function isForFile(request: ConnectionRequest): request is AllocatedConnectionRequest {
  const { state, caseSystem } = request;
  return state === 'allocated' && request.handOff === undefined && caseSystem === undefined;
}

/** As they stand now: the list they came from may be a moment old. */
async function readAllocated(
  records: RecordReader,
  ids: readonly string[],
): Promise<readonly Loaded<AllocatedConnectionRequest>[]> {
  const items = await records.getMany(ids.map((id) => keys.connection(id)));
  return items.flatMap((item) => {
    const { document, version } = connectionRequests.parse(item);
    return isForFile(document) ? [{ document, version }] : [];
  });
}

function extended(
  file: Loaded<HandOff> | undefined,
  group: readonly Loaded<AllocatedConnectionRequest>[],
  { asked, at }: { readonly asked: ActsOnHandOff; readonly at: Instant },
): HandOff {
  const { handOffId, localityCode, staffId } = asked;
  const ids = group.map(({ document }) => document.connectionRequestId);
  return {
    ...(file?.document ?? { handOffId, localityCode, madeAt: at, madeBy: staffId }),
    connectionRequestIds: [...(file?.document.connectionRequestIds ?? []), ...ids],
  };
}

function fileWrites(next: HandOff, file: Loaded<HandOff> | undefined, at: Instant): Write[] {
  const { handOffId, localityCode, connectionRequestIds, madeBy } = next;
  const before = file?.document.connectionRequestIds.length ?? 0;
  return handOffStep(
    next,
    file?.version,
    {
      ...{ type: 'connection-file-made', handOffId, localityCode },
      families: connectionRequestIds.length - before,
    },
    { at, staffId: madeBy },
  );
}

function markedWrites(
  { document, version }: Loaded<AllocatedConnectionRequest>,
  { handOffId, staffId }: ActsOnHandOff,
  at: Instant,
): Write[] {
  const { connectionRequestId, area, handOffTimes } = document;
  const { made, answered } = handOffTimes ?? { made: 0, answered: 0 };
  const handOff = { handOffId, at };
  return connectionStep(
    { document: { ...document, handOff, handOffTimes: { made: made + 1, answered } }, version },
    { type: 'connection-handed-off', connectionRequestId, area, handOffId },
    { at, actor: { kind: 'staff', id: staffId }, correlationId: handOffId },
  );
}
