import { describe, expect, it } from 'vitest';

import { done, refused, type Write } from '#shared/kernel/index.ts';
import { createLiftDueHolds, createLiftHold, holds, type Hold } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent, queues } from '#shared/records/index.ts';
import { holdId, paymentsToHold } from '#tests/builders/payments-to-hold.ts';
import { createLosingCommit } from '#tests/doubles/other-workers.ts';

const second = 'HOLD000002';
const erin = { kind: 'staff', id: 'erin' } as const;
const reason = 'It is in order';

async function setup(count = 2) {
  const given = await paymentsToHold(count);
  const { memory, ports } = given;
  const lastSaid = (id: string) => {
    const said = memory.all().filter((item) => item.pk === keys.payment(id, 1).pk);
    return parseEvent(said.filter(isEventItem).at(-1)!);
  };
  const liftWith = (changed: Partial<typeof ports>) =>
    createLiftHold({ ...ports, ...changed })({ holdId, actor: erin, reason });
  return { ...given, lastSaid, liftWith };
}

describe('a payment that two holds hold', () => {
  it('keeps both, and since when it was first held', async () => {
    const { ids, place, lift, payment, clock, lastSaid } = await setup();
    const [id] = ids as [string];
    const ready = await payment(id);
    const heldAt = clock.now();
    await place([id]);
    expect(await payment(id)).toEqual({ ...ready, state: 'held', heldAt, holdIds: [holdId] });
    clock.moveOnSeconds(60);
    await place([id], { category: 'possible-fraud' });
    const both = { ...ready, state: 'held', heldAt, holdIds: [holdId, second] };
    expect(await payment(id)).toEqual(both);
    expect(lastSaid(id)).toMatchObject({
      ...{ actor: { kind: 'staff', id: 'dev' }, correlationId: id, causationId: second },
      body: { type: 'payment-held', holdId: second, holdCategory: 'possible-fraud' },
    });
    await lift(holdId);
    expect(await payment(id)).toEqual({ ...both, holdIds: [second] });
    expect(lastSaid(id)).toMatchObject({
      ...{ actor: erin, correlationId: id, causationId: holdId },
      body: { type: 'payment-freed', holdId, heldStill: true },
    });
    await lift(second);
    expect(await payment(id)).toEqual(ready);
    expect(lastSaid(id).body).toMatchObject({ holdId: second, heldStill: false });
  });
});

describe('placing a hold while others are at work', () => {
  it('is tried eight times, and the eighth counts', async () => {
    const { ids, placeWith, ports, stateOf, hold, faults } = await setup();
    // The hold itself is there at once; what it is to hold is changed by others.
    const late = createLosingCommit(ports.commit, 7, 1);
    expect(await placeWith({ commit: late.commit })(ids)).toMatchObject({
      value: { holdId, applicationIds: ids, totalPence: 300_00, notHeld: [] },
    });
    expect(await hold(holdId)).toMatchObject({ parts: 1, count: 2 });
    expect(await stateOf(ids[0]!)).toBe('held');
    const never = createLosingCommit(ports.commit, 8, 1);
    await expect(placeWith({ commit: never.commit })(ids)).rejects.toThrow(
      'Payments kept changing while hold HOLD000002 was placed',
    );
    expect(never.tries()).toBe(9);
    expect(await hold(second)).toMatchObject({ parts: 0, count: 0 });
    expect(faults()).toEqual([]);
  });

  it('names no payment when a run was faster, and counts none', async () => {
    const { ids, place, counting, paidOut, hold, memory } = await setup();
    counting.beforeNext(() => paidOut());
    const placed = await place(ids);
    expect(placed).toEqual(
      done({
        ...{ holdId, applicationIds: [], totalPence: 0 },
        notHeld: ids.map((applicationId) => ({ applicationId, why: 'submitted' })),
      }),
    );
    expect(await hold(holdId)).toMatchObject({ state: 'in-force', parts: 0, count: 0 });
    expect(memory.ofKind('hold-part')).toEqual([]);
  });

  it('adds nothing to a hold that somebody lifted meanwhile', async () => {
    const { ids, placeWith, ports, lift, hold, stateOf, faults } = await setup();
    let commits = 0;
    const commit = async (writes: readonly Write[]) => {
      commits += 1;
      if (commits === 2) await lift(holdId);
      return ports.commit(writes);
    };
    expect(await placeWith({ commit })(ids)).toMatchObject({ value: { applicationIds: [] } });
    expect(await hold(holdId)).toMatchObject({ state: 'lifted', parts: 0, count: 0 });
    expect(await stateOf(ids[0]!)).toBe('ready');
    expect(faults()).toEqual([]);
  });

  it('does not say of what it held that it is not held, whatever became of it since', async () => {
    const { ids, placeWith, ports, lift, paidOut } = await setup();
    let commits = 0;
    const commit = async (writes: readonly Write[]) => {
      commits += 1;
      const committed = await ports.commit(writes);
      if (commits === 2) {
        await lift(holdId);
        await paidOut();
      }
      return committed;
    };
    expect(await placeWith({ commit })(ids)).toMatchObject({
      value: { applicationIds: ids, notHeld: [] },
    });
  });
});

