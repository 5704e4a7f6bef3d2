import * as z from 'zod';
import type { Item } from './attribute-value.ts';
import type { Database, Row } from './database.ts';
import { numberIn, textIn, textOrNothingIn } from './database.ts';
import { itemSizeBytes } from './item-size.ts';
import type { OpenStream } from './records-table.ts';
import { readItem, type StoredItem } from './stored-item.ts';
import type { KeyElement, StreamViewType } from './table-definition.ts';

/** A stream, open or ended, as DynamoDB describes it. */
export interface StoredStream {
  readonly id: number;
  readonly tableName: string;
  readonly label: string;
  readonly view: StreamViewType;
  readonly keySchema: readonly KeyElement[];
  readonly ended: boolean;
  /** The last sequence number that trimming has taken away; 0 when nothing was trimmed. */
  readonly trimmedTo: number;
}

/** A change on its way into the log. */
interface Change {
  readonly keys: Item;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  readonly by: 'request' | 'service';
}

/** A change as it comes out of the log. */
export interface StreamRecord {
  readonly sequence: number;
  readonly at: number;
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly byService: boolean;
  readonly keys: Item;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly sizeBytes: number;
}

/** Every stream's changes in the order they were committed, numbered without ever using a number twice. */
export interface StreamLog {
  open(tableName: string, view: StreamViewType, keySchema: readonly KeyElement[]): OpenStream;
  end(stream: OpenStream): void;
  find(tableName: string, label: string): StoredStream | undefined;
  list(tableName: string | undefined): StoredStream[];
  /** Must run within a transaction of the database. */
  append(stream: OpenStream, change: Change): void;
  after(stream: StoredStream, sequence: number, limit: number): StreamRecord[];
  /** The number of the newest record of any stream. */
  newest(): number;
  /** Drops records numbered up to `passed`, and those written before `oldest`; returns how many. */
  trim(stream: StoredStream, passed: number, oldest: number): number;
}

export function createStreamLog(database: Database, now: () => number): StreamLog {
  const insert = database.prepare(
    'INSERT INTO streams (table_name, label, view, keys) VALUES (?, ?, ?, ?) RETURNING id',
  );
  const end = database.prepare('UPDATE streams SET ended_at = ? WHERE id = ?');
  const find = database.prepare('SELECT * FROM streams WHERE table_name = ? AND label = ?');
  const list = database.prepare(
    'SELECT * FROM streams WHERE ?1 IS NULL OR table_name = ?1 ORDER BY table_name, label',
  );
  const records = createRecords(database);
  return {
    open(tableName, view, keySchema) {
      const label = freeLabel(now(), (one) => find.get(tableName, one) !== undefined);
      const row = insert.get(tableName, label, view, JSON.stringify(keySchema));
      return { id: numberIn(row ?? {}, 'id'), label, view };
    },
    end(stream) {
      end.run(now(), stream.id);
    },
    find(tableName, label) {
      const row = find.get(tableName, label);
      return row === undefined ? undefined : storedStream(row);
    },
    list: (tableName) => list.all(tableName ?? null).map(storedStream),
    append(stream, change) {
      records.append(stream, change, now());
    },
    after: (stream, sequence, limit) => records.after(stream, sequence, limit),
    newest: () => records.newest(),
    trim: (stream, passed, oldest) => records.trim(stream, passed, oldest),
  };
}

/** AWS names a stream by the time it was opened; two within a millisecond must differ all the same. */
function freeLabel(now: number, taken: (label: string) => boolean): string {
  let moment = now;
  let label = new Date(moment).toISOString().slice(0, 23);
  while (taken(label)) {
    moment += 1;
    label = new Date(moment).toISOString().slice(0, 23);
  }
  return label;
}

/**
 * A record's key is its stream and its number in one integer: a stream's records lie together in
 * order, and appending one writes to no other place. A number is below this bound.
 */
const numbersPerStream = 2 ** 40;

/** Whoever follows a stream reads what was written a moment ago: so much of it is kept as it was. */
const rememberedRecords = 2_000;

