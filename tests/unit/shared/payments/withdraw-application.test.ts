import { describe, expect, it } from 'vitest';

import {
  createPlaceHold,
  createWithdrawApplication,
  mayWithdraw,
  sealCodes,
  writePaymentReference,
} from '#shared/payments/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

async function setup(programmeId?: 'crisis-and-resilience-fund') {
  const winter = openWinter(programmeId);
  const envelopeId = await winter.fund(1_000_00);
  const withdrawApplication = createWithdrawApplication(winter.ports);
  const withdraw = (applicationId: string) =>
    withdrawApplication({ applicationId, actor: { kind: 'family', id: applicationId } });
  const money = () => winter.balances(envelopeId);
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  const told = (applicationId: string) =>
    winter.events(`APPLICATION#${applicationId}`).map(({ type }) => type);
  const may = async (applicationId: string) =>
    mayWithdraw(
      await winter.application(applicationId),
      winter.memory.ofKind('payment').length === 0 ? [] : [await winter.payment(applicationId)],
    );
  async function bounced() {
    const id = await winter.approved();
    await winter.paidOut();
    const line = {
      reference: writePaymentReference(await winter.payment(id)),
      ...{ amountPence: 150_00, outcome: 'returned' as const, reasonCode: 'B' },
    };
    await winter.recordRailOutcomes({
      ...{ reportId: 'R', submissionId: 'S1', idempotencyKey: 'run', kind: 'returns' },
      ...{ processingDate: '2021-12-13', producedAt: '2021-12-13T07:00:00.000Z', lines: [line] },
    });
    return id;
  }
  return { ...winter, withdraw, money, faults, told, may, bounced };
}

