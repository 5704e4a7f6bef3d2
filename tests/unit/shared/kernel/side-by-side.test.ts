import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { sideBySide } from '#shared/kernel/index.ts';

describe('work side by side', () => {
  it('does everything, never more at once than it may', async () => {
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    await sideBySide([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await nextTurn();
      underWay -= 1;
      done.push(item);
    });
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing new after a failure, and throws it once nothing is under way', async () => {
    const ended: number[] = [];
    const working = sideBySide([1, 2, 3, 4], 2, async (item) => {
      if (item === 1) throw new Error('the bank is closed');
      await nextTurn();
      await nextTurn();
      ended.push(item);
    });
    await expect(working).rejects.toThrow('the bank is closed');
    expect(ended).toEqual([2]);
  });
});
