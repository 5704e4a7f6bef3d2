import { describe, expect, it } from 'vitest';

import { envelopes } from '#shared/budget/index.ts';
import { roundEnvelopeId } from '#shared/grant-awards/index.ts';
import { grantRepayments } from '#shared/grant-repayments/index.ts';
import { keys } from '#shared/records/index.ts';
import { fingerprintOf, readMonthStatement, tiesOf } from '#shared/month-close/index.ts';
import { readBookedMonth, repaidLines } from '#shared/reconciliation/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { openRound } from '#tests/doubles/group-site.ts';

const id = '7K3QD9XW2M';
const day = 86_400;
const everybody = ['amina@example.com', 'shabnam@example.com', 'george@example.com'];
const month = '2026-11';
const spent = {
  outputs: { 'activity-packs': 0, 'advice-sessions': 4, activities: 12, 'families-reached': 18 },
  ...{ people: 44, happened: 'Twelve lunches.', learned: 'More chairs.' },
};

/** A grant of which the group has £1,000 of £1,500. */
async function setup() {
  const grant = await createGrantToPay();
  const { platform, own, pay } = grant;
  const contra = await pay();
  const read = async () =>
    (await grantRepayments.read(platform.records, keys.grantRepayment(id)))?.document;
  const version = async () =>
    (await grantRepayments.read(platform.records, keys.grantRepayment(id)))?.version ?? 0;
  const about = { grantApplicationId: id, words: 'Please send it back.' };
  return {
    ...{ ...grant, read, version, contra },
    /** The report that says how much was spent, accepted by staff. */
    reported: async (spentPence: number) => {
      const answers = { ...spent, spending: [{ what: 'Food', spentPence }] };
      await platform.saveReport({ ...own, entered: {}, answers, revision: 0 });
      await platform.acceptReport({ grantApplicationId: id, revision: 1, staffId: 'ben-okafor' });
    },
    ask: async (
      amountPence: number,
      why: 'unspent' | 'not-as-agreed' = 'unspent',
      by = 'ben-okafor',
    ) =>
      platform.askForMoneyBack({
        ...{ ...about, amountPence, why, staffId: by },
        version: await version(),
      }),
    letGo: async (amountPence: number, by = 'ben-okafor') =>
      platform.letMoneyGo({
        ...{ ...about, amountPence, why: 'cannot-be-paid', staffId: by },
        version: await version(),
      }),
    decide: async (staffId: string, decision: 'confirm' | 'decline' = 'confirm') =>
      platform.decideRepayment({
        ...{ grantApplicationId: id, staffId, decision },
        version: await version(),
      }),
    take: (lineId: string | undefined, staffId = 'dev-patel', grantApplicationId = id) =>
      platform.takeMoneyBack({ grantApplicationId, month, lineId: lineId ?? 'none', staffId }),
    balances: async () => {
      const key = keys.envelope(roundEnvelopeId(openRound));
      const { available, reserved, paid } = (await envelopes.read(platform.records, key))!.document
        .balancesPence;
      return { available, reserved, paid };
    },
    lines: async () => {
      const { lines } = await readBookedMonth(platform.records, 'bank', month);
      return new Map(lines.map(({ line, outcome }) => [line.description, outcome.kind]));
    },
    told: () => everybody.map((email) => platform.inbox(email).at(-1)),
  };
}

