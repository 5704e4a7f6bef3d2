import { createHmac, timingSafeEqual } from 'node:crypto';
import { done, epochSeconds, invariant, refused } from '#shared/kernel/index.ts';
import type { Instant, Result } from '#shared/kernel/index.ts';

/** The header that carries the signature of a rail's report: `t=<epoch seconds>,v1=<hex hmac-sha256>`. */
export const reportSignatureHeader = 'x-open-door-signature';

/** A signature older or younger than this is refused, so that a recorded report cannot be replayed. */
const signatureToleranceSeconds = 300;

export type SignatureRefusal =
  | { readonly kind: 'signature-missing' }
  | { readonly kind: 'signature-malformed' }
  | { readonly kind: 'signature-stale'; readonly ageSeconds: number }
  | { readonly kind: 'signature-wrong' };

/** Signs the very bytes of the body together with the moment of sending. */
export function signReport(key: string, body: string, at: Instant): string {
  const seconds = String(epochSeconds(at));
  return `t=${seconds},v1=${hmacOf(key, seconds, body)}`;
}

/** Whether the holder of the key sent this body within the tolerance; compares in constant time. */
export function verifyReport(
  key: string,
  body: string,
  header: string | undefined,
  now: Instant,
): Result<void, SignatureRefusal> {
  if (header === undefined || header === '') return refused({ kind: 'signature-missing' });
  const parts = /^t=(?<seconds>\d{1,12}),v1=(?<hmac>[0-9a-f]{64})$/.exec(header)?.groups;
  if (parts === undefined) return refused({ kind: 'signature-malformed' });
  const { seconds = '', hmac = '' } = parts;
  const expected = Buffer.from(hmacOf(key, seconds, body), 'hex');
  if (!timingSafeEqual(expected, Buffer.from(hmac, 'hex'))) {
    return refused({ kind: 'signature-wrong' });
  }
  const ageSeconds = epochSeconds(now) - Number(seconds);
  if (Math.abs(ageSeconds) > signatureToleranceSeconds) {
    return refused({ kind: 'signature-stale', ageSeconds });
  }
  return done(undefined);
}

function hmacOf(key: string, seconds: string, body: string): string {
  invariant(key.length >= 16, 'The rail key has at least 16 characters');
  return createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
}
