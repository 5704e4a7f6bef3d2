import { isDeepStrictEqual } from 'node:util';

import type { Area } from '#shared/events/index.ts';
import {
  done,
  invariant,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';
import { lookUp } from '#shared/reference/index.ts';

import {
  connectionRequests,
  isOpenConnection,
  type ReceivedConnectionRequest,
} from './connection-request.ts';

/** Where the family lives, as far as it is asked: the postcode finds the team and is not kept. */
export type ConnectionHome =
  | { readonly kind: 'address'; readonly postcode: string }
  | { readonly kind: 'no-fixed-address' }
  | { readonly kind: 'refuge' };

export interface OpenConnection {
  /** Made when the form was begun, so that sending twice finds what the first sending made. */
  readonly request: Omit<ReceivedConnectionRequest, 'state' | 'receivedAt' | 'area' | 'consent'> & {
    readonly consent: Omit<ReceivedConnectionRequest['consent'], 'givenAt'>;
  };
  readonly home: ConnectionHome;
  readonly actor: Actor;
}

export interface ConnectionRefusal {
  /** The id came before with other answers. */
  readonly kind: 'id-used-for-another-form';
}

/**
 * Opens a request for further help that comes by itself, without an application. It goes to the team of
 * the family's locality; without an address that may be known, or with one outside the city, to those
 * who work for all of it.
 */
export function createOpenConnection(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function openConnection(
    asked: OpenConnection,
  ): Promise<Result<{ readonly already: boolean }, ConnectionRefusal>> {
    const at = ports.clock.now();
    const { connectionRequestId, reasons, consent } = asked.request;
    const area = areaOf(asked.home);
    const request: ReceivedConnectionRequest = {
      ...asked.request,
      state: 'received',
      receivedAt: at,
      area,
      consent: { ...consent, givenAt: at },
    };
    const committed = await ports.commit([
      connectionRequests.create(request),
      eventRecord(
        keys.connection(connectionRequestId),
        1,
        { type: 'connection-requested', connectionRequestId, area, reasons },
        { at, actor: asked.actor, correlationId: connectionRequestId },
      ),
    ]);
    if (committed.ok) return done({ already: false });
    // The only condition is that the request is new: losing means that it came before.
    const earlier = await connectionRequests.read(
      ports.records,
      keys.connection(connectionRequestId),
    );
    invariant(earlier !== undefined, 'A commit lost to a request that does not exist');
    // What was withdrawn or removed says nothing of its answers any more.
    const same =
      !isOpenConnection(earlier.document) || sameAnswers(request, earlier.document, asked.actor);
    return same ? done({ already: true }) : refused({ kind: 'id-used-for-another-form' });
  };
}

/**
 * Whatever became of it since: only what the family sent is compared. Of a partner's list it does not matter
 * which colleague sends it again.
 */
function sameAnswers(
  {
    state: _state,
    receivedAt: _at,
    consent: _consent,
    mayBeMachine: _machine,
    referrer,
    ...answers
  }: ReceivedConnectionRequest,
  earlier: object,
  { kind }: Actor,
): boolean {
  const before: Readonly<Record<string, unknown>> = { ...earlier };
  const compared = kind === 'partner' ? answers : { ...answers, referrer };
  return Object.entries(compared).every(([name, value]) => isDeepStrictEqual(value, before[name]));
}

function areaOf(home: ConnectionHome): Area {
  const found = home.kind === 'address' ? lookUp(home.postcode) : undefined;
  if (found?.status !== 'inside') return { localityCode: 'city' };
  const { localityCode, wardCode, lsoa2011, lsoa2021 } = found;
  return { localityCode, wardCode, lsoa2011, lsoa2021 };
}