function createRecords(database: Database) {
  const insert = database.prepare(
    `INSERT INTO stream_records (place, at, event, by_service, keys, old_image, new_image)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const after = database.prepare(
    'SELECT place FROM stream_records WHERE place > ? AND place < ? ORDER BY place LIMIT ?',
  );
  const read = database.prepare('SELECT * FROM stream_records WHERE place = ?');
  const last = database.prepare(
    `SELECT COALESCE(MAX(place), 0) AS last FROM stream_records
     WHERE place > ? AND place < ? AND (place <= ? OR at < ?)`,
  );
  const remove = database.prepare('DELETE FROM stream_records WHERE place > ? AND place <= ?');
  const trimmed = database.prepare(
    'UPDATE streams SET trimmed_to = MAX(trimmed_to, ?) WHERE id = ?',
  );
  // What was trimmed counts too: a number that was given out is never given out again.
  const newestOf = database.prepare(
    `SELECT MAX(trimmed_to, COALESCE(
       (SELECT MAX(place) FROM stream_records WHERE place > id * ?1 AND place < (id + 1) * ?1) - id * ?1,
       0)) AS newest FROM streams`,
  );
  const startOf = (stream: { readonly id: number }) => stream.id * numbersPerStream;
  const endOf = (stream: { readonly id: number }) => (stream.id + 1) * numbersPerStream;
  const lately = new Map<number, StreamRecord>();
  let newest = Math.max(0, ...newestOf.all(numbersPerStream).map((row) => numberIn(row, 'newest')));
  function remember(place: number, record: StreamRecord): StreamRecord {
    lately.set(place, record);
    if (lately.size > rememberedRecords) lately.delete(lately.keys().next().value ?? place);
    return record;
  }
  return {
    append(stream: OpenStream, { keys, before, after, by }: Change, at: number): void {
      newest += 1;
      const place = startOf(stream) + newest;
      const old = showsOld(stream.view) ? before : undefined;
      const fresh = showsNew(stream.view) ? after : undefined;
      const event = before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY';
      const byService = by === 'service';
      insert.run(
        place,
        at,
        event,
        byService ? 1 : 0,
        JSON.stringify(keys),
        old?.text ?? null,
        fresh?.text ?? null,
      );
      // Should the transaction fail, nobody reads this: its number is never given out again.
      const images = { before: old?.item, after: fresh?.item };
      remember(place, withSize({ sequence: newest, at, event, byService, keys, ...images }));
    },
    after: (stream: StoredStream, sequence: number, limit: number): StreamRecord[] =>
      after.all(startOf(stream) + sequence, endOf(stream), limit).map((row) => {
        const place = numberIn(row, 'place');
        return lately.get(place) ?? remember(place, streamRecord(read.get(place) ?? {}));
      }),
    newest: (): number => newest,
    trim(stream: StoredStream, passed: number, oldest: number): number {
      const start = startOf(stream);
      const row = last.get(start, endOf(stream), start + passed, oldest) ?? {};
      const place = numberIn(row, 'last');
      if (place === 0) return 0;
      trimmed.run(place - start, stream.id);
      return remove.run(start, place);
    },
  };
}

function showsOld(view: StreamViewType): boolean {
  return view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
}

function showsNew(view: StreamViewType): boolean {
  return view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
}

const viewSchema = z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']);
const eventSchema = z.enum(['INSERT', 'MODIFY', 'REMOVE']);
const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);

function storedStream(row: Row): StoredStream {
  return {
    id: numberIn(row, 'id'),
    tableName: textIn(row, 'table_name'),
    label: textIn(row, 'label'),
    view: viewSchema.parse(textIn(row, 'view')),
    keySchema: keySchema.parse(JSON.parse(textIn(row, 'keys'))),
    ended: row['ended_at'] !== null,
    trimmedTo: numberIn(row, 'trimmed_to'),
  };
}

function streamRecord(row: Row): StreamRecord {
  const before = textOrNothingIn(row, 'old_image');
  const after = textOrNothingIn(row, 'new_image');
  return withSize({
    sequence: numberIn(row, 'place') % numbersPerStream,
    at: numberIn(row, 'at'),
    event: eventSchema.parse(textIn(row, 'event')),
    byService: numberIn(row, 'by_service') === 1,
    keys: readItem(textIn(row, 'keys')),
    before: before === undefined ? undefined : readItem(before),
    after: after === undefined ? undefined : readItem(after),
  });
}

function withSize(record: Omit<StreamRecord, 'sizeBytes'>): StreamRecord {
  const { keys, before = {}, after = {} } = record;
  const sizeBytes = itemSizeBytes(keys) + itemSizeBytes(before) + itemSizeBytes(after);
  return { ...record, sizeBytes };
}
