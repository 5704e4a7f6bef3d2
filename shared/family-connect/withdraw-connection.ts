import {
  done,
  type Actor,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import {
  isOpenConnection,
  lastingOf,
  type OpenConnectionRequest,
  type WithdrawnConnectionRequest,
} from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import {
  readConnectionFor,
  type ActsOnConnection,
  type ConnectionNotTheirs,
} from './read-connection.ts';

export interface WithdrawConnection extends ActsOnConnection {
  readonly actor: Actor;
}

export type WithdrawConnectionRefusal = ChangedBySomeoneElse | ConnectionNotTheirs;

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/**
 * The family no longer wants its request shared, at any time and without a reason. It leaves every list
 * at once, with the family's name, contacts and words; what was agreed to, when, and for which reasons
 * stays, and so does what CASS was told, which rests on no consent. When a worker has it already, it stands with those whom somebody must tell to stop. Doing it
 * again changes nothing.
 */
export function createWithdrawConnection({ records, commit, clock }: Ports) {
  return async function withdrawConnection(
    asked: WithdrawConnection,
  ): Promise<Result<'withdrawn' | 'already', WithdrawConnectionRefusal>> {
    const found = await readConnectionFor(records, asked);
    if (!found.ok) return found;
    const { document, version } = found.value;
    if (!isOpenConnection(document)) return done('already');
    const committed = await commit(withdrawal(document, version, asked.actor, clock.now()));
    return committed.ok ? done('withdrawn') : committed;
  };
}

/** Notes that the worker who had a withdrawn request knows: nobody's name is kept any longer. */
export function createNoteWorkerTold({ records, commit, clock }: Ports) {
  return async function noteWorkerTold(
    asked: WithdrawConnection,
  ): Promise<Result<'told' | 'already', WithdrawConnectionRefusal>> {
    const found = await readConnectionFor(records, asked);
    if (!found.ok) return found;
    const { document, version } = found.value;
    if (document.state !== 'withdrawn' || document.toTell === undefined) return done('already');
    const { toTell: _told, ...rest } = document;
    const { connectionRequestId, area } = document;
    const committed = await commit(
      connectionStep(
        { document: rest, version },
        { type: 'connection-worker-told', connectionRequestId, area },
        { at: clock.now(), actor: asked.actor },
      ),
    );
    return committed.ok ? done('told') : committed;
  };
}

function withdrawal(
  request: OpenConnectionRequest,
  version: number,
  actor: Actor,
  at: string,
): Write[] {
  const { connectionRequestId, area, fullName } = request;
  const allocatedTo = request.state === 'received' ? undefined : request.allocatedTo;
  const hasWorker = allocatedTo !== undefined;
  const withdrawn: WithdrawnConnectionRequest = {
    state: 'withdrawn',
    ...lastingOf(request),
    withdrawnAt: at,
    ...(hasWorker && {
      toTell: { fullName, allocatedTo, ...(request.handOff && { handedOff: true as const }) },
    }),
  };
  return connectionStep(
    { document: withdrawn, version },
    { type: 'connection-withdrawn', connectionRequestId, area, hasWorker },
    { at, actor },
  );
}
