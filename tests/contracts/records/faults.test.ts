import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordsEngine, EngineError } from '#infra/local/records/index.ts';
import { openRecordsEngine } from '#infra/local/records/index.ts';
import type { RecordTable } from './record-table.ts';
import { createTable, n, reasons, refusal, s } from './record-table.ts';

let engine: RecordsEngine;
let table: RecordTable;
const at = (place: number) => ({ pk: s('a'), sk: s(String(place)) });

beforeEach(async () => {
  engine = await openRecordsEngine({ now: Date.now, seed: 7 });
  table = await createTable(engine);
});
afterEach(() => engine.close());

describe('faults on purpose', () => {
  it('cancel a transaction for a conflict on one of its items, and leave nothing of it', async () => {
    engine.faults.set({ conflictRate: 1 });
    const three = [1, 2, 3].map((place) => ({ Put: { Item: at(place) } }));
    const codes = await reasons(table.transact(three));
    expect([...codes].sort()).toEqual(['None', 'None', 'TransactionConflict']);
    engine.faults.clear();
    expect((await table.call('Scan', {})).Count).toBe(0);
  });

  it('put a transaction in the way of a single write, not of a read', async () => {
    engine.faults.set({ conflictRate: 1 });
    expect((await refusal(table.put(at(1)))).code).toBe('TransactionConflictException');
    expect(await table.get(at(1))).toBeUndefined();
  });

  it('throttle reads and writes as AWS does', async () => {
    engine.faults.set({ throttleRate: 1 });
    for (const call of [
      () => table.put(at(1)),
      () => table.get(at(1)),
      () => table.query('pk = :p', { ':p': s('a') }),
      () => batch([1, 2]),
    ]) {
      expect((await refusal(call())).code).toBe('ProvisionedThroughputExceededException');
    }
    const one = table.transact([{ Put: { Item: at(1) } }]);
    expect(await reasons(one)).toEqual(['ProvisionedThroughputExceeded']);
  });

  it('hand back the part of a batch that was throttled', async () => {
    engine.faults.set({ throttleRate: 0.5 });
    const { UnprocessedItems } = await batch([1, 2, 3, 4, 5, 6]);
    engine.faults.clear();
    const left = UnprocessedItems[table.name]!.length;
    expect(left).toBeGreaterThan(0);
    expect((await table.call('Scan', {})).Count).toBe(6 - left);
  });

  it('come in the same order for the same seed', async () => {
    const first = await outcomes(engine, table);
    const again = await openRecordsEngine({ now: Date.now, seed: 7 });
    expect(await outcomes(again, await createTable(again))).toEqual(first);
    const other = await openRecordsEngine({ now: Date.now, seed: 8 });
    expect(await outcomes(other, await createTable(other))).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(['done', 'TransactionConflictException']));
    await again.close();
    await other.close();
  });

  it('keep every request waiting as long as they are told', async () => {
    engine.faults.set({ delayMs: 60 });
    const started = performance.now();
    await table.put(at(1));
    expect(performance.now() - started).toBeGreaterThan(50);
  });

  it('never touch the making of tables', async () => {
    engine.faults.set({ conflictRate: 1, throttleRate: 1 });
    await expect(createTable(engine)).resolves.toBeDefined();
  });
});

async function batch(places: number[]) {
  return (await engine.call('BatchWriteItem', {
    RequestItems: { [table.name]: places.map((place) => ({ PutRequest: { Item: at(place) } })) },
  })) as { UnprocessedItems: Record<string, object[]> };
}

async function outcomes(of: RecordsEngine, on: RecordTable): Promise<string[]> {
  of.faults.set({ conflictRate: 0.3 });
  const found: string[] = [];
  for (let place = 0; place < 40; place += 1) {
    found.push(
      await on.put({ ...at(place), v: n(place) }).then(
        () => 'done',
        (cause: unknown) => (cause as EngineError).code,
      ),
    );
  }
  return found;
}