describe('lifting a hold while others are at work', () => {
  it('is tried eight times, and the eighth counts', async () => {
    const { ids, place, liftWith, ports, hold, stateOf } = await setup();
    await place(ids);
    const never = createLosingCommit(ports.commit, 8);
    await expect(liftWith({ commit: never.commit })).rejects.toThrow(
      `Hold ${holdId} kept changing while it was lifted`,
    );
    expect(never.tries()).toBe(8);
    const late = createLosingCommit(ports.commit, 7);
    expect(await liftWith({ commit: late.commit })).toMatchObject({ value: { state: 'lifted' } });
    expect(await hold(holdId)).toMatchObject({ state: 'lifted', liftReason: reason });
    expect(await stateOf(ids[0]!)).toBe('ready');
  });

  it('frees its payments in eight tries, and the eighth counts', async () => {
    const { ids, place, liftWith, ports, stateOf, hold } = await setup();
    await place(ids);
    const late = createLosingCommit(ports.commit, 7, 1);
    expect(await liftWith({ commit: late.commit })).toMatchObject({ value: { state: 'lifted' } });
    expect(await stateOf(ids[0]!)).toBe('ready');
    const other = await setup();
    await other.place(other.ids);
    const never = createLosingCommit(other.ports.commit, 8, 1);
    await expect(other.liftWith({ commit: never.commit })).rejects.toThrow(
      `Payments kept changing while hold ${holdId} was lifted`,
    );
    expect(never.tries()).toBe(9);
    expect(await other.stateOf(other.ids[0]!)).toBe('held');
    expect(await other.hold(holdId)).toMatchObject({ state: 'lifting' });
    expect(await hold(holdId)).toMatchObject({ state: 'lifted' });
  });

  it('names whoever lifted it first', async () => {
    const { ids, place, lift } = await setup();
    await place(ids);
    await lift(holdId, 'finn');
    expect(await lift(holdId)).toEqual(
      refused({ kind: 'lifted-already', by: { kind: 'staff', id: 'finn' } }),
    );
  });

  it('is over in one go when it holds just as many as are freed at once', async () => {
    const { ids, place, ports, stateOf } = await setup(40);
    await place(ids);
    const lifted = await createLiftHold(ports, 40)({ holdId, actor: erin, reason });
    expect(lifted).toMatchObject({ value: { state: 'lifted' } });
    expect(await stateOf(ids[39]!)).toBe('ready');
  });

  it('is refused to the person who placed it, not to a system or a bank of that name', async () => {
    const { ids, place, ports, records } = await setup();
    await place([ids[0]!]);
    const liftHold = createLiftHold(ports);
    const clock = { kind: 'system', id: 'dev' } as const;
    expect(await liftHold({ holdId, actor: clock, reason })).toMatchObject({ ok: true });
    await place([ids[0]!]);
    const found = await holds.read(records, keys.hold(second));
    const placedBy = { kind: 'bank', id: 'erin' } as const;
    await ports.commit([holds.replace({ ...found!.document, placedBy }, found!.version)]);
    expect(await liftHold({ holdId: second, actor: erin, reason })).toMatchObject({ ok: true });
  });
});

describe('holds that lift by themselves', () => {
  it('say that their day has come', async () => {
    const { ids, place, clock, ports, hold } = await setup();
    await place(ids, { liftsOn: '2021-12-09' });
    clock.moveTo('2021-12-09T00:00:00.000Z');
    expect(await createLiftDueHolds(ports)()).toBe(1);
    expect(await hold(holdId)).toMatchObject({
      liftedBy: { kind: 'system', id: 'watch-deadlines' },
      liftReason: 'The day on which it was to lift has come.',
    });
  });

  it('are counted once when two look at the same time', async () => {
    const { ids, place, clock, ports } = await setup();
    await place(ids, { liftsOn: '2021-12-08' });
    clock.moveOnSeconds(2 * 86_400);
    const liftDueHolds = createLiftDueHolds(ports);
    const counted = await Promise.all([liftDueHolds(), liftDueHolds()]);
    expect(counted.toSorted()).toEqual([0, 1]);
  });

  it('are found behind a hundred that do not', async () => {
    const { ids, place, clock, ports, hold, programmeId } = await setup();
    const longBefore: Hold = {
      ...{ state: 'in-force', holdId: 'OLD', programmeId, category: 'manual', reason: 'Seen' },
      ...{ placedBy: erin, placedAt: '2021-12-01T00:00:00.000Z', parts: 0, count: 0 },
    };
    await ports.commit(
      Array.from({ length: 100 }, (_, index) =>
        holds.create({ ...longBefore, holdId: `OLD${index}` }),
      ),
    );
    await place(ids, { liftsOn: '2021-12-08' });
    clock.moveOnSeconds(2 * 86_400);
    expect(await createLiftDueHolds(ports)()).toBe(1);
    expect(await hold(holdId)).toMatchObject({ state: 'lifted' });
  });
});

it('lists holds by when they were placed, those in force apart from those that were lifted', async () => {
  const { ids, place, lift, clock, records, programmeId } = await setup();
  const listed = async (state: 'in-force' | 'lifted') => {
    const page = await records.queue({ queue: queues.holds(programmeId, state), limit: 9 });
    return page.items.map((item) => holds.parse(item).document.holdId);
  };
  const earlier = clock.now();
  clock.moveOnSeconds(60);
  await place(ids);
  clock.moveTo(earlier);
  await place(ids);
  await place(ids);
  expect(await listed('in-force')).toEqual([second, 'HOLD000003', holdId]);
  await lift(second);
  expect(await listed('in-force')).toEqual(['HOLD000003', holdId]);
  expect(await listed('lifted')).toEqual([second]);
});
