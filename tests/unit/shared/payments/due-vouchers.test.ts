import { describe, expect, it } from 'vitest';

import { createFollowVouchers } from '#shared/payments/index.ts';
import { keys, type QueueRequest } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';

const day = 24 * 3600;

/** A family that holds codes of £100 and £50, for thirty days. */
async function setup() {
  const family = await familyInPieces();
  await family.listen();
  const { ports, records } = family;
  const asked: string[] = [];
  /** Sees the queue one code at a time. */
  const piecemeal = {
    ...records,
    get: (key: Parameters<typeof records.get>[0]) => {
      asked.push(key.pk);
      return records.get(key);
    },
    queue: (request: QueueRequest) => records.queue({ ...request, limit: 1 }),
  };
  const follow = createFollowVouchers({ ...ports, records: piecemeal });
  return { ...family, follow, asked };
}

describe('looking after codes', () => {
  it('reminds of every one that is due, page by page, and says so to whoever sends', async () => {
    const { follow, clock, held, lastSaid, id, piece } = await setup();
    clock.moveOnSeconds(3 * day);
    expect(await follow()).toEqual({ reminded: 2, expired: 0 });
    expect(held().map(({ reminders }) => reminders)).toEqual([1, 1]);
    expect(lastSaid()).toMatchObject({
      ...{ actor: { kind: 'system', id: 'follow-vouchers' }, at: clock.now() },
      ...{ correlationId: id, causationId: piece(2) },
      body: { type: 'voucher-reminder-due', applicationId: id, reference: piece(2) },
    });
    clock.moveOnSeconds(20 * day);
    expect(await follow()).toEqual({ reminded: 2, expired: 0 });
    expect(held().map(({ reminders }) => reminders)).toEqual([2, 2]);
  });

  it('leaves those alone that are not due yet', async () => {
    const { follow, clock, memory } = await setup();
    clock.moveOnSeconds(3 * day - 1);
    const before = memory.all();
    expect(await follow()).toEqual({ reminded: 0, expired: 0 });
    expect(memory.all()).toEqual(before);
  });

  it('counts each once when two look at the same time', async () => {
    const { follow, clock, states } = await setup();
    const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
    clock.moveOnSeconds(3 * day);
    const reminding = await Promise.all([follow(), follow()]);
    expect(sum(reminding.map(({ reminded }) => reminded))).toBe(2);
    clock.moveOnSeconds(30 * day);
    const ending = await Promise.all([follow(), follow()]);
    expect(sum(ending.map(({ expired }) => expired))).toBe(2);
    expect(states()).toEqual(['100 expired', '50 expired']);
  });

  it('asks once whether a provider answers, however many of its codes ran out', async () => {
    const { follow, clock, asked } = await setup();
    clock.moveOnSeconds(32 * day);
    expect(await follow()).toEqual({ reminded: 0, expired: 2 });
    const { pk } = keys.railBreaker('cash-out');
    expect(asked.filter((each) => each === pk)).toHaveLength(1);
  });
});
