import { describe, expect, it } from 'vitest';

import {
  closeRail,
  createStopMoney,
  paymentRuns,
  readMoneyStops,
  type StopScope,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

const rail: StopScope = { kind: 'rail', rail: 'bacs' };
const programme: StopScope = { kind: 'programme', programmeId: 'household-support-fund' };
const first = 'household-support-fund-bacs-2021-12-07-1';
const second = 'household-support-fund-bacs-2021-12-07-2';
const tenMinutes = 10 * 60;

async function setup() {
  const winter = openWinter();
  await winter.fund(100 * 150_00);
  const id = await winter.approved();
  winter.clock.moveOnSeconds(60);
  const stopMoney = createStopMoney(winter.ports);
  const say = (to: 'stopped' | 'running', scope: StopScope, staffId = 'erin') =>
    stopMoney({ scope, to, staffId, reason: 'The bank rang' });
  const start = () =>
    winter.startPaymentRun({ programmeId: winter.programmeId, rail: 'bacs', staffId: 'dev' });
  const stateOf = async (runId = first) =>
    (await paymentRuns.read(winter.records, keys.run(runId)))?.document.state;
  const now = async () => (await readMoneyStops(winter.records)).now;
  const faults = () => {
    const gather = gatherRecords();
    for (const item of winter.memory.all()) gather.add(item);
    const checks = verifyRecords(gather.gathered, { now: winter.clock.now() });
    return checks.flatMap((check) => check.faults);
  };
  /** Sends the run and hears nothing, so many times. */
  const down = async (times: number, runId = first) => {
    for (let time = 0; time < times; time += 1) {
      winter.bank.next('down');
      await expect(winter.submitPaymentRun(runId)).rejects.toThrow('503');
    }
  };
  return { ...winter, id, say, start, stateOf, now, faults, down };
}

describe('money that staff stop', () => {
  it.each([
    ['of a programme', programme],
    ['on a rail', rail],
  ])('%s is not collected, and goes on when it is let go', async (_, scope) => {
    const { say, start, submitPaymentRun, bank, payment, id, now, faults } = await setup();
    await say('stopped', scope);
    expect(await now()).toMatchObject([{ scope, since: { by: 'erin', reason: 'The bank rang' } }]);
    await start();
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'stopped' });
    expect(bank.calls()).toBe(0);
    expect(await payment(id)).toMatchObject({ state: 'ready' });
    await say('running', scope);
    expect(await now()).toEqual([]);
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'submitted' });
    expect(faults()).toEqual([]);
  });

  it('is stopped before every send, also of a file that is closed', async () => {
    const { say, start, down, submitPaymentRun, bank, stateOf, faults } = await setup();
    await start();
    await down(1);
    await say('stopped', programme);
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'stopped' });
    expect(bank.calls()).toBe(1);
    expect(await stateOf()).toBe('submitting');
    await say('running', programme);
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'submitted' });
    expect(faults()).toEqual([]);
  });

  it('on another rail or of another programme stops nothing here', async () => {
    const { say, start, submitPaymentRun } = await setup();
    await say('stopped', { kind: 'rail', rail: 'cash-out' });
    await say('stopped', { kind: 'programme', programmeId: 'crisis-and-resilience-fund' });
    await start();
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'submitted' });
  });

  it('is stopped once, whoever presses again, and every change stays in the records', async () => {
    const { say, records } = await setup();
    expect(await say('running', rail)).toMatchObject({ failure: { kind: 'so-already' } });
    await say('stopped', rail);
    expect(await say('stopped', rail, 'dev')).toEqual({
      ok: false,
      failure: { kind: 'so-already', by: 'erin' },
    });
    await say('running', rail, 'dev');
    const { stops } = await readMoneyStops(records);
    expect(stops[0]?.changes.map(({ to, by }) => `${to} ${by}`)).toEqual([
      'stopped erin',
      'running dev',
    ]);
  });
});

describe('a provider that does not answer', () => {
  it('is left alone after the third time in a row, and runs wait', async () => {
    const { start, down, submitPaymentRun, bank, stateOf, now, faults } = await setup();
    await start();
    await down(3);
    expect(await now()).toMatchObject([{ kind: 'no-answer', rail: 'bacs' }]);
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'stopped' });
    expect(bank.calls()).toBe(3);
    expect(await stateOf()).toBe('submitting');
    expect(faults()).toEqual([]);
  });

  it('is tried once after ten minutes, and used again when it answers', async () => {
    const { start, down, submitPaymentRun, clock, now, faults } = await setup();
    await start();
    await down(3);
    clock.moveOnSeconds(tenMinutes);
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'submitted' });
    expect(await now()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is left alone for another ten minutes when the try fails', async () => {
    const { start, down, submitPaymentRun, bank, clock, faults } = await setup();
    await start();
    await down(3);
    clock.moveOnSeconds(tenMinutes);
    await down(1);
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'stopped' });
    expect(bank.calls()).toBe(4);
    expect(faults()).toEqual([]);
  });

  it('is tried with one run only, until the one who tries is surely dead', async () => {
    const { start, down, approved, submitPaymentRun, bank, clock, stateOf, faults } = await setup();
    await start();
    await down(3);
    await approved();
    clock.moveOnSeconds(tenMinutes);
    await start();
    const { submit } = bank;
    bank.submit = () => {
      bank.submit = submit;
      return new Promise(() => undefined);
    };
    void submitPaymentRun(first);
    while (bank.submit !== submit) await new Promise((next) => setImmediate(next));
    expect(await submitPaymentRun(second)).toEqual({ ok: true, value: 'stopped' });
    expect(await stateOf(second)).toBe('collecting');
    clock.moveOnSeconds(15 * 60);
    expect(await submitPaymentRun(second)).toEqual({ ok: true, value: 'submitted' });
    expect(faults()).toEqual([]);
  });

  it('that answers in between starts from nothing again', async () => {
    const { start, down, submitPaymentRun, approved, bank, now } = await setup();
    await start();
    await down(2);
    await submitPaymentRun(first);
    await approved();
    await start();
    await down(2, second);
    expect(await now()).toEqual([]);
    expect(bank.calls()).toBe(5);
  });

  it('may be sent to again at once when a person says that it answers', async () => {
    const { start, down, submitPaymentRun, ports, faults } = await setup();
    await start();
    await down(3);
    await closeRail(ports, 'bacs', { kind: 'staff', id: 'erin' });
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'submitted' });
    expect(faults()).toEqual([]);
  });
});
