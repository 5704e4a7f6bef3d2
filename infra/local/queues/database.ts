import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** Raised when a table changes; a folder written by another version is refused, not guessed at. */
const schemaVersion = 1;

const schema = `
  create table queues (
    name text primary key,
    attributes text not null,
    tags text not null,
    created_at integer not null,
    modified_at integer not null,
    purged_at integer
  ) strict;

  create table messages (
    seq integer primary key autoincrement,
    queue text not null,
    id text not null,
    body text not null,
    body_md5 text not null,
    attributes text,
    attributes_md5 text,
    trace_header text,
    group_id text,
    deduplication_id text,
    source_arn text,
    sent_at integer not null,
    visible_at integer not null,
    receive_count integer not null default 0,
    first_received_at integer,
    receipt text
  ) strict;
  create index messages_by_visibility on messages (queue, visible_at);
  create index messages_by_age on messages (queue, sent_at);
  create index messages_by_group on messages (queue, group_id, visible_at) where group_id is not null;
  create index messages_in_order on messages (queue, seq) where group_id is not null;

  create table deduplications (
    queue text not null,
    scope text not null,
    deduplication_id text not null,
    message_id text not null,
    seq integer not null,
    expires_at integer not null,
    primary key (queue, scope, deduplication_id)
  ) strict, without rowid;

  create table move_tasks (
    number integer primary key autoincrement,
    id text not null unique,
    source_arn text not null,
    destination_arn text,
    per_second integer,
    status text not null,
    failure text,
    to_move integer not null,
    moved integer not null default 0,
    started_at integer not null
  ) strict;
`;

export interface QueueDatabase {
  readonly sqlite: DatabaseSync;
  /** All of the work or none of it; committed when this returns. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Opens the store of the queues. Write-ahead logging without a flush at every commit: what was
 * acknowledged survives the death of the process at any moment, though not a failure of the power.
 * The lock is exclusive, because two platforms on one folder would each deliver every message.
 */
export function openDatabase(folder: string | undefined): QueueDatabase {
  const sqlite = new DatabaseSync(folder === undefined ? ':memory:' : fileIn(folder));
  try {
    sqlite.exec('pragma locking_mode = exclusive');
    sqlite.exec('pragma journal_mode = wal');
    sqlite.exec('pragma synchronous = normal');
    prepareSchema(sqlite);
  } catch (cause) {
    sqlite.close();
    throw new Error(`The queues cannot be opened in ${folder ?? 'memory'}: ${String(cause)}`, {
      cause,
    });
  }
  const begin = sqlite.prepare('begin immediate');
  const commit = sqlite.prepare('commit');
  return {
    sqlite,
    transaction(work) {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (failure) {
        sqlite.exec('rollback');
        throw failure;
      }
    },
    close() {
      sqlite.close();
    },
  };
}

function fileIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'queues.sqlite');
}

function prepareSchema(sqlite: DatabaseSync): void {
  const version = sqlite.prepare('pragma user_version').get()?.['user_version'];
  if (version === schemaVersion) return;
  if (version !== 0) {
    throw new Error(`the store is of version ${String(version)}, not ${schemaVersion}`);
  }
  sqlite.exec(`begin; ${schema} pragma user_version = ${schemaVersion}; commit;`);
}

export type Row = Record<string, SQLOutputValue>;

/** The column's text; anything else means the store is not the one this code wrote. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`${column} of the queue store is not text`);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** The column's whole number; times and counts here are all far below 2^53. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new TypeError(`${column} of the queue store is not a number`);
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}
