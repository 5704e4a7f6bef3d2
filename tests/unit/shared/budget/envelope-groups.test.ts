import { describe, expect, it } from 'vitest';

import { chainsOf, groupsByEnvelope } from '#shared/budget/index.ts';
import { commitLimit } from '#shared/kernel/index.ts';

const group = (name: string, ...envelopes: string[]) => ({
  items: [name],
  envelopes: new Set(envelopes),
});

const named = (groups: readonly ReturnType<typeof group>[]) =>
  chainsOf(groups).map((chain) => chain.flatMap(({ items }) => items));

/** Things of two writes each, so many in each envelope, in turns. */
function things(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts)
    .flatMap(([envelope, count]) =>
      Array.from({ length: count }, (_, place) => ({ envelope, place })),
    )
    .sort((one, other) => one.place - other.place);
}

function grouped(counts: Readonly<Record<string, number>>, envelopesPerItem = 1) {
  return groupsByEnvelope(things(counts), {
    envelopesPerCommit: 8,
    envelopesPerItem,
    otherWrites: 2,
    envelopeOf: ({ envelope }) => envelope,
    writesOf: () => 2,
  });
}

const sizes = (groups: ReturnType<typeof grouped>) => groups.map(({ items }) => items.length);

describe('groups of one commit', () => {
  it('hold what shares an envelope together, in the order given', () => {
    const [first, ...others] = grouped({ bordesley: 3, yardley: 2 });
    expect(others).toEqual([]);
    expect(first?.items.map(({ envelope, place }) => `${envelope} ${place}`)).toEqual([
      ...['bordesley 0', 'bordesley 1', 'bordesley 2', 'yardley 0', 'yardley 1'],
    ]);
  });

  it('leave an envelope whole where a commit can hold it', () => {
    const groups = grouped({ bordesley: 40, yardley: 15, ladywood: 5 });
    expect(groups.map(({ envelopes }) => [...envelopes])).toEqual([
      ['bordesley'],
      ['yardley', 'ladywood'],
    ]);
  });

  it('cut an envelope that no commit can hold, and fill every commit but the last', () => {
    expect(sizes(grouped({ bordesley: 100, yardley: 3 }))).toEqual([48, 48, 7]);
  });

  it('are full to the last write, and to the last envelope', () => {
    expect(sizes(grouped({ bordesley: 40, yardley: 7 }))).toEqual([47]);
    expect(sizes(grouped({ bordesley: 40, yardley: 8 }))).toEqual([40, 8]);
    const one = Object.fromEntries(Array.from({ length: 9 }, (_, place) => [`e${place}`, 1]));
    expect(sizes(grouped(one))).toEqual([8, 1]);
    expect(sizes(grouped(one, 2))).toEqual([4, 4, 1]);
  });

  it('hold one thing at least, even one that no commit could hold', () => {
    const rules = { envelopesPerCommit: 8, envelopeOf: () => 'bordesley', writesOf: () => 200 };
    expect(groupsByEnvelope(['one', 'other'], rules).map(({ items }) => items)).toEqual([
      ['one'],
      ['other'],
    ]);
  });

  it('never need more writes than a commit takes, whatever they are made of', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const counts = Object.fromEntries(
        Array.from({ length: 12 }, (_, place) => [
          `envelope ${place}`,
          (seed * 7919 * (place + 3)) % 61,
        ]),
      );
      for (const envelopesPerItem of [1, 2]) {
        const groups = grouped(counts, envelopesPerItem);
        for (const { items, envelopes } of groups) {
          expect(envelopes.size * envelopesPerItem).toBeLessThanOrEqual(8);
          const writes = 2 + 2 * items.length + 2 * envelopes.size * envelopesPerItem;
          expect(writes).toBeLessThanOrEqual(commitLimit);
        }
        expect(groups.flatMap(({ items }) => items)).toHaveLength(things(counts).length);
      }
    }
  });

  it('follow one another where they draw on the same envelope, and nobody else waits', () => {
    expect(
      named([
        group('first', 'bordesley', 'yardley'),
        group('second', 'yardley'),
        group('third', 'yardley', 'edgbaston'),
        group('fourth', 'ladywood'),
        group('fifth', 'ladywood'),
        group('sixth', 'northfield'),
      ]),
    ).toEqual([['first', 'second', 'third'], ['fourth', 'fifth'], ['sixth']]);
    expect(named([])).toEqual([]);
  });
});
