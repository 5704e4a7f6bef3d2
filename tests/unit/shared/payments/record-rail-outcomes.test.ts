import { describe, expect, it } from 'vitest';

import {
  createRecordRailOutcomes,
  payments,
  type RailReport,
  type RailReportLine,
} from '#shared/payments/index.ts';
import { commitLimit } from '#shared/kernel/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import { eventSentence } from '#shared/staff-web/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

type Line = Partial<RailReportLine> & Pick<RailReportLine, 'outcome'>;

function reportOf(...lines: readonly RailReportLine[]): RailReport {
  return {
    reportId: 'R1',
    submissionId: 'S1',
    idempotencyKey: 'run',
    kind: 'settlement',
    processingDate: '2021-12-09',
    producedAt: '2021-12-09T07:00:00.000Z',
    lines: [...lines],
  };
}

/** One family whose payment is with the bank. */
async function setup() {
  const winter = openWinter();
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved();
  await winter.paidOut();
  winter.clock.moveOnSeconds(3600);
  const line = (change: Line): RailReportLine => ({
    reference: `OD${id}0101`,
    amountPence: 150_00,
    ...change,
  });
  const report = (...changes: Line[]) => winter.recordRailOutcomes(reportOf(...changes.map(line)));
  const money = () => winter.balances(envelopeId);
  const state = async () => (await winter.payment(id)).state;
  return { ...winter, envelopeId, id, line, report, money, state };
}

const changed = (count: number) => ({ ok: true, value: { changed: count } });

describe('what the bank says of a payment', () => {
  it('accepted: adds nothing', async () => {
    const { report, memory } = await setup();
    const before = memory.all();
    expect(await report({ outcome: 'accepted' })).toEqual(changed(0));
    expect(memory.all()).toEqual(before);
  });

  it('settled: the money is paid, by categories', async () => {
    const { report, payment, id, money, events } = await setup();
    expect(await report({ outcome: 'settled' })).toEqual(changed(1));
    expect(await payment(id)).toMatchObject({
      state: 'settled',
      settledAt: expect.any(String) as string,
    });
    expect(await money()).toMatchObject({ available: 850_00, 'in-transit': 0, paid: 150_00 });
    expect(events(`APPLICATION#${id}`).at(-1)).toMatchObject({
      type: 'payment-settled',
      categoriesPence: { food: 70_00, 'energy-and-water': 80_00 },
    });
  });

  it('rejected: the money is back and the case waits for somebody', async () => {
    const { report, payment, application, id, money, events } = await setup();
    expect(await report({ outcome: 'rejected', reasonCode: '5' })).toEqual(changed(1));
    expect(await payment(id)).toMatchObject({ state: 'rejected', returnReasonCode: '5' });
    expect(await money()).toMatchObject({ available: 1_000_00, 'in-transit': 0 });
    expect(await application(id)).toMatchObject({
      state: 'payment-returned',
      returnReasonCode: '5',
      paymentId: `${id}-01`,
    });
    expect(events(`APPLICATION#${id}`).at(-1)).toMatchObject({ type: 'payment-rejected' });
  });

  it('returned before it settled: the money comes back from in transit', async () => {
    const { report, payment, id, money, events } = await setup();
    expect(await report({ outcome: 'returned', reasonCode: 'B' })).toEqual(changed(1));
    expect(await payment(id)).toMatchObject({ state: 'returned', returnReasonCode: 'B' });
    expect(await payment(id)).not.toHaveProperty('settledAt');
    expect(await money()).toMatchObject({ available: 1_000_00, 'in-transit': 0, paid: 0 });
    expect(events(`APPLICATION#${id}`).at(-1)).toMatchObject({
      type: 'payment-returned',
      afterSettling: false,
    });
  });

  it('returned after it settled: the money comes back from paid', async () => {
    const { report, payment, application, id, money, events } = await setup();
    await report({ outcome: 'settled' });
    expect(await report({ outcome: 'returned', reasonCode: 'B' })).toEqual(changed(1));
    expect(await payment(id)).toMatchObject({
      state: 'returned',
      settledAt: expect.any(String) as string,
    });
    expect(await money()).toMatchObject({ available: 1_000_00, 'in-transit': 0, paid: 0 });
    expect(await application(id)).toMatchObject({ state: 'payment-returned' });
    expect(events(`APPLICATION#${id}`).at(-1)).toMatchObject({ afterSettling: true });
  });

  it.each(['returned', 'rejected'] as const)(
    '%s without a reason is kept as that, and said so',
    async (outcome) => {
      const { report, payment, application, events, id } = await setup();
      await report({ outcome });
      const returnReasonCode = 'not-given';
      expect(await payment(id)).toMatchObject({ state: outcome, returnReasonCode });
      expect(await application(id)).toMatchObject({ returnReasonCode });
      const last = events(`APPLICATION#${id}`).at(-1)!;
      expect(last).toMatchObject({ returnReasonCode });
      expect(eventSentence(last)).toContain('The bank gave no reason.');
    },
  );

  it('can be spent again: the returned money carries the next award', async () => {
    const { report, approved, id, money } = await setup();
    for (let family = 0; family < 5; family += 1) await approved();
    expect(await money()).toMatchObject({ available: 100_00 });
    await expect(approved()).rejects.toThrow('envelope-cannot-carry');
    await report({ outcome: 'returned', reasonCode: 'B' });
    expect(await approved()).not.toBe(id);
  });
});

