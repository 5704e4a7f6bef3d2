import { describe, expect, it } from 'vitest';

import { giveBackRun } from '#shared/payments/cancel-run.ts';
import { paymentRuns, vouchers } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { notTaken, runId, taken, unclear, unclearRun } from '#tests/builders/unclear-run.ts';

describe('a run of which the bank says neither yes nor no', () => {
  it('is unclear: nothing moves, and it is not sent again by itself', async () => {
    const { run, statesOf, bank, submitPaymentRun, faults, anHourLater } = await unclearRun();
    expect(await run()).toMatchObject({
      state: 'unclear',
      inquiry: [{ what: 'unclear', reasons: unclear }],
    });
    anHourLater();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'unclear' });
    expect(bank.calls()).toBe(1);
    expect(await statesOf()).toEqual(new Set(['submitted']));
    expect(faults()).toEqual([]);
  });

  it('is asked about again when somebody says so, once, and is clear when the bank is', async () => {
    const { askAboutRun, submitPaymentRun, run, bank, faults } = await unclearRun();
    expect(await askAboutRun({ runId, staffId: 'dev' })).toMatchObject({ ok: true });
    expect(await askAboutRun({ runId, staffId: 'erin' })).toMatchObject({
      failure: { kind: 'question-open' },
    });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
    expect(await run()).toMatchObject({ state: 'acknowledged' });
    expect(await askAboutRun({ runId, staffId: 'dev' })).toMatchObject({
      failure: { kind: 'not-unclear' },
    });
    expect(bank.calls()).toBe(2);
    expect(faults()).toEqual([]);
  });

  it('stays unclear when the bank says the same, and what was proposed meanwhile is void', async () => {
    const { askAboutRun, find, confirm, submitPaymentRun, run, bank, faults } = await unclearRun();
    await find(taken);
    await askAboutRun({ runId, staffId: 'dev' });
    bank.next({ unclear });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'unclear' });
    expect(await confirm()).toMatchObject({ failure: { kind: 'no-proposal' } });
    const steps = (await run())!;
    expect('inquiry' in steps && steps.inquiry?.map(({ what }) => what)).toEqual([
      ...['unclear', 'proposed', 'asked', 'unclear'],
    ]);
    expect(faults()).toEqual([]);
  });

  it('goes the way of a refused one when the bank, asked again, says no', async () => {
    const { askAboutRun, submitPaymentRun, statesOf, bank, anHourLater, faults } =
      await unclearRun();
    await askAboutRun({ runId, staffId: 'dev' });
    bank.next({ refuse: ['no such file'] });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refusing' });
    anHourLater();
    bank.next({ unclear });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'unclear' });
    expect(faults()).toEqual([]);
    await askAboutRun({ runId, staffId: 'dev' });
    bank.next({ refuse: ['no such file'] });
    await submitPaymentRun(runId);
    anHourLater();
    bank.next({ refuse: ['no such file'] });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refused' });
    expect(await statesOf()).toEqual(new Set(['held']));
    expect(faults()).toEqual([]);
  });

  it('is not asked about while its rail is stopped, and is when it is let go', async () => {
    const { askAboutRun, submitPaymentRun, bank, ports } = await unclearRun();
    const { createStopMoney } = await import('#shared/payments/index.ts');
    const stop = (to: 'stopped' | 'running') =>
      createStopMoney(ports)({
        ...{ scope: { kind: 'rail', rail: 'bacs' }, to, staffId: 'dev', reason: 'To be sure' },
      });
    await stop('stopped');
    await askAboutRun({ runId, staffId: 'dev' });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'stopped' });
    expect(bank.calls()).toBe(1);
    await stop('running');
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
  });
});

describe('a file that the bank has after all', () => {
  it('is acknowledged by two people, and settles like any other', async () => {
    const { find, confirm, run, report, statesOf, faults, events } = await unclearRun();
    await find(taken);
    expect(await confirm('dev')).toMatchObject({ failure: { kind: 'same-person' } });
    expect(await run()).toMatchObject({ state: 'unclear' });
    expect(await confirm()).toMatchObject({ ok: true });
    expect(await run()).toMatchObject({ state: 'acknowledged', submissionId: 'B-1' });
    expect(events(`RUN#${runId}`).at(-1)).toMatchObject({ type: 'payment-run-acknowledged' });
    expect(await report('settled')).toMatchObject({ ok: true });
    expect(await statesOf()).toEqual(new Set(['settled']));
    expect(faults()).toEqual([]);
  });

  it('is declined by whoever found it or by another, and may be found again', async () => {
    const { find, decideFinding, run, faults } = await unclearRun();
    await find(taken);
    expect(await find(notTaken, 'erin')).toMatchObject({ failure: { kind: 'proposal-open' } });
    const decline = () => decideFinding({ runId, decision: 'decline', staffId: 'dev' });
    expect(await decline()).toMatchObject({ ok: true });
    expect(await decline()).toMatchObject({ failure: { kind: 'no-proposal' } });
    expect(await find(taken, 'erin')).toMatchObject({ ok: true });
    expect(await run()).toMatchObject({ state: 'unclear' });
    expect(faults()).toEqual([]);
  });

  it('is acknowledged once when the bank says so at the moment two people do', async () => {
    const { find, confirm, askAboutRun, submitPaymentRun, bank, run, faults } = await unclearRun();
    await askAboutRun({ runId, staffId: 'dev' });
    await find(taken);
    const { submit } = bank;
    bank.submit = async (file) => {
      bank.submit = submit;
      expect(await confirm()).toMatchObject({ ok: true });
      return submit(file);
    };
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
    expect(await run()).toMatchObject({ state: 'acknowledged', submissionId: 'B-1' });
    expect(await confirm()).toMatchObject({ failure: { kind: 'not-unclear' } });
    expect(faults()).toEqual([]);
  });
});

