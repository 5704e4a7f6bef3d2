import type { Database } from './database.ts';
import type { ItemStore } from './item-store.ts';
import type { StreamLog } from './stream-log.ts';
import type { TableCatalogue } from './table-catalogue.ts';

/** What the operations are made from. */
export interface EngineParts {
  readonly database: Database;
  readonly catalogue: TableCatalogue;
  readonly items: ItemStore;
  readonly streams: StreamLog;
  /** Milliseconds since 1970, by the engine's clock. */
  readonly now: () => number;
}

/** One API operation: JSON in, JSON out, or an `EngineError`. */
type Operation = (input: object) => object;
export type Operations = Readonly<Record<string, Operation>>;
