import { describe, expect, it } from 'vitest';

import {
  payees,
  unsealPayee,
  type ApplicationForm,
  type Payee,
} from '#shared/applications/index.ts';
import { done, refused } from '#shared/kernel/index.ts';
import {
  createChangePayee,
  createFindWaysToPay,
  sealCodes,
  type PayoutChoice,
} from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { accountOf, matchingKey, openWinter, type Winter } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier } from '#tests/doubles/other-workers.ts';

const other: Payee = { nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' };
const third: Payee = { ...other, accountNumber: '5577992' };
const actor = { kind: 'family', id: 'the-family' } as const;

function changesOf(winter: Winter, applicationId: string) {
  const { ports, records } = winter;
  const changeWith = (changed: Partial<typeof ports>, payee: PayoutChoice = other) =>
    createChangePayee({ ...ports, ...changed })({ applicationId, payee, actor });
  const kept = async () => (await payees.read(records, keys.payee(applicationId)))?.document;
  const paidTo = async () => {
    const found = await kept();
    return found === undefined ? undefined : unsealPayee(found, matchingKey);
  };
  return { changeWith, change: (payee?: PayoutChoice) => changeWith({}, payee), kept, paidTo };
}

async function setup(form: Partial<ApplicationForm> = {}) {
  const winter = openWinter();
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved(form);
  const approve = () =>
    winter.approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false });
  return { ...winter, ...changesOf(winter, id), envelopeId, id, approve };
}

describe('details that are given again', () => {
  it('are kept with their last four digits, however many they have', async () => {
    const { change, kept, paidTo, application, id, clock } = await setup();
    expect(await change(third)).toEqual(done('changed'));
    expect(await kept()).toMatchObject({ accountEnding: '7992', storedAt: clock.now() });
    expect(await paidTo()).toEqual({ ...third, accountNumber: '05577992' });
    expect(await application(id)).toMatchObject({ form: { payment: { accountEnding: '7992' } } });
  });

  it('leave the case with its earlier attempt, so that the next goes on from it', async () => {
    const { change, application, id, approve, payment, clock } = await setup();
    await change();
    const { earlierAttempt } = (await application(id)) as { earlierAttempt?: object };
    expect(earlierAttempt).toMatchObject({ paymentId: `${id}-01`, owedPence: 150_00 });
    clock.moveOnSeconds(60);
    expect(await change(third)).toEqual(done('changed'));
    const repaired = { state: 'repaired', repairedAt: clock.now(), repairedBy: actor };
    expect(await application(id)).toMatchObject({ ...repaired, earlierAttempt });
    await approve();
    expect(await payment(id)).toMatchObject({ state: 'ready', attemptNumber: 2 });
  });

  it('leave a case that was never approved to be decided', async () => {
    const winter = openWinter();
    const id = await winter.assessed();
    const { change } = changesOf(winter, id);
    expect(await change()).toEqual(done('changed'));
    expect(await winter.application(id)).toMatchObject({ state: 'to-decide' });
    expect(await winter.application(id)).not.toHaveProperty('repairedAt');
    const said = winter.memory.all().filter((item) => item.pk === keys.application(id).pk);
    const told = said.filter(isEventItem).map((item) => parseEvent(item));
    expect(told.find(({ body }) => body.type === 'payee-changed')).toMatchObject({
      ...{ at: winter.clock.now(), actor, correlationId: id },
      body: { applicationId: id, programmeId: winter.programmeId, ringFence: 'children' },
    });
  });

  it('are the first ones of a family that was to be paid in codes', async () => {
    const { change, kept, paidTo } = await setup({ payment: { method: 'cash-out' } });
    expect(await kept()).toBeUndefined();
    expect(await change()).toEqual(done('changed'));
    expect(await paidTo()).toEqual(other);
    expect(await change(third)).toEqual(done('changed'));
    expect(await paidTo()).toEqual({ ...third, accountNumber: '05577992' });
  });
});

