import { describe, expect, it } from 'vitest';

import {
  allocatedPence,
  collectMoves,
  emptyEnvelope,
  envelopeIdOf,
  envelopeSchema,
  moveWithin,
  type Envelope,
} from '#shared/budget/index.ts';

const parts = {
  programmeId: 'fund',
  windowId: 'winter',
  ringFence: 'children',
  localityCode: 'yardley',
};
const details = { at: '2021-12-07T09:00:00.000Z', cause: 'a test' };

function holding(amountPence: number): Envelope {
  const movements = [{ from: 'funding', to: 'available', amountPence } as const];
  const moved = moveWithin(emptyEnvelope(parts), { ...details, movements });
  if (!moved.ok) throw new Error('not funded');
  return moved.value.envelope;
}

describe('an envelope', () => {
  it('is named after its programme, window, ring-fence and locality', () => {
    expect(envelopeIdOf(parts)).toBe('fund:winter:children:yardley');
  });

  it('says what it was given, wherever the money is now', () => {
    expect(allocatedPence(holding(500_00))).toBe(500_00);
    expect(allocatedPence(emptyEnvelope(parts))).toBe(0);
  });

  it('was given less by what it gave to another, and may have been given nothing else', () => {
    const give = [{ from: 'available', to: 'transfer', amountPence: 200_00 } as const];
    const take = [{ from: 'transfer', to: 'available', amountPence: 200_00 } as const];
    const gave = moveWithin(holding(500_00), { ...details, movements: give });
    const took = moveWithin(emptyEnvelope(parts), { ...details, movements: take });
    expect(gave.ok && allocatedPence(gave.value.envelope)).toBe(300_00);
    expect(took.ok && allocatedPence(took.value.envelope)).toBe(200_00);
  });

  it('that was written before money was ever moved reads as one that moved none', () => {
    const { transfer: _none, ...before } = holding(500_00).balancesPence;
    expect(envelopeSchema.parse({ ...holding(500_00), balancesPence: before })).toEqual(
      holding(500_00),
    );
  });

  it('moves money with the entry that explains it', () => {
    const movements = [{ from: 'available', to: 'reserved', amountPence: 150_00 } as const];
    const moved = moveWithin(holding(500_00), { ...details, movements });
    expect(moved).toMatchObject({
      ok: true,
      value: {
        envelope: { balancesPence: { available: 350_00, reserved: 150_00 }, head: { sequence: 2 } },
        entry: { sequence: 2, cause: 'a test' },
      },
    });
    if (moved.ok) expect(moved.value.envelope.head.hash).toBe(moved.value.entry.hash);
  });

  it('never gives back more to its funder than it was given', () => {
    const giving = { ...holding(1).balancesPence, funding: 1 };
    expect(() => allocatedPence({ ...holding(1), balancesPence: giving })).toThrow(
      'gives nothing back to its funder',
    );
  });

  it('refuses to spend what is not there, and says how much there is', () => {
    const movements = [
      { from: 'transfer', to: 'reserved', amountPence: 7_00 },
      { from: 'available', to: 'reserved', amountPence: 500_01 },
      { from: 'reserved', to: 'in-transit', amountPence: 7_00 },
    ] as const;
    expect(moveWithin(holding(500_00), { ...details, movements })).toEqual({
      ok: false,
      failure: {
        kind: 'envelope-cannot-carry',
        envelopeId: 'fund:winter:children:yardley',
        availablePence: 500_00,
        neededPence: 500_01,
      },
    });
  });
});

describe('collecting the movements of one commit', () => {
  const reserve = (amountPence: number, paymentId: string) =>
    ({ from: 'available', to: 'reserved', amountPence, paymentId }) as const;

  it('costs an envelope two writes, however many there are', () => {
    const moves = collectMoves([{ document: holding(500_00), version: 1 }], details);
    const { envelopeId } = holding(1);
    expect(moves.nextEntry(envelopeId)).toEqual({ envelopeId, sequence: 2 });
    expect(moves.move(envelopeId, reserve(150_00, 'A-01'))).toMatchObject({ ok: true });
    expect(moves.move(envelopeId, reserve(150_00, 'B-01'))).toMatchObject({ ok: true });
    expect(moves.writes()).toMatchObject([
      { action: 'replace', expecting: 1 },
      { action: 'create', item: { sk: 'ENTRY#000000002' } },
    ]);
  });

  it('refuses what the envelope cannot carry after those before, and keeps them', () => {
    const moves = collectMoves([{ document: holding(200_00), version: 1 }], details);
    const { envelopeId } = holding(1);
    moves.move(envelopeId, reserve(150_00, 'A-01'));
    expect(moves.move(envelopeId, reserve(150_00, 'B-01'))).toEqual({
      ok: false,
      failure: {
        kind: 'envelope-cannot-carry',
        envelopeId,
        availablePence: 50_00,
        neededPence: 150_00,
      },
    });
    expect(JSON.stringify(moves.writes())).not.toContain('B-01');
  });

  it('spends all that is left, and what came into an account by the same commit', () => {
    const moves = collectMoves([{ document: holding(200_00), version: 1 }], details);
    const { envelopeId } = holding(1);
    moves.move(envelopeId, reserve(150_00, 'A-01'));
    expect(moves.move(envelopeId, reserve(50_00, 'B-01'))).toMatchObject({ ok: true });
    const send = { from: 'reserved', to: 'in-transit', amountPence: 200_00 } as const;
    expect(moves.move(envelopeId, send)).toMatchObject({ ok: true });
    expect(moves.move(envelopeId, { ...send, amountPence: 1 })).toMatchObject({
      failure: { availablePence: 0, neededPence: 1 },
    });
    const balancesPence = { available: 0, reserved: 0, 'in-transit': 200_00 };
    expect(moves.writes()).toMatchObject([{ item: { document: { balancesPence } } }, {}]);
  });

  it('writes nothing of an envelope that nothing moved in', () => {
    expect(collectMoves([{ document: holding(1_00), version: 1 }], details).writes()).toEqual([]);
  });

  it('never moves money in an envelope nobody read', () => {
    const moves = collectMoves([], details);
    expect(() => moves.move('fund:winter:children:yardley', reserve(1, 'A-01'))).toThrow(
      'Envelope fund:winter:children:yardley was not read before moving money in it',
    );
  });
});
