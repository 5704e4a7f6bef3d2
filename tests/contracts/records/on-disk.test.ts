import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordsEngine } from '#infra/local/records/index.ts';
import { openRecordsEngine } from '#infra/local/records/index.ts';
import type { StreamRecord } from './record-table.ts';
import { createTable, n, openTable, refusal, s } from './record-table.ts';

let folder: string;
let now: number;
let engine: RecordsEngine;

const open = () => openRecordsEngine({ folder, now: () => now });
const key = { pk: s('a'), sk: s('1') };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  now = Date.UTC(2021, 11, 6);
  engine = await open();
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function restart(): Promise<void> {
  await engine.close();
  engine = await open();
}

describe('an engine on disk, opened again', () => {
  it('has its tables, items, indexes and time to live as they were', async () => {
    const table = await createTable(engine);
    await table.call('UpdateTimeToLive', {
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
    });
    await table.put({ ...key, stage: s('open'), due: s('1'), expiresAt: n(now / 1000 + 60) });
    const before = await table.call('DescribeTable', {});
    await restart();
    const again = openTable(engine, table.name);
    expect(await again.call('DescribeTable', {})).toEqual(before);
    const found = await again.query('stage = :s', { ':s': s('open') }, { IndexName: 'by-stage' });
    expect(found.Count).toBe(1);
    now += 120_000;
    expect(await engine.sweepExpired()).toBe(1);
    expect(await again.get(key)).toBeUndefined();
  });

  it('goes on numbering its stream, and its readers go on from where they were', async () => {
    const table = await createTable(engine);
    await table.put({ ...key, v: n(1) });
    const [first] = await table.records();
    await restart();
    const again = openTable(engine, table.name);
    await again.put({ ...key, v: n(2) });
    const records = await again.records();
    expect(records[0]).toEqual(first);
    expect(sequence(records[1]!)).toBeGreaterThan(sequence(first!));
  });

  it('never gives a number twice, even when every record was trimmed in between', async () => {
    const table = await createTable(engine);
    await table.put({ ...key, v: n(1) });
    const [first] = await table.records();
    now += 25 * 60 * 60 * 1000;
    expect(await engine.trimStreams()).toBe(1);
    await restart();
    const again = openTable(engine, table.name);
    await again.put({ ...key, v: n(2) });
    expect(sequence((await again.records())[0]!)).toBeGreaterThan(sequence(first!));
  });

  it('remembers the tokens of its transactions for ten minutes', async () => {
    const table = await createTable(engine);
    const add = (name: string) =>
      openTable(engine, name).transact(
        [
          {
            Update: {
              Key: key,
              UpdateExpression: 'ADD v :n',
              ExpressionAttributeValues: { ':n': n(1) },
            },
          },
        ],
        { ClientRequestToken: 'once' },
      );
    await add(table.name);
    await restart();
    now += 9 * 60_000;
    await add(table.name);
    expect((await openTable(engine, table.name).get(key))!['v']).toEqual(n(1));
    const other = openTable(engine, table.name).transact([{ Put: { Item: key } }], {
      ClientRequestToken: 'once',
    });
    expect((await refusal(other)).code).toBe('IdempotentParameterMismatchException');
    now += 2 * 60_000;
    await add(table.name);
    expect((await openTable(engine, table.name).get(key))!['v']).toEqual(n(2));
  });

  it('lets only one engine have a folder open', async () => {
    await expect(open()).rejects.toThrow('open: stop it first');
  });
});

function sequence(record: StreamRecord): bigint {
  return BigInt(record.dynamodb.SequenceNumber);
}
