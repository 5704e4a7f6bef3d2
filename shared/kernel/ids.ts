import { createHmac, hash, randomBytes, randomUUID } from 'node:crypto';

/** Where every fresh id comes from. */
export interface Ids {
  /** A fresh id of ten characters without vowels or look-alikes: fit to be read out on the telephone. */
  reference(): string;
  /** A fresh opaque id. */
  opaque(): string;
}

/** Crockford's base 32: no I, L, O or U, so that nobody misreads or is insulted by a reference. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const referenceLength = 10;

export const systemIds: Ids = {
  reference: () => toBase32(randomBytes(referenceLength)),
  opaque: () => randomUUID(),
};

export function isReference(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(text);
}

/** Forgives case, spaces, dashes and the letters people write for 0 and 1; undefined when it is no reference. */
export function readReference(text: string): string | undefined {
  const tidy = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return isReference(tidy) ? tidy : undefined;
}

/** `ABCDE-FGHJK`, easier to copy than ten characters in a row. */
export function showReference(reference: string): string {
  return `${reference.slice(0, 5)}-${reference.slice(5)}`;
}

/** The same parts always give the same reference: repetition finds what it made the first time. */
export function derivedReference(...parts: readonly string[]): string {
  return toBase32(hash('sha256', parts.join('\u0000'), 'buffer'));
}

/**
 * A keyed hash to compare without knowing: plain hashes of a fourteen-digit account number can be
 * reversed by trying them all (domain-facts.md §8).
 */
export function keyedHash(key: string, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\u0000')).digest('base64url').slice(0, 27);
}

function toBase32(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, referenceLength)) text += alphabet.charAt(byte % 32);
  return text;
}
