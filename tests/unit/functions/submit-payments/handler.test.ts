import { describe, expect, it } from 'vitest';

import { createHandler, paymentRunSchema } from '#functions/submit-payments/handler.ts';
import { messagesFor } from '#shared/events/index.ts';
import { parseEvent } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const runId = 'household-support-fund-bacs-2021-12-07-1';

async function setup() {
  const winter = openWinter();
  const log = createKeptLog();
  await winter.fund(1_000_00);
  await winter.approved();
  const { submitPaymentRun, programmeId } = winter;
  await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
  return { ...winter, log, handle: createHandler({ submitPaymentRun, log }) };
}

describe('a message that a run was started', () => {
  it('is what the event of its start leads to, and is done when the bank has the file', async () => {
    const { memory, handle, bank, log } = await setup();
    const event = memory.ofKind('event').map(parseEvent).at(-1);
    const [message] = messagesFor(event!);
    expect(await handle(paymentRunSchema.parse(JSON.parse(message!.body)))).toEqual({
      kind: 'done',
    });
    expect([...bank.files.keys()]).toEqual([runId]);
    expect(log.lines).toEqual([{ code: 'payment-run-carried-on', runId, kind: 'submitted' }]);
  });

  it('is done the second time too, and the bank hears nothing', async () => {
    const { handle, bank } = await setup();
    await handle({ runId });
    expect(await handle({ runId })).toEqual({ kind: 'done' });
    expect(bank.calls()).toBe(1);
  });

  it('is parked when there is no such run', async () => {
    const { handle } = await setup();
    expect(await handle({ runId: 'no-run' })).toEqual({
      kind: 'park',
      reason: 'There is no payment run no-run.',
    });
  });

  it('is done when the bank refuses the file: the run says so and is asked about again', async () => {
    const { handle, bank, log } = await setup();
    bank.next({ refuse: ['line 5: no such sort code'] });
    expect(await handle({ runId })).toEqual({ kind: 'done' });
    expect(log.lines).toEqual([{ code: 'payment-run-carried-on', runId, kind: 'refusing' }]);
  });

  it('is done when only the bank can say whether it has the file: the run says so', async () => {
    const { handle, bank, log } = await setup();
    bank.next({ unclear: ['the bank took 1 pence in all'] });
    expect(await handle({ runId })).toEqual({ kind: 'done' });
    expect(log.lines).toEqual([{ code: 'payment-run-carried-on', runId, kind: 'unclear' }]);
    expect(await handle({ runId })).toEqual({ kind: 'done' });
    expect(bank.calls()).toBe(1);
  });

  it('comes again when the bank is down', async () => {
    const { handle, bank } = await setup();
    bank.next('down');
    await expect(handle({ runId })).rejects.toThrow('503');
    expect(await handle({ runId })).toEqual({ kind: 'done' });
  });
});
