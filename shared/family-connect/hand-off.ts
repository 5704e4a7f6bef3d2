import * as z from 'zod';

import {
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import {
  documentKind,
  eventRecord,
  keys,
  queueItems,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import {
  connectionRequests,
  type AllocatedConnectionRequest,
  type ConnectionRequest,
} from './connection-request.ts';

/**
 * A file with which families are handed to the case-management system of their team: which requests stand in
 * it, never what they say. The file is written from the requests whenever somebody fetches it.
 */
export const handOffSchema = z.strictObject({
  handOffId: z.string(),
  localityCode: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  connectionRequestIds: z.array(z.string()).min(1),
  /** How often it was fetched, with names and telephones. */
  fetchedTimes: z.int().min(1).optional(),
  /** What somebody says the other system took. */
  answered: z
    .strictObject({ at: z.string(), by: z.string(), missing: z.array(z.string()) })
    .optional(),
});
export type HandOff = z.infer<typeof handOffSchema>;

export const handOffs = documentKind({
  kind: 'connection-hand-off',
  schema: handOffSchema,
  key: ({ handOffId }) => keys.connectionHandOff(handOffId),
  place: ({ localityCode, madeAt, handOffId }) => ({
    queue: queues.connectionHandOffs(localityCode),
    queueOrder: `${madeAt}#${handOffId}`,
  }),
});

/** A request and its event each, and the file with its own. */
const requestsPerCommit = 45;
/** As many as a list of a partner may hold. */
export const familiesPerFile = 500;
/** Families with a worker that are looked at for those who are in no file yet. */
const lookedAt = 3_000;

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface MakeHandOff {
  /** Made with the form, so that sending it twice makes one file. */
  readonly handOffId: string;
  readonly localityCode: string;
  readonly staffId: string;
}

/**
 * Puts the families of a place who have a worker and are in no file yet into a new one, at most 500, oldest
 * first. Made in parts: after a fault in the middle the file holds whom it marked, and the next one the others.
 * Answers how many the file holds; none means that nobody waited for it and there is no file.
 */
export function createMakeHandOff({ records, commit, clock }: Ports) {
  return async function makeHandOff(
    asked: MakeHandOff,
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

/** A worker has the family, and it is in no file yet. */
export function isForFile(request: ConnectionRequest): request is AllocatedConnectionRequest {
  return request.state === 'allocated' && request.handOff === undefined;
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
  { asked, at }: { readonly asked: MakeHandOff; readonly at: Instant },
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
  return [
    file === undefined ? handOffs.create(next) : handOffs.replace(next, file.version),
    eventRecord(
      keys.connectionHandOff(handOffId),
      (file?.version ?? 0) + 1,
      {
        ...{ type: 'connection-file-made', handOffId, localityCode },
        families: connectionRequestIds.length - before,
      },
      { at, actor: { kind: 'staff', id: madeBy }, correlationId: handOffId },
    ),
  ];
}

function markedWrites(
  { document, version }: Loaded<AllocatedConnectionRequest>,
  { handOffId, staffId }: MakeHandOff,
  at: Instant,
): Write[] {
  const { connectionRequestId, area, handOffTimes } = document;
  const { made, answered } = handOffTimes ?? { made: 0, answered: 0 };
  return [
    connectionRequests.replace(
      {
        ...document,
        handOff: { handOffId, at },
        handOffTimes: { made: made + 1, answered },
      },
      version,
    ),
    eventRecord(
      keys.connection(connectionRequestId),
      version + 1,
      { type: 'connection-handed-off', connectionRequestId, area, handOffId },
      { at, actor: { kind: 'staff', id: staffId }, correlationId: handOffId },
    ),
  ];
}

export type FetchHandOffRefusal = ChangedBySomeoneElse | { readonly kind: 'not-found' };

/** Notes that somebody takes a file away, before it leaves; answers which requests stand in it. */
export function createFetchHandOff({ records, commit, clock }: Ports) {
  return async function fetchHandOff(
    asked: MakeHandOff,
  ): Promise<Result<HandOff, FetchHandOffRefusal>> {
    const found = await handOffs.read(records, keys.connectionHandOff(asked.handOffId));
    if (found === undefined || !mayReach(asked, found.document)) {
      return refused({ kind: 'not-found' });
    }
    const { document: file, version } = found;
    const { handOffId, staffId } = asked;
    const next = { ...file, fetchedTimes: (file.fetchedTimes ?? 0) + 1 };
    const committed = await commit([
      handOffs.replace(next, version),
      eventRecord(
        keys.connectionHandOff(handOffId),
        version + 1,
        { type: 'connection-file-fetched', handOffId, localityCode: file.localityCode },
        { at: clock.now(), actor: { kind: 'staff', id: staffId }, correlationId: handOffId },
      ),
    ]);
    return committed.ok ? done(next) : committed;
  };
}

export interface AnswerHandOff extends MakeHandOff {
  /** Of the file's families, who did not arrive in the other system: they go into the next file. */
  readonly missing: readonly string[];
}

export type AnswerHandOffRefusal =
  ChangedBySomeoneElse | { readonly kind: 'not-found' } | { readonly kind: 'not-in-file' };

/**
 * Notes what the other system took of a file. Who is missing waits for the next file. The first answer stands;
 * after a fault in the middle the same answer finishes it.
 */
export function createAnswerHandOff({ records, commit, clock }: Ports) {
  return async function answerHandOff(
    asked: AnswerHandOff,
  ): Promise<Result<'answered' | 'already', AnswerHandOffRefusal>> {
    const found = await handOffs.read(records, keys.connectionHandOff(asked.handOffId));
    if (found === undefined || !mayReach(asked, found.document)) {
      return refused({ kind: 'not-found' });
    }
    const { document: file, version } = found;
    if (file.answered !== undefined) return done('already');
    const ids = file.connectionRequestIds;
    if (asked.missing.some((id) => !ids.includes(id))) return refused({ kind: 'not-in-file' });
    const at = clock.now();
    for (let from = 0; from < ids.length; from += requestsPerCommit) {
      const items = await records.getMany(
        ids.slice(from, from + requestsPerCommit).map((id) => keys.connection(id)),
      );
      const writes = items.flatMap((item) =>
        answeredWrites(connectionRequests.parse(item), asked, at),
      );
      if (writes.length === 0) continue;
      const committed = await commit(writes);
      if (!committed.ok) return committed;
    }
    const { handOffId, staffId, missing } = asked;
    const { localityCode } = file;
    const committed = await commit([
      handOffs.replace({ ...file, answered: { at, by: staffId, missing: [...missing] } }, version),
      eventRecord(
        keys.connectionHandOff(handOffId),
        version + 1,
        {
          ...{ type: 'connection-file-answered', handOffId, localityCode },
          ...{ arrived: ids.length - missing.length, missing: missing.length },
        },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: handOffId },
      ),
    ]);
    return committed.ok ? done('answered') : committed;
  };
}

/** A team reaches its own files; who works for the city reaches all of them. */
function mayReach({ localityCode }: MakeHandOff, file: HandOff): boolean {
  return localityCode === 'city' || file.localityCode === localityCode;
}

/** Nothing for whoever stopped since, is named no more, or was answered about before the fault. */
function answeredWrites(
  { document, version }: Loaded<ConnectionRequest>,
  { handOffId, missing, staffId }: AnswerHandOff,
  at: Instant,
): Write[] {
  if (!('handOff' in document) || document.handOff?.handOffId !== handOffId) return [];
  const { handOff, handOffTimes, ...rest } = document;
  if (handOff.arrivedAt !== undefined || handOffTimes === undefined) return [];
  const { connectionRequestId, area } = document;
  const arrived = !missing.includes(connectionRequestId);
  return [
    connectionRequests.replace(
      {
        ...rest,
        ...(arrived && { handOff: { ...handOff, arrivedAt: at } }),
        handOffTimes: { ...handOffTimes, answered: handOffTimes.answered + 1 },
      },
      version,
    ),
    eventRecord(
      keys.connection(connectionRequestId),
      version + 1,
      { type: 'connection-hand-off-answered', connectionRequestId, area, handOffId, arrived },
      { at, actor: { kind: 'staff', id: staffId }, correlationId: handOffId },
    ),
  ];
}
