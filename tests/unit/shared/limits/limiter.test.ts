import { describe, expect, test } from 'vitest';

import { createLimiter, type Limit } from '#shared/limits/index.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';

const threeAnHour: Limit = { name: 'three', most: 3, seconds: 3600 };
const at = '2026-05-06T10:20:00.000Z';
const phone = '+447700900123';

function setup() {
  const counters = createMemoryCounterStore();
  return { counters, limiter: createLimiter({ counters, key: 'key' }) };
}

describe('a limiter', () => {
  test('is over once there is one more than the limit, and says when it begins anew', async () => {
    const { limiter } = setup();
    const over = [];
    for (let time = 0; time < 4; time += 1) {
      over.push((await limiter.count(threeAnHour, phone, at)).isOver);
    }
    expect(over).toEqual([false, false, false, true]);
    const { againAt } = await limiter.look(threeAnHour, phone, at);
    expect(againAt).toBe('2026-05-06T11:00:00.000Z');
    expect(await limiter.count(threeAnHour, phone, againAt)).toMatchObject({
      count: 1,
      isOver: false,
    });
  });

  test('says before the next one whether it would be too many, and counts nothing by that', async () => {
    const { limiter } = setup();
    for (let time = 0; time < 9; time += 1) await limiter.look(threeAnHour, phone, at);
    expect((await limiter.look(threeAnHour, phone, at)).isOver).toBe(false);
    await limiter.count(threeAnHour, phone, at, 3);
    expect((await limiter.look(threeAnHour, phone, at)).isOver).toBe(true);
  });

  test('counts each limit and each subject for itself', async () => {
    const { limiter } = setup();
    await limiter.count(threeAnHour, phone, at, 4);
    expect((await limiter.count({ ...threeAnHour, name: 'other' }, phone, at)).count).toBe(1);
    expect((await limiter.count(threeAnHour, '+447700900124', at)).count).toBe(1);
  });

  test('keeps nothing that could be read back or followed into the next window', async () => {
    const { limiter, counters } = setup();
    await limiter.count(threeAnHour, phone, at);
    await limiter.count(threeAnHour, phone, '2026-05-06T11:20:00.000Z');
    expect(new Set(counters.ids()).size).toBe(2);
    expect(counters.ids().join()).not.toContain('7700');
  });

  test('stops nobody when nobody can count', async () => {
    const { limiter, counters } = setup();
    counters.broken = true;
    expect(await limiter.count(threeAnHour, phone, at, 100)).toMatchObject({
      count: undefined,
      isOver: false,
    });
    expect((await limiter.look(threeAnHour, phone, at)).isOver).toBe(false);
  });
});
