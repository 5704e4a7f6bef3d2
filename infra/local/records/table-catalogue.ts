import type { Database } from './database.ts';
import { numberIn, textIn } from './database.ts';
import { tableNotFound } from './engine-error.ts';
import type { RecordsTable } from './records-table.ts';
import type { StoredTable } from './stored-table.ts';
import { storedTableSchema, tableFrom } from './stored-table.ts';

export interface CataloguedTable {
  readonly table: RecordsTable;
  readonly stored: StoredTable;
}

/** Every table's definition: kept in the database, held in memory, because each request needs one. */
export interface TableCatalogue {
  /** Refuses with `ResourceNotFoundException`. */
  table(name: string): RecordsTable;
  find(name: string): CataloguedTable | undefined;
  list(): CataloguedTable[];
  /** Must run within a transaction of the database; what it returns counts from then on. */
  save(stored: StoredTable): CataloguedTable;
  remove(name: string): void;
  /** A number that no index has. */
  freeIndexId(): number;
  /** Reads everything again from the database: what a transaction that failed had saved is forgotten. */
  reload(): void;
}

export function createTableCatalogue(database: Database): TableCatalogue {
  const select = database.prepare('SELECT id, name, definition FROM tables ORDER BY name');
  const upsert = database.prepare(
    `INSERT INTO tables (name, definition) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET definition = excluded.definition RETURNING id`,
  );
  const remove = database.prepare('DELETE FROM tables WHERE name = ?');
  const tables = new Map<string, CataloguedTable>();

  function reload(): void {
    tables.clear();
    for (const row of select.all()) {
      const stored = storedTableSchema.parse(JSON.parse(textIn(row, 'definition')));
      tables.set(stored.TableName, { stored, table: tableFrom(numberIn(row, 'id'), stored) });
    }
  }

  reload();
  return {
    table(name) {
      const found = tables.get(name);
      if (found === undefined) throw tableNotFound();
      return found.table;
    },
    find: (name) => tables.get(name),
    list: () =>
      [...tables.values()].sort((a, b) => (a.stored.TableName < b.stored.TableName ? -1 : 1)),
    save(stored) {
      const row = upsert.get(stored.TableName, JSON.stringify(stored));
      const saved = { stored, table: tableFrom(numberIn(row ?? {}, 'id'), stored) };
      tables.set(stored.TableName, saved);
      return saved;
    },
    remove(name) {
      remove.run(name);
      tables.delete(name);
    },
    freeIndexId: () =>
      1 +
      Math.max(
        0,
        ...[...tables.values()].flatMap(({ table }) => table.indexes.map((one) => one.id)),
      ),
    reload,
  };
}
