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

      const images = await streamOf(engine);
      expect(images).toHaveLength(5 * parts.size);
      expect(new Set(images.map(({ sequence }) => sequence)).size).toBe(images.length);
      expect(images.map(({ sequence }) => sequence)).toEqual(
        images.map(({ sequence }) => sequence).sort(),
      );
      await engine.close();
    },
  );
});

async function streamOf(engine: Awaited<ReturnType<typeof openRecordsEngine>>) {
  const call = async (operation: string, input: object) =>
    (await engine.call(operation, input)) as Answer;
  const { Streams } = await call('ListStreams', { TableName: 'writes' });
  const StreamArn = Streams![0]!.StreamArn;
  const { StreamDescription } = await call('DescribeStream', { StreamArn });
  const { ShardId } = StreamDescription!.Shards[0]!;
  let { ShardIterator } = await call('GetShardIterator', {
    StreamArn,
    ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const images: { sequence: string }[] = [];
  for (;;) {
    const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator });
    if (Records!.length === 0) return images;
    images.push(...Records!.map(({ dynamodb }) => ({ sequence: dynamodb.SequenceNumber })));
    ShardIterator = NextShardIterator;
  }
}
