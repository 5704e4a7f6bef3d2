import type { Instant } from '#shared/kernel/index.ts';

/**
 * Counts that end by themselves. `add` is atomic: of many at once each sees its own place. Undefined
 * when the store cannot answer, because whoever asks must get on without it.
 */
export interface CounterStore {
  add(id: string, amount: number, expiresAt: Instant): Promise<number | undefined>;
}
