import db from 'dynalite/db/index.js';
import type { AttributeValue, Item } from './attribute-value.ts';
import { equalValues, orderOf } from './compare-values.ts';
import { refuse } from './dynalite-fault.ts';
import { validationFault } from './engine-error.ts';
import type { KeyCondition } from './expression-tree.ts';
import type { KeyRange } from './item-store.ts';
import type { RecordsIndex, RecordsTable } from './records-table.ts';
import { attributesOf, indexKey, itemKey, keyTypeOf } from './records-table.ts';
import type { KeyElement } from './table-definition.ts';

/** A key condition with the request's values filled in. */
export interface BoundKeyCondition {
  readonly operator: KeyCondition['ComparisonOperator'];
  readonly operands: readonly AttributeValue[];
}

/** Sorts after everything that starts with what it is appended to: keys are made of hex digits and slashes. */
const after = '~';

/** Sorts before everything that a key could be continued with, and after the key itself. */
const justAfter = '!';

/** The stretch of keys that a query's key conditions select. */
export function rangeOfQuery(
  conditions: Readonly<Record<string, BoundKeyCondition>>,
  keySchema: readonly KeyElement[],
  table: RecordsTable,
): KeyRange {
  const [hash, range] = keySchema.map((key) => key.AttributeName);
  const partition = hash === undefined ? undefined : conditions[hash];
  const names = Object.keys(conditions);
  if (hash === undefined || partition === undefined) {
    throw validationFault(`Query condition missed key schema element: ${hash ?? ''}`);
  }
  const stray = names.find((name) => name !== hash && name !== range);
  if (stray !== undefined) {
    throw validationFault(
      range === undefined
        ? 'Query key condition not supported'
        : `Query condition missed key schema element: ${range}`,
    );
  }
  if (partition.operator !== 'EQ') throw validationFault('Query key condition not supported');
  const [prefix] = encoded(partition, hash, table, 'partition');
  if (prefix === undefined) throw validationFault('Query key condition not supported');
  const sort = range === undefined ? undefined : conditions[range];
  if (range === undefined || sort === undefined) return { from: prefix, until: prefix + after };
  return within(prefix, sort.operator, encoded(sort, range, table, 'sort'));
}

function within(
  prefix: string,
  operator: BoundKeyCondition['operator'],
  [low = '', high = '']: readonly string[],
): KeyRange {
  const first = prefix + low;
  switch (operator) {
    case 'EQ':
      return { from: `${first}/`, until: `${first}/${after}` };
    case 'LT':
      return { from: prefix, until: `${first}/` };
    case 'LE':
      return { from: prefix, until: `${first}/${after}` };
    case 'GT':
      return { from: `${first}/${after}`, until: prefix + after };
    case 'GE':
      return { from: `${first}/`, until: prefix + after };
    case 'BEGINS_WITH':
      return { from: first, until: first + after };
    case 'BETWEEN':
      return { from: `${first}/`, until: `${prefix}${high}/${after}` };
  }
}

function encoded(
  { operands }: BoundKeyCondition,
  name: string,
  table: RecordsTable,
  part: 'partition' | 'sort',
): string[] {
  const type = keyTypeOf(name, table.definition);
  return operands.map((value) => {
    const content = contentOf(value, type);
    refuse(db.validateKeyPiece({ [name]: value }, name, type, part === 'partition'));
    const written = db.toRangeStr(content, type);
    return part === 'sort' ? written : `${db.hashPrefix(content, type)}/${written}/`;
  });
}

function contentOf(value: AttributeValue, type: 'S' | 'N' | 'B'): string {
  if (type === 'S' && 'S' in value) return value.S;
  if (type === 'N' && 'N' in value) return value.N;
  if (type === 'B' && 'B' in value) return value.B;
  throw validationFault(
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  );
}

/** The stretch of keys that one segment of a parallel scan reads; hashes start with one of 4096 prefixes. */
export function rangeOfSegment(segment: number, total: number): KeyRange {
  const border = (place: number) => {
    const prefix = Math.ceil((4096 * place) / total)
      .toString(16)
      .padStart(3, '0');
    return prefix.length > 3 ? after : prefix;
  };
  return { from: border(segment), until: border(segment + 1) };
}

/** What is left of a range after an exclusive start key. Refuses a key that is not of this table or index. */
export function rangeAfter(
  range: KeyRange,
  startKey: Item,
  direction: 'forward' | 'backward',
  table: RecordsTable,
  index: RecordsIndex | undefined,
): KeyRange {
  const place = placeOf(startKey, table, index);
  return direction === 'forward'
    ? { from: later(range.from, place + justAfter), until: range.until }
    : { from: range.from, until: place < range.until ? place : range.until };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function placeOf(startKey: Item, table: RecordsTable, index: RecordsIndex | undefined): string {
  const names = startKeyNames(table, index);
  if (Object.keys(startKey).length !== names.length || names.some((name) => !(name in startKey))) {
    throw validationFault('The provided starting key is invalid');
  }
  const { definition } = table;
  refuse(
    db.validateKey(
      attributesOf(
        startKey,
        definition.KeySchema.map((key) => key.AttributeName),
      ),
      definition,
    ),
  );
  if (index === undefined) return itemKey(startKey, table);
  index.KeySchema.forEach(({ AttributeName: name }, place) => {
    refuse(db.validateKeyPiece(startKey, name, keyTypeOf(name, definition), place === 0));
  });
  const key = indexKey(startKey, itemKey(startKey, table), index, table);
  if (key === undefined) throw validationFault('The provided starting key is invalid');
  return key;
}

/** The attributes that say where a page ended: the table's key and, on an index, the index's. */
export function startKeyNames(table: RecordsTable, index: RecordsIndex | undefined): string[] {
  const keys = [...table.definition.KeySchema, ...(index?.KeySchema ?? [])];
  return [...new Set(keys.map((key) => key.AttributeName))];
}

/** Refuses a start key that the query's own conditions could not have led to. */
export function checkStartKey(
  startKey: Item,
  conditions: Readonly<Record<string, BoundKeyCondition>>,
): void {
  for (const [name, condition] of Object.entries(conditions)) {
    const value = startKey[name];
    if (value === undefined || !satisfies(value, condition)) {
      throw validationFault(
        'The provided starting key is outside query boundaries based on provided conditions',
      );
    }
  }
}

function satisfies(value: AttributeValue, { operator, operands }: BoundKeyCondition): boolean {
  const [low, high] = operands;
  if (low === undefined) return false;
  if (operator === 'EQ') return equalValues(value, low);
  if (operator === 'BEGINS_WITH') return true;
  const order = orderOf(value, low);
  if (order === undefined) return false;
  switch (operator) {
    case 'LT':
      return order < 0;
    case 'LE':
      return order <= 0;
    case 'GT':
      return order > 0;
    case 'GE':
      return order >= 0;
    case 'BETWEEN':
      return order >= 0 && high !== undefined && (orderOf(value, high) ?? 1) <= 0;
  }
}
