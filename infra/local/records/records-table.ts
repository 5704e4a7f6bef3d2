import db from 'dynalite/db/index.js';
import type { Item } from './attribute-value.ts';
import type {
  IndexDefinition,
  KeyElement,
  StreamViewType,
  TableDefinition,
} from './table-definition.ts';

/** A table as the engine works with it. */
export interface RecordsTable {
  readonly id: number;
  readonly definition: TableDefinition;
  readonly indexes: readonly RecordsIndex[];
  /** The attribute that holds an item's expiry in seconds, when time to live is on. */
  readonly expiryAttribute: string | undefined;
  readonly stream: OpenStream | undefined;
}

export interface RecordsIndex extends IndexDefinition {
  readonly id: number;
  readonly kind: 'global' | 'local';
}

/** The stream that a table's changes go to. */
export interface OpenStream {
  readonly id: number;
  readonly label: string;
  readonly view: StreamViewType;
}

/** Where an item lies within its table: a hash of its partition, the partition, the sort key. */
export function itemKey(item: Item, table: RecordsTable): string {
  return keyWithin(item, table.definition, table.definition.KeySchema);
}

/** Hashing costs most of a key, and everything about one application shares its partition. */
const partitionsKnown = new Map<string, string>();
const mostPartitionsKnown = 20_000;

function keyWithin(item: Item, definition: TableDefinition, schema: readonly KeyElement[]): string {
  const [partition, sort] = schema.map(({ AttributeName }) => item[AttributeName]);
  const areTexts =
    partition !== undefined && 'S' in partition && (sort === undefined || 'S' in sort);
  if (!areTexts) return db.createKey(item, definition, schema);
  let place = partitionsKnown.get(partition.S);
  if (place === undefined) {
    place = `${db.hashPrefix(partition.S, 'S')}/${db.toRangeStr(partition.S, 'S')}/`;
    if (partitionsKnown.size >= mostPartitionsKnown) partitionsKnown.clear();
    partitionsKnown.set(partition.S, place);
  }
  return sort === undefined ? place : `${place}${db.toRangeStr(sort.S, 'S')}/`;
}

/**
 * Where an item lies within an index, or undefined when it lacks one of the index's keys: a sparse
 * index leaves it out. The item's own key ends it, so that no two items can share a place.
 */
export function indexKey(
  item: Item,
  key: string,
  index: RecordsIndex,
  table: RecordsTable,
): string | undefined {
  if (!index.KeySchema.every((part) => item[part.AttributeName] !== undefined)) return undefined;
  return keyWithin(item, table.definition, index.KeySchema) + key;
}

/** The key attributes of an item. */
export function keyOf(item: Item, table: RecordsTable): Item {
  return attributesOf(
    item,
    table.definition.KeySchema.map((key) => key.AttributeName),
  );
}

/** The named attributes that the item has. */
export function attributesOf(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What an index shows of an item. */
export function projected(item: Item, index: RecordsIndex, table: RecordsTable): Item {
  if (index.Projection.ProjectionType === 'ALL') return item;
  const names = [...table.definition.KeySchema, ...index.KeySchema].map((key) => key.AttributeName);
  return attributesOf(item, [...new Set([...names, ...(index.Projection.NonKeyAttributes ?? [])])]);
}

/** DynamoDB's type of an attribute that is part of a key. */
export function keyTypeOf(attribute: string, table: TableDefinition): 'S' | 'N' | 'B' {
  const found = table.AttributeDefinitions.find((one) => one.AttributeName === attribute);
  if (found !== undefined) return found.AttributeType;
  throw new Error(`the key attribute ${attribute} of ${table.TableName} is not defined`);
}

/** Five years: DynamoDB takes an older expiry for a mistake and leaves the item alone. */
const oldestExpirySeconds = 157_788_000;

/** When an item expires, in whole seconds; undefined when it never does. */
export function expiryOf(item: Item, table: RecordsTable): number | undefined {
  const value = table.expiryAttribute === undefined ? undefined : item[table.expiryAttribute];
  if (value === undefined || !('N' in value)) return undefined;
  const seconds = Math.floor(Number(value.N));
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** The span of expiries that are due at a moment (milliseconds). */
export function dueSpan(now: number): { after: number; before: number } {
  const seconds = Math.floor(now / 1000);
  return { after: seconds - oldestExpirySeconds, before: seconds };
}