describe('a report that comes late, twice or out of order', () => {
  it.each([
    [['settled', 'settled'], 'settled', 1],
    [['returned', 'returned'], 'returned', 1],
    [['rejected', 'rejected'], 'rejected', 1],
    [['returned', 'settled'], 'returned', 1],
    [['settled', 'accepted'], 'settled', 1],
    [['settled', 'returned', 'settled'], 'returned', 2],
  ] as const)('%j leaves it %s, and the money moves once for each fact', async (...told) => {
    const [outcomes, end, facts] = told;
    const { report, state, money, memory } = await setup();
    for (const outcome of outcomes) expect(await report({ outcome })).toMatchObject({ ok: true });
    expect(await state()).toBe(end);
    expect(Object.values(await money()).reduce((sum, pence) => sum + pence, 0)).toBe(0);
    expect(await money()).toMatchObject(
      end === 'settled' ? { paid: 150_00, available: 850_00 } : { paid: 0, available: 1_000_00 },
    );
    const byBank = memory.ofKind('ledger-entry').map((item) => item['document'] as LedgerEntry);
    expect(byBank.filter(({ cause }) => cause === 'reported by the bank')).toHaveLength(facts);
  });

  it('tells both facts when one report has settled and returned of one payment', async () => {
    const { report, state, money } = await setup();
    expect(await report({ outcome: 'settled' }, { outcome: 'returned' })).toEqual(changed(2));
    expect(await state()).toBe('returned');
    expect(await money()).toMatchObject({ paid: 0, available: 1_000_00 });
  });

  it('changes nothing when the whole report comes again', async () => {
    const { report, memory } = await setup();
    await report({ outcome: 'settled' });
    const before = memory.all();
    expect(await report({ outcome: 'settled' })).toEqual(changed(0));
    expect(memory.all()).toEqual(before);
  });

  it('is recorded once after dying on either side of the commit', async () => {
    for (const when of ['before', 'after'] as const) {
      const { report, counting, money } = await setup();
      counting.dieAt(1, when);
      await expect(report({ outcome: 'settled' })).rejects.toThrow('died');
      await report({ outcome: 'settled' });
      expect(await money()).toMatchObject({ paid: 150_00, 'in-transit': 0 });
    }
  });

  it('is read again when somebody was faster', async () => {
    const { report, counting, money } = await setup();
    counting.beforeNext(() => report({ outcome: 'settled' }));
    expect(await report({ outcome: 'settled' })).toEqual(changed(0));
    expect(await money()).toMatchObject({ paid: 150_00 });
  });
});

