import { describe, expect, it } from 'vitest';

import { done } from '#shared/kernel/index.ts';
import {
  createCancelVoucher,
  createTellOfMissingPieces,
  sealCodes,
  vouchers,
} from '#shared/payments/index.ts';
import { queues } from '#shared/records/index.ts';
import type { ReceivedPieceReport } from '#shared/payments/rails/pieces/index.ts';
import { createSendMessage } from '#shared/messages/index.ts';
import { askedMessages } from '#tests/builders/asked-messages.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const day = 24 * 3600;
const staff = { kind: 'staff', id: 'amina' } as const;

/** A family with codes of £100 and £50, of which its provider took the order and made only the first. */
async function setup(trouble: 'forgets-pieces' | 'down' = 'forgets-pieces') {
  const winter = openWinter();
  const { memory, clock, ports } = winter;
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved({ payment: { method: 'cash-out' } });
  const provider = winter.pieces('cash-out');
  provider.next(trouble);
  const sent = winter.paidOut('dev', 'cash-out');
  if (trouble === 'down') await expect(sent).rejects.toThrow('503');
  else await sent;
  const hear = async (report: ReceivedPieceReport) =>
    winter.recordPieceOutcomes(sealCodes(report, matchingKey));
  for (const report of provider.reports()) await hear(report);
  const sendMessage = createSendMessage({
    ...{ ...ports, sender: createKeptMessages() },
    serviceOrigin: 'https://open-door.example',
  });
  const piece = (number: number) => `OD${id}01010${number}`;
  const cancel = createCancelVoucher({ ...ports, pieceRail: () => provider });
  return {
    ...winter,
    ...{ id, envelopeId, provider, hear, piece },
    look: createTellOfMissingPieces(ports),
    /** What staff see on their list. */
    listed: async () =>
      (await winter.records.queue({ queue: queues.missingVouchers(), limit: 10 })).items.map(
        (item) => vouchers.parse(item).document.reference,
      ),
    told: () => winter.events().filter(({ type }) => type === 'voucher-missing').length,
    cancel: (number: number) =>
      cancel({ applicationId: id, reference: piece(number), actor: staff }),
    tell: async () => {
      for (const cause of askedMessages(memory)) await sendMessage(cause);
    },
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('a piece whose order was taken, and of which no code came', () => {
  it('is on the list of staff a day later, once, whoever finds it and however often', async () => {
    const { look, listed, told, clock, piece, tell, faults } = await setup();
    await tell();
    clock.moveOnSeconds(day - 1);
    expect(await look()).toBe(0);
    expect(await listed()).toEqual([]);
    clock.moveOnSeconds(1);
    const found = await Promise.all([look(), look()]);
    expect(found.toSorted()).toEqual([0, 1]);
    expect(await look()).toBe(0);
    expect(await listed()).toEqual([piece(2)]);
    expect(told()).toBe(1);
    expect(faults()).toEqual([]);
  });

  it('leaves it when its code comes after all, and the family is sent it', async () => {
    const { look, listed, clock, provider, piece, hear, tell, faults } = await setup();
    clock.moveOnSeconds(day);
    await look();
    await provider.order({
      ...{ idempotencyKey: 'by-hand', orders: [{ reference: piece(2), amountPence: 50_00 }] },
    });
    const [report] = provider.reports();
    expect(await hear(report!)).toEqual(done({ changed: 1 }));
    expect(await hear(report!)).toEqual(done({ changed: 0 }));
    expect(await listed()).toEqual([]);
    await tell();
    clock.moveOnSeconds(day);
    expect(await look()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('leaves it when somebody ends it, and its money is free', async () => {
    const { look, listed, clock, cancel, balances, envelopeId, tell, faults } = await setup();
    await tell();
    clock.moveOnSeconds(day);
    await look();
    expect(await cancel(2)).toEqual(done('ended'));
    expect(await listed()).toEqual([]);
    expect(await balances(envelopeId)).toMatchObject({ 'in-transit': 100_00, available: 900_00 });
    clock.moveOnSeconds(3 * day);
    expect(await look()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('may have been asked about before anybody was told', async () => {
    const { look, listed, clock, provider, cancel, piece, tell, faults } = await setup();
    await tell();
    clock.moveOnSeconds(3600);
    provider.cancel = () => Promise.resolve('taken');
    expect(await cancel(2)).toEqual(done('asked'));
    clock.moveOnSeconds(day);
    expect(await look()).toBe(1);
    expect(await listed()).toEqual([piece(2)]);
    expect(faults()).toEqual([]);
  });

  it('is what verify names when nobody looked for three days', async () => {
    const { look, clock, tell, faults } = await setup();
    await tell();
    clock.moveOnSeconds(3 * day - 1);
    expect(faults()).toEqual([]);
    clock.moveOnSeconds(1);
    expect(faults()).toMatchObject([
      { sentence: expect.stringContaining('nobody was told that it did not') as string },
    ]);
    await look();
    expect(faults()).toEqual([]);
  });
});

describe('a piece whose run nobody took yet', () => {
  it('is not missing: its run is what somebody has to look at', async () => {
    const { look, listed, clock, faults } = await setup('down');
    clock.moveOnSeconds(5 * day);
    expect(await look()).toBe(0);
    expect(await listed()).toEqual([]);
    expect(faults()).toEqual([]);
  });
});
