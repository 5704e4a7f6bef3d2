import type { CounterStore } from '#shared/limits/index.ts';

/** Counts in memory; with `broken` set it cannot answer, like a table that is not there. */
export function createMemoryCounterStore(): CounterStore & {
  broken: boolean;
  readonly ids: () => string[];
} {
  const counts = new Map<string, number>();
  return {
    broken: false,
    ids: () => [...counts.keys()],
    add(id, amount) {
      if (this.broken) return Promise.resolve(undefined);
      const count = (counts.get(id) ?? 0) + amount;
      counts.set(id, count);
      return Promise.resolve(count);
    },
  };
}
