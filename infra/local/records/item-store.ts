import type { Item } from './attribute-value.ts';
import { equalItems } from './compare-values.ts';
import type { Database, Row, Statement } from './database.ts';
import { numberIn, textIn } from './database.ts';
import type { RecordsIndex, RecordsTable } from './records-table.ts';
import { dueSpan, expiryOf, indexKey, itemKey, keyOf } from './records-table.ts';
import type { StoredItem } from './stored-item.ts';
import { readItem } from './stored-item.ts';
import type { StreamLog } from './stream-log.ts';

/** A write that has passed its condition and only has to be carried out. */
export interface PlannedWrite {
  readonly table: RecordsTable;
  readonly key: string;
  readonly before: StoredItem | undefined;
  /** Undefined deletes. */
  readonly after: Item | undefined;
}

/** A stretch of keys: `from` is the first within it, `until` the first beyond it. */
export interface KeyRange {
  readonly from: string;
  readonly until: string;
}

/** The items of all tables, in key order, with their index entries and expiries. */
export interface ItemStore {
  find(table: RecordsTable, key: string): StoredItem | undefined;
  count(table: RecordsTable): number;
  /** Must run within a transaction of the database. */
  write(write: PlannedWrite, by: 'request' | 'service'): void;
  /** Items in the order of the table's or the index's keys, read as they are asked for. */
  inOrder(
    table: RecordsTable,
    index: RecordsIndex | undefined,
    range: KeyRange,
    direction: 'forward' | 'backward',
  ): Iterable<Item>;
  /** Keys of the items that are due for deletion at a moment (milliseconds), the longest due first. */
  dueAt(table: RecordsTable, now: number, limit: number): string[];
  addIndex(table: RecordsTable, index: RecordsIndex): void;
  dropIndex(index: RecordsIndex): void;
  addExpiries(table: RecordsTable): void;
  dropExpiries(table: RecordsTable): void;
  dropTable(table: RecordsTable): void;
}

export function createItemStore(database: Database, streams: StreamLog): ItemStore {
  const find = database.prepare('SELECT item FROM items WHERE table_id = ? AND key = ?');
  const put = database.prepare(
    'INSERT INTO items (table_id, key, item) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET item = excluded.item',
  );
  const remove = database.prepare('DELETE FROM items WHERE table_id = ? AND key = ?');
  const count = database.prepare('SELECT COUNT(*) AS count FROM items WHERE table_id = ?');
  const clear = database.prepare('DELETE FROM items WHERE table_id = ?');
  const entries = createIndexEntries(database);
  const expiries = createExpiries(database);
  const ranges = prepareRanges(database);

  function* everyItem(table: RecordsTable): Iterable<Item> {
    const rows = ranges.table.forward.iterate(table.id, '', '~');
    for (const row of rows) yield readItem(textIn(row, 'item'));
  }

  return {
    find(table, key) {
      const row = find.get(table.id, key);
      if (row === undefined) return undefined;
      const text = textIn(row, 'item');
      return { text, item: readItem(text) };
    },
    count: (table) => numberIn(count.get(table.id) ?? {}, 'count'),
    write(write, by) {
      const { table, key, before, after } = write;
      // Like DynamoDB, a write that changes nothing leaves no stream record.
      if (before === undefined ? after === undefined : after && equalItems(before.item, after)) {
        return;
      }
      const text = after === undefined ? undefined : JSON.stringify(after);
      if (text === undefined) remove.run(table.id, key);
      else put.run(table.id, key, text);
      entries.move(write);
      expiries.move(write);
      if (table.stream !== undefined) {
        const keys = keyOf(after ?? before?.item ?? {}, table);
        const written =
          after === undefined || text === undefined ? undefined : { text, item: after };
        streams.append(table.stream, { keys, before, after: written, by });
      }
    },
    *inOrder(table, index, { from, until }, direction) {
      const rows =
        index === undefined
          ? ranges.table[direction].iterate(table.id, from, until)
          : ranges.index[direction].iterate(index.id, from, until, table.id);
      for (const row of rows) yield readItem(textIn(row, 'item'));
    },
    dueAt: (table, now, limit) => expiries.dueAt(table, now, limit),
    addIndex(table, index) {
      for (const item of everyItem(table)) entries.add(table, index, item);
    },
    dropIndex: entries.drop,
    addExpiries(table) {
      for (const item of everyItem(table)) expiries.add(table, item);
    },
    dropExpiries: expiries.drop,
    dropTable(table) {
      clear.run(table.id);
      expiries.drop(table);
      table.indexes.forEach(entries.drop);
    },
  };
}