describe('what is strange', () => {
  const strange = (reference: string, why: string) => ({
    ok: false,
    failure: { kind: 'strange-lines', lines: [{ reference, why }] },
  });

  it('is a reference that is not ours', async () => {
    const { report } = await setup();
    expect(await report({ reference: 'WAGES DEC', outcome: 'settled' })).toEqual(
      strange('WAGES DEC', 'not-our-reference'),
    );
  });

  it('is a payment we never made', async () => {
    const { report } = await setup();
    expect(await report({ reference: 'ODABCDE123450101', outcome: 'settled' })).toEqual(
      strange('ODABCDE123450101', 'no-such-payment'),
    );
  });

  it('is an attempt we never made', async () => {
    const { report, id, state } = await setup();
    expect(await report({ reference: `OD${id}0102`, outcome: 'settled' })).toEqual(
      strange(`OD${id}0102`, 'no-such-payment'),
    );
    expect(await state()).toBe('submitted');
  });

  it('is another amount, which moves no money', async () => {
    const { report, id, state } = await setup();
    expect(await report({ amountPence: 149_99, outcome: 'settled' })).toEqual(
      strange(`OD${id}0101`, 'wrong-amount'),
    );
    expect(await state()).toBe('submitted');
  });

  it('is a payment that we have not sent', async () => {
    const { approved, recordRailOutcomes } = await setup();
    const id = await approved();
    const line = { reference: `OD${id}0101`, amountPence: 150_00, outcome: 'settled' } as const;
    expect(await recordRailOutcomes(reportOf(line))).toEqual(
      strange(`OD${id}0101`, 'not-submitted-yet'),
    );
  });

  it.each([
    ['settled', 'rejected'],
    ['rejected', 'settled'],
    ['rejected', 'returned'],
  ] as const)(
    'is a payment that was %s and then %s: a person must ask the bank',
    async (...said) => {
      const [first, then] = said;
      const { report, id, state, memory } = await setup();
      await report({ outcome: first });
      const before = memory.all();
      expect(await report({ outcome: then })).toEqual(strange(`OD${id}0101`, 'contradicts-itself'));
      expect(await state()).toBe(first);
      expect(memory.all()).toEqual(before);
    },
  );

  it('does not keep the other lines of the report from being recorded', async () => {
    const { report, state } = await setup();
    await report({ reference: 'WAGES DEC', outcome: 'settled' }, { outcome: 'settled' });
    expect(await state()).toBe('settled');
  });
});

it('changes nothing for an attempt that is over', async () => {
  const { report, id, ports, payment } = await setup();
  const first = await payment(id);
  if (first.state !== 'submitted') throw new Error(first.state);
  await ports.commit([payments.replace({ ...first, attemptNumber: 2 }, 2)]);
  expect(
    await report({ outcome: 'returned' }, { reference: `OD${id}0102`, outcome: 'settled' }),
  ).toEqual(changed(1));
  expect(await payment(id)).toMatchObject({ state: 'settled', attemptNumber: 2 });
});

it('records two hundred lines in commits that fit, whichever way they come', async () => {
  const winter = openWinter();
  await winter.fund(200 * 150_00);
  const ids: string[] = [];
  for (let family = 0; family < 200; family += 1) ids.push(await winter.assessed());
  await winter.approveAwards({ applicationIds: ids, staffId: 'ben', dryRun: false });
  await winter.paidOut();
  const before = winter.counting.committed.length;
  const lines = ids.map((id) => ({
    ...{ reference: `OD${id}0101`, amountPence: 150_00, outcome: 'returned' as const },
  }));
  expect(await winter.recordRailOutcomes(reportOf(...lines))).toEqual(changed(200));
  const commits = winter.counting.committed.slice(before);
  expect(Math.max(...commits.map((writes) => writes.length))).toBeLessThanOrEqual(commitLimit);
  expect(commits).toHaveLength(7);
});

it('is a fault when payments never stop changing', async () => {
  const { ports, line } = await setup();
  const unlucky = createRecordRailOutcomes({
    ...ports,
    commit: () =>
      Promise.resolve({ ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } }),
  });
  await expect(unlucky(reportOf(line({ outcome: 'settled' })))).rejects.toThrow('kept changing');
});
