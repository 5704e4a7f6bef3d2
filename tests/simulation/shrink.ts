/**
 * The shortest list of steps it can find that still fails: leaves out half of them, then a quarter,
 * and so on down to single steps, and begins again after each success. Source: Zeller and
 * Hildebrandt, "Simplifying and isolating failure-inducing input" (ddmin).
 */
export async function shrink(
  steps: readonly number[],
  options: {
    readonly fails: (steps: readonly number[]) => Promise<boolean>;
    /** How often it may try; what is shortest by then is the answer. */
    readonly triesAtMost: number;
  },
): Promise<readonly number[]> {
  let shortest = steps;
  let parts = 2;
  for (let tries = 0; shortest.length > 1 && tries < options.triesAtMost;) {
    const size = Math.ceil(shortest.length / parts);
    let shorter: readonly number[] | undefined;
    for (let from = 0; from < shortest.length && tries < options.triesAtMost; from += size) {
      const without = [...shortest.slice(0, from), ...shortest.slice(from + size)];
      tries += 1;
      if (!(await options.fails(without))) continue;
      shorter = without;
      break;
    }
    if (shorter === undefined && size === 1) break;
    parts = shorter === undefined ? parts * 2 : Math.max(2, parts - 1);
    shortest = shorter ?? shortest;
    parts = Math.min(parts, shortest.length);
  }
  return shortest;
}
