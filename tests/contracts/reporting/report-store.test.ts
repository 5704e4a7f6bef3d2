import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openRecordsEngine, serveEngine, type RecordsEngine } from '#infra/local/records/index.ts';
import type { ServedEngine } from '#infra/local/records/index.ts';
import { epochSeconds } from '#shared/kernel/index.ts';
import { smallAreas2011 } from '#shared/reference/index.ts';
import {
  compareCounters,
  countEvent,
  rebuildCounters,
  type Counter,
  type ReportStore,
} from '#shared/reporting/index.ts';
import { createDynamoReportStore } from '#shared/reporting/report-store.dynamo.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { bodiesOf, eventOf } from '#tests/builders/domain-events.ts';
import { createMemoryReportStore } from '#tests/doubles/memory-report-store.ts';

const month = 'REPORT#household-support-fund#2021-12';

let engine: RecordsEngine;
let served: ServedEngine;
let client: DynamoDBClient;
let tables = 0;

beforeAll(async () => {
  engine = await openRecordsEngine({ now: () => Date.parse('2021-12-10T12:00:00Z'), seed: 11 });
  served = await serveEngine(engine);
  client = new DynamoDBClient({
    endpoint: served.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  client.destroy();
  await served.close();
  await engine.close();
});

async function openTable(): Promise<{ store: ReportStore; table: string }> {
  tables += 1;
  const table = `reports-${tables}`;
  const key = (name: string, type: 'HASH' | 'RANGE') => ({ AttributeName: name, KeyType: type });
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    }),
  );
  return { table, store: createDynamoReportStore(client, table, () => Promise.resolve()) };
}

function familiesEverywhere(count: number): DomainEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const area = smallAreas2011[(index * 41) % smallAreas2011.length]!;
    const place = { localityCode: area.localityCode, lsoa2011: area.code };
    const bodies = bodiesOf({ applicationId: `A${index}`, area: place, amountPence: 100 + index });
    const body = [bodies.approved, bodies.settled, bodies.returned(true)][index % 3]!;
    return eventOf(body, { eventId: `E${index}` });
  });
}

const countedOf = (events: readonly DomainEvent[]) =>
  events.flatMap((event) => countEvent(event) ?? []);

describe.each([
  ['in DynamoDB', async () => (await openTable()).store],
  ['in memory', () => Promise.resolve(createMemoryReportStore())],
])('counters kept %s', (_place, open) => {
  test('say what the events say, whichever way they are cut and repeated', async () => {
    const store = await open();
    const events = familiesEverywhere(150);
    const counted = countedOf(events);
    expect(await store.apply(counted.slice(0, 100))).toBe(100);
    expect(await store.apply(counted.slice(40, 150))).toBe(50);
    expect(await store.apply(counted)).toBe(0);
    const stored = await store.readCounters(month);
    expect(compareCounters(rebuildCounters(events), stored)).toEqual([]);
  });

  test('count an event once that one batch holds twice', async () => {
    const store = await open();
    const [event] = countedOf(familiesEverywhere(1));
    expect(await store.apply([event!, event!])).toBe(1);
  });

  test('take in nothing without complaint', async () => {
    expect(await (await open()).apply([])).toBe(0);
  });

  test('are read by the beginning of their sort key, in order', async () => {
    const store = await open();
    await store.apply(countedOf(familiesEverywhere(30)));
    const areas = await store.readCounters(month, 'AREA#');
    const keys = areas.map(({ sk }: Counter) => sk);
    expect(keys).toHaveLength(30);
    expect(keys).toEqual(keys.toSorted());
    expect(await store.readCounters('REPORT#family-connect#2021-12')).toEqual([]);
  });

  test('are read one by one, where anything was counted', async () => {
    const store = await open();
    await store.apply(countedOf(familiesEverywhere(150)));
    const all = await store.readCounters(month, 'AREA#');
    const some = await store.readSome([
      ...all.map(({ pk, sk }) => ({ pk, sk })),
      { pk: month, sk: 'AREA#E01000000' },
    ]);
    expect(some).toHaveLength(150);
    expect(some).toEqual(expect.arrayContaining([...all]));
    expect(await store.readSome([])).toEqual([]);
  });

  test('stay exact when two writers count overlapping batches at once', async () => {
    const store = await open();
    const events = familiesEverywhere(120);
    const counted = countedOf(events);
    await Promise.all([
      store.apply(counted),
      store.apply(counted.slice(30)),
      store.apply(counted.toReversed()),
    ]);
    const stored = await store.readCounters(month);
    expect(compareCounters(rebuildCounters(events), stored)).toEqual([]);
  });
});

describe('counters in DynamoDB', () => {
  test('stay exact through conflicts and throttling, tried again until they are through', async () => {
    const { store } = await openTable();
    const events = familiesEverywhere(200);
    const counted = countedOf(events);
    engine.faults.set({ conflictRate: 0.4, throttleRate: 0.2 });
    let tries = 0;
    for (let from = 0; from < counted.length; from += 50) {
      const batch = counted.slice(from, from + 50);
      while (
        !(await store.apply(batch).then(
          () => true,
          () => false,
        )) &&
        tries < 100
      )
        tries += 1;
    }
    engine.faults.clear();
    const stored = await store.readCounters(month);
    expect(compareCounters(rebuildCounters(events), stored)).toEqual([]);
  });

  test('leave a mark for each event that outlives the stream by more than a year', async () => {
    const { store, table } = await openTable();
    await store.apply(countedOf(familiesEverywhere(3)));
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    const marks = Items.map((item) => unmarshall(item)).filter(({ pk }) =>
      String(pk).startsWith('APPLIED'),
    );
    expect(new Set(marks.map(({ pk }) => String(pk)))).toEqual(
      new Set(['APPLIED#2021-12-10T10#E']),
    );
    expect(marks.map(({ sk }) => String(sk)).sort()).toEqual(['E0', 'E1', 'E2']);
    for (const { expiresAt } of marks) {
      expect(expiresAt).toBe(epochSeconds('2023-01-14T10:00:00.000Z'));
    }
  });

  test('fail loudly when the table is not there', async () => {
    const store = createDynamoReportStore(client, 'no-such-table', () => Promise.resolve());
    await expect(store.apply(countedOf(familiesEverywhere(1)))).rejects.toThrow();
  });
});
