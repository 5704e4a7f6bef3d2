import { timingSafeEqual } from 'node:crypto';

import { keyedHash } from '#shared/kernel/index.ts';

/**
 * The key a trusted partner's system signs in with: the partner's id and a keyed hash of it, so that
 * it can be checked without being stored. Whoever holds the platform's secret can issue one.
 */
export function issuePartnerKey(partnerId: string, secret: string): string {
  return `${partnerId}.${keyedHash(secret, 'partner', partnerId)}`;
}

/** The partner a key was issued to; undefined when it was not issued by us. */
export function partnerOf(key: string, secret: string): string | undefined {
  const [partnerId, hash, ...more] = key.split('.');
  if (partnerId === undefined || hash === undefined || more.length > 0) return undefined;
  const expected = Buffer.from(keyedHash(secret, 'partner', partnerId));
  const given = Buffer.from(hash);
  const same = expected.length === given.length && timingSafeEqual(expected, given);
  return same ? partnerId : undefined;
}
