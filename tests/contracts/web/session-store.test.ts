import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  openRecordsEngine,
  serveEngine,
  type RecordsEngine,
  type ServedEngine,
} from '#infra/local/records/index.ts';
import type { SessionStore } from '#shared/web/index.ts';
import { createDynamoSessionStore } from '#shared/web/session-store.dynamo.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';

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

const visit = { data: { name: 'Ámina', empty: '', list: [], none: null }, answered: [] };
const expiresAt = '2026-05-07T10:00:00.000Z';
let counter = 0;

describe.each<[string, () => SessionStore]>([
  ['in memory', createMemorySessionStore],
  ['DynamoDB', () => createDynamoSessionStore({ client, tableName: 'sessions' })],
])('a session store, %s', (_name, open) => {
  const setup = () => ({ store: open(), id: `visit-${(counter += 1)}` });

  test('gives back exactly what it was given, and when it expires', async () => {
    const { store, id } = setup();
    expect(await store.load(id)).toBeUndefined();
    expect(await store.save(id, visit, expiresAt, 0)).toEqual({ ok: true, value: undefined });
    expect(await store.load(id)).toEqual({ session: visit, version: 1, expiresAt });
  });

  test('refuses a save that expects another version, and keeps what was there', async () => {
    const { store, id } = setup();
    await store.save(id, visit, expiresAt, 0);
    await store.save(id, { ...visit, answered: ['second'] }, expiresAt, 1);
    const late = await store.save(id, { ...visit, answered: ['late'] }, expiresAt, 1);
    const again = await store.save(id, visit, expiresAt, 0);
    for (const refusal of [late, again]) {
      expect(refusal).toEqual({ ok: false, failure: { kind: 'session-changed-meanwhile' } });
    }
    expect(await store.load(id)).toMatchObject({ session: { answered: ['second'] }, version: 2 });
  });

  test('lets one of many simultaneous saves through', async () => {
    const { store, id } = setup();
    const saves = await Promise.all(
      Array.from({ length: 8 }, () => store.save(id, visit, expiresAt, 0)),
    );
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('forgets what is destroyed, and does not bring it back with a late save', async () => {
    const { store, id } = setup();
    await store.save(id, visit, expiresAt, 0);
    await store.destroy(id);
    expect(await store.load(id)).toBeUndefined();
    expect(await store.save(id, visit, expiresAt, 1)).toMatchObject({ ok: false });
    expect(await store.load(id)).toBeUndefined();
  });
});

test('what is saved to come back to is no visit of the same id', async () => {
  const saved = createDynamoSessionStore({ client, tableName: 'sessions', kind: 'SAVED' });
  const visits = createDynamoSessionStore({ client, tableName: 'sessions' });
  await saved.save('both', visit, expiresAt, 0);
  expect(await visits.load('both')).toBeUndefined();
  await visits.save('both', { other: true }, expiresAt, 0);
  await visits.destroy('both');
  expect(await saved.load('both')).toMatchObject({ session: visit, version: 1 });
});
