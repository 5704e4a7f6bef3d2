/** Counting further would cost more than anybody gains from it: 200 is "a lot" either way. */
export const countedUpTo = 200;

/** `137`, or `200+` when there are at least so many as were counted. */
export function countInWords(count: number, upTo = countedUpTo): string {
  return count >= upTo ? `${upTo}+` : String(count);
}
