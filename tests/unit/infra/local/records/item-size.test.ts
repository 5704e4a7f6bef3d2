import { describe, expect, it } from 'vitest';
import type { Item } from '#infra/local/records/attribute-value.ts';
import { itemSizeBytes } from '#infra/local/records/item-size.ts';

const sizes: readonly (readonly [string, Item, number])[] = [
  ['names and texts in UTF-8 bytes', { aé: { S: '漢' } }, 3 + 3],
  ['a number by its significant digits', { n: { N: '-1200' } }, 1 + 3],
  ['bytes as they are, not in base 64', { b: { B: 'AAAA' } }, 1 + 3],
  ['a truth or a nothing as one byte', { t: { BOOL: true }, u: { NULL: true } }, 2 + 2],
  [
    'a set by its members',
    { s: { SS: ['ab', 'c'] }, t: { BS: ['AAAA'] }, u: { NS: ['1'] } },
    3 + 3 + 3 + 2,
  ],
  [
    'a list with three bytes and one for each place',
    { l: { L: [{ S: 'ab' }, { N: '1' }] } },
    1 + 3 + 3 + 3,
  ],
  ['a map with three bytes and one for each name', { m: { M: { k: { S: 'ab' } } } }, 1 + 3 + 1 + 3],
];

describe('the size of an item', () => {
  it.each(sizes)('counts %s', (_what, item, bytes) => {
    expect(itemSizeBytes(item)).toBe(bytes);
  });
});
