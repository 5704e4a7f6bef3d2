import { describe, expect, it } from 'vitest';

import type { StoredItem } from '#shared/kernel/index.ts';
import { createSendMessage } from '#shared/messages/index.ts';
import { createResendCode, sealCodes } from '#shared/payments/index.ts';
import { askedMessages } from '#tests/builders/asked-messages.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const hour = 3600;

/** A family whose codes of £100 and £50 were made; whether it is told is for a test to say. */
async function setup() {
  const winter = openWinter();
  const { memory, clock, ports } = winter;
  await winter.fund(1_000_00);
  const id = await winter.approved({ payment: { method: 'cash-out' } });
  await winter.paidOut('dev', 'cash-out');
  const provider = winter.pieces('cash-out');
  const listen = async () => {
    for (const report of provider.reports()) {
      await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
  };
  await listen();
  const sender = createKeptMessages();
  const sendMessage = createSendMessage({ ...ports, sender, serviceOrigin: 'https://a.example' });
  const tell = async () => {
    for (const cause of askedMessages(memory)) await sendMessage(cause);
  };
  const piece = (number: number) => `OD${id}01010${number}`;
  const resend = createResendCode(ports);
  const askAgain = () =>
    resend({ applicationId: id, reference: piece(1), actor: { kind: 'family', id } });
  const faults = (items: readonly StoredItem[] = memory.all()) =>
    recordFaults(items, clock.now()).map(({ sk, sentence }) => `${sk} ${sentence}`);
  return { ...winter, id, provider, listen, sender, tell, piece, askAgain, faults };
}

describe('verifying that families were sent their codes', () => {
  it('finds each code that led to no message within an hour', async () => {
    const { faults, clock, tell } = await setup();
    clock.moveOnSeconds(hour);
    expect(faults()).toEqual([]);
    clock.moveOnSeconds(1);
    const untold = /voucher-issued at .* led to no message, and to no staff task/;
    expect(faults()).toEqual([
      expect.stringMatching(untold) as string,
      expect.stringMatching(untold) as string,
    ]);
    await tell();
    expect(faults()).toEqual([]);
  });

  it('finds a code that was asked for again, and not sent', async () => {
    const { faults, clock, tell, askAgain } = await setup();
    await tell();
    await askAgain();
    clock.moveOnSeconds(2 * hour);
    expect(faults()).toEqual([expect.stringMatching(/#01 voucher-code-asked-again at/) as string]);
    await tell();
    expect(faults()).toEqual([]);
  });

  it.each([
    [2, true],
    [1, false],
  ])('of one that was asked for %s days before it ran out: %s', async (daysBefore, isFound) => {
    const { faults, clock, tell, askAgain, provider, piece, listen } = await setup();
    await tell();
    clock.moveOnSeconds((30 - daysBefore) * 24 * hour + 1);
    await askAgain();
    clock.moveOnSeconds(daysBefore * 24 * hour);
    provider.end(piece(1), 'expired');
    await listen();
    expect(faults().some((fault) => fault.includes('voucher-code-asked-again'))).toBe(isFound);
  });

  it('asks for no message about a piece that ended before one could be sent', async () => {
    const { faults, clock, provider, piece, listen, tell } = await setup();
    provider.end(piece(1), 'redeemed');
    provider.end(piece(2), 'redeemed');
    await listen();
    await tell();
    clock.moveOnSeconds(2 * hour);
    expect(faults()).toEqual([]);
  });

  it('is content when nobody could be told and a person was asked to see to it', async () => {
    const { faults, clock, sender, tell, memory } = await setup();
    sender.next('refused');
    await tell();
    clock.moveOnSeconds(2 * hour);
    expect(memory.ofKind('staff-task').length).toBeGreaterThan(0);
    expect(faults()).toEqual([]);
  });
});

describe('verifying codes and messages', () => {
  it('finds a code of no voucher', async () => {
    const { faults, memory, piece } = await setup();
    const items = memory.all().filter(({ sk }) => !sk.startsWith('VOUCHER#01#01#02'));
    expect(faults(items)).toContain(`CODE#${piece(2)} It is the code of no voucher.`);
  });

  it('finds a message for nothing that happened, and one for something else', async () => {
    const { faults, memory, tell } = await setup();
    await tell();
    const items = [...structuredClone(memory.all())];
    const [one, other] = items
      .filter(({ kind }) => kind === 'message')
      .map((item) => item['document'] as { causeId: string });
    const approved = memory
      .all()
      .map((item) => item['event'] as { eventId: string; body: { type: string } } | undefined)
      .find((event) => event?.body.type === 'award-approved');
    one!.causeId = 'NOWHERE';
    other!.causeId = approved!.eventId;
    const found = faults(items).join();
    expect(found).toContain('It is a voucher-issued for nothing that happened.');
    expect(found).toContain('It is a voucher-issued for award-approved.');
  });

  it('finds a message of which nobody knows whether it went', async () => {
    const { faults, clock, sender, tell } = await setup();
    sender.next('down');
    await expect(tell()).rejects.toThrow('503');
    clock.moveOnSeconds(2 * hour);
    expect(faults().join()).toMatch(/being sent until .*; nobody knows whether it went/);
  });
});
