import { describe, expect, it } from 'vitest';

import { commitLimit, type StoredItem } from '#shared/kernel/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import {
  createChangePayee,
  createLiftHold,
  createPlaceHold,
  createSubmitPaymentRun,
  paymentRuns,
  runParts,
} from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent, type QueueRequest } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { matchingKey, openWinter, type Winter } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier } from '#tests/doubles/other-workers.ts';

const runId = 'household-support-fund-bacs-2021-12-07-1';
const startedAt = '2021-12-07T09:02:00.000Z';

/** So many families to be paid, and a run that collects them. */
async function setup(count = 2, winter: Winter = openWinter()) {
  const { ports, bank, records, memory, programmeId } = winter;
  const envelopeId = await winter.fund(100 * 150_00);
  const ids: string[] = [];
  for (let family = 0; family < count; family += 1)
    ids.push(await winter.approved({ programmeId }));
  const start = async (staffId = 'dev') => {
    winter.clock.moveTo(startedAt);
    const started = await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId });
    if (!started.ok) throw new Error(started.failure.kind);
    return started.value.runId;
  };
  const submitWith = (changed: Partial<typeof ports>, id = runId) =>
    createSubmitPaymentRun({
      ...{ ...ports, railNamed: () => bank, payeeSecret: matchingKey, originator },
      ...changed,
    })(id);
  const run = async (id = runId) => (await paymentRuns.read(records, keys.run(id)))?.document;
  const saidOf = (pk: string) =>
    memory
      .all()
      .filter((item) => item.pk === pk && isEventItem(item))
      .map((item) => parseEvent(item));
  const placeHold = (applicationIds: readonly string[]) =>
    createPlaceHold({ ...ports, ids: { reference: () => 'HOLD000001', opaque: () => '' } })({
      ...{ programmeId, applicationIds, category: 'manual', reason: 'Seen' },
      ...{ staffId: 'finn', dryRun: false },
    });
  const liftHold = () =>
    createLiftHold(ports)({
      ...{ holdId: 'HOLD000001', actor: { kind: 'staff', id: 'erin' }, reason: 'It is in order' },
    });
  const stateOf = async (id: string) => (await winter.payment(id)).state;
  const own = { envelopeId, ids, start, submitWith, run, saidOf, placeHold, liftHold };
  return { ...winter, ...own, stateOf };
}

const envelopesOf = (items: readonly StoredItem[]) =>
  items.filter(({ kind }) => kind === 'envelope');

