import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  openRecordsEngine,
  serveEngine,
  type RecordsEngine,
  type ServedEngine,
} from '#infra/local/records/index.ts';
import { createDynamoCounterStore } from '#shared/limits/counter-store.dynamo.ts';
import type { CounterStore } from '#shared/limits/index.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';

let engine: RecordsEngine;
let served: ServedEngine;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await openRecordsEngine({ now: Date.now });
  served = await serveEngine(engine);
  client = new DynamoDBClient({
    endpoint: served.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'LOCAL' },
  });
  await engine.call('CreateTable', {
    TableName: 'sessions',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
});
afterAll(async () => {
  client.destroy();
  await served.close();
  await engine.close();
});

const expiresAt = '2026-05-07T10:00:00.000Z';
let counter = 0;
const log = createKeptLog();

describe.each<[string, () => CounterStore]>([
  ['in memory', createMemoryCounterStore],
  ['DynamoDB', () => createDynamoCounterStore({ client, tableName: 'sessions', log })],
])('a counter store, %s', (_name, open) => {
  const setup = () => ({ store: open(), id: `count-${(counter += 1)}` });

  test('counts up from nothing, by as much as it is told', async () => {
    const { store, id } = setup();
    expect(await store.add(id, 1, expiresAt)).toBe(1);
    expect(await store.add(id, 1, expiresAt)).toBe(2);
    expect(await store.add(id, 40_000_000, expiresAt)).toBe(40_000_002);
    expect(await store.add(id, 0, expiresAt)).toBe(40_000_002);
  });

  test('answers nothing for what nobody counted', async () => {
    const { store, id } = setup();
    expect(await store.add(id, 0, expiresAt)).toBe(0);
  });

  test('gives each of many at once a place of its own', async () => {
    const { store, id } = setup();
    const places = await Promise.all(Array.from({ length: 10 }, () => store.add(id, 1, expiresAt)));
    expect(places.toSorted((a, b) => Number(a) - Number(b))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});

test('a count lies under a key of its own and is forgotten when its window is over', async () => {
  const store = createDynamoCounterStore({ client, tableName: 'sessions', log });
  await store.add('hash', 3, expiresAt);
  const key = { pk: { S: 'LIMIT#hash' } };
  const kept = await client.send(new GetItemCommand({ TableName: 'sessions', Key: key }));
  expect(kept.Item).toEqual({
    ...key,
    counted: { N: '3' },
    expiresAt: { N: String(Date.parse(expiresAt) / 1000) },
  });
});

test('a table that does not answer stops nobody, and the log says so', async () => {
  const kept = createKeptLog();
  const store = createDynamoCounterStore({ client, tableName: 'not-there', log: kept });
  expect(await store.add('hash', 1, expiresAt)).toBeUndefined();
  expect(kept.lines).toMatchObject([{ code: 'limit-not-counted' }]);
});
