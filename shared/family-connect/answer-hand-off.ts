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
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { connectionRequests, type ConnectionRequest } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import {
  handOffStep,
  readHandOffFor,
  requestsPerCommit,
  type ActsOnHandOff,
  type HandOff,
} from './hand-off.ts';

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface AnswerHandOff extends ActsOnHandOff {
  /** Of the file's families, who did not arrive in the other system: they go into the next file. */
  readonly missing: readonly string[];
}

export type AnswerHandOffRefusal =
  ChangedBySomeoneElse | { readonly kind: 'not-found' } | { readonly kind: 'not-in-file' };

type Answered = NonNullable<HandOff['answered']>;

/**
 * Notes what the other system took of a file, in the file first and then with each family; who is missing waits
 * for the next file. The first answer stands. After a fault in the middle any answer finishes the first one.
 */
export function createAnswerHandOff({ records, commit, clock }: Ports) {
  async function answeredBefore(
    { document: file, version }: Loaded<HandOff>,
    { missing, staffId }: AnswerHandOff,
  ): Promise<Result<Answered, AnswerHandOffRefusal>> {
    if (file.answered !== undefined) return done(file.answered);
    const { handOffId, localityCode, connectionRequestIds: ids } = file;
    if (missing.some((id) => !ids.includes(id))) return refused({ kind: 'not-in-file' });
    const at = clock.now();
    const answered = { at, by: staffId, missing: [...missing] };
    const committed = await commit(
      handOffStep(
        { ...file, answered },
        version,
        {
          ...{ type: 'connection-file-answered', handOffId, localityCode },
          ...{ arrived: ids.length - missing.length, missing: missing.length },
        },
        { at, staffId },
      ),
    );
    return committed.ok ? done(answered) : committed;
  }

  return async function answerHandOff(
    asked: AnswerHandOff,
  ): Promise<Result<'answered' | 'already', AnswerHandOffRefusal>> {
    const found = await readHandOffFor(records, asked);
    if (found === undefined) return refused({ kind: 'not-found' });
    const answer = await answeredBefore(found, asked);
    if (!answer.ok) return answer;
    const { handOffId, connectionRequestIds: ids, answered: before } = found.document;
    let marked = before === undefined;
    for (let from = 0; from < ids.length; from += requestsPerCommit) {
      const group = ids.slice(from, from + requestsPerCommit).map((id) => keys.connection(id));
      const writes = (await records.getMany(group)).flatMap((item) =>
        answeredWrites(connectionRequests.parse(item), handOffId, answer.value, clock.now()),
      );
      if (writes.length === 0) continue;
      const committed = await commit(writes);
      if (!committed.ok) return committed;
      marked = true;
    }
    return done(marked ? 'answered' : 'already');
  };
}

/** In a file of which it was answered, and not marked so: the answer was cut off before it. */
export function awaitsMark(request: ConnectionRequest, handOffId: string): boolean {
  return (
    'handOff' in request &&
    request.handOff?.handOffId === handOffId &&
    request.handOff.arrivedAt === undefined
  );
}

/** Nothing for whoever stopped since, is named no more, or was marked before a fault. */
function answeredWrites(
  { document, version }: Loaded<ConnectionRequest>,
  handOffId: string,
  { at: answeredAt, by, missing }: Answered,
  at: Instant,
): Write[] {
  if (!('handOff' in document) || !awaitsMark(document, handOffId)) return [];
  const { handOff, handOffTimes, ...rest } = document;
  if (handOff === undefined || handOffTimes === undefined) return [];
  const { connectionRequestId, area } = document;
  const arrived = !missing.includes(connectionRequestId);
  return connectionStep(
    {
      document: {
        ...rest,
        ...(arrived && { handOff: { ...handOff, arrivedAt: answeredAt } }),
        handOffTimes: { ...handOffTimes, answered: handOffTimes.answered + 1 },
      },
      version,
    },
    { type: 'connection-hand-off-answered', connectionRequestId, area, handOffId, arrived },
    { at, actor: { kind: 'staff', id: by }, correlationId: handOffId },
  );
}
