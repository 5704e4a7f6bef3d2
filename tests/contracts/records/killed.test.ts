import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordsEngine } from '#infra/local/records/index.ts';
import type { Answer, Item } from './record-table.ts';
import { openTable } from './record-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Lets the child write until it has acknowledged so many transactions, then kills it where it stands. */
async function killAfter(acknowledgements: number, first: number): Promise<number[]> {
  const child = fork(join(import.meta.dirname, 'writing-child.ts'), [folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  const acknowledged: number[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => {
    acknowledged.push(Number(line));
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
  });
  // Only `close` comes after the last line it managed to print.
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

async function everyItem(table: ReturnType<typeof openTable>): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page: Answer = await table.call(
      'Scan',
      from === undefined ? {} : { ExclusiveStartKey: from },
    );
    items.push(...page.Items!);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

const number = (value: object | undefined) => Number((value as { N: string }).N);

describe('a killed engine', () => {
  it(
    'has lost nothing it acknowledged and kept nothing by halves',
    { timeout: 60_000 },
    async () => {
      const acknowledged: number[] = [];
      for (const round of [0, 1, 2]) {
        acknowledged.push(...(await killAfter(40 + 30 * round, round * 100_000)));
      }
      const engine = await openRecordsEngine({ folder, now: Date.now });
      const table = openTable(engine, 'writes');
      const items = await everyItem(table);
      const parts = new Map<number, number>();
      for (const item of items) {
        const transaction = number(item['transaction']);
        parts.set(transaction, (parts.get(transaction) ?? 0) + 1);
      }
      // The counter is one item of every transaction, so it carries the transaction it was last in.
      const counter = await table.get({ pk: { S: 'counter' }, sk: { S: 'x' } });
      parts.set(number(counter!['transaction']), parts.get(number(counter!['transaction']))! - 1);

      expect([...parts.values()].every((count) => count === 4)).toBe(true);
      expect(acknowledged.every((transaction) => parts.has(transaction))).toBe(true);
      expect(number(counter!['count'])).toBe(parts.size);

      const indexed = await table.query(
        'stage = :s',
        { ':s': { S: 'written' } },
        { IndexName: 'by-stage', Select: 'COUNT' },
      );
      expect(indexed.Count).toBe(4 * parts.size);

      const numbers = (await table.records()).map(({ dynamodb }) => dynamodb.SequenceNumber);
      expect(numbers).toHaveLength(5 * parts.size);
      expect(numbers).toEqual([...new Set(numbers)].sort());
      await engine.close();
    },
  );
});
