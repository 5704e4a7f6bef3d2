import { describe, expect, it } from 'vitest';

import { createChangePayee, createLiftDueHolds, createLiftHold } from '#shared/payments/index.ts';
import { holdId, paymentsToHold } from '#tests/builders/payments-to-hold.ts';

describe('a hold', () => {
  it('keeps a payment out of the next run, its money set aside', async () => {
    const { ids, place, paidOut, stateOf, balances, envelopeId, hold, faults } =
      await paymentsToHold();
    expect(await place([ids[0]!])).toMatchObject({
      ok: true,
      value: { holdId, applicationIds: [ids[0]], totalPence: 150_00, notHeld: [] },
    });
    await paidOut();
    expect(await stateOf(ids[0]!)).toBe('held');
    expect(await stateOf(ids[1]!)).toBe('submitted');
    expect(await balances(envelopeId)).toMatchObject({ reserved: 150_00, 'in-transit': 150_00 });
    expect(await hold(holdId)).toMatchObject({ state: 'in-force', count: 1, parts: 1 });
    expect(faults()).toEqual([]);
  });

  it('says first what it would hold, and changes nothing', async () => {
    const { ids, place, memory } = await paymentsToHold();
    const before = memory.all();
    expect(await place([...ids, 'A000000009'], { dryRun: true })).toMatchObject({
      value: {
        applicationIds: ids,
        totalPence: 300_00,
        notHeld: [{ applicationId: 'A000000009', why: 'no-such-payment' }],
      },
    });
    expect(memory.all()).toEqual(before);
  });

  it('cannot call back what was sent, or hold what belongs to another programme', async () => {
    const { ids, place, paidOut } = await paymentsToHold();
    await paidOut();
    expect(await place(ids)).toMatchObject({
      ok: false,
      failure: { kind: 'nothing-to-hold', notHeld: [{ why: 'submitted' }, { why: 'submitted' }] },
    });
    expect(await place(ids, { programmeId: 'crisis-and-resilience-fund' })).toMatchObject({
      failure: { notHeld: [{ why: 'another-programme' }, { why: 'another-programme' }] },
    });
  });

  it('answers what a run was faster to collect', async () => {
    const { ids, place, counting, paidOut } = await paymentsToHold();
    counting.beforeNext(() => paidOut());
    expect(await place(ids)).toMatchObject({
      value: { applicationIds: [], notHeld: [{ why: 'submitted' }, { why: 'submitted' }] },
    });
  });

  it('holds many in bounded commits and frees them again', async () => {
    const { ids, place, lift, stateOf, hold, faults } = await paymentsToHold(90);
    await place(ids);
    expect(await hold(holdId)).toMatchObject({ count: 90, parts: 3 });
    expect(faults()).toEqual([]);
    expect(await lift(holdId)).toMatchObject({ ok: true, value: { state: 'lifted' } });
    expect(new Set(await Promise.all(ids.map(stateOf)))).toEqual(new Set(['ready']));
    expect(faults()).toEqual([]);
  });

  it('that is large is lifted at once and freed by the clock', async () => {
    const { ids, place, ports, stateOf, hold, faults } = await paymentsToHold(45);
    await place(ids);
    const lifted = await createLiftHold(
      ports,
      40,
    )({
      ...{ holdId, actor: { kind: 'staff', id: 'erin' }, reason: 'It is in order' },
    });
    expect(lifted).toMatchObject({ ok: true, value: { state: 'lifting' } });
    expect(await stateOf(ids[0]!)).toBe('ready');
    expect(await stateOf(ids[44]!)).toBe('held');
    expect(faults()).toEqual([]);
    expect(await createLiftDueHolds(ports)()).toBe(1);
    expect(await stateOf(ids[44]!)).toBe('ready');
    expect(await hold(holdId)).toMatchObject({ state: 'lifted' });
  });

  it('is lifted by another person than placed it, once, and stays in the records', async () => {
    const { ids, place, lift, hold } = await paymentsToHold();
    await place([ids[0]!]);
    expect(await lift(holdId, 'dev')).toEqual({ ok: false, failure: { kind: 'placed-by-you' } });
    await lift(holdId);
    expect(await lift(holdId)).toMatchObject({ failure: { kind: 'lifted-already' } });
    expect(await lift('HOLD999999')).toEqual({ ok: false, failure: { kind: 'no-such-hold' } });
    expect(await hold(holdId)).toMatchObject({
      ...{ state: 'lifted', reason: 'Rang nobody', liftReason: 'It is in order' },
      liftedBy: { kind: 'staff', id: 'erin' },
    });
  });

  it('does not free what another hold holds too', async () => {
    const { ids, place, lift, stateOf, faults } = await paymentsToHold();
    await place([ids[0]!]);
    await place([ids[0]!], { category: 'possible-fraud' });
    await lift(holdId);
    expect(await stateOf(ids[0]!)).toBe('held');
    await lift('HOLD000002');
    expect(await stateOf(ids[0]!)).toBe('ready');
    expect(faults()).toEqual([]);
  });

  it('lifts by itself on its day, and not before', async () => {
    const { ids, place, stateOf, clock, ports, faults } = await paymentsToHold();
    await place(ids, { liftsOn: '2021-12-09' });
    const liftDueHolds = createLiftDueHolds(ports);
    expect(await liftDueHolds()).toBe(0);
    clock.moveOnSeconds(2 * 86_400);
    expect(await liftDueHolds()).toBe(1);
    expect(await stateOf(ids[0]!)).toBe('ready');
    expect(await liftDueHolds()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('that was left half lifted is finished by the clock', async () => {
    const { ids, place, lift, counting, ports, stateOf, hold } = await paymentsToHold();
    await place(ids);
    counting.dieAt(2, 'before');
    await expect(lift(holdId)).rejects.toThrow('died');
    expect(await hold(holdId)).toMatchObject({ state: 'lifting' });
    expect(await createLiftDueHolds(ports)()).toBe(1);
    expect(await stateOf(ids[0]!)).toBe('ready');
    expect(await hold(holdId)).toMatchObject({ state: 'lifted' });
  });

  it.each([
    ['possible-fraud', { ok: false, failure: { kind: 'payment-under-way' } }],
    ['bank-account-anomaly', { ok: true, value: 'changed' }],
  ] as const)('of %s and other bank details', async (category, answer) => {
    const { ids, place, ports } = await paymentsToHold();
    await place([ids[0]!], { category });
    const payee = { nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' };
    const actor = { kind: 'family', id: 'the-family' } as const;
    const request = { applicationId: ids[0]!, payee, actor };
    expect(await createChangePayee(ports)(request)).toEqual(answer);
  });
});
