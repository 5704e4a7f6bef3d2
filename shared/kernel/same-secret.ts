import { timingSafeEqual } from 'node:crypto';

/** Whether what was shown is what was given out, in a time that does not tell how near it came. */
export function sameSecret(shown: string, given: string): boolean {
  const left = Buffer.from(shown);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}
