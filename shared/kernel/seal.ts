import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

import { invariant } from './invariant.ts';

/** What a sealed text is bound to: opened for anything else, it does not open. */
export interface SealedFor {
  /** The platform's secret, from which a key of its own is derived for each purpose. */
  readonly secret: string;
  readonly purpose: string;
  /** The id of what the text belongs to. */
  readonly boundTo: string;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key derived for the purpose; the id is bound in, so that no seal can be moved. */
export function seal(text: string, { secret, purpose, boundTo }: SealedFor): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyFrom(secret, purpose), nonce);
  cipher.setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Throws when the text was sealed for something else, or changed. */
export function unseal(sealed: string, { secret, purpose, boundTo }: SealedFor): string {
  const bytes = Buffer.from(sealed, 'base64');
  invariant(bytes.length > nonceBytes + tagBytes, `A sealed ${purpose} is cut short`);
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, keyFrom(secret, purpose), nonce);
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = bytes.subarray(nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

const derivedKeys = new Map<string, KeyObject>();

/** A key object is prepared once; plain bytes would be at every seal, which takes ten times as long. */
function keyFrom(secret: string, purpose: string): KeyObject {
  const name = `${purpose} ${secret}`;
  const known = derivedKeys.get(name);
  if (known !== undefined) return known;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'open-door', purpose, 32)));
  derivedKeys.set(name, key);
  return key;
}
