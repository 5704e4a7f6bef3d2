import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformProblem } from '../platform-problem.ts';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';

/**
 * One SQLite database: everything of an engine is in it, so that one transaction of it can carry an
 * item, its index rows, its expiry, its stream record and the token of the request.
 */
export interface Database {
  prepare(sql: string): Statement;
  /** Runs `work` all or not at all. Nothing else can come between, for everything here is synchronous. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
}

export type Row = Readonly<Record<string, SQLOutputValue>>;

export interface Statement {
  run(...parameters: SQLInputValue[]): number;
  get(...parameters: SQLInputValue[]): Row | undefined;
  all(...parameters: SQLInputValue[]): Row[];
  iterate(...parameters: SQLInputValue[]): Iterable<Row>;
}

const schema = `
  CREATE TABLE IF NOT EXISTS tables (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS items (
    table_id INTEGER NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (table_id, key));
  CREATE TABLE IF NOT EXISTS index_entries (
    index_id INTEGER NOT NULL, key TEXT NOT NULL, item_key TEXT NOT NULL,
    PRIMARY KEY (index_id, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS expiries (
    table_id INTEGER NOT NULL, expires_at INTEGER NOT NULL, item_key TEXT NOT NULL,
    PRIMARY KEY (table_id, expires_at, item_key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS streams (
    id INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, label TEXT NOT NULL,
    view TEXT NOT NULL, keys TEXT NOT NULL, ended_at INTEGER, trimmed_to INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE IF NOT EXISTS stream_records (
    place INTEGER PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL,
    by_service INTEGER NOT NULL, keys TEXT NOT NULL, old_image TEXT, new_image TEXT);
  CREATE TABLE IF NOT EXISTS tokens (
    id INTEGER PRIMARY KEY, token TEXT NOT NULL, fingerprint TEXT NOT NULL, at INTEGER NOT NULL);
`;

/**
 * WAL with `synchronous = NORMAL`: a commit is in the operating system's hands before it is
 * acknowledged, so killing the process loses nothing; only a power cut could cost the last commits.
 * The exclusive lock keeps a second process from opening the same folder.
 */
const settings = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -262144;
  PRAGMA wal_autocheckpoint = 32000;
  PRAGMA mmap_size = 2147418112;
  PRAGMA temp_store = MEMORY;
`;

/** Opens the database of a folder, or one in memory when there is none. Refuses a folder that another process has open. */
export function openDatabase(folder: string | undefined): Database {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const connection = new DatabaseSync(
    folder === undefined ? ':memory:' : join(folder, 'records.sqlite'),
  );
  try {
    connection.exec(settings + schema);
  } catch (cause) {
    connection.close();
    if (cause instanceof Error && cause.message.includes('locked')) {
      throw new PlatformProblem(
        `Another process has the records in ${folder ?? 'memory'} open: stop it first.`,
        { cause },
      );
    }
    throw cause;
  }
  return createDatabase(connection);
}

function createDatabase(connection: DatabaseSync): Database {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  return {
    prepare: (sql) => createStatement(connection.prepare(sql)),
    transaction(work) {
      begin.run();
      let value;
      try {
        value = work();
        commit.run();
      } catch (cause) {
        if (connection.isTransaction) rollback.run();
        throw cause;
      }
      return value;
    },
    close: () => {
      connection.close();
    },
  };
}

function createStatement(statement: StatementSync): Statement {
  return {
    run: (...parameters) => Number(statement.run(...parameters).changes),
    get: (...parameters) => statement.get(...parameters),
    all: (...parameters) => statement.all(...parameters),
    iterate: (...parameters) => statement.iterate(...parameters),
  };
}

/** A column that the schema says is text. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new Error(`the column ${column} holds no text`);
}

/** A column that the schema says is text or nothing. */
export function textOrNothingIn(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textIn(row, column);
}

/** A column that the schema says is a whole number. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new Error(`the column ${column} holds no number`);
}
