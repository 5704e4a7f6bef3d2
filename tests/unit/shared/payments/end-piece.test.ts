import { describe, expect, it } from 'vitest';

import { createEndUnknownPiece, createExpirePiece } from '#shared/payments/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';

const staff = { kind: 'staff', id: 'amina' } as const;

/** The code of £100 among those of £100 and £50, as it stands. */
async function setup() {
  const family = await familyInPieces();
  const first = () => {
    const [voucher] = family.held();
    if (voucher === undefined) throw new Error('There is no piece');
    return voucher;
  };
  const expire = () => createExpirePiece(family.ports)(first());
  const endUnknown = (state: 'acknowledged' | 'refused' | 'cancelled') =>
    createEndUnknownPiece(family.ports)(first(), { runId: family.runId, state }, staff);
  return { ...family, first, expire, endUnknown };
}

describe('a piece whose days are over', () => {
  it('gives its value back by our own calendar, which is said as the cause', async () => {
    const { listen, expire, states, balances, envelopeId, lastCause, lastSaid } = await setup();
    await listen();
    expect(await expire()).toBe('changed');
    expect(states()).toEqual(['100 expired', '50 issued']);
    expect(await balances(envelopeId)).toMatchObject({ available: 950_00, 'in-transit': 50_00 });
    expect(lastCause()).toBe('the days of a cash-out piece are over');
    expect(lastSaid()).toMatchObject({
      ...{ actor: { kind: 'system', id: 'follow-vouchers' }, body: { type: 'voucher-expired' } },
    });
  });

  it('ends once, and not at all when somebody redeemed it first', async () => {
    const { listen, expire, memory, provider, piece, first } = await setup();
    await listen();
    await expire();
    const before = memory.all();
    expect(await expire()).toBe('known');
    expect(memory.all()).toEqual(before);
    const other = await setup();
    other.provider.end(other.piece(1), 'redeemed');
    await other.listen();
    expect(await other.expire()).toBe('known');
    expect(other.first().state).toBe('redeemed');
    expect([provider.stateOf(piece(1)), first().state]).toEqual(['issued', 'expired']);
  });
});

describe('a piece that its provider does not know', () => {
  it('comes back to the float when its order was taken', async () => {
    const { endUnknown, first, lastCause, lastSaid, piece } = await setup();
    expect(await endUnknown('acknowledged')).toBe('changed');
    expect(first()).toMatchObject({ state: 'cancelled', unknownToProvider: true });
    expect(lastCause()).toBe('reported by the cash-out provider');
    const { actor, body } = lastSaid();
    expect(actor).toEqual(staff);
    expect(body).toMatchObject({ type: 'voucher-cancelled', reference: piece(1) });
    expect(body).not.toHaveProperty('neverCharged');
  });

  it.each(['refused', 'cancelled'] as const)(
    'was never charged for when its order was %s',
    async (state) => {
      const { endUnknown, lastCause, lastSaid, runId, piece, balances, envelopeId } = await setup();
      expect(await endUnknown(state)).toBe('changed');
      expect(lastCause()).toBe(`run ${runId} ${state}, and ${piece(1)} is unknown`);
      expect(lastSaid().body).toMatchObject({ type: 'voucher-cancelled', neverCharged: true });
      expect(await balances(envelopeId)).toMatchObject({ available: 950_00, 'in-transit': 50_00 });
    },
  );

  it('ends once, and not at all when its code came while it was asked about', async () => {
    const { endUnknown, listen, memory, states } = await setup();
    await endUnknown('refused');
    const before = memory.all();
    expect(await endUnknown('refused')).toBe('known');
    expect(memory.all()).toEqual(before);
    const other = await setup();
    await other.listen();
    expect(await other.endUnknown('refused')).toBe('known');
    expect(other.states()).toEqual(['100 issued', '50 issued']);
    await expect(listen()).rejects.toThrow('contradicts-itself');
    expect(states()).toEqual(['100 cancelled', '50 ordered']);
  });
});