function prepareRanges(database: Database) {
  const inTable = (order: string) =>
    database.prepare(
      `SELECT item FROM items WHERE table_id = ? AND key >= ? AND key < ? ORDER BY key ${order}`,
    );
  // CROSS JOIN pins the order of the join: walk the entries, look each item up.
  const inIndex = (order: string) =>
    database.prepare(
      `SELECT items.item AS item FROM index_entries CROSS JOIN items
       WHERE index_entries.index_id = ? AND index_entries.key >= ? AND index_entries.key < ?
         AND items.table_id = ? AND items.key = index_entries.item_key
       ORDER BY index_entries.key ${order}`,
    );
  return {
    table: { forward: inTable('ASC'), backward: inTable('DESC') },
    index: { forward: inIndex('ASC'), backward: inIndex('DESC') },
  } satisfies Record<string, Record<'forward' | 'backward', Statement>>;
}

/** Index entries hold only the item's key: a write that leaves the index's keys alone costs nothing here. */
function createIndexEntries(database: Database) {
  const add = database.prepare(
    'INSERT OR REPLACE INTO index_entries (index_id, key, item_key) VALUES (?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM index_entries WHERE index_id = ? AND key = ?');
  const drop = database.prepare('DELETE FROM index_entries WHERE index_id = ?');
  return {
    move({ table, key, before, after }: PlannedWrite): void {
      for (const index of table.indexes) {
        const left = before === undefined ? undefined : indexKey(before.item, key, index, table);
        const taken = after === undefined ? undefined : indexKey(after, key, index, table);
        if (left === taken) continue;
        if (left !== undefined) remove.run(index.id, left);
        if (taken !== undefined) add.run(index.id, taken, key);
      }
    },
    add(table: RecordsTable, index: RecordsIndex, item: Item): void {
      const key = itemKey(item, table);
      const taken = indexKey(item, key, index, table);
      if (taken !== undefined) add.run(index.id, taken, key);
    },
    drop: (index: RecordsIndex): void => {
      drop.run(index.id);
    },
  };
}

function createExpiries(database: Database) {
  const add = database.prepare(
    'INSERT OR REPLACE INTO expiries (table_id, expires_at, item_key) VALUES (?, ?, ?)',
  );
  const remove = database.prepare(
    'DELETE FROM expiries WHERE table_id = ? AND expires_at = ? AND item_key = ?',
  );
  const drop = database.prepare('DELETE FROM expiries WHERE table_id = ?');
  const due = database.prepare(
    `SELECT item_key FROM expiries WHERE table_id = ? AND expires_at > ? AND expires_at < ?
     ORDER BY expires_at LIMIT ?`,
  );
  return {
    move({ table, key, before, after }: PlannedWrite): void {
      if (table.expiryAttribute === undefined) return;
      const left = before === undefined ? undefined : expiryOf(before.item, table);
      const taken = after === undefined ? undefined : expiryOf(after, table);
      if (left === taken) return;
      if (left !== undefined) remove.run(table.id, left, key);
      if (taken !== undefined) add.run(table.id, taken, key);
    },
    add(table: RecordsTable, item: Item): void {
      const expiry = expiryOf(item, table);
      if (expiry !== undefined) add.run(table.id, expiry, itemKey(item, table));
    },
    drop: (table: RecordsTable): void => {
      drop.run(table.id);
    },
    dueAt(table: RecordsTable, now: number, limit: number): string[] {
      const { after, before } = dueSpan(now);
      return due.all(table.id, after, before, limit).map((row: Row) => textIn(row, 'item_key'));
    },
  };
}
