import { describe, expect, it } from 'vitest';

import {
  allocatedPence,
  collectMoves,
  emptyEnvelope,
  envelopeIdOf,
  moveWithin,
  readEnvelopes,
  type Envelope,
} from '#shared/budget/index.ts';
import { Defect } from '#shared/kernel/index.ts';
import { verifyLedger } from '#shared/ledger/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

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
    expect(allocatedPence(emptyEnvelope(parts)) + 0).toBe(0);
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

  it('refuses to spend what is not there, and says how much there is', () => {
    const movements = [{ from: 'available', to: 'reserved', amountPence: 500_01 } as const];
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

  it('writes nothing of an envelope that nothing moved in', () => {
    expect(collectMoves([{ document: holding(1_00), version: 1 }], details).writes()).toEqual([]);
  });

  it('never moves money in an envelope nobody read', () => {
    const moves = collectMoves([], details);
    expect(() => moves.move('fund:winter:children:yardley', reserve(1, 'A-01'))).toThrow(Defect);
  });
});

describe('allocating a budget', () => {
  const planned = [
    { ringFence: 'children', localityCode: 'yardley', amountPence: 700_00 },
    { ringFence: 'children', localityCode: 'city', amountPence: 0 },
  ];
  const actor = { kind: 'staff', id: 'erin' } as const;

  it('puts money into the envelopes with an entry and an event, and makes no empty ones', async () => {
    const { allocateBudget, memory, events, balances, programmeId, windowId } = openWinter();
    expect(await allocateBudget({ programmeId, windowId, planned, actor })).toEqual({
      ok: true,
      value: { totalPence: 700_00 },
    });
    expect(memory.all().map(({ kind }) => kind)).toEqual(['envelope', 'ledger-entry', 'event']);
    expect(await balances(`${programmeId}:${windowId}:children:yardley`)).toMatchObject({
      funding: -700_00,
      available: 700_00,
    });
    expect(events()).toMatchObject([{ type: 'budget-allocated', amountPence: 700_00 }]);
  });

  it('adds to what an envelope holds, with an entry that follows on', async () => {
    const { fund, balances, memory, records } = openWinter();
    const envelopeId = await fund(700_00);
    await fund(300_00);
    expect(await balances(envelopeId)).toMatchObject({ available: 1_000_00 });
    const [envelope] = await readEnvelopes(records, [
      envelopeId,
      envelopeId,
      'never:given:any:money',
    ]);
    const entries = memory.ofKind('ledger-entry').map((item) => item['document'] as never);
    expect(verifyLedger(entries, envelope!.document.head).faults).toEqual([]);
  });

  it('fits one commit for the largest programme: three ring-fences, ten localities and the city', async () => {
    const { allocateBudget, memory, programmeId, windowId } = openWinter();
    const all = ['children', 'pensioners', 'others'].flatMap((ringFence) =>
      Array.from({ length: 11 }, (_, n) => ({
        ...{ ringFence, localityCode: `locality-${n}`, amountPence: 1 },
      })),
    );
    await allocateBudget({ programmeId, windowId, planned: all, actor });
    expect(memory.ofKind('envelope')).toHaveLength(33);
  });

  it('loses to an award that was approved at the same moment, and puts no money in', async () => {
    const { fund, assessed, approveAwards, allocateBudget, counting, balances, ...winter } =
      openWinter();
    const { programmeId, windowId } = winter;
    const envelopeId = await fund(300_00);
    const id = await assessed();
    counting.beforeNext(() =>
      approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false }),
    );
    const more = [{ ringFence: 'children', localityCode: 'hodge-hill', amountPence: 500_00 }];
    expect(await allocateBudget({ programmeId, windowId, planned: more, actor })).toMatchObject({
      ok: false,
      failure: { kind: 'changed-by-someone-else' },
    });
    expect(await balances(envelopeId)).toMatchObject({ available: 150_00, reserved: 150_00 });
  });
});
