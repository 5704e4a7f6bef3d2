import { describe, expect, it } from 'vitest';

import { paymentRuns } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

function setup() {
  const winter = openWinter();
  const { programmeId } = winter;
  return {
    ...winter,
    start: () => winter.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' }),
  };
}

describe('starting a payment run', () => {
  it('names it after its programme and day, with the event that sets it going', async () => {
    const { start, events, records } = setup();
    const runId = 'household-support-fund-bacs-2021-12-07-1';
    expect(await start()).toEqual({ ok: true, value: { runId } });
    expect(events()).toEqual([
      { type: 'payment-run-started', runId, programmeId: 'household-support-fund' },
    ]);
    expect((await paymentRuns.read(records, keys.run(runId)))?.document).toMatchObject({
      state: 'collecting',
      startedBy: 'dev',
      parts: 0,
      count: 0,
      totalPence: 0,
    });
  });

  it('twice while the first collects starts one, and says which is under way', async () => {
    const { start, memory } = setup();
    await start();
    expect(await start()).toEqual({
      ok: false,
      failure: { kind: 'run-under-way', runId: 'household-support-fund-bacs-2021-12-07-1' },
    });
    expect(memory.ofKind('payment-run')).toHaveLength(1);
  });

  it('at the same moment starts one', async () => {
    const { start, counting, memory } = setup();
    counting.beforeNext(start);
    expect(await start()).toMatchObject({ ok: false, failure: { kind: 'run-under-way' } });
    expect(memory.ofKind('payment-run')).toHaveLength(1);
  });

  it('again after the first is over takes the next number of the day', async () => {
    const { start, submitPaymentRun } = setup();
    await start();
    await submitPaymentRun('household-support-fund-bacs-2021-12-07-1');
    expect(await start()).toEqual({
      ok: true,
      value: { runId: 'household-support-fund-bacs-2021-12-07-2' },
    });
  });

  it('just after midnight in Birmingham counts as the new day', async () => {
    const { start, clock } = setup();
    clock.moveTo('2022-03-28T23:30:00.000Z');
    expect(await start()).toMatchObject({
      value: { runId: 'household-support-fund-bacs-2022-03-29-1' },
    });
  });

  it('says who started it and when', async () => {
    const { start, memory, clock } = setup();
    await start();
    const [event] = memory
      .all()
      .filter(isEventItem)
      .map((item) => parseEvent(item));
    expect(event).toMatchObject({
      ...{ at: clock.now(), actor: { kind: 'staff', id: 'dev' } },
      correlationId: 'household-support-fund-bacs-2021-12-07-1',
    });
  });

  it('names the run that somebody started at the same moment', async () => {
    const { start, counting } = setup();
    counting.beforeNext(start);
    expect(await start()).toEqual({
      ok: false,
      failure: { kind: 'run-under-way', runId: 'household-support-fund-bacs-2021-12-07-1' },
    });
  });

  it('takes the last number of the day, and is a fault after it', async () => {
    const { start, ports, clock, programmeId } = setup();
    const day = `${programmeId}-bacs-2021-12-07`;
    const over = { state: 'empty', programmeId, rail: 'bacs', startedBy: 'dev' } as const;
    const at = { startedAt: clock.now(), collectedAt: clock.now() };
    await ports.commit(
      Array.from({ length: 98 }, (_, index) =>
        paymentRuns.create({ ...over, ...at, runId: `${day}-${index + 1}` }),
      ),
    );
    expect(await start()).toEqual({ ok: true, value: { runId: `${day}-99` } });
    const found = await paymentRuns.read(ports.records, keys.run(`${day}-99`));
    await ports.commit([
      paymentRuns.replace({ ...over, ...at, runId: `${day}-99` }, found!.version),
    ]);
    await expect(start()).rejects.toThrow(
      'More than 99 payment runs of household-support-fund in a day',
    );
  });
});
