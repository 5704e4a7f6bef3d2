import { describe, expect, it } from 'vitest';

import {
  deliveryLivesSeconds,
  holdOfRefusedRun,
  sealCodes,
  vouchers,
} from '#shared/payments/index.ts';
import { reasons, refusedRun, runId } from '#tests/builders/refused-run.ts';
import { matchingKey } from '#tests/builders/winter.ts';

describe('a run whose file the bank refuses', () => {
  it('keeps its money where it is until the bank was asked again, long after', async () => {
    const { start, bank, submitPaymentRun, run, statesOf, clock, faults } = await refusedRun();
    await start();
    bank.next({ refuse: reasons });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refusing' });
    expect(await run()).toMatchObject({ state: 'refusing', reasons, count: 2 });
    clock.moveOnSeconds(deliveryLivesSeconds - 1);
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'waiting' });
    expect(bank.calls()).toBe(1);
    expect(await statesOf()).toEqual(new Set(['submitted']));
    expect(faults()).toEqual([]);
  });

  it('is acknowledged when the bank, asked again, takes it', async () => {
    const { start, bank, submitPaymentRun, run, statesOf, anHourLater, faults } =
      await refusedRun();
    await start();
    bank.next({ refuse: reasons });
    await submitPaymentRun(runId);
    anHourLater();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
    expect(await run()).toMatchObject({ state: 'acknowledged' });
    expect(await statesOf()).toEqual(new Set(['submitted']));
    expect(faults()).toEqual([]);
  });

  it('is acknowledged when a delivery that began earlier was taken, whatever was said in between', async () => {
    const { start, bank, submitPaymentRun, run, statesOf, faults } = await refusedRun();
    await start();
    const { submit } = bank;
    let late: (() => void) | undefined;
    bank.submit = async (file) => {
      bank.submit = submit;
      await new Promise<void>((go) => (late = go));
      return submit(file);
    };
    const first = submitPaymentRun(runId);
    while (late === undefined) await new Promise((next) => setImmediate(next));
    bank.next({ refuse: reasons });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refusing' });
    late();
    expect(await first).toEqual({ ok: true, value: 'submitted' });
    expect(await run()).toMatchObject({ state: 'acknowledged' });
    expect(await statesOf()).toEqual(new Set(['submitted']));
    expect(faults()).toEqual([]);
  });

  it('that was refused to one delivery while another is on its way stays as it is', async () => {
    const { start, bank, submitPaymentRun, run, faults } = await refusedRun();
    await start();
    const { submit } = bank;
    let late: (() => void) | undefined;
    bank.submit = async (file) => {
      bank.submit = submit;
      await new Promise<void>((go) => (late = go));
      bank.next({ refuse: reasons });
      return submit(file);
    };
    const first = submitPaymentRun(runId);
    while (late === undefined) await new Promise((next) => setImmediate(next));
    bank.next('down');
    await expect(submitPaymentRun(runId)).rejects.toThrow('503');
    late();
    await first;
    expect(await run()).toMatchObject({ state: 'submitting' });
    expect(faults()).toEqual([]);
  });

  it('ends refused when the bank has nothing still: payments held, their money set aside', async () => {
    const given = await refusedRun();
    const { refusedTwice, submitPaymentRun, run, statesOf, hold, balances, envelopeId } = given;
    await refusedTwice();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refused' });
    expect(await run()).toMatchObject({ state: 'refused', reasons, count: 2 });
    expect(await statesOf()).toEqual(new Set(['held']));
    expect(await balances(envelopeId)).toMatchObject({ reserved: 300_00, 'in-transit': 0 });
    expect(await hold(holdOfRefusedRun(runId))).toMatchObject({
      ...{ category: 'rail-rejection', reason: reasons[0], count: 2, runId },
    });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(given.faults()).toEqual([]);
  });

  it('is paid by the next run, once, under the same references, when somebody lifts the hold', async () => {
    const { refusedTwice, submitPaymentRun, lift, paidOut, bank, ids, statesOf, faults } =
      await refusedRun();
    await refusedTwice();
    await submitPaymentRun(runId);
    await lift(holdOfRefusedRun(runId));
    const next = await paidOut();
    expect(await statesOf()).toEqual(new Set(['submitted']));
    const references = bank.files.get(next)?.credits.map(({ reference }) => reference);
    expect(references?.sort()).toEqual(ids.map((id) => `OD${id}0101`).sort());
    expect([...bank.files.keys()]).toEqual([next]);
    expect(faults()).toEqual([]);
  });

  it('goes on where it died, in bounded commits, and cannot be lifted before it is through', async () => {
    const given = await refusedRun(80);
    const { refusedTwice, submitPaymentRun, run, lift, counting, statesOf, faults } = given;
    await refusedTwice();
    // The claim to send, the release, then the second part coming back.
    counting.dieAt(4, 'before');
    await expect(submitPaymentRun(runId)).rejects.toThrow('died');
    expect(await run()).toMatchObject({ state: 'releasing', partsReleased: 1 });
    expect(await lift(holdOfRefusedRun(runId))).toMatchObject({
      failure: { kind: 'still-growing' },
    });
    expect(faults()).toEqual([]);
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refused' });
    expect(await statesOf()).toEqual(new Set(['held']));
    expect(faults()).toEqual([]);
    await lift(holdOfRefusedRun(runId));
    expect(await statesOf()).toEqual(new Set(['ready']));
    expect(faults()).toEqual([]);
  });

  it('is a matter for a person when it is taken after its payments were released', async () => {
    const { refusedTwice, submitPaymentRun, bank, anHourLater } = await refusedRun();
    await refusedTwice();
    const { submit } = bank;
    bank.submit = async (file) => {
      bank.submit = submit;
      anHourLater();
      await submitPaymentRun(runId);
      return { kind: 'accepted', submissionId: `LATE-${file.idempotencyKey}` };
    };
    expect(await submitPaymentRun(runId)).toEqual({
      ok: false,
      failure: { kind: 'taken-after-release', runId, submissionId: `LATE-${runId}` },
    });
  });
});

