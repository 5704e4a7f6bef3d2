import { afterAll, beforeAll, describe, it } from 'vitest';
import type { RecordsEngine } from '#infra/local/records/index.ts';
import { batchPromises } from './batches.contract.ts';
import { queryPromises } from './queries.contract.ts';
import { scanPromises } from './scans.contract.ts';
import { streamPromises } from './streams.contract.ts';
import { tablePromises } from './tables.contract.ts';
import { transactionPromises } from './transactions.contract.ts';
import { updatePromises } from './updates.contract.ts';
import { writePromises } from './writes.contract.ts';

/** One promise that an engine makes, whichever it is. */
export type Promises = (
  promise: (title: string, test: () => Promise<void>) => void,
  engine: () => RecordsEngine,
) => void;

export interface ContractOptions {
  readonly open: () => Promise<RecordsEngine>;
  /**
   * Promises this engine is known to break, each with what it does instead. They are run and must
   * fail: the day one holds, the test says so.
   */
  readonly knownDifferences?: Readonly<Record<string, string>>;
}

/** What everything above the records relies on, checked of one engine. */
export function recordEngineContract(name: string, options: ContractOptions): void {
  const differences = options.knownDifferences ?? {};
  describe(`records engine, ${name}`, () => {
    let engine: RecordsEngine;
    beforeAll(async () => {
      engine = await options.open();
    });
    afterAll(async () => {
      await engine.close();
    });
    const promise = (title: string, test: () => Promise<void>) => {
      const difference = differences[title];
      if (difference === undefined) it(title, test);
      else it.fails(`${title} — but ${difference}`, test);
    };
    const topics: Record<string, Promises> = {
      tables: tablePromises,
      writes: writePromises,
      updates: updatePromises,
      batches: batchPromises,
      transactions: transactionPromises,
      queries: queryPromises,
      scans: scanPromises,
      streams: streamPromises,
    };
    for (const [topic, promises] of Object.entries(topics)) {
      describe(topic, () => {
        promises(promise, () => engine);
      });
    }
  });
}
