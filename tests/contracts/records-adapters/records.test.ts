import { randomUUID } from 'node:crypto';

import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { openRecordsEngine, serveEngine, type RecordsEngine } from '#infra/local/records/index.ts';
import type { ServedEngine } from '#infra/local/records/index.ts';
import { createDynamoCommit } from '#shared/records/commit.dynamo.ts';
import { createDynamoCountQueue } from '#shared/records/count-queue.dynamo.ts';
import { createDynamoRecordReader } from '#shared/records/record-reader.dynamo.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

import { create, keyOf, recordsPromises, replace, thing } from './records.contract.ts';

describe('the records double', () => {
  recordsPromises(() => Promise.resolve(createMemoryRecords()));
});

let engine: RecordsEngine;
let served: ServedEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await openRecordsEngine({ now: () => Date.parse('2021-12-07T09:00:00Z'), seed: 7 });
  served = await serveEngine(engine);
  client = new DynamoDBClient({
    endpoint: served.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterEach(() => {
  engine.faults.clear();
});
afterAll(async () => {
  client.destroy();
  await served.close();
  await engine.close();
});

/** The adapters over a table of their own; how long they paused is kept instead of waited for. */
async function openTable() {
  const table = `records-${randomUUID()}`;
  const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' }) as const;
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'queue', 'queueOrder', 'localQueue'].map(attribute),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byQueue',
          KeySchema: [
            { AttributeName: 'queue', KeyType: 'HASH' },
            { AttributeName: 'queueOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byLocality',
          KeySchema: [
            { AttributeName: 'localQueue', KeyType: 'HASH' },
            { AttributeName: 'queueOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const pauses: number[] = [];
  const pause = (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  return {
    pauses,
    commit: createDynamoCommit(client, table, { pause, chance: () => 1 }),
    records: createDynamoRecordReader(client, table, pause),
    countQueue: createDynamoCountQueue(client, table),
  };
}

describe('the records table', () => {
  recordsPromises(openTable);
});

describe('troubles that only a table in the cloud has', () => {
  it('a transaction in the way says nothing of the condition: it is tried again, ever later', async () => {
    const { commit, records, pauses } = await openTable();
    engine.faults.set({ conflictRate: 0.5 });
    for (let n = 0; n < 10; n += 1) {
      expect(await commit([create(thing(n)), create(thing(`${n}b`))])).toMatchObject({ ok: true });
    }
    engine.faults.clear();
    expect(await records.getMany([...Array(10).keys()].map(keyOf))).toHaveLength(10);
    expect(pauses.length).toBeGreaterThan(3);
    expect(pauses.every((pause, n) => pause === 20 || pause === (pauses[n - 1] ?? 0) * 2)).toBe(
      true,
    );
  });

  it('a condition that fails for good is still a refusal among conflicts', async () => {
    const { commit } = await openTable();
    await commit([create(thing(1))]);
    engine.faults.set({ conflictRate: 0.5 });
    expect(await commit([create(thing(1))])).toMatchObject({
      failure: { lost: [{ ...keyOf(1), action: 'create' }] },
    });
  });

  it('throttling is waited for, too', async () => {
    const { commit, pauses } = await openTable();
    engine.faults.set({ throttleRate: 0.6 });
    for (let n = 0; n < 5; n += 1)
      expect(await commit([create(thing(n))])).toMatchObject({ ok: true });
    expect(pauses).not.toEqual([]);
  });

  it('a conflict without end is a fault, and nothing was written', async () => {
    const { commit, records, pauses } = await openTable();
    engine.faults.set({ conflictRate: 1 });
    await expect(commit([create(thing(1))])).rejects.toThrow();
    expect(pauses).toEqual([20, 40, 80, 160, 320, 640, 640, 640, 640, 640, 640]);
    engine.faults.clear();
    expect(await records.get(keyOf(1))).toBeUndefined();
  });

  it('keys that a batch left unread are asked for again, not at once and not for ever', async () => {
    const { commit, records, pauses } = await openTable();
    await commit(Array.from({ length: 100 }, (_, n) => create(thing(n))));
    engine.faults.set({ throttleRate: 0.5 });
    const wanted = [...Array(100).keys()];
    expect((await records.getMany(wanted.map(keyOf))).map(({ pk }) => pk)).toEqual(
      wanted.map((n) => `THING#${n}`),
    );
    expect(pauses.length).toBeGreaterThan(0);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });
});

it('what is asked for side by side travels together, each item to whoever asked', async () => {
  const { commit, records } = await openTable();
  await commit(Array.from({ length: 100 }, (_, n) => create(thing(n))));
  let requests = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      requests += 1;
      return next(args);
    },
    { step: 'initialize', name: 'counted' },
  );
  const [one, many, same, none] = await Promise.all([
    records.get(keyOf(3)),
    records.getMany([...Array(99).keys()].map(keyOf)),
    records.get(keyOf(3)),
    records.get(keyOf(100)),
  ]);
  client.middlewareStack.remove('counted');
  expect([one?.pk, same?.pk, none]).toEqual(['THING#3', 'THING#3', undefined]);
  expect(many.map(({ pk }) => pk)).toEqual([...Array(99).keys()].map((n) => `THING#${n}`));
  // 102 reads, of which a request carries a hundred.
  expect(requests).toBe(2);
});

it('counts a queue as far as is asked', async () => {
  const { commit, countQueue } = await openTable();
  await commit(
    Array.from({ length: 30 }, (_, n) => create(thing(n, { queue: 'CASES', queueOrder: `${n}` }))),
  );
  await commit([replace(thing(0), 1)]);
  expect(await countQueue('CASES', 100)).toBe(29);
  expect(await countQueue('CASES', 29)).toBe(29);
  expect(await countQueue('CASES', 7)).toBe(7);
  expect(await countQueue('NOBODY', 7)).toBe(0);
  const local = { queue: 'CASES', queueOrder: 'x', localQueue: 'CASES#north' };
  await commit([create(thing(40, local)), create(thing(41, local))]);
  expect(await countQueue('CASES#north', 7, 'byLocality')).toBe(2);
});

it('refuses an item that is not one of ours, and a place in a queue that was made up', async () => {
  const { records } = await openTable();
  const after = Buffer.from('{"pk":"x"}').toString('base64url');
  await expect(records.queue({ queue: 'CASES', limit: 1, after })).rejects.toThrow();
});