describe('what a run leaves behind when it was collected', () => {
  it('is each payment submitted in its name, and its file with one line for each', async () => {
    const { ids, start, submitPaymentRun, payment, memory, saidOf, clock } = await setup(1);
    const [id] = ids as [string];
    const ready = await payment(id);
    await start();
    await submitPaymentRun(runId);
    const at = clock.now();
    expect(await payment(id)).toEqual({ ...ready, state: 'submitted', runId, submittedAt: at });
    const [part] = memory.ofKind('payment-run-part').map((item) => runParts.parse(item).document);
    expect(part).toEqual({
      ...{ runId, part: 1 },
      lines: [{ applicationId: id, reference: `OD${id}0101`, amountPence: 150_00 }],
    });
    const system = { kind: 'system', id: 'submit-payments' };
    expect(saidOf(keys.payment(id, 1).pk).at(-1)).toMatchObject({
      ...{ at, actor: system, correlationId: id, causationId: runId },
      body: { type: 'payment-submitted', paymentId: `${id}-01`, amountPence: 150_00, runId },
    });
    expect(saidOf(keys.run(runId).pk).at(1)).toMatchObject({
      ...{ at, actor: system, correlationId: runId },
      body: { type: 'payment-run-submitted', runId, count: 1, totalPence: 150_00 },
    });
    const entry = memory.ofKind('ledger-entry').at(-1)?.['document'] as LedgerEntry;
    expect(entry.cause).toBe(`payment run ${runId} part 1`);
  });

  it('is nothing at all but its end when there was nothing that it might pay', async () => {
    const { start, submitPaymentRun, run, saidOf, memory, clock, programmeId } = await setup();
    await start('ben');
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(await run()).toEqual({
      ...{ state: 'empty', runId, programmeId, rail: 'bacs' },
      ...{ startedBy: 'ben', startedAt, collectedAt: clock.now() },
    });
    expect(saidOf(keys.run(runId).pk).map(({ body }) => body.type)).toEqual([
      'payment-run-started',
    ]);
    expect(memory.ofKind('payment-run-part')).toEqual([]);
  });

  it('is found behind whatever its starter approved, page by page', async () => {
    const { assessed, approveAwards, start, submitWith, records, stateOf, ids } = await setup(3);
    const other = await assessed();
    await approveAwards({ applicationIds: [other], staffId: 'chloe', dryRun: false });
    await start('ben');
    const oneAtATime = {
      ...records,
      queue: (request: QueueRequest) => records.queue({ ...request, limit: 1 }),
    };
    expect(await submitWith({ records: oneAtATime })).toEqual({ ok: true, value: 'submitted' });
    expect(await stateOf(other)).toBe('submitted');
    expect(await Promise.all(ids.map(stateOf))).toEqual(['ready', 'ready', 'ready']);
  });

  it('fits its commits, pieces and all', async () => {
    const winter = openWinter();
    await winter.fund(100 * 150_00);
    for (let family = 0; family < 30; family += 1) {
      await winter.approved({ payment: { method: 'cash-out' } });
    }
    const before = winter.counting.committed.length;
    await winter.paidOut('dev', 'cash-out');
    const sizes = winter.counting.committed.slice(before).map((writes) => writes.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(commitLimit);
    expect(winter.memory.ofKind('voucher')).toHaveLength(60);
  });
});

describe('a run that is collected while others are at work', () => {
  it('leaves out what somebody held in between, and takes the rest', async () => {
    const { ids, start, submitPaymentRun, counting, placeHold, stateOf, run } = await setup();
    const [held, paid] = ids as [string, string];
    await start();
    counting.beforeNext(() => placeHold([held]));
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
    expect([await stateOf(held), await stateOf(paid)]).toEqual(['held', 'submitted']);
    expect(await run()).toMatchObject({ parts: 1, count: 1, totalPence: 150_00 });
  });

  it('leaves out what is to be paid in another way since', async () => {
    const given = await setup(2, openWinter('crisis-and-resilience-fund'));
    const { ids, ports, counting, approveAwards, payment, stateOf, programmeId } = given;
    const [changed, paid] = ids as [string, string];
    const actor = { kind: 'family', id: changed } as const;
    const started = await given.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    if (!started.ok) throw new Error(started.failure.kind);
    counting.beforeNext(async () => {
      const payee = { method: 'cash-out' } as const;
      await createChangePayee(ports)({ applicationId: changed, payee, actor });
      await approveAwards({ applicationIds: [changed], staffId: 'ben', dryRun: false });
    });
    await given.submitPaymentRun(started.value.runId);
    expect(await payment(changed)).toMatchObject({ state: 'ready', rail: 'cash-out' });
    expect(await stateOf(paid)).toBe('submitted');
  });

  it('adds nothing to a file that another delivery closed', async () => {
    const given = await setup();
    const { ids, start, submitPaymentRun, counting, placeHold, liftHold, stateOf, run } = given;
    const [freed, paid] = ids as [string, string];
    await start();
    counting.beforeNext(async () => {
      await placeHold([freed]);
      await submitPaymentRun(runId);
      await liftHold();
    });
    await submitPaymentRun(runId);
    expect([await stateOf(freed), await stateOf(paid)]).toEqual(['ready', 'submitted']);
    expect(await run()).toMatchObject({ state: 'acknowledged', parts: 1, count: 1 });
    expect(given.bank.files.get(runId)?.credits).toHaveLength(1);
  });

  it('tries each part twelve times, and the twelfth counts', async () => {
    const { start, submitWith, ports, run } = await setup();
    await start();
    const never = createLosingCommit(ports.commit, 12);
    await expect(submitWith({ commit: never.commit })).rejects.toThrow(
      `A part of run ${runId} kept changing while it was collected`,
    );
    expect(never.tries()).toBe(12);
    expect(await run()).toMatchObject({ state: 'collecting', parts: 0, count: 0 });
    const late = createLosingCommit(ports.commit, 11);
    expect(await submitWith({ commit: late.commit })).toEqual({ ok: true, value: 'submitted' });
    expect(await run()).toMatchObject({ parts: 1, count: 2 });
  });

  it('reads an envelope again that was read before its money was reserved', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(1_000_00);
    const envelope = envelopesOf(winter.memory.all());
    const { start, submitWith, records, memory, balances, run } = await setup(1, winter);
    await start();
    const before = memory.all();
    await expect(submitWith({ records: seenEarlier(records, envelope) })).rejects.toThrow(
      `Envelope ${envelopeId} does not hold the money of its payments`,
    );
    expect(memory.all()).toEqual(before);
    expect(await submitWith({ records: seenEarlier(records, envelope, 1) })).toMatchObject({
      value: 'submitted',
    });
    expect(await balances(envelopeId)).toMatchObject({ reserved: 0, 'in-transit': 150_00 });
    expect(await run()).toMatchObject({ parts: 1, count: 1 });
  });
});
