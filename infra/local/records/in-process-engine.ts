import { createBatchOperations } from './batch-operations.ts';
import { openDatabase } from './database.ts';
import type { EngineError } from './engine-error.ts';
import { recordsFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { createFaults } from './faults.ts';
import { createItemOperations } from './item-operations.ts';
import { createItemStore } from './item-store.ts';
import { createListeners } from './listeners.ts';
import { createReadOperations } from './read-operations.ts';
import type { PassedRecord, RecordsEngine } from './records-engine.ts';
import { createStreamLog } from './stream-log.ts';
import { createStreamOperations, findStream, sequenceOf } from './stream-operations.ts';
import { createTableCatalogue } from './table-catalogue.ts';
import { createTableOperations } from './table-operations.ts';
import { createTimeToLiveOperations, sweepExpired } from './time-to-live.ts';
import { createTransactionOperations } from './transactions.ts';

/** How long AWS keeps a stream record. */
const keptMs = 24 * 60 * 60 * 1000;

export interface RecordsEngineOptions {
  /** Where everything is kept; without it, in memory. One process at a time may have it open. */
  readonly folder?: string | undefined;
  /** Milliseconds since 1970: the clock of expiry, tokens, streams and creation times. */
  readonly now: () => number;
  /** Of the order in which faults come, once some are set. */
  readonly seed?: number | undefined;
}

/**
 * Opens DynamoDB in this process. Each request runs to its end before the next begins, and each write
 * is one commit with its index entries, its expiry, its stream record and its token; what was
 * acknowledged survives the killing of the process.
 */
export function openRecordsEngine(options: RecordsEngineOptions): Promise<RecordsEngine> {
  return Promise.resolve().then(() => createEngine(options));
}

function createEngine({ folder, now, seed = 1 }: RecordsEngineOptions): RecordsEngine {
  const database = openDatabase(folder);
  const streams = createStreamLog(database, now);
  const items = createItemStore(database, streams);
  const parts: EngineParts = {
    database,
    catalogue: createTableCatalogue(database),
    items,
    streams,
    now,
  };
  const operations = createOperations(parts);
  const listeners = createListeners();
  let announced = streams.newest();

  /** Wakes the listeners when the log has grown. */
  function wake(): void {
    if (streams.newest() === announced) return;
    announced = streams.newest();
    listeners.notify();
  }

  const { faults, call } = createFaults(seed, (operation, input) =>
    Promise.resolve().then(() => {
      const run = operations.get(operation);
      if (run === undefined) throw unknownOperation(operation);
      const output = run(input);
      wake();
      return output;
    }),
  );

  return {
    name: folder === undefined ? 'in process, in memory' : 'in process, on disk',
    call,
    faults,
    async sweepExpired() {
      const deleted = await sweepExpired(parts);
      wake();
      return deleted;
    },
    trimStreams: (passed) => Promise.resolve().then(() => trim(parts, passed ?? [])),
    onStreamRecord: (listener) => listeners.add(listener),
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

function createOperations(parts: EngineParts): ReadonlyMap<string, Operations[string]> {
  const all: Operations = {
    ...createTableOperations(parts),
    ...createItemOperations(parts),
    ...createBatchOperations(parts),
    ...createReadOperations(parts),
    ...createTransactionOperations(parts),
    ...createStreamOperations(parts),
    ...createTimeToLiveOperations(parts),
  };
  return new Map(Object.entries(all));
}

function trim({ database, streams, now }: EngineParts, passed: readonly PassedRecord[]): number {
  const reached = new Map(
    passed.map((one) => [findStream(streams, one.streamArn).id, sequenceOf(one.sequenceNumber)]),
  );
  return database.transaction(() =>
    streams
      .list(undefined)
      .reduce(
        (total, stream) =>
          total + streams.trim(stream, reached.get(stream.id) ?? 0, now() - keptMs),
        0,
      ),
  );
}

function unknownOperation(operation: string): EngineError {
  return recordsFault('UnknownOperationException', `There is no operation called ${operation}`);
}
