import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import {
  deliveryLivesSeconds,
  sealCodes,
  type ReceivedPieceReport,
} from '#shared/payments/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { matchingKey } from '#tests/builders/winter.ts';

type Outcome = ReceivedPieceReport['lines'][number]['outcome'];

/** Codes of £100 and £50 whose order the provider never took, as two people found. */
async function setup() {
  const family = await familyInPieces('cash-out', (provider) => {
    provider.beUnclear(true);
  });
  const { clock, runId, proposeFinding, decideFinding, submitPaymentRun, provider, id } = family;
  const sent = await family.payment(id);
  clock.moveOnSeconds(deliveryLivesSeconds);
  const reason = 'They say so';
  await proposeFinding({ runId, finding: { kind: 'not-taken' }, reason, staffId: 'dev' });
  await decideFinding({ runId, decision: 'confirm', staffId: 'erin' });
  await submitPaymentRun(runId);
  provider.beUnclear(false);
  const again = () => family.approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
  const say = (outcome: Outcome) => {
    const line = { reference: family.piece(1), amountPence: 100_00 };
    const expiresAt = '2022-01-06T09:00:00.000Z';
    const report: ReceivedPieceReport = {
      ...{ reportId: 'R', rail: 'cash-out', producedAt: clock.now() },
      lines: [
        outcome === 'issued'
          ? { ...line, outcome, expiresAt, code: 'CODE-123456' }
          : { ...line, outcome },
      ],
    };
    return family.recordPieceOutcomes(sealCodes(report, matchingKey));
  };
  return { ...family, sent, again, say };
}

describe('codes of an order that was never taken', () => {
  it('are cancelled, and all of their payment is back', async () => {
    const { payment, id, sent, states, balances, envelopeId, clock } = await setup();
    expect(states()).toEqual(['100 cancelled', '50 cancelled']);
    expect(await payment(id)).toEqual({
      ...{ ...sent, state: 'rejected', rejectedAt: clock.now(), returnReasonCode: 'not-taken' },
      pieces: { paidPence: 0, backPence: 150_00, backAs: 'cancelled' },
    });
    expect(await balances(envelopeId)).toMatchObject({ available: 1_000_00, 'in-transit': 0 });
  });

  it.each(['now', 'after the case was approved again', 'after it was paid again'] as const)(
    'are for a person when they are made or used all the same, %s',
    async (when) => {
      const { again, say, piece, memory, paidOut } = await setup();
      if (when !== 'now') await again();
      if (when === 'after it was paid again') await paidOut('dev', 'cash-out');
      const before = memory.all();
      for (const outcome of ['issued', 'redeemed'] as const) {
        expect(await say(outcome)).toEqual(
          refused({
            kind: 'strange-lines',
            lines: [{ reference: piece(1), why: 'contradicts-itself' }],
          }),
        );
      }
      for (const outcome of ['refused', 'cancelled', 'expired'] as const) {
        expect(await say(outcome)).toEqual(done({ changed: 0 }));
      }
      expect(memory.all()).toEqual(before);
    },
  );
});
