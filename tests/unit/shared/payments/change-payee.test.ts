import { describe, expect, it } from 'vitest';

import { payees, unsealPayee, type Payee } from '#shared/applications/index.ts';
import {
  createChangePayee,
  payments,
  writePaymentReference,
  type PayoutChoice,
  type RailReportLine,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const other: Payee = { nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' };
const actor = { kind: 'family', id: 'the-family' } as const;

async function setup() {
  const winter = openWinter();
  const envelopeId = await winter.fund(1_000_00);
  const changePayee = createChangePayee(winter.ports);
  const change = (applicationId: string, payee: PayoutChoice = other) =>
    changePayee({ applicationId, payee, actor });
  const money = () => winter.balances(envelopeId);
  const approve = (applicationId: string, staffId = 'ben') =>
    winter.approveAwards({ applicationIds: [applicationId], staffId, dryRun: false });
  const report = (line: RailReportLine) =>
    winter.recordRailOutcomes({
      reportId: `R-${line.reference}-${line.outcome}`,
      submissionId: 'S1',
      idempotencyKey: 'run',
      kind: 'returns',
      processingDate: '2021-12-13',
      producedAt: '2021-12-13T07:00:00.000Z',
      lines: [line],
    });
  const referenceOf = async (applicationId: string) =>
    writePaymentReference(await winter.payment(applicationId));
  async function bounced() {
    const id = await winter.approved();
    await winter.paidOut();
    await report({
      reference: await referenceOf(id),
      amountPence: 150_00,
      outcome: 'returned',
      reasonCode: 'B',
    });
    return id;
  }
  async function paidTo(applicationId: string) {
    const found = await payees.read(winter.records, keys.payee(applicationId));
    return unsealPayee(found!.document, matchingKey).accountNumber;
  }
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  return {
    ...winter,
    change,
    changePayee,
    money,
    approve,
    report,
    referenceOf,
    bounced,
    paidTo,
    faults,
  };
}

describe('other bank details', () => {
  it('mend a payment that came back: approved again, it is the next attempt and is paid once', async () => {
    const { bounced, change, application, approve, payment, paidOut, money, report, ...rest } =
      await setup();
    const id = await bounced();
    expect(await change(id)).toEqual({ ok: true, value: 'changed' });
    expect(await application(id)).toMatchObject({
      state: 'repaired',
      form: { payment: { accountEnding: '9911' } },
    });
    expect(await rest.paidTo(id)).toBe('55779911');
    expect(await money()).toMatchObject({ available: 1_000_00, reserved: 0 });

    expect(await approve(id)).toMatchObject([{ outcome: 'approved', amountPence: 150_00 }]);
    expect(await payment(id)).toMatchObject({
      state: 'ready',
      attemptNumber: 2,
      pastAttempts: [{ attemptNumber: 1, ended: 'returned', arrived: false }],
    });
    expect(await money()).toMatchObject({ available: 850_00, reserved: 150_00 });
    await paidOut();
    const reference = await rest.referenceOf(id);
    expect(reference.endsWith('0102')).toBe(true);
    await report({ reference, amountPence: 150_00, outcome: 'settled' });
    expect(await money()).toMatchObject({ 'in-transit': 0, paid: 150_00, available: 850_00 });
    expect(rest.faults()).toEqual([]);
    const told = rest.events().filter((event) => event.type === 'award-approved');
    expect(told).toHaveLength(1);
  });

  it('make an approved payment void before it is sent, and its money is free again', async () => {
    const { approved, change, application, payment, money, approve, paidOut, faults } =
      await setup();
    const id = await approved();
    await change(id);
    expect(await payment(id)).toMatchObject({ state: 'void', attemptNumber: 1 });
    expect(await application(id)).toMatchObject({ state: 'repaired' });
    expect(await money()).toMatchObject({ available: 1_000_00, reserved: 0 });
    await paidOut();
    expect(await payment(id)).toMatchObject({ state: 'void' });
    expect(faults()).toEqual([]);

    await approve(id, 'another');
    expect(await payment(id)).toMatchObject({ state: 'ready', attemptNumber: 2 });
    expect(faults()).toEqual([]);
  });

  it('do not lose the reason for which a second award of a household was right', async () => {
    const { approved, change, application, approve, faults } = await setup();
    const home = { kind: 'address', line1: '1 Elm Road', postcode: 'B8 3BB' } as const;
    await approved({ home });
    const second = await approved({ home });
    await change(second);
    expect(await application(second)).toMatchObject({ earlierReason: 'seen' });
    await approve(second, 'another');
    expect(await application(second)).toMatchObject({ state: 'approved', earlierReason: 'seen' });
    expect(faults()).toEqual([]);
  });

  it('are refused while the money is on its way or has arrived', async () => {
    const { approved, change, paidOut, report, referenceOf } = await setup();
    const id = await approved();
    await paidOut();
    expect(await change(id)).toEqual({ ok: false, failure: { kind: 'payment-under-way' } });
    await report({ reference: await referenceOf(id), amountPence: 150_00, outcome: 'settled' });
    expect(await change(id)).toEqual({ ok: false, failure: { kind: 'payment-under-way' } });
  });

  it('void a first approval, because it was given for the old ones', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    await winter.fund(1_000_00);
    const changePayee = createChangePayee(winter.ports);
    const id = await winter.assessed({
      amountsPence: { food: 250_00 },
      household: {
        adults: 2,
        adultsOver65: 0,
        children: { age0to1: 1, age2to4: 1, age5to10: 1, age11to15: 0, age16to18: 0 },
        pregnant: 'no',
        disability: 'no',
      },
    });
    await winter.approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
    expect(await winter.application(id)).toMatchObject({ state: 'second-approval' });
    await changePayee({ applicationId: id, payee: other, actor });
    expect(await winter.application(id)).toMatchObject({ state: 'to-decide' });
    expect(await winter.application(id)).not.toHaveProperty('approvals');
  });

  it('change nothing when they come twice, or are what we have', async () => {
    const { bounced, change, memory } = await setup();
    const id = await bounced();
    await change(id);
    const before = memory.all();
    expect(await change(id)).toEqual({ ok: true, value: 'unchanged' });
    expect(memory.all()).toEqual(before);
  });

  it('are taken without reading the ones in force, which no page of a family may do', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    const { records, ports } = winter;
    const blind = createChangePayee({
      ...ports,
      records: {
        ...records,
        get: (key) =>
          key.pk.startsWith('PAYEE#')
            ? Promise.reject(new Error('AccessDenied'))
            : records.get(key),
      },
    });
    const id = await winter.assessed();
    const say = (payee: PayoutChoice) => blind({ applicationId: id, payee, actor });
    for (const [payee, version] of [
      [other, 2],
      [{ method: 'cash-out' }, 2],
      [{ ...other, accountNumber: '55779912' }, 3],
    ] as const) {
      expect(await say(payee)).toEqual({ ok: true, value: 'changed' });
      expect(await say(payee)).toEqual({ ok: true, value: 'unchanged' });
      const kept = await payees.read(records, keys.payee(id));
      expect(kept?.version).toBe(version);
    }
    expect(recordFaults(winter.memory.all(), winter.clock.now())).toEqual([]);
  });

  it('have to be other ones than those the payment came back from', async () => {
    const { bounced, change, records } = await setup();
    const id = await bounced();
    const found = await payees.read(records, keys.payee(id));
    const same = unsealPayee(found!.document, matchingKey);
    expect(await change(id, same)).toEqual({ ok: false, failure: { kind: 'same-account' } });
  });

  it('are not taken for an application that is being assessed, was declined or does not exist', async () => {
    const { applied, assessed, change, declineApplications } = await setup();
    const nothing = { ok: false, failure: { kind: 'nothing-to-pay' } };
    expect(await change(await applied())).toEqual(nothing);
    const id = await assessed();
    const reason = 'not-in-hardship';
    await declineApplications({ applicationIds: [id], staffId: 'ben', reason });
    expect(await change(id)).toEqual(nothing);
    expect(await change('NOBODY')).toEqual({ ok: false, failure: { kind: 'no-such-application' } });
  });

  it('that are another family’s are compared with it before anything is paid', async () => {
    const winter = await setup();
    const { change, approve, faults } = winter;
    const earlier = await winter.assessed({ payment: { method: 'bank-transfer', ...other } });
    const id = await winter.approved();
    await change(id);
    expect(await winter.application(id)).toMatchObject({ state: 'repaired', openPairs: [earlier] });
    expect(await approve(id, 'chloe')).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'duplicate-open', earlierIds: [earlier] } },
    ]);
    await winter.compared(id);
    expect(await approve(id, 'chloe')).toMatchObject([{ outcome: 'approved' }]);
    expect(faults()).toEqual([]);
  });

  it('take what else must change into the same commit, or change nothing at all', async () => {
    const { bounced, changePayee, application, records } = await setup();
    const id = await bounced();
    const found = await payments.read(records, keys.payment(id, 1));
    const alongside = [payments.check(found!.document, found!.version + 5)];
    expect(await changePayee({ applicationId: id, payee: other, actor, alongside })).toEqual({
      ok: false,
      failure: { kind: 'changed-meanwhile' },
    });
    expect(await application(id)).toMatchObject({ state: 'payment-returned' });
  });
});

describe('what the bank says late of an attempt that is over', () => {
  it('changes nothing when it repeats itself', async () => {
    const { bounced, change, approve, report, memory } = await setup();
    const id = await bounced();
    await change(id);
    await approve(id);
    const before = memory.all();
    const line = { reference: `OD${id}0101`, amountPence: 150_00 };
    expect(await report({ ...line, outcome: 'returned', reasonCode: 'B' })).toMatchObject({
      ok: true,
    });
    expect(await report({ ...line, outcome: 'settled' })).toMatchObject({ ok: true });
    expect(memory.all()).toEqual(before);
  });

  it('is shown to a person when money arrives that was never sent', async () => {
    const { approved, change, approve, report } = await setup();
    const id = await approved();
    await change(id);
    await approve(id);
    const reference = `OD${id}0101`;
    expect(await report({ reference, amountPence: 150_00, outcome: 'settled' })).toMatchObject({
      ok: false,
      failure: { lines: [{ reference, why: 'contradicts-itself' }] },
    });
  });
});
