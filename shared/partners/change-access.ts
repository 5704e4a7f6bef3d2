import {
  done,
  refused,
  type Clock,
  type Commit,
  type Ids,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import {
  eventRecord,
  keys,
  type EventContext,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import {
  isStopped,
  partnerAccesses,
  readPartnerAccess,
  validKeys,
  type PartnerAccess,
} from './partner-access.ts';
import { hashOfKey, writeKey, type KeyParts } from './partner-key.ts';
import type { PartnerRegistry } from './partner.ts';

interface AccessPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly partners: PartnerRegistry;
}

export type AccessRefusal =
  | { readonly kind: 'no-such-partner' }
  | { readonly kind: 'no-such-key' }
  /** One in use and one to change over to is all that changing over needs. */
  | { readonly kind: 'two-keys-already' }
  | { readonly kind: 'changed-by-someone-else' };

type AccessEvent =
  | { readonly type: 'partner-key-issued' | 'partner-key-revoked'; readonly keyId: string }
  | { readonly type: 'partner-stopped' | 'partner-let-go-on' };

const keysAtOnce = 2;

/** What was made of a partner's access, with its event. */
export function accessWrites(
  { document, version }: Loaded<PartnerAccess>,
  event: AccessEvent,
  { at, actor }: Pick<EventContext, 'at' | 'actor'>,
): Write[] {
  const { partnerId } = document;
  const key = keys.partnerAccess(partnerId);
  return [
    version === 0 ? partnerAccesses.create(document) : partnerAccesses.replace(document, version),
    eventRecord(key, version + 1, { ...event, partnerId }, { at, actor, correlationId: partnerId }),
  ];
}

/** The access with one more key. */
export function withKey(
  access: PartnerAccess,
  parts: KeyParts,
  { by, at, secret }: { by: string; at: string; secret: string },
): PartnerAccess {
  const { keyId } = parts;
  const key = { keyId, hash: hashOfKey(parts, secret), issuedBy: by, issuedAt: at };
  return { ...access, keys: [...access.keys, key] };
}

/** Issues a key, which is answered once and never again: only its keyed hash is stored. */
export function createIssueKey(
  ports: AccessPorts & { readonly ids: Ids; readonly secret: string },
) {
  const { ids, secret, clock } = ports;
  return async function issueKey(request: {
    readonly partnerId: string;
    readonly staffId: string;
  }): Promise<Result<{ readonly key: string; readonly keyId: string }, AccessRefusal>> {
    const { partnerId, staffId: by } = request;
    const keyId = ids.reference();
    const secretPart = `${ids.opaque()}${ids.opaque()}`.replaceAll('-', '');
    const parts = { partnerId, keyId, secretPart };
    const changed = await change(ports, request, { type: 'partner-key-issued', keyId }, (access) =>
      validKeys(access).length >= keysAtOnce
        ? { kind: 'two-keys-already' }
        : withKey(access, parts, { by, at: clock.now(), secret }),
    );
    return changed.ok ? done({ key: writeKey(parts), keyId }) : changed;
  };
}

/** Revokes a key at once. One that was revoked before stays as it was. */
export function createRevokeKey(ports: AccessPorts) {
  return async function revokeKey(request: {
    readonly partnerId: string;
    readonly keyId: string;
    readonly staffId: string;
  }): Promise<Result<'done' | 'already', AccessRefusal>> {
    const { keyId, staffId: by } = request;
    const event = { type: 'partner-key-revoked', keyId } as const;
    return change(ports, request, event, (access) => {
      const known = access.keys.find((key) => key.keyId === keyId);
      if (known === undefined) return { kind: 'no-such-key' };
      if (known.revoked !== undefined) return 'already';
      const revoked = { ...known, revoked: { by, at: ports.clock.now() } };
      return { ...access, keys: access.keys.map((key) => (key === known ? revoked : key)) };
    });
  };
}

/** Stops a partner with a reason, or lets it go on: its pages, its forms under way and its keys. */
export function createStopPartner(ports: AccessPorts) {
  return async function stopPartner(request: {
    readonly partnerId: string;
    readonly to: 'stopped' | 'going-on';
    readonly reason: string;
    readonly staffId: string;
  }): Promise<Result<'done' | 'already', AccessRefusal>> {
    const { to, reason, staffId: by } = request;
    const type = to === 'stopped' ? 'partner-stopped' : 'partner-let-go-on';
    return change(ports, request, { type }, (access) =>
      isStopped(access) === (to === 'stopped')
        ? 'already'
        : { ...access, stops: [...access.stops, { to, by, at: ports.clock.now(), reason }] },
    );
  };
}

async function change(
  { records, commit, clock, partners }: AccessPorts,
  { partnerId, staffId }: { readonly partnerId: string; readonly staffId: string },
  event: AccessEvent,
  next: (access: PartnerAccess) => PartnerAccess | AccessRefusal | 'already',
): Promise<Result<'done' | 'already', AccessRefusal>> {
  if (partners.find(partnerId) === undefined) return refused({ kind: 'no-such-partner' });
  const found = await readPartnerAccess(records, partnerId);
  const document = next(found.document);
  if (document === 'already') return done('already');
  if ('kind' in document) return refused(document);
  const actor = { kind: 'staff', id: staffId } as const;
  const committed = await commit(
    accessWrites({ document, version: found.version }, event, { at: clock.now(), actor }),
  );
  return committed.ok ? done('done') : refused({ kind: 'changed-by-someone-else' });
}