describe('taking an application back', () => {
  it('ends a case that waits for its assessment, which then finds nothing to do', async () => {
    const { applied, withdraw, application, assessApplication, faults, clock } = await setup();
    const id = await applied();
    const at = clock.now();
    expect(await withdraw(id)).toEqual({ ok: true, value: 'withdrawn' });
    expect(await application(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: at });
    expect(await assessApplication(id)).toEqual({ ok: true, value: 'already-assessed' });
    expect(faults()).toEqual([]);
  });

  it('gives back the claims of its household and lapses its pairs in one commit', async () => {
    const { assessed, withdraw, memory, counting, may, faults } = await setup();
    const first = await assessed({ fullName: 'Amina Khan' });
    const second = await assessed({ fullName: 'Amina Khan' });
    expect(await may(second)).toBe(true);
    const before = counting.committed.length;
    await withdraw(second);
    await withdraw(first);
    expect(counting.committed).toHaveLength(before + 2);
    expect(memory.ofKind('claim')).toEqual([]);
    expect(memory.ofKind('duplicate-pair').map(({ document }) => document)).toMatchObject([
      { state: 'lapsed' },
    ]);
    expect(faults()).toEqual([]);
  });

  it('leaves the work queue for the list of those taken back, the last one last', async () => {
    const { assessed, withdraw, memory, programmeId } = await setup();
    const id = await assessed();
    await withdraw(id);
    const [item] = memory.ofKind('application');
    expect(item?.queue).toBe(`CASES#${programmeId}#withdrawn`);
    expect(item?.queueOrder).toBe('2021-12-07T09:00:01.000Z');
  });

  it('is not compared with what the household sends afterwards', async () => {
    const { assessed, withdraw, application, faults } = await setup();
    await withdraw(await assessed({ fullName: 'Amina Khan' }));
    const again = await assessed({ fullName: 'Amina Khan' });
    expect(await application(again)).toMatchObject({ state: 'to-decide', openPairs: [] });
    expect(faults()).toEqual([]);
  });

  it('after a first approval takes nothing out of an envelope', async () => {
    const { assessed, approveAwards, withdraw, money, application, faults } = await setup(
      'crisis-and-resilience-fund',
    );
    const id = await assessed({ amountsPence: { food: 250_00 } });
    await approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false });
    expect(await application(id)).toMatchObject({ state: 'second-approval' });
    await withdraw(id);
    expect(await money()).toMatchObject({ available: 1_000_00, reserved: 0 });
    expect(faults()).toEqual([]);
  });

  it('makes a payment void that was not sent, and gives its money back', async () => {
    const { approved, withdraw, money, payment, application, events, may, faults } = await setup();
    const id = await approved();
    expect(await may(id)).toBe(true);
    await withdraw(id);
    expect(await payment(id)).toMatchObject({ state: 'void' });
    expect(await application(id)).toMatchObject({
      state: 'withdrawn',
      earlierAttempt: { owedPence: 150_00, pastAttempts: [{ ended: 'void', arrived: false }] },
    });
    expect(await money()).toMatchObject({ available: 1_000_00, reserved: 0 });
    expect(events(`APPLICATION#${id}`)).toContainEqual(
      expect.objectContaining({ type: 'application-withdrawn', releasedPence: 150_00 }),
    );
    expect(faults()).toEqual([]);
  });

  it('is refused while its payment is under way, and changes nothing', async () => {
    const { approved, paidOut, withdraw, application, may, faults } = await setup();
    const id = await approved();
    await paidOut();
    expect(await may(id)).toBe(false);
    expect(await withdraw(id)).toEqual({ ok: false, failure: { kind: 'payment-under-way' } });
    expect(await application(id)).toMatchObject({ state: 'approved' });
    expect(faults()).toEqual([]);
  });

  it('is refused while somebody looks into a payment that may be fraud', async () => {
    const { approved, withdraw, ports, programmeId, faults } = await setup();
    const id = await approved();
    const ids = { reference: () => 'HOLD000001', opaque: () => 'opaque' };
    await createPlaceHold({ ...ports, ids })({
      ...{ programmeId, applicationIds: [id], category: 'possible-fraud', reason: 'A call' },
      ...{ staffId: 'dev', dryRun: false },
    });
    expect(await withdraw(id)).toEqual({ ok: false, failure: { kind: 'payment-under-way' } });
    expect(faults()).toEqual([]);
  });

  it('is possible once the payment came back, and after the family gave other details', async () => {
    const { bounced, changedPayee, withdraw, money, may, faults } = await setup();
    const id = await bounced();
    expect(await may(id)).toBe(true);
    await changedPayee(id);
    expect(await may(id)).toBe(true);
    expect(await withdraw(id)).toEqual({ ok: true, value: 'withdrawn' });
    expect(await money()).toMatchObject({ available: 1_000_00, reserved: 0 });
    expect(faults()).toEqual([]);
  });

  it('is refused once a part of the award was spent', async () => {
    const { approved, paidOut, pieces, recordPieceOutcomes, ...rest } = await setup(
      'crisis-and-resilience-fund',
    );
    const id = await approved({
      payment: { method: 'cash-out' },
      amountsPence: { food: 150_00 },
    });
    await paidOut('dev', 'cash-out');
    const provider = pieces('cash-out');
    provider.end(`OD${id}010101`, 'redeemed');
    provider.end(`OD${id}010102`, 'expired');
    for (const report of provider.reports()) {
      await recordPieceOutcomes(sealCodes(report, matchingKey));
    }
    expect(await rest.application(id)).toMatchObject({ state: 'payment-returned' });
    expect(await rest.may(id)).toBe(false);
    expect(await rest.withdraw(id)).toEqual({ ok: false, failure: { kind: 'partly-paid' } });
    expect(rest.faults()).toEqual([]);
  });

  it('is refused for what was declined, and for what never came', async () => {
    const { assessed, declineApplications, withdraw, may } = await setup();
    const id = await assessed();
    await declineApplications({ applicationIds: [id], staffId: 'ben', reason: 'not-in-hardship' });
    expect(await may(id)).toBe(false);
    expect(await withdraw(id)).toEqual({ ok: false, failure: { kind: 'declined-already' } });
    expect(await withdraw('NOBODY')).toEqual({
      ok: false,
      failure: { kind: 'no-such-application' },
    });
  });

  it('said twice, or by two at once, changes nothing the second time', async () => {
    const { approved, withdraw, counting, told, faults } = await setup();
    const id = await approved();
    const answers = await Promise.all([withdraw(id), withdraw(id)]);
    expect(answers.map((answer) => answer.ok && answer.value).sort()).toEqual([
      'already',
      'withdrawn',
    ]);
    const commits = counting.committed.length;
    expect(await withdraw(id)).toEqual({ ok: true, value: 'already' });
    expect(counting.committed).toHaveLength(commits);
    expect(told(id).filter((type) => type === 'application-withdrawn')).toHaveLength(1);
    expect(faults()).toEqual([]);
  });
});
