import { describe, expect, it } from 'vitest';

import { backOff, systemWaiting, type Waiting } from '#shared/kernel/index.ts';

const backoff = { baseMs: 10, mostMs: 100 } as const;

async function pausesWith(chance: number): Promise<number[]> {
  const pauses: number[] = [];
  const waiting: Waiting = {
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    chance: () => chance,
  };
  for (const attempt of [1, 2, 3, 4, 5]) await backOff(waiting, attempt, backoff);
  return pauses;
}

describe('waiting before trying again', () => {
  it('doubles up to the longest wait, and never less than half of it is left to chance', async () => {
    expect(await pausesWith(0)).toEqual([10, 20, 40, 50, 50]);
    expect(await pausesWith(0.999_999)).toEqual([20, 40, 80, 100, 100]);
  });

  it('is spread by a chance of the system between nothing and one', () => {
    const chances = Array.from({ length: 100 }, () => systemWaiting.chance());
    expect(chances.every((chance) => chance >= 0 && chance < 1)).toBe(true);
    expect(new Set(chances).size).toBeGreaterThan(90);
  });

  it('really waits', async () => {
    const before = performance.now();
    await systemWaiting.pause(20);
    expect(performance.now() - before).toBeGreaterThan(15);
  });
});
