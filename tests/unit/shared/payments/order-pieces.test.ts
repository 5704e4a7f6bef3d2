import { describe, expect, it } from 'vitest';

import {
  deliveryLivesSeconds,
  createLiftHold,
  createSubmitPaymentRun,
  holdOfRefusedRun,
  vouchers,
} from '#shared/payments/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { originator } from '#tests/builders/originator.ts';
import { matchingKey } from '#tests/builders/winter.ts';
import { withoutItems } from '#tests/doubles/other-workers.ts';

/** Codes of £100 and £50 whose order was refused for good, and that are to be ordered anew. */
async function givenBack() {
  const family = await familyInPieces('cash-out', (provider) => {
    provider.refuse(['no such shop']);
  });
  const { clock, runId, submitPaymentRun, provider, ports, programmeId } = family;
  clock.moveOnSeconds(deliveryLivesSeconds);
  await submitPaymentRun(runId);
  const holdId = holdOfRefusedRun(runId);
  const actor = { kind: 'staff', id: 'erin' } as const;
  await createLiftHold(ports)({ holdId, actor, reason: 'It is in order' });
  provider.beWell();
  const next = async (changed: Partial<typeof ports> = {}) => {
    await family.startPaymentRun({ programmeId, rail: 'cash-out', staffId: 'dev' });
    const submit = createSubmitPaymentRun({
      ...{ ...ports, railNamed: () => provider, payeeSecret: matchingKey, originator },
      ...changed,
    });
    return submit(runId.replace(/1$/, '2'));
  };
  return { ...family, next };
}

describe('the pieces of a payment', () => {
  it('are ordered with their payment, each under its own reference', async () => {
    const { held, id, piece, runId, clock } = await familyInPieces();
    const about = {
      ...{ state: 'ordered', applicationId: id, instalment: 1, attemptNumber: 1 },
      ...{ rail: 'cash-out', runId, orderedAt: clock.now() },
    };
    expect(held()).toEqual([
      { ...about, piece: 1, reference: piece(1), amountPence: 100_00 },
      { ...about, piece: 2, reference: piece(2), amountPence: 50_00 },
    ]);
  });

  it('are looked after from when they are issued until they end', async () => {
    const { records, listen, provider, piece } = await familyInPieces();
    const lookedAfter = async () => {
      const page = await records.queue({ queue: queues.vouchersToRedeem(), limit: 9 });
      return page.items.map((item) => vouchers.parse(item).document.reference);
    };
    expect(await lookedAfter()).toEqual([]);
    await listen();
    expect(await lookedAfter()).toEqual([piece(1), piece(2)]);
    provider.end(piece(1), 'redeemed');
    await listen();
    expect(await lookedAfter()).toEqual([piece(2)]);
  });
});

describe('pieces that a refused run gave back', () => {
  it('are cancelled, and ordered anew under the same references by the next run', async () => {
    const { held, states, next, runId, clock, piece, provider } = await givenBack();
    expect(states()).toEqual(['100 cancelled', '50 cancelled']);
    expect(await next()).toEqual({ ok: true, value: 'submitted' });
    const again = { state: 'ordered', runId: runId.replace(/1$/, '2'), recalls: 1 };
    expect(held()).toMatchObject([
      { ...again, reference: piece(1), orderedAt: clock.now() },
      { ...again, reference: piece(2), orderedAt: clock.now() },
    ]);
    expect(held()[0]).not.toHaveProperty('endedAt');
    expect(provider.reports()).toHaveLength(2);
  });

  it('are a defect when one of them is gone, and nothing is ordered', async () => {
    const { next, records, id, piece, provider, states } = await givenBack();
    const gone = withoutItems(records, [keys.voucher(id, 1, 1, 2)]);
    await expect(next({ records: gone })).rejects.toThrow(
      `${piece(2)} was in a run and has no voucher`,
    );
    expect(provider.reports()).toEqual([]);
    expect(states()).toEqual(['100 cancelled', '50 cancelled']);
  });

  it('are a defect when one of them has a code: it would be paid twice', async () => {
    const { next, held, ports, piece, provider } = await givenBack();
    const [first] = held();
    if (first?.state !== 'cancelled') throw new Error(first?.state);
    const issued = {
      ...{ issuedAt: first.endedAt, expiresAt: '2022-01-06T09:00:00.000Z', codeEnding: '1234' },
    };
    await ports.commit([vouchers.replace({ ...first, issued }, 2)]);
    await expect(next()).rejects.toThrow(`${piece(1)} has a code, and would be ordered again`);
    expect(provider.reports()).toEqual([]);
  });
});
