import { describe, expect, it } from 'vitest';

import { done } from '#shared/kernel/index.ts';
import { createWithdrawApplication } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier } from '#tests/doubles/other-workers.ts';

/** A family whose award is approved, and that takes its application back. */
async function setup() {
  const winter = openWinter();
  const { memory, ports } = winter;
  const envelopeId = await winter.fund(1_000_00);
  const envelope = memory.all().filter(({ kind }) => kind === 'envelope');
  const id = await winter.approved();
  const actor = { kind: 'family', id } as const;
  const withdrawWith = (changed: Partial<typeof ports>) =>
    createWithdrawApplication({ ...ports, ...changed })({ applicationId: id, actor });
  return { ...winter, envelopeId, envelope, id, actor, withdrawWith };
}

describe('taking an application back while others are at work', () => {
  it('is tried eight times, and the eighth counts', async () => {
    const { withdrawWith, ports, memory, id, actor, application, payment, clock } = await setup();
    const before = memory.all();
    const never = createLosingCommit(ports.commit, 8);
    await expect(withdrawWith({ commit: never.commit })).rejects.toThrow(
      `Application ${id} kept changing while it was taken back`,
    );
    expect(never.tries()).toBe(8);
    expect(memory.all()).toEqual(before);
    const late = createLosingCommit(ports.commit, 7);
    expect(await withdrawWith({ commit: late.commit })).toEqual(done('withdrawn'));
    expect(await application(id)).toMatchObject({ state: 'withdrawn' });
    expect(await payment(id)).toMatchObject({ state: 'void' });
    const said = memory.all().filter((item) => item.pk === keys.application(id).pk);
    const told = said.filter(isEventItem).map((item) => parseEvent(item));
    expect(told.find(({ body }) => body.type === 'application-withdrawn')).toMatchObject({
      ...{ at: clock.now(), actor, correlationId: id },
      body: { applicationId: id, ringFence: 'children', releasedPence: 150_00 },
    });
  });

  it('reads an envelope again that was read before its money was reserved', async () => {
    const { withdrawWith, records, envelope, envelopeId, memory, balances } = await setup();
    const before = memory.all();
    await expect(withdrawWith({ records: seenEarlier(records, envelope) })).rejects.toThrow(
      `Envelope ${envelopeId} does not hold the money of its payments`,
    );
    expect(memory.all()).toEqual(before);
    const once = seenEarlier(records, envelope, 1);
    expect(await withdrawWith({ records: once })).toEqual(done('withdrawn'));
    expect(await balances(envelopeId)).toMatchObject({ available: 1_000_00, reserved: 0 });
  });
});
