import { describe, expect, it } from 'vitest';

import { Defect } from '#shared/kernel/index.ts';
import {
  accounts,
  chainStart,
  entryAfter,
  entrySchema,
  hashOf,
  isBalanced,
  isOutside,
  verifyLedger,
  type ChainHead,
  type LedgerEntry,
  type Movement,
} from '#shared/ledger/index.ts';

const envelopeId = 'fund:winter:children:hodge-hill';

function entry(head: ChainHead, movements: readonly Movement[]): LedgerEntry {
  return entryAfter(head, {
    envelopeId,
    at: '2021-12-07T09:00:00.000Z',
    cause: 'a test',
    movements,
  });
}

/** Allocated, reserved for two payments, sent, one paid. */
function chain(): LedgerEntry[] {
  const first = entry(chainStart, [{ from: 'funding', to: 'available', amountPence: 500_00 }]);
  const second = entry(first, [
    { from: 'available', to: 'reserved', amountPence: 150_00, paymentId: 'A-01' },
    { from: 'available', to: 'reserved', amountPence: 100_00, paymentId: 'B-01' },
  ]);
  const third = entry(second, [
    { from: 'reserved', to: 'in-transit', amountPence: 150_00, paymentId: 'A-01' },
  ]);
  const fourth = entry(third, [
    { from: 'in-transit', to: 'paid', amountPence: 150_00, paymentId: 'A-01' },
  ]);
  return [first, second, third, fourth];
}

/** The kinds of fault found when one entry of the chain is replaced. */
function faultsOf(entries: readonly LedgerEntry[], head: ChainHead = entries.at(-1)!) {
  return verifyLedger(entries, head).faults.map(({ kind }) => kind);
}

function resealed(changed: LedgerEntry): LedgerEntry {
  return { ...changed, hash: hashOf(changed) };
}

describe('the accounts of an envelope', () => {
  it('may only be below nothing where they stand for what is outside of it', () => {
    expect(accounts.filter(isOutside)).toEqual(['funding', 'transfer']);
  });
});

describe('an entry', () => {
  it('balances and names the payment on both of its lines', () => {
    const [, second] = chain();
    expect(isBalanced(second!)).toBe(true);
    expect(second!.lines).toEqual([
      { account: 'available', amountPence: -150_00, paymentId: 'A-01' },
      { account: 'reserved', amountPence: 150_00, paymentId: 'A-01' },
      { account: 'available', amountPence: -100_00, paymentId: 'B-01' },
      { account: 'reserved', amountPence: 100_00, paymentId: 'B-01' },
    ]);
  });

  it('follows on from the head it was written after', () => {
    const [first, second] = chain();
    expect(second).toMatchObject({ sequence: 2, previousHash: first!.hash });
  });

  it.each([
    [{ from: 'available', to: 'reserved', amountPence: 0 }],
    [{ from: 'available', to: 'reserved', amountPence: -1 }],
    [{ from: 'available', to: 'available', amountPence: 1 }],
  ] as const)('is never made of %j', (movement) => {
    expect(() => entry(chainStart, [movement])).toThrow(Defect);
    const sound = { from: 'available', to: 'reserved', amountPence: 1 } as const;
    expect(() => entry(chainStart, [sound, movement])).toThrow('a positive amount');
  });

  it('says nothing of a payment where the movement is of the envelope as a whole', () => {
    const [first] = chain();
    expect(first!.lines.map((line) => Object.keys(line))).toEqual([
      ['account', 'amountPence'],
      ['account', 'amountPence'],
    ]);
  });

  it('parses as it was written', () => {
    for (const written of chain()) expect(entrySchema.parse(written)).toEqual(written);
  });

  it.each([
    ['sequence', 0],
    ['lines', []],
    ['lines', [{ account: 'available', amountPence: 1 }]],
    [
      'lines',
      [
        { account: 'petty cash', amountPence: 1 },
        { account: 'paid', amountPence: -1 },
      ],
    ],
  ])('does not parse with %s %j', (field, value) => {
    expect(entrySchema.safeParse({ ...chain()[0], [field]: value }).success).toBe(false);
  });
});

describe('reading the ledger from the start', () => {
  it('finds nothing wrong with what was written, and adds it up', () => {
    const entries = chain();
    expect(verifyLedger(entries, entries[3]!)).toEqual({
      faults: [],
      balancesPence: {
        funding: -500_00,
        transfer: 0,
        available: 250_00,
        reserved: 100_00,
        'in-transit': 0,
        paid: 150_00,
      },
    });
  });

  it('finds nothing wrong with an envelope that nothing happened to', () => {
    expect(faultsOf([], chainStart)).toEqual([]);
  });

  it('finds an amount that was altered', () => {
    const entries = chain();
    const lines = entries[1]!.lines.map((line) => ({ ...line, amountPence: line.amountPence * 2 }));
    expect(faultsOf(entries.with(1, { ...entries[1]!, lines }))).toEqual(['altered']);
  });

  it('finds money that was moved to another payment', () => {
    const entries = chain();
    const lines = entries[1]!.lines.map((line) => ({ ...line, paymentId: 'C-01' }));
    expect(faultsOf(entries.with(1, { ...entries[1]!, lines }))).toEqual(['altered']);
  });

  it('finds a head that counts otherwise than its last entry', () => {
    const entries = chain();
    const head = { ...entries[3]!, sequence: 5 };
    expect(verifyLedger(entries, head).faults).toEqual([{ kind: 'head-differs', sequence: 5 }]);
  });

  it.each(['cause', 'at', 'envelopeId'] as const)('finds another %s', (field) => {
    const entries = chain();
    expect(faultsOf(entries.with(1, { ...entries[1]!, [field]: 'another' }))).toEqual(['altered']);
  });

  it('finds an alteration that was sealed again, by the entry after it', () => {
    const entries = chain();
    const changed = resealed({ ...entries[1]!, cause: 'another' });
    expect(verifyLedger(entries.with(1, changed), entries[3]!).faults).toEqual([
      { kind: 'broken-chain', sequence: 3 },
    ]);
  });

  it('finds one that was sealed again at the very end, by the head of the envelope', () => {
    const entries = chain();
    const changed = resealed({ ...entries[3]!, cause: 'another' });
    expect(verifyLedger(entries.with(3, changed), entries[3]!).faults).toEqual([
      { kind: 'head-differs', sequence: 4 },
    ]);
  });

  it('finds lines that do not balance', () => {
    const entries = chain();
    const [one, other] = entries[0]!.lines;
    const lines = [one!, { ...other!, amountPence: other!.amountPence + 1 }];
    const changed = resealed({ ...entries[0]!, lines });
    const next = entryAfter(changed, {
      ...{ envelopeId, at: 'later', cause: 'a test' },
      movements: [{ from: 'available', to: 'reserved', amountPence: 1 }],
    });
    expect(verifyLedger([changed, next], next).faults).toEqual([
      { kind: 'unbalanced', sequence: 1 },
    ]);
  });

  it('finds an entry that is missing', () => {
    const entries = chain();
    expect(verifyLedger(entries.toSpliced(1, 1), entries[3]!).faults).toEqual([
      { kind: 'out-of-sequence', expected: 2, found: 3 },
      { kind: 'broken-chain', sequence: 3 },
    ]);
  });

  it('finds entries cut off at the end', () => {
    const entries = chain();
    expect(faultsOf(entries.slice(0, 3), entries[3])).toEqual(['head-differs']);
  });
});
