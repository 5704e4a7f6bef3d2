import { describe, expect, it } from 'vitest';

import { done, plusSeconds, refused } from '#shared/kernel/index.ts';
import {
  closeRail,
  createCancelVoucher,
  createFollowVouchers,
  createResendCode,
  railBreakers,
  sealCodes,
  vouchers,
  type Voucher,
} from '#shared/payments/index.ts';
import { createAnswerReceipt, createSendMessage, staffTasks } from '#shared/messages/index.ts';
import { askedMessages } from '#tests/builders/asked-messages.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const day = 24 * 3600;
const staff = { kind: 'staff', id: 'amina' } as const;

/** A family that holds cash codes of £100 and £50, for thirty days. */
async function setup() {
  const winter = openWinter();
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved({ payment: { method: 'cash-out' } });
  await winter.paidOut('dev', 'cash-out');
  const provider = winter.pieces('cash-out');
  async function listen(): Promise<void> {
    for (const report of provider.reports()) {
      await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
  }
  const sendMessage = createSendMessage({
    ...{ ...winter.ports, sender: createKeptMessages() },
    serviceOrigin: 'https://open-door.example',
  });
  const tell = async () => {
    for (const cause of askedMessages(winter.memory)) await sendMessage(cause);
  };
  const followVouchers = createFollowVouchers(winter.ports);
  await listen();
  await tell();
  const piece = (number: number) => `OD${id}01010${number}`;
  const held = (): Voucher[] =>
    winter.memory.ofKind('voucher').map((item) => vouchers.parse(item).document);
  const said = (type: string) => winter.events().filter((event) => event.type === type).length;
  const { ports } = winter;
  const breaker = { state: 'open', rail: 'cash-out', failures: 3 } as const;
  /** The provider has failed to answer so often that runs wait. */
  const silent = () =>
    ports.commit([
      railBreakers.create({
        ...breaker,
        openedAt: ports.clock.now(),
        tryAt: plusSeconds(ports.clock.now(), 600),
      }),
    ]);
  const well = () => closeRail(ports, 'cash-out', staff);
  return {
    ...winter,
    ...{ id, provider, listen, piece, held, said, silent, well },
    follow: async () => {
      const followed = await followVouchers();
      await tell();
      return followed;
    },
    tell,
    cancelVoucher: createCancelVoucher({ ...ports, pieceRail: () => provider }),
    resendCode: createResendCode(ports),
    answerReceipt: createAnswerReceipt(ports),
    money: () => winter.balances(envelopeId),
    faults: () => recordFaults(winter.memory.all(), winter.clock.now()),
  };
}

describe('a code that nobody used', () => {
  it('is spoken of on the third day and a week before it ends, and not otherwise', async () => {
    const { follow, clock, said, faults } = await setup();
    const reminded: number[] = [];
    for (let days = 1; days <= 29; days += 1) {
      clock.moveOnSeconds(day);
      await follow();
      if (said('voucher-reminder-due') > reminded.length) reminded.push(days, days);
    }
    expect(reminded).toEqual([3, 3, 23, 23]);
    expect(faults()).toEqual([]);
  });

  it('is spoken of once when the first days were missed, and by one of two at once', async () => {
    const { follow, clock, said, faults } = await setup();
    clock.moveOnSeconds(25 * day);
    await Promise.all([follow(), follow()]);
    expect(await follow()).toEqual({ reminded: 0, expired: 0 });
    expect(said('voucher-reminder-due')).toBe(2);
    expect(faults()).toEqual([]);
  });

  it('ends by our own calendar when its provider says nothing for two days', async () => {
    const { follow, clock, money, application, id, held, faults } = await setup();
    clock.moveOnSeconds(31 * day);
    expect(await follow()).toEqual({ reminded: 0, expired: 0 });
    clock.moveOnSeconds(day);
    expect(await follow()).toEqual({ reminded: 0, expired: 2 });
    expect(await follow()).toEqual({ reminded: 0, expired: 0 });
    expect(held().map(({ state }) => state)).toEqual(['expired', 'expired']);
    expect(await money()).toMatchObject({ available: 1_000_00, 'in-transit': 0, paid: 0 });
    expect(await application(id)).toMatchObject({ state: 'payment-returned' });
    expect(faults()).toEqual([]);
  });

  it('stays ended when its provider says so late, whichever way', async () => {
    const { follow, clock, provider, piece, listen, money, memory, faults } = await setup();
    clock.moveOnSeconds(32 * day);
    await follow();
    const before = memory.all();
    provider.end(piece(1), 'expired');
    provider.end(piece(2), 'cancelled');
    await listen();
    expect(memory.all()).toEqual(before);
    expect(await money()).toMatchObject({ available: 1_000_00 });
    expect(faults()).toEqual([]);
  });

  it('that somebody used after all is a contradiction that a person sees', async () => {
    const { follow, clock, provider, piece, recordPieceOutcomes } = await setup();
    clock.moveOnSeconds(32 * day);
    await follow();
    provider.end(piece(1), 'redeemed');
    const [report] = provider.reports();
    expect(await recordPieceOutcomes(sealCodes(report!, matchingKey))).toMatchObject({
      failure: { lines: [{ why: 'contradicts-itself' }] },
    });
  });

  it('is left alone once it was used', async () => {
    const { follow, clock, provider, piece, listen, said } = await setup();
    provider.end(piece(1), 'redeemed');
    provider.end(piece(2), 'redeemed');
    await listen();
    clock.moveOnSeconds(40 * day);
    expect(await follow()).toEqual({ reminded: 0, expired: 0 });
    expect(said('voucher-reminder-due')).toBe(0);
  });
});

describe('while a provider does not answer', () => {
  it('none of its codes is ended, for it may not have been able to say that they were used', async () => {
    const { follow, clock, silent, well, provider, piece, listen, money, held } = await setup();
    clock.moveOnSeconds(32 * day);
    await silent();
    expect(await follow()).toEqual({ reminded: 0, expired: 0 });
    expect(await money()).toMatchObject({ 'in-transit': 150_00 });
    await well();
    provider.end(piece(1), 'redeemed');
    await listen();
    expect(await follow()).toEqual({ reminded: 0, expired: 1 });
    expect(held().map(({ state }) => state)).toEqual(['redeemed', 'expired']);
    expect(await money()).toMatchObject({ available: 900_00, 'in-transit': 0, paid: 100_00 });
  });

  it('reminders still go out, and it is not asked to cancel', async () => {
    const { follow, clock, silent, cancelVoucher, id, piece, said } = await setup();
    clock.moveOnSeconds(3 * day);
    await silent();
    expect(await follow()).toEqual({ reminded: 2, expired: 0 });
    const request = { applicationId: id, reference: piece(1), actor: staff };
    expect(await cancelVoucher(request)).toEqual(refused({ kind: 'provider-does-not-answer' }));
    expect(said('voucher-cancel-asked')).toBe(0);
  });
});

describe('cancelling a code', () => {
  it('gives its value back when the provider reports it, and is asked for in one event', async () => {
    const { cancelVoucher, id, piece, listen, money, said, faults } = await setup();
    const request = { applicationId: id, reference: piece(1), actor: staff };
    expect(await cancelVoucher(request)).toEqual(done('asked'));
    expect(await money()).toMatchObject({ 'in-transit': 150_00 });
    expect(await cancelVoucher(request)).toEqual(done('asked'));
    await listen();
    expect(await money()).toMatchObject({ 'in-transit': 50_00, available: 950_00 });
    expect(said('voucher-cancel-asked')).toBe(1);
    expect(await cancelVoucher(request)).toEqual(refused({ kind: 'not-open' }));
    expect(faults()).toEqual([]);
  });

  it('comes too late for one that a till has taken, and for one of somebody else', async () => {
    const { cancelVoucher, id, piece, provider, faults } = await setup();
    provider.end(piece(1), 'redeemed');
    const request = { applicationId: id, reference: piece(1), actor: staff };
    expect(await cancelVoucher(request)).toEqual(refused({ kind: 'too-late' }));
    expect(await cancelVoucher({ ...request, applicationId: 'ABCDEFGHJK' })).toEqual(
      refused({ kind: 'not-open' }),
    );
    expect(faults()).toEqual([]);
  });
});

describe('sending a code again', () => {
  it('is an event each time, five times', async () => {
    const { resendCode, id, piece, said, faults } = await setup();
    const request = { applicationId: id, reference: piece(1), actor: staff };
    for (let time = 1; time <= 5; time += 1) {
      expect(await resendCode(request)).toEqual(done('asked'));
    }
    expect(await resendCode(request)).toEqual(refused({ kind: 'asked-too-often' }));
    expect(said('voucher-code-asked-again')).toBe(5);
    expect(faults()).toEqual([]);
  });
});

describe('a code whose days are over', () => {
  it('is not sent again, though its provider has not said yet what became of it', async () => {
    const { resendCode, id, piece, clock, said } = await setup();
    const request = { applicationId: id, reference: piece(1), actor: staff };
    clock.moveOnSeconds(30 * day - 1);
    expect(await resendCode(request)).toEqual(done('asked'));
    clock.moveOnSeconds(1);
    expect(await resendCode(request)).toEqual(refused({ kind: 'not-open' }));
    expect(said('voucher-code-asked-again')).toBe(1);
  });
});

describe('what a family says of what was sent', () => {
  it('is recorded once, and a "no" opens a task', async () => {
    const { answerReceipt, id, memory, said, faults } = await setup();
    const tasks = () => memory.ofKind('staff-task').map((item) => staffTasks.parse(item).document);
    expect(await answerReceipt({ applicationId: id, arrived: true })).toEqual(done('changed'));
    expect(await answerReceipt({ applicationId: id, arrived: true })).toEqual(done('known'));
    expect(tasks()).toEqual([]);
    expect(await answerReceipt({ applicationId: id, arrived: false })).toEqual(done('changed'));
    expect(tasks()).toMatchObject([{ why: 'says-not-received', state: 'open' }]);
    expect(said('receipt-confirmed')).toBe(1);
    expect(said('receipt-denied')).toBe(1);
    expect(faults()).toEqual([]);
  });

  it('is refused before anything was sent', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.approved();
    const answerReceipt = createAnswerReceipt(winter.ports);
    expect(await answerReceipt({ applicationId: id, arrived: true })).toEqual(
      refused({ kind: 'nothing-sent' }),
    );
  });
});
