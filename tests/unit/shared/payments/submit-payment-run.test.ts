import { describe, expect, it } from 'vitest';

import { commitLimit } from '#shared/kernel/index.ts';
import { createSubmitPaymentRun, paymentRuns, runParts } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';

const runId = 'household-support-fund-bacs-2021-12-07-1';

function setup() {
  const winter = openWinter();
  const { programmeId, clock } = winter;
  async function start(staffId = 'dev') {
    clock.moveOnSeconds(60);
    await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId });
  }
  async function run(id = runId) {
    return (await paymentRuns.read(winter.records, keys.run(id)))?.document;
  }
  async function approvedMany(count: number) {
    const ids: string[] = [];
    for (let family = 0; family < count; family += 1) ids.push(await winter.assessed());
    await winter.approveAwards({ applicationIds: ids, staffId: 'ben', dryRun: false });
    return ids;
  }
  return { ...winter, start, run, approvedMany };
}

describe('a payment run', () => {
  it('moves what is ready to in transit, then hands the bank one file', async () => {
    const { fund, approved, start, submitPaymentRun, run, bank, payment, balances, events } =
      setup();
    const envelopeId = await fund(1_000_00);
    const id = await approved();
    await start();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
    expect(await payment(id)).toMatchObject({ state: 'submitted', runId });
    expect(await balances(envelopeId)).toMatchObject({ reserved: 0, 'in-transit': 150_00 });
    expect(bank.files.get(runId)).toEqual({
      idempotencyKey: runId,
      createdOn: '2021-12-07',
      originator,
      credits: [
        {
          reference: `OD${id}0101`,
          amountPence: 150_00,
          payeeName: 'N Hussain',
          sortCode: '089999',
          accountNumber: '10000001',
        },
      ],
    });
    expect(await run()).toMatchObject({
      state: 'acknowledged',
      ...{ parts: 1, count: 1, totalPence: 150_00 },
      submissionId: `S-${runId}`,
    });
    expect(events(`RUN#${runId}`).map(({ type }) => type)).toEqual([
      'payment-run-started',
      'payment-run-submitted',
      'payment-run-acknowledged',
    ]);
  });

  it('changes nothing when its message comes again', async () => {
    const { fund, approved, start, submitPaymentRun, memory, bank } = setup();
    await fund(1_000_00);
    await approved();
    await start();
    await submitPaymentRun(runId);
    const before = memory.all();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(memory.all()).toEqual(before);
    expect(bank.calls()).toBe(1);
  });

  it('with nothing ready ends empty, and the bank is not troubled', async () => {
    const { start, submitPaymentRun, run, bank } = setup();
    await start();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(await run()).toMatchObject({ state: 'empty' });
    expect(bank.calls()).toBe(0);
  });

  it('that nobody started is refused', async () => {
    expect(await setup().submitPaymentRun('no-run')).toEqual({
      ok: false,
      failure: { kind: 'no-such-run', runId: 'no-run' },
    });
  });

  it('leaves behind what was approved after it began', async () => {
    const { fund, approved, start, submitPaymentRun, clock, payment } = setup();
    await fund(1_000_00);
    const early = await approved();
    await start();
    clock.moveOnSeconds(1);
    const late = await approved();
    await submitPaymentRun(runId);
    expect(await payment(early)).toMatchObject({ state: 'submitted' });
    expect(await payment(late)).toMatchObject({ state: 'ready' });
  });

  it('leaves behind what its starter approved; somebody else’s run pays it', async () => {
    const { fund, approved, start, submitPaymentRun, payment, run, bank } = setup();
    await fund(1_000_00);
    const id = await approved();
    await start('ben');
    await submitPaymentRun(runId);
    expect(await payment(id)).toMatchObject({ state: 'ready' });
    expect(await run()).toMatchObject({ state: 'empty' });
    await start('dev');
    await submitPaymentRun('household-support-fund-bacs-2021-12-07-2');
    expect(await payment(id)).toMatchObject({ state: 'submitted' });
    expect([...bank.files.keys()]).toEqual(['household-support-fund-bacs-2021-12-07-2']);
  });

  it('of two hundred payments is cut into parts that fit a commit and add up', async () => {
    const { fund, approvedMany, start, submitPaymentRun, run, bank, memory, counting, balances } =
      setup();
    const envelopeId = await fund(200 * 150_00);
    const ids = await approvedMany(200);
    await start();
    const before = counting.committed.length;
    await submitPaymentRun(runId);
    const commits = counting.committed.slice(before);
    expect(Math.max(...commits.map((writes) => writes.length))).toBeLessThanOrEqual(commitLimit);
    // Six parts, the closing, the sending, the acknowledgement, and the accounts that are forgotten.
    expect(commits.length).toBeLessThanOrEqual(10);
    expect(await run()).toMatchObject({ count: 200, totalPence: 200 * 150_00 });
    const lines = memory
      .ofKind('payment-run-part')
      .flatMap((item) => runParts.parse(item).document.lines);
    expect(new Set(lines.map((line) => line.applicationId))).toEqual(new Set(ids));
    expect(bank.files.get(runId)!.credits.map((credit) => credit.reference)).toEqual(
      lines.map((line) => line.reference),
    );
    expect(await balances(envelopeId)).toMatchObject({ reserved: 0, 'in-transit': 200 * 150_00 });
  });
});