describe('asking a group for money', () => {
  it('takes one person for what its accepted report says was not spent, and no penny more', async () => {
    const { ask, reported, read, platform, told, faults } = await setup();
    expect(await ask(320_50)).toEqual({ ok: false, failure: { kind: 'too-much', mostPence: 0 } });
    await reported(679_50);
    await platform.deliver();
    expect(await ask(320_51)).toMatchObject({ failure: { kind: 'too-much', mostPence: 320_50 } });
    expect(await ask(320_50)).toEqual({ ok: true, value: 'asked' });
    expect(await read()).toMatchObject({
      demands: [{ amountPence: 320_50, askedBy: 'ben-okafor', dueOn: '2026-12-18' }],
    });
    await platform.deliver();
    for (const body of told()) {
      expect(body).toContain('Please give back £320.50 of it by 18 December.');
      expect(body).not.toContain('46238510');
    }
    expect(await ask(1)).toMatchObject({ failure: { kind: 'too-much', mostPence: 0 } });
    expect(faults()).toEqual([]);
  });

  it('is done once when its button is pressed twice', async () => {
    const { reported, read, platform, faults } = await setup();
    await reported(900_00);
    const asked = {
      ...{ grantApplicationId: id, words: 'Please.', amountPence: 100_00, why: 'unspent' as const },
      ...{ staffId: 'ben-okafor', version: 0 },
    };
    expect(await platform.askForMoneyBack(asked)).toEqual({ ok: true, value: 'asked' });
    expect(await platform.askForMoneyBack(asked)).toEqual({ ok: true, value: 'asked' });
    expect((await read())?.demands).toHaveLength(1);
    const other = { ...asked, amountPence: 50_00 };
    expect(await platform.askForMoneyBack(other)).toMatchObject({ ok: false });
    expect(faults()).toEqual([]);
  });

  it('takes two people for anything that the group does not say itself', async () => {
    const { ask, decide, read, platform, told, faults } = await setup();
    await platform.deliver();
    const before = told();
    expect(await ask(1_000_01, 'not-as-agreed')).toMatchObject({
      failure: { kind: 'too-much', mostPence: 1_000_00 },
    });
    expect(await ask(400_00, 'not-as-agreed')).toEqual({ ok: true, value: 'proposed' });
    await platform.deliver();
    expect(told()).toEqual(before);
    expect(await ask(1_00, 'not-as-agreed', 'grace-mensah')).toMatchObject({
      failure: { kind: 'proposal-open' },
    });
    expect(await decide('ben-okafor')).toMatchObject({ failure: { kind: 'same-person' } });
    expect(faults()).toEqual([]);
    expect(await decide('grace-mensah')).toEqual({ ok: true, value: 'confirmed' });
    expect(await read()).toMatchObject({
      demands: [{ proposedBy: 'ben-okafor', askedBy: 'grace-mensah', why: 'not-as-agreed' }],
    });
    expect(await read()).not.toHaveProperty('proposal');
    await platform.deliver();
    expect(told()[0]).toContain('Please give back £400');
    expect(faults()).toEqual([]);
  });

  it('leaves no trace with the group when the proposal is declined or taken back', async () => {
    const { ask, decide, read, platform, told, faults } = await setup();
    await platform.deliver();
    const before = told();
    await ask(400_00, 'not-as-agreed');
    expect(await decide('ben-okafor', 'decline')).toEqual({ ok: true, value: 'declined' });
    expect(await decide('ben-okafor', 'decline')).toMatchObject({
      failure: { kind: 'changed-meanwhile' },
    });
    expect((await read())?.demands).toEqual([]);
    await platform.deliver();
    expect(told()).toEqual(before);
    expect(faults()).toEqual([]);
  });

  it('is of a grant that was paid', async () => {
    const { platform } = await createGrantToPay();
    const asked = {
      ...{ grantApplicationId: id, words: 'Please.', amountPence: 1, staffId: 'ben-okafor' },
      ...{ why: 'not-as-agreed' as const, version: 0 },
    };
    expect(await platform.askForMoneyBack(asked)).toMatchObject({
      failure: { kind: 'too-much', mostPence: 0 },
    });
    const nobody = { ...asked, grantApplicationId: 'NOTTHERE00' };
    expect(await platform.askForMoneyBack(nobody)).toMatchObject({
      failure: { kind: 'no-such-grant' },
    });
  });
});

