import type { Waiting } from './clock.ts';

export interface Backoff {
  readonly baseMs: number;
  /** However often it was tried, nobody waits longer than this. */
  readonly mostMs: number;
}

/**
 * Waits before trying again: twice as long each time, half of it by chance, so that those who lost
 * together do not come back together. Source: "Exponential Backoff And Jitter", AWS Architecture
 * Blog, 2015 (the variant it calls equal jitter).
 */
export async function backOff(waiting: Waiting, attempt: number, backoff: Backoff): Promise<void> {
  const longest = Math.min(backoff.mostMs, backoff.baseMs * 2 ** attempt);
  await waiting.pause(Math.round(longest * (0.5 + waiting.chance() / 2)));
}
