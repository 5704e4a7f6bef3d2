import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import type { Publisher } from './grant-record.ts';
import { openGrants, type OpenGrant } from './open-grant.ts';
import { readGrantsToSign } from './read-open-grants.ts';

interface OpenDataPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly publisher: Publisher;
}

export interface SignGrants {
  /** Each with the fingerprint of the record that was on the page. */
  readonly grants: readonly { readonly grantApplicationId: string; readonly fingerprint: string }[];
  readonly staffId: string;
}

export interface Signed {
  readonly signed: number;
  /** Changed since the page was read, or by somebody at the same moment: to be looked at again. */
  readonly changed: number;
}

/**
 * Publishes the records of grants as open data, each in a commit of its own with who signed it. One that is no
 * longer what was read is left out; signed twice it is signed once.
 */
export function createSignGrants({ records, commit, clock, publisher }: OpenDataPorts) {
  return async function signGrants({ grants, staffId }: SignGrants): Promise<Signed> {
    const now = new Map(
      (await readGrantsToSign(records, publisher)).map((each) => [each.grantApplicationId, each]),
    );
    let signed = 0;
    for (const { grantApplicationId, fingerprint } of grants) {
      const grant = now.get(grantApplicationId);
      if (grant?.fingerprint !== fingerprint) continue;
      if (grant.standing === 'signed') {
        signed += 1;
        continue;
      }
      const { roundId, record } = grant;
      const at = clock.now();
      const next: OpenGrant = {
        ...{ state: 'open', grantApplicationId, roundId, record, signedBy: staffId, signedAt: at },
      };
      const body = { type: 'grant-open-data-signed', grantApplicationId, roundId } as const;
      if (await keep({ records, commit }, next, body, { at, staffId })) signed += 1;
    }
    return { signed, changed: grants.length - signed };
  };
}

export interface NotOpen {
  readonly kind: 'not-open';
}

/** Takes a grant out of the open data, at once. Taken out twice it is taken out once. */
export function createTakeOutGrant({ records, commit, clock }: Omit<OpenDataPorts, 'publisher'>) {
  return async function takeOutGrant(asked: {
    readonly grantApplicationId: string;
    readonly roundId: string;
    readonly staffId: string;
  }): Promise<Result<'taken-out', NotOpen>> {
    const { grantApplicationId, roundId, staffId } = asked;
    const found = await openGrants.read(records, keys.openGrant(roundId, grantApplicationId));
    if (found === undefined) return refused({ kind: 'not-open' });
    if (found.document.state === 'taken-out') return done('taken-out');
    const at = clock.now();
    const next: OpenGrant = {
      ...{ state: 'taken-out', grantApplicationId, roundId },
      ...{ takenOutBy: staffId, takenOutAt: at },
    };
    const body = { type: 'grant-open-data-taken-out', grantApplicationId, roundId } as const;
    return (await keep({ records, commit }, next, body, { at, staffId }))
      ? done('taken-out')
      : refused({ kind: 'not-open' });
  };
}

async function keep(
  { records, commit }: Pick<OpenDataPorts, 'records' | 'commit'>,
  next: OpenGrant,
  body: EventBody,
  { at, staffId }: { readonly at: Instant; readonly staffId: string },
): Promise<boolean> {
  const subject = keys.openGrant(next.roundId, next.grantApplicationId);
  const found = await openGrants.read(records, subject);
  const version = found?.version ?? 0;
  const committed = await commit([
    version === 0 ? openGrants.create(next) : openGrants.replace(next, version),
    eventRecord(subject, version + 1, body, {
      ...{ at, actor: { kind: 'staff', id: staffId }, correlationId: next.grantApplicationId },
    }),
  ]);
  return committed.ok;
}