describe('a run of codes that the provider refuses', () => {
  it('cancels the pieces with it and orders the same again in the next run', async () => {
    const { approved, pieces, paidOut, submitPaymentRun, payment, memory, ...given } =
      await refusedRun(0);
    const id = await approved({ payment: { method: 'cash-out' } });
    const provider = pieces('cash-out');
    const order = provider.order.bind(provider);
    provider.order = () => Promise.resolve({ kind: 'refused', reasons });
    const states = () =>
      memory.ofKind('voucher').map((item) => vouchers.parse(item).document.state);
    const first = await paidOut('dev', 'cash-out');
    given.anHourLater();
    expect(await submitPaymentRun(first)).toEqual({ ok: true, value: 'refused' });
    expect(await payment(id)).toMatchObject({ state: 'held', attemptNumber: 1 });
    expect(new Set(states())).toEqual(new Set(['cancelled']));
    expect(given.faults()).toEqual([]);
    provider.order = order;
    await given.lift(holdOfRefusedRun(first));
    await paidOut('dev', 'cash-out');
    expect(await payment(id)).toMatchObject({ state: 'submitted', attemptNumber: 1 });
    expect(new Set(states())).toEqual(new Set(['ordered']));
    expect(given.faults()).toEqual([]);
    const reports = provider.reports();
    expect(reports).toHaveLength(states().length);
    for (const report of reports) {
      await given.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
    expect(new Set(states())).toEqual(new Set(['issued']));
    for (const { reference } of memory
      .ofKind('voucher')
      .map((item) => vouchers.parse(item).document)) {
      provider.end(reference, 'redeemed');
    }
    for (const report of provider.reports()) {
      await given.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
    expect(await payment(id)).toMatchObject({ state: 'settled', attemptNumber: 1 });
    expect(given.faults()).toEqual([]);
  });
});
