import type { AttributeValue, Item } from './attribute-value.ts';

/** DynamoDB's limit on one item, names and values together. */
export const largestItemBytes = 400 * 1024;

/** An item is asked for its size by the write, the transaction and the stream, and never changes after. */
const known = new WeakMap<Item, number>();

/** What an item counts for against DynamoDB's limits, in bytes, by its published rules. */
export function itemSizeBytes(item: Item): number {
  const before = known.get(item);
  if (before !== undefined) return before;
  const bytes = contentSizeBytes(item);
  known.set(item, bytes);
  return bytes;
}

function contentSizeBytes(item: Item): number {
  let bytes = 0;
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined) bytes += Buffer.byteLength(name) + valueSizeBytes(value);
  }
  return bytes;
}

function valueSizeBytes(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberSizeBytes(value.N);
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('BOOL' in value || 'NULL' in value) return 1;
  if ('SS' in value) return sum(value.SS, (one) => Buffer.byteLength(one));
  if ('NS' in value) return sum(value.NS, numberSizeBytes);
  if ('BS' in value) return sum(value.BS, (one) => Buffer.byteLength(one, 'base64'));
  // A list or map costs three bytes, and one more for each thing in it.
  if ('L' in value) return 3 + sum(value.L, (one) => 1 + valueSizeBytes(one));
  return 3 + Object.keys(value.M).length + contentSizeBytes(value.M);
}

/** One byte for each two significant digits, one more, and one for a minus sign. */
function numberSizeBytes(written: string): number {
  const significant = written.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(significant / 2) + 1 + (written.startsWith('-') ? 1 : 0);
}

function sum<One>(all: readonly One[], size: (one: One) => number): number {
  return all.reduce((total, one) => total + size(one), 0);
}
