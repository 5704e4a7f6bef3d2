import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordsEngine } from '#infra/local/records/index.ts';
import { dynoxideProgram, openRecordsEngine, startDynoxide } from '#infra/local/records/index.ts';

/**
 * How many five-item transactions a second a records engine commits, and what its reads cost. Each
 * transaction is what an award costs: four new items of about 800 bytes behind "not there yet", three
 * of them in an index, a conditional update of one hot item, a client token, a stream of new images.
 * Run: node tests/bench/records-engine.ts [transactions]
 */
const TableName = 'records';
const table = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'queue', 'since'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-queue',
      KeySchema: [
        { AttributeName: 'queue', KeyType: 'HASH' },
        { AttributeName: 'since', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
};

const s = (S: string) => ({ S });
const n = (N: number) => ({ N: String(N) });
const envelope = { pk: s('ENVELOPE#1'), sk: s('ENVELOPE') };
const fields = Array.from({ length: 15 }, (_, at) => [
  `field${at}`,
  s(`some value of twenty ${at}`),
]);
const document = { M: Object.fromEntries(fields) as object };

function award(place: number): object {
  const put = (pk: string, sk: string, more: object) => ({
    Put: {
      TableName,
      Item: { pk: s(pk), sk: s(sk), version: n(1), document, ...more },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });
  const queued = { queue: s('awaiting-payment'), since: s(`2021-12-06T${place}`) };
  return {
    ClientRequestToken: `token-${place}`,
    TransactItems: [
      ...['AWARD', 'PAYMENT', 'CLAIM'].map((sk) => put(`CASE#${place}`, sk, queued)),
      put(`EVENT#${place}`, 'EVENT', {}),
      {
        Update: {
          TableName,
          Key: envelope,
          UpdateExpression: 'SET available = available - :amount ADD version :one',
          ConditionExpression: 'available >= :amount',
          ExpressionAttributeValues: { ':amount': n(15_000), ':one': n(1) },
        },
      },
    ],
  };
}

async function measure(title: string, engine: RecordsEngine, count: number): Promise<void> {
  await engine.call('CreateTable', table);
  await engine.call('PutItem', { TableName, Item: { ...envelope, available: n(1e12) } });
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  for (let place = 0; place < count; place += 1)
    await engine.call('TransactWriteItems', award(place));
  const writtenAt = performance.now();
  const cpu = process.cpuUsage(cpuBefore);
  const reads = Math.min(count, 2_000);
  for (let place = 0; place < reads; place += 1) {
    await engine.call('Query', {
      TableName,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': s(`CASE#${place}`) },
    });
  }
  const readAt = performance.now();
  const rate = Math.round((count / (writtenAt - startedAt)) * 1_000);
  const cpuMs = ((cpu.user + cpu.system) / 1_000 / count).toFixed(2);
  const readMs = ((readAt - writtenAt) / reads).toFixed(2);
  console.log(
    `${title}: ${rate} five-item transactions/s, ${cpuMs} ms of this process's processor each; a query of three items ${readMs} ms`,
  );
  await engine.close();
}

const count = Number(process.argv[2] ?? 20_000);
await measure('in memory', await openRecordsEngine({ now: Date.now }), count);
const folder = mkdtempSync(join(tmpdir(), 'records-'));
await measure('on disk', await openRecordsEngine({ folder, now: Date.now }), count);
rmSync(folder, { recursive: true });
if (dynoxideProgram() !== undefined) await measure('dynoxide', await startDynoxide(), count / 10);