describe('dying at any step of a run', () => {
  it.each(['before', 'after'] as const)(
    '%s each commit pays everybody once',
    async (when) => {
      // Three parts, the closing, the sending, the acknowledgement and the forgetting: seven to die at.
      for (let step = 1; step <= 7; step += 1) {
        const { fund, approvedMany, start, submitPaymentRun, run, bank, counting, balances } =
          setup();
        const envelopeId = await fund(120 * 150_00);
        await approvedMany(120);
        await start();
        counting.dieAt(step, when);
        await expect(submitPaymentRun(runId)).rejects.toThrow('died');
        await submitPaymentRun(runId);
        expect(await run()).toMatchObject({ state: 'acknowledged', count: 120 });
        expect(bank.files.size).toBe(1);
        const references = bank.files.get(runId)!.credits.map(({ reference }) => reference);
        expect(new Set(references).size).toBe(120);
        expect(await balances(envelopeId)).toMatchObject({
          reserved: 0,
          'in-transit': 120 * 150_00,
        });
      }
    },
    60_000,
  );

  it('or being delivered twice at once writes each part once', async () => {
    const { fund, approvedMany, start, submitPaymentRun, run, bank, counting } = setup();
    await fund(60 * 150_00);
    await approvedMany(60);
    await start();
    counting.beforeNext(() => submitPaymentRun(runId));
    await submitPaymentRun(runId);
    expect(await run()).toMatchObject({ state: 'acknowledged', count: 60, parts: 2 });
    expect(bank.files.get(runId)!.credits).toHaveLength(60);
  });
});

describe('a bank', () => {
  it.each(['down', 'reply-lost'] as const)(
    'that is %s gets the same file again, once',
    async (trouble) => {
      const { fund, approved, start, submitPaymentRun, run, bank, clock } = setup();
      await fund(1_000_00);
      await approved();
      await start();
      bank.next(trouble);
      await expect(submitPaymentRun(runId)).rejects.toThrow();
      expect(await run()).toMatchObject({ state: 'submitting' });
      clock.moveOnSeconds(6 * 3600);
      expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
      expect(bank.files.size).toBe(1);
      expect(bank.files.get(runId)!.createdOn).toBe('2021-12-07');
    },
  );

  it('is never handed a file that does not add up to its run', async () => {
    const { fund, approved, start, submitPaymentRun, bank, memory, ports } = setup();
    await fund(1_000_00);
    await approved();
    await start();
    bank.next('down');
    await expect(submitPaymentRun(runId)).rejects.toThrow('503');
    const [item] = memory.ofKind('payment-run-part');
    const part = runParts.parse(item!).document;
    const lines = part.lines.map((line) => ({ ...line, amountPence: line.amountPence * 100 }));
    await ports.commit([runParts.replace({ ...part, lines }, item!.version)]);
    await expect(submitPaymentRun(runId)).rejects.toThrow();
    expect(bank.files.size).toBe(0);
  });

  it('is never handed a file whose part is missing', async () => {
    const { fund, approved, start, submitPaymentRun, bank, memory, ports } = setup();
    await fund(1_000_00);
    await approved();
    await start();
    bank.next('down');
    await expect(submitPaymentRun(runId)).rejects.toThrow('503');
    const [item] = memory.ofKind('payment-run-part');
    await ports.commit([runParts.remove(runParts.parse(item!).document, item!.version)]);
    await expect(submitPaymentRun(runId)).rejects.toThrow('lost a part');
    expect(bank.files.size).toBe(0);
  });
});

it('gives a part up as a fault when it never stops changing', async () => {
  const { fund, approved, start, ports, bank, submitPaymentRun } = setup();
  await fund(1_000_00);
  await approved();
  await start();
  const unlucky = createSubmitPaymentRun({
    ...ports,
    railNamed: () => bank,
    payeeSecret: matchingKey,
    originator,
    commit: () =>
      Promise.resolve({ ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } }),
  });
  await expect(unlucky(runId)).rejects.toThrow('kept changing');
  expect(await submitPaymentRun(runId)).toMatchObject({ ok: true });
});