describe('money that comes back', () => {
  it('is one line of the bank, off the grant and free in its round', async () => {
    const { reported, ask, statement, take, balances, lines, read, platform, told, faults } =
      await setup();
    await reported(700_00);
    await ask(300_00);
    const found = await statement([
      ['2026-11-20', 300_00, `RETURN ${id}`, 'THE TABLE'],
      ['2026-11-20', 15_00, 'ELSEWHERE', 'SOMEBODY'],
    ]);
    const before = await balances();
    expect((await lines()).get('THE TABLE')).toBe('unmatched-here');
    expect(await take(found.get('THE TABLE'))).toEqual({ ok: true, value: 'taken' });
    expect(await take(found.get('THE TABLE'), 'erin-walsh')).toEqual({ ok: true, value: 'taken' });
    expect(await balances()).toEqual({
      available: before.available + 300_00,
      reserved: before.reserved,
      paid: before.paid - 300_00,
    });
    expect((await lines()).get('THE TABLE')).toBe('matched');
    expect((await lines()).get('SOMEBODY')).toBe('unmatched-here');
    expect((await read())?.receipts).toMatchObject([
      {
        amountPence: 300_00,
        recordedBy: 'dev-patel',
        parts: [{ instalment: 1, amountPence: 300_00 }],
      },
    ]);
    await platform.deliver();
    expect(told()[0]).toContain('We have £300 that you gave back. Thank you. There is nothing');
    expect(faults()).toEqual([]);
  });

  it('can come in parts, unasked, and with a reference of somebody’s own', async () => {
    const { ask, decide, statement, take, read, lines, faults } = await setup();
    const found = await statement([
      ['2026-11-20', 100_00, 'REFUND', 'FIRST'],
      ['2026-11-21', 150_00, 'REFUND', 'SECOND'],
    ]);
    await take(found.get('FIRST'));
    await ask(200_00, 'not-as-agreed');
    await decide('grace-mensah');
    await take(found.get('SECOND'));
    expect((await read())?.receipts).toHaveLength(2);
    expect(await lines()).toEqual(
      new Map([
        ['FIRST', 'matched'],
        ['SECOND', 'matched'],
      ]),
    );
    expect(faults()).toEqual([]);
  });

  it('is never more than was paid, nor money that left, nor a line that is explained', async () => {
    const { statement, take, staff, balances, contra, faults } = await setup();
    const found = await statement([
      ['2026-11-20', -1_000_00, contra, 'OUR FILE'],
      ['2026-11-20', 1_000_01, 'X', 'TOO MUCH'],
      ['2026-11-20', -5_00, 'X', 'CHARGE'],
      ['2026-11-20', 20_00, 'X', 'INTEREST'],
    ]);
    const before = await balances();
    expect(await take(found.get('TOO MUCH'))).toMatchObject({
      failure: { kind: 'too-much', mostPence: 1_000_00 },
    });
    expect(await take(found.get('CHARGE'))).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await take(found.get('OUR FILE'))).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await take('no-such-line')).toMatchObject({ failure: { kind: 'not-open' } });
    await staff.proposeSettlement({
      ...{ account: 'bank', month, lineId: found.get('INTEREST'), movementId: undefined },
      ...{ why: 'interest', reason: 'It says so', staffId: 'dev-patel' },
    });
    expect(await take(found.get('INTEREST'))).toMatchObject({ failure: { kind: 'explained' } });
    expect(await balances()).toEqual(before);
    expect(faults()).toEqual([]);
  });

  it('is taken once, though two people record it at the same moment', async () => {
    const { statement, take, read, faults } = await setup();
    const found = await statement([['2026-11-20', 10_00, 'X', 'LINE']]);
    const [one, other] = await Promise.all([
      take(found.get('LINE')),
      take(found.get('LINE'), 'erin-walsh'),
    ]);
    expect([one.ok, other.ok]).toEqual([true, true]);
    expect((await read())?.receipts).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('is never taken for a second group', async () => {
    const { statement, take, platform, balances } = await setup();
    const found = await statement([['2026-11-20', 10_00, 'X', 'LINE']]);
    const lineId = found.get('LINE')!;
    const before = await balances();
    await platform.commit([
      repaidLines.create({
        ...{ month, lineId, bookedOn: '2026-11-20', amountPence: 10_00 },
        ...{ grantApplicationId: 'ANOTHERONE', recordedBy: 'erin-walsh' },
        recordedAt: platform.clock.now(),
      }),
    ]);
    expect(await take(lineId)).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await balances()).toEqual(before);
  });

  it('ties to the penny in the month of its line, also when it is recorded in the next', async () => {
    const { statement, take, contra, staff, platform, faults } = await setup();
    const found = await statement([
      ['2026-11-01', undefined, '', 'Balance'],
      ['2026-11-20', -1_000_00, contra, 'OUR FILE'],
      ['2026-11-20', 40_00, `RETURN ${id}`, 'EARLY'],
      ['2026-11-30', 60_00, `RETURN ${id}`, 'LATE'],
      ['2026-11-30', undefined, '', 'Balance'],
    ]);
    await take(found.get('EARLY'));
    platform.clock.moveOnSeconds(14 * day);
    await take(found.get('LATE'));
    expect(await staff.proposeClose({ month, staffId: 'dev-patel' })).toMatchObject({ ok: true });
    await staff.countMonth(month);
    const { statement: drawnUp } = await readMonthStatement(platform.records, month);
    expect(tiesOf(drawnUp).map(({ differencePence }) => differencePence)).toEqual([0, 0, 0]);
    expect(drawnUp.sent).toMatchObject({ ledgerBroughtBackPence: 40_00, expectedBackPence: 40_00 });
    expect(drawnUp.bank.bookedEarly).toMatchObject([{ what: 'repaid', amountPence: 60_00 }]);
    const fingerprint = fingerprintOf(drawnUp);
    const closed = await staff.confirmClose({ month, fingerprint, staffId: 'erin-walsh' });
    expect(closed).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });
});

