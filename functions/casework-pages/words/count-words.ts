/** Counting further would cost more than anybody gains from it: 200 is "a lot" either way. */
export const countedUpTo = 200;

/** `137`, or `200+` when there are at least so many. */
export function countInWords(count: number): string {
  return count >= countedUpTo ? `${countedUpTo}+` : String(count);
}