describe('codes instead of an account', () => {
  it('are refused where they are not offered, and nothing changes', async () => {
    const { change, memory } = await setup({ meter: 'credit', amountsPence: { food: 50_00 } });
    const before = memory.all();
    expect(await change({ method: 'fuel-voucher' })).toEqual(refused({ kind: 'way-not-offered' }));
    expect(memory.all()).toEqual(before);
  });

  /** A family of the fund that is open today, whose award of £50 is sent as one code. */
  async function withCode() {
    const winter = openWinter('crisis-and-resilience-fund');
    await winter.fund(1_000_00);
    const id = await winter.approved({
      programmeId: 'crisis-and-resilience-fund',
      payment: { method: 'cash-out' },
      amountsPence: { food: 50_00 },
    });
    await winter.paidOut('dev', 'cash-out');
    const provider = winter.pieces('cash-out');
    const listen = async () => {
      for (const report of provider.reports()) {
        await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
      }
    };
    return { ...winter, ...changesOf(winter, id), id, provider, listen };
  }

  it('may be asked for again when they ran out, and are the next attempt', async () => {
    const family = await withCode();
    const { id, provider, listen, change, application, approveAwards, payment, paidOut } = family;
    await listen();
    provider.end(`OD${id}010101`, 'expired');
    await listen();
    expect(await change({ method: 'cash-out' })).toEqual(done('changed'));
    expect(await application(id)).toMatchObject({ state: 'repaired' });
    await approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false });
    await paidOut('dev', 'cash-out');
    expect(await payment(id)).toMatchObject({ state: 'submitted', attemptNumber: 2 });
    expect(provider.reports()).toMatchObject([{ lines: [{ reference: `OD${id}010201` }] }]);
  });

  it('are not asked for twice while they are on their way', async () => {
    const { change, memory } = await withCode();
    const before = memory.all();
    expect(await change({ method: 'cash-out' })).toEqual(done('unchanged'));
    expect(memory.all()).toEqual(before);
  });
});

describe('details that are given while others are at work', () => {
  it('are tried eight times, and the eighth counts', async () => {
    const { changeWith, ports, memory, payment, id } = await setup();
    const before = memory.all();
    const never = createLosingCommit(ports.commit, 8);
    expect(await changeWith({ commit: never.commit })).toEqual(
      refused({ kind: 'changed-meanwhile' }),
    );
    expect(never.tries()).toBe(8);
    expect(memory.all()).toEqual(before);
    const late = createLosingCommit(ports.commit, 7);
    expect(await changeWith({ commit: late.commit })).toEqual(done('changed'));
    expect(await payment(id)).toMatchObject({ state: 'void' });
  });

  it('are planned again when the envelope was read before its money was reserved', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(1_000_00);
    const envelope = winter.memory.all().filter(({ kind }) => kind === 'envelope');
    const id = await winter.approved();
    const { changeWith } = changesOf(winter, id);
    const before = winter.memory.all();
    const always = seenEarlier(winter.records, envelope);
    await expect(changeWith({ records: always })).rejects.toThrow(
      `Envelope ${envelopeId} does not hold the money of its payments`,
    );
    expect(winter.memory.all()).toEqual(before);
    const once = seenEarlier(winter.records, envelope, 1);
    expect(await changeWith({ records: once })).toEqual(done('changed'));
    expect(await winter.balances(envelopeId)).toMatchObject({ available: 1_000_00, reserved: 0 });
  });
});

describe('the ways in which an award can be paid', () => {
  it('are those that its programme offers and that fit the family, and none of no application', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    const findWaysToPay = createFindWaysToPay(winter.records);
    const prepaid = await winter.assessed({ meter: 'prepayment-key', payment: accountOf(1) });
    const ways = await findWaysToPay(prepaid);
    expect(ways).toContain('bank-transfer');
    expect(ways).toContain('fuel-voucher');
    const billed = await winter.assessed({ meter: 'credit', payment: accountOf(2) });
    expect(await findWaysToPay(billed)).toEqual(ways.filter((way) => way !== 'fuel-voucher'));
    expect(await findWaysToPay('ABCDE12345')).toEqual([]);
  });
});