describe('letting money go', () => {
  it('takes two people, and never more than is left', async () => {
    const { reported, ask, letGo, decide, statement, take, read, platform, told, faults } =
      await setup();
    await reported(700_00);
    await ask(300_00);
    expect(await letGo(300_01)).toMatchObject({ failure: { kind: 'too-much' } });
    expect(await letGo(200_00)).toEqual({ ok: true, value: 'proposed' });
    expect(await decide('ben-okafor')).toMatchObject({ failure: { kind: 'same-person' } });
    const found = await statement([['2026-11-20', 250_00, 'X', 'LINE']]);
    await take(found.get('LINE'));
    expect(await decide('grace-mensah')).toMatchObject({
      failure: { kind: 'too-much', mostPence: 50_00 },
    });
    await decide('grace-mensah', 'decline');
    await letGo(50_00);
    expect(await decide('grace-mensah')).toEqual({ ok: true, value: 'confirmed' });
    expect((await read())?.waivers).toMatchObject([
      { amountPence: 50_00, proposedBy: 'ben-okafor', confirmedBy: 'grace-mensah' },
    ]);
    await platform.deliver();
    expect(told()[0]).toContain('You need not give back £50 of it any more. There is nothing');
    expect(faults()).toEqual([]);
  });
});

describe('a group that is late', () => {
  it('is reminded once, on the day after, and not when the money came', async () => {
    const { reported, ask, platform, told, faults, statement, take } = await setup();
    await reported(700_00);
    await ask(300_00);
    platform.clock.moveOnSeconds(28 * day);
    expect(await platform.remindOfMoneyBack()).toBe(0);
    platform.clock.moveOnSeconds(day);
    expect(await platform.remindOfMoneyBack()).toBe(1);
    expect(await platform.remindOfMoneyBack()).toBe(0);
    await platform.deliver();
    expect(told()[0]).toContain('£300 of it should have come back by 18 December');
    expect(faults()).toEqual([]);
    const found = await statement([['2026-11-20', 300_00, 'X', 'LINE']]);
    expect(await take(found.get('LINE'))).toMatchObject({ ok: true });
    expect(await platform.remindOfMoneyBack()).toBe(0);
    expect(faults()).toEqual([]);
  });
});
