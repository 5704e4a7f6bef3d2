import { describe, expect, it } from 'vitest';

import { paymentRuns } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
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
});
