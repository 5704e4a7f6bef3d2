import { describe, expect, it } from 'vitest';

import { grantRepayments, type GrantRepayment } from '#shared/grant-repayments/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { repaidLines } from '#shared/reconciliation/index.ts';
import { keys } from '#shared/records/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const id = '7K3QD9XW2M';

/** £300 asked for by two, of which £100 came back. */
async function setup() {
  const grant = await createGrantToPay();
  const { platform, statement } = grant;
  await grant.pay();
  const asked = { grantApplicationId: id, words: 'Please.', amountPence: 300_00 };
  await platform.askForMoneyBack({
    ...{ ...asked, why: 'not-as-agreed', staffId: 'ben-okafor', version: 0 },
  });
  const decided = { grantApplicationId: id, decision: 'confirm', staffId: 'erin-walsh' } as const;
  await platform.decideRepayment({ ...decided, version: 1 });
  const found = await statement([['2026-11-20', 100_00, 'X', 'LINE']]);
  const lineId = found.get('LINE')!;
  const taken = { grantApplicationId: id, month: '2026-11', lineId, staffId: 'dev-patel' };
  await platform.takeMoneyBack(taken);
  const faults = () =>
    recordFaults(platform.all(), platform.clock.now()).map(({ sentence }) => sentence);
  /** As if somebody had written another document past everything. */
  async function forge(change: (repayment: GrantRepayment) => GrantRepayment): Promise<void> {
    const there = await grantRepayments.read(platform.records, keys.grantRepayment(id));
    invariant(there !== undefined, 'There is a repayment');
    const { document, version } = there;
    await platform.commit([grantRepayments.replace(change(document), version)]);
  }
  return { platform, faults, forge, lineId };
}

describe('what groups give back, verified', () => {
  it('is in order as the pages leave it', async () => {
    expect((await setup()).faults()).toEqual([]);
  });

  it('needs two people for what no report says', async () => {
    const { forge, faults } = await setup();
    await forge((repayment) => ({
      ...repayment,
      demands: repayment.demands.map(({ proposedBy: _by, ...demand }) => demand),
    }));
    expect(faults()).toContain(
      'One person alone asked for money that the group does not say it has.',
    );
  });

  it('is never more than was paid', async () => {
    const { forge, faults } = await setup();
    await forge((repayment) => ({
      ...repayment,
      demands: repayment.demands.map((demand) => ({ ...demand, amountPence: 1_000_01 })),
    }));
    expect(faults()).toContain('More was asked for than was paid.');
  });

  it('asks for what was not spent when a report says so', async () => {
    const { forge, faults } = await setup();
    await forge((repayment) => ({
      ...repayment,
      demands: repayment.demands.map((demand) => ({ ...demand, why: 'unspent' as const })),
    }));
    expect(faults()).toContain(
      'It asks for what a report says was not spent, and no report was accepted.',
    );
  });

  it('is let go by two', async () => {
    const { forge, faults } = await setup();
    await forge((repayment) => ({
      ...repayment,
      waivers: [
        {
          ...{ why: 'cannot-be-paid', amountPence: 1, words: 'Poor' },
          ...{ proposedBy: 'ben-okafor', proposedAt: '2026-11-20T10:00:00.000Z' },
          ...{ confirmedBy: 'ben-okafor', confirmedAt: '2026-11-20T10:00:00.000Z' },
        },
      ],
    }));
    expect(faults()).toContain('Whoever proposed to let money go confirmed it.');
  });

  it('came back on a line of the bank, and the ledger says the same', async () => {
    const { forge, faults } = await setup();
    await forge((repayment) => ({ ...repayment, receipts: [] }));
    expect(faults()).toEqual(
      expect.arrayContaining([
        'What came back is not what its lines say.',
        'No group is said to have given it back.',
        expect.stringMatching(/^Instalment 1 of 100000 pence is to be paid, so 100000 of it paid/),
      ]),
    );
  });

  it('is of an amount that the bank says', async () => {
    const { platform, faults, lineId } = await setup();
    const key = keys.repaidLine('2026-11', lineId);
    const there = await repaidLines.read(platform.records, key);
    invariant(there !== undefined, 'It was recorded');
    const { document, version } = there;
    await platform.commit([repaidLines.replace({ ...document, amountPence: 1 }, version)]);
    expect(faults()).toContain('The bank has no such line of this amount.');
  });
});
