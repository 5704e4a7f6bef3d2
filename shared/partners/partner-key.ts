import { keyedHash, sameSecret } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { isStopped, readPartnerAccess, validKeys } from './partner-access.ts';

/** The parts of a key, as a partner's system sends them: `school.7K3QD9XW01.f3a…`. */
export interface KeyParts {
  readonly partnerId: string;
  /** Which of the partner's keys it is: no secret, and how people speak of it. */
  readonly keyId: string;
  readonly secretPart: string;
}

export function writeKey({ partnerId, keyId, secretPart }: KeyParts): string {
  return `${partnerId}.${keyId}.${secretPart}`;
}

function readKey(key: string): KeyParts | undefined {
  const [partnerId = '', keyId = '', secretPart = '', ...more] = key.split('.');
  const whole = partnerId !== '' && keyId !== '' && secretPart !== '' && more.length === 0;
  return whole ? { partnerId, keyId, secretPart } : undefined;
}

/** What is kept of a key: enough to know it again, and not enough to sign in with. */
export function hashOfKey({ partnerId, keyId, secretPart }: KeyParts, secret: string): string {
  return keyedHash(secret, 'partner-key', partnerId, keyId, secretPart);
}

/**
 * The partner a key was issued to; undefined when we never issued it, when it was revoked since, and
 * when its partner was stopped.
 */
export async function partnerOfKey(
  records: RecordReader,
  key: string,
  secret: string,
): Promise<string | undefined> {
  const parts = readKey(key);
  if (parts === undefined) return undefined;
  const { document } = await readPartnerAccess(records, parts.partnerId);
  const known = validKeys(document).find(({ keyId }) => keyId === parts.keyId);
  if (known === undefined || isStopped(document)) return undefined;
  return sameSecret(hashOfKey(parts, secret), known.hash) ? parts.partnerId : undefined;
}
