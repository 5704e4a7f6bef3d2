import { expect, test } from 'vitest';

import { paymentSentence, paymentTag } from '#functions/casework-pages/words/payment-sentence.ts';
import { sealCodes, type Payment } from '#shared/payments/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';

/** A family that is paid £150 in cash-out codes of £100 and £50. */
async function setup() {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const id = await winter.approved({ payment: { method: 'cash-out' } });
  await winter.paidOut('dev', 'cash-out');
  const provider = winter.pieces('cash-out');
  const end = async (piece: 1 | 2, how: 'redeemed' | 'expired') => {
    for (const report of provider.reports()) {
      await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
    provider.end(`OD${id}01010${piece}`, how);
    for (const report of provider.reports()) {
      await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
  };
  return { end, payment: () => winter.payment(id) };
}

const said = (payment: Payment) => [paymentTag(payment).text, paymentSentence(payment)];

test('a payment in codes was ordered from a provider, and no bank is spoken of', async () => {
  const { payment, end } = await setup();
  expect(said(await payment())).toEqual([
    'In codes',
    '£150 was ordered as cash-out codes on 7 December 2021.',
  ]);
  await end(1, 'redeemed');
  expect(said(await payment())).toEqual([
    'In codes',
    '£150 was ordered as cash-out codes on 7 December 2021. Of it £100 was redeemed so far.',
  ]);
  await end(2, 'redeemed');
  expect(said(await payment())).toEqual([
    'Redeemed',
    '£150 was redeemed in cash-out codes, the last on 7 December 2021.',
  ]);
});

test('of a payment in codes only what was not redeemed came back', async () => {
  const { payment, end } = await setup();
  await end(2, 'expired');
  expect(paymentSentence(await payment())).toContain('Of it £50 came back to its envelope so far.');
  await end(1, 'redeemed');
  expect(paymentSentence(await payment())).toMatch(/^£50 of £150 came back on 7 December 2021\./);
});

test('a payment into an account was sent to the bank', async () => {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const id = await winter.approved();
  await winter.paidOut();
  expect(said(await winter.payment(id))).toEqual([
    'With the bank',
    '£150 was sent to the bank on 7 December 2021.',
  ]);
});
