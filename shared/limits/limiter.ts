import { epochSeconds, keyedHash, plusSeconds, type Instant } from '#shared/kernel/index.ts';

import type { CounterStore } from './counter-store.ts';

/** So many within a window that begins anew every so many seconds, for all alike. */
export interface Limit {
  /** Part of what is hashed: two limits never share a count. */
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
}

export interface Counted {
  /** Undefined when nobody could count: then nothing is over. */
  readonly count: number | undefined;
  readonly isOver: boolean;
  /** When the window ends, and everything is counted anew. */
  readonly againAt: Instant;
}

/**
 * Counts what strangers may only do so often. What is counted by (a telephone, a network, a
 * reference) is kept as a keyed hash that is another in each window, and ends with it: nobody can
 * read it back, or follow anybody from one window to the next.
 */
export interface Limiter {
  /** Counts `amount` more, one unless stated, and says whether that was too many. */
  count(limit: Limit, subject: string, at: Instant, amount?: number): Promise<Counted>;
  /** The same without counting any more: whether another would be too many. */
  look(limit: Limit, subject: string, at: Instant): Promise<Counted>;
}

export function createLimiter(ports: {
  readonly counters: CounterStore;
  readonly key: string;
}): Limiter {
  const { counters, key } = ports;
  async function add({ name, seconds }: Limit, subject: string, at: Instant, amount: number) {
    const now = epochSeconds(at);
    const window = Math.floor(now / seconds);
    const againAt = plusSeconds(at, (window + 1) * seconds - now);
    const id = keyedHash(key, 'limit', name, String(window), subject);
    return { count: await counters.add(id, amount, againAt), againAt };
  }
  return {
    async count(limit, subject, at, amount = 1) {
      const { count, againAt } = await add(limit, subject, at, amount);
      return { count, againAt, isOver: (count ?? 0) > limit.most };
    },
    async look(limit, subject, at) {
      const { count, againAt } = await add(limit, subject, at, 0);
      return { count, againAt, isOver: (count ?? 0) >= limit.most };
    },
  };
}