describe('a file that the bank never took', () => {
  it('cannot be said of one that may be on its way, is asked about, or was reported on', async () => {
    const { find, confirm, askAboutRun, anHourLater, report, submitPaymentRun, bank } =
      await unclearRun();
    expect(await find(notTaken)).toMatchObject({ failure: { kind: 'still-on-its-way' } });
    anHourLater();
    await askAboutRun({ runId, staffId: 'dev' });
    expect(await find(notTaken)).toMatchObject({ failure: { kind: 'question-open' } });
    bank.next({ unclear });
    await submitPaymentRun(runId);
    anHourLater();
    expect(await find(notTaken)).toMatchObject({ ok: true });
    await askAboutRun({ runId, staffId: 'dev' });
    expect(await confirm()).toMatchObject({ failure: { kind: 'question-open' } });
    bank.next({ unclear });
    await submitPaymentRun(runId);
    anHourLater();
    await find(notTaken);
    await report('returned');
    expect(await confirm()).toMatchObject({ failure: { kind: 'reported', count: 2 } });
  });

  it('is cancelled by two people: money back, cases to approve again, and paid exactly once', async () => {
    const given = await unclearRun();
    const { cancelled, ids, run, statesOf, payment, application, balances, faults, bank } = given;
    expect(await cancelled()).toEqual({ ok: true, value: 'cancelled' });
    expect(await run()).toMatchObject({ state: 'cancelled', count: 2 });
    expect(await statesOf()).toEqual(new Set(['rejected']));
    expect(await balances(given.envelopeId)).toMatchObject({ reserved: 0, 'in-transit': 0 });
    expect(await application(ids[0]!)).toMatchObject({
      ...{ state: 'repaired', repairedBy: { kind: 'staff', id: 'erin' } },
    });
    expect(faults()).toEqual([]);
    expect(await given.submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    await given.approveAwards({ applicationIds: ids, staffId: 'ben', dryRun: false });
    const next = await given.paidOut();
    expect(
      bank.files
        .get(next)
        ?.credits.map(({ reference }) => reference)
        .sort(),
    ).toEqual(ids.map((id) => `OD${id}0102`).sort());
    expect([...bank.files.keys()]).toEqual([next]);
    expect(await payment(ids[0]!)).toMatchObject({
      pastAttempts: [{ attemptNumber: 1, ended: 'not-taken', arrived: false }],
    });
    expect(faults()).toEqual([]);
  });

  it('shows a person whatever the bank tells of it later, before and after it is paid again', async () => {
    const { cancelled, report, ids, approveAwards, paidOut, faults, statesOf } = await unclearRun();
    await cancelled();
    for (const outcome of ['accepted', 'settled', 'returned'] as const) {
      expect(await report(outcome)).toMatchObject({
        failure: { lines: [{ why: 'contradicts-itself' }, { why: 'contradicts-itself' }] },
      });
    }
    await approveAwards({ applicationIds: ids, staffId: 'ben', dryRun: false });
    await paidOut();
    for (const outcome of ['accepted', 'settled', 'returned'] as const) {
      expect(await report(outcome)).toMatchObject({ ok: false });
    }
    expect(await report('rejected')).toEqual({ ok: true, value: { changed: 0 } });
    expect(await statesOf()).toEqual(new Set(['submitted']));
    expect(await report('settled', 2)).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'goes on where it died %s a commit, and gives each back once',
    async (when) => {
      const given = await unclearRun(45);
      const { counting, find, confirm, anHourLater, submitPaymentRun, run, statesOf } = given;
      anHourLater();
      await find(notTaken);
      await confirm();
      counting.dieAt(3, when);
      await expect(submitPaymentRun(runId)).rejects.toThrow('died');
      expect(await run()).toMatchObject({ state: 'cancelling' });
      expect(given.faults()).toEqual([]);
      const both = await Promise.all([submitPaymentRun(runId), submitPaymentRun(runId)]);
      expect(both.map((each) => each.ok && each.value)).toEqual(['cancelled', 'cancelled']);
      expect(await statesOf()).toEqual(new Set(['rejected']));
      expect(given.faults()).toEqual([]);
    },
  );

  it('is a matter for a person when the bank takes it, or may have, after it was cancelled', async () => {
    const { cancelled, askAboutRun, bank, submitPaymentRun } = await unclearRun();
    await askAboutRun({ runId, staffId: 'dev' });
    const answers = [
      { kind: 'accepted', submissionId: 'LATE' },
      { kind: 'unclear', reasons: unclear },
    ] as const;
    const late: (() => void)[] = [];
    const { submit } = bank;
    bank.submit = () =>
      new Promise((answer) => {
        const said = answers[late.length]!;
        late.push(() => {
          answer(said);
        });
      });
    const deliveries = [submitPaymentRun(runId)];
    while (late.length < 1) await new Promise((next) => setImmediate(next));
    deliveries.push(submitPaymentRun(runId));
    while (late.length < 2) await new Promise((next) => setImmediate(next));
    bank.submit = submit;
    bank.next({ unclear });
    await submitPaymentRun(runId);
    await cancelled();
    for (const answer of late) answer();
    expect((await Promise.all(deliveries)).map((each) => !each.ok && each.failure.kind)).toEqual([
      'taken-after-release',
      'answer-unclear',
    ]);
  });

  it('is given back once when another worker was faster between two reads', async () => {
    const { find, confirm, anHourLater, run, statesOf, records, ports, faults } =
      await unclearRun();
    anHourLater();
    await find(notTaken);
    await confirm();
    let isFirst = true;
    const overtaken: typeof records = {
      ...records,
      async getMany(wanted) {
        if (isFirst && wanted.some(({ sk }) => sk === keys.application('').sk)) {
          isFirst = false;
          await giveBackRun(ports, runId);
        }
        return records.getMany(wanted);
      },
    };
    await giveBackRun({ ...ports, records: overtaken }, runId);
    expect(isFirst).toBe(false);
    expect(await run()).toMatchObject({ state: 'cancelled' });
    expect(await statesOf()).toEqual(new Set(['rejected']));
    expect(faults()).toEqual([]);
  });

  it('lets an answer win that comes between two people', async () => {
    const { find, confirm, anHourLater, askAboutRun, submitPaymentRun, run, faults } =
      await unclearRun();
    anHourLater();
    await find(notTaken);
    await askAboutRun({ runId, staffId: 'dev' });
    await submitPaymentRun(runId);
    expect(await confirm()).toMatchObject({ failure: { kind: 'not-unclear' } });
    expect(await run()).toMatchObject({ state: 'acknowledged' });
    expect(faults()).toEqual([]);
  });

  it('is noticed when one person found and confirmed it', async () => {
    const { cancelled, run, records, ports, faults } = await unclearRun();
    await cancelled();
    const document = await run();
    if (document?.state !== 'cancelled') throw new Error('Not cancelled');
    const inquiry = document.inquiry.map((step) => ('by' in step ? { ...step, by: 'dev' } : step));
    const found = await paymentRuns.read(records, keys.run(runId));
    await ports.commit([paymentRuns.replace({ ...document, inquiry }, found!.version)]);
    expect(faults()).toMatchObject([{ sentence: 'dev found it out and confirmed it.' }]);
  });
});

describe('codes of a run that the provider never took', () => {
  it('are cancelled with it, and a code that is made all the same is seen', async () => {
    const { approved, pieces, paidOut, submitPaymentRun, payment, memory, ...given } =
      await unclearRun(1);
    const id = await approved({ payment: { method: 'cash-out' } });
    const provider = pieces('cash-out');
    const order = provider.order.bind(provider);
    provider.order = () => Promise.resolve({ kind: 'unclear', reasons: unclear });
    const run = await paidOut('dev', 'cash-out');
    const asked = { runId: run, finding: notTaken, reason: 'They say so', staffId: 'dev' };
    given.anHourLater();
    await given.proposeFinding(asked);
    await given.decideFinding({ runId: run, decision: 'confirm', staffId: 'erin' });
    expect(await submitPaymentRun(run)).toEqual({ ok: true, value: 'cancelled' });
    expect(await payment(id)).toMatchObject({ state: 'rejected', returnReasonCode: 'not-taken' });
    const states = () =>
      memory.ofKind('voucher').map((item) => vouchers.parse(item).document.state);
    expect(new Set(states())).toEqual(new Set(['cancelled']));
    expect(given.faults()).toEqual([]);
    const [piece] = memory.ofKind('voucher').map((item) => vouchers.parse(item).document);
    const redeemed = await given.recordPieceOutcomes({
      ...{ reportId: 'P1', rail: 'cash-out', producedAt: given.clock.now() },
      lines: [
        { reference: piece!.reference, amountPence: piece!.amountPence, outcome: 'redeemed' },
      ],
    });
    expect(redeemed).toMatchObject({ failure: { lines: [{ why: 'contradicts-itself' }] } });
    provider.order = order;
    await given.approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
    await paidOut('dev', 'cash-out');
    expect(await payment(id)).toMatchObject({ state: 'submitted', attemptNumber: 2 });
    expect(given.faults()).toEqual([]);
  });
});
