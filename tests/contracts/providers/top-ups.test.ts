import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, it } from 'vitest';

import { confirmedTopUps } from '#infra/local/confirmed-top-ups.ts';
import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';
import { createVoucherSimulator } from '#infra/local/providers/voucher-simulator.ts';
import { openRecordsEngine, serveEngine } from '#infra/local/records/index.ts';
import { createFloatEndpoint } from '#shared/payments/rails/pieces/float.http.ts';
import {
  createDecideTopUp,
  createFetchFloat,
  createProposeTopUp,
  createReceiveStatement,
  createTakeStatement,
  readBookedMonth,
  type OutsideAccount,
} from '#shared/reconciliation/index.ts';
import { createDynamoCommit } from '#shared/records/commit.dynamo.ts';
import { createDynamoRecordReader } from '#shared/records/record-reader.dynamo.ts';

import { createWoundClock } from './wound-clock.ts';

const wednesday = '2026-05-06T09:00:00.000Z';
const thursday = '2026-05-07T09:00:00.000Z';
const rail = 'cash-out';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync());

async function openRecordsTable() {
  const engine = await openRecordsEngine({ now: () => Date.parse(wednesday), seed: 7 });
  opened.defer(() => engine.close());
  const served = await serveEngine(engine);
  opened.defer(served.close);
  const client = new DynamoDBClient({
    ...{ endpoint: served.url, region: 'eu-west-2' },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  opened.defer(() => {
    client.destroy();
  });
  const table = 'open-door-RecordsTable';
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      ...{ TableName: table, BillingMode: 'PAY_PER_REQUEST', KeySchema: key('pk', 'sk') },
      AttributeDefinitions: ['pk', 'sk', 'queue', 'queueOrder'].map((name) => ({
        ...{ AttributeName: name, AttributeType: 'S' },
      })),
      GlobalSecondaryIndexes: [
        {
          ...{ IndexName: 'byQueue', KeySchema: key('queue', 'queueOrder') },
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const pause = () => Promise.resolve();
  return {
    engine,
    records: createDynamoRecordReader(client, table, pause),
    commit: createDynamoCommit(client, table, { pause, chance: () => 1 }),
  };
}

it('pays a confirmed top-up on its day, and both statements agree with our books to the penny', async () => {
  const { engine, records, commit } = await openRecordsTable();
  const wound = createWoundClock(wednesday);
  const place = (name: string) => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), `open-door-${name}-`));
    opened.defer(() => {
      rmSync(dataFolder, { recursive: true });
    });
    const log = { note: () => undefined, trouble: () => undefined };
    const topUps = () => confirmedTopUps(engine);
    return { clock: wound.clock, dataFolder, log, serviceOrigin: 'http://127.0.0.1:9', topUps };
  };
  const railKey = 'a-rail-key-for-tests';
  const bank = await createBankSimulator({ railKey }).start(place('bank'));
  opened.defer(bank.stop);
  const provider = await createVoucherSimulator({ rail, railKey }).start(place(rail));
  opened.defer(provider.stop);

  const clock = { now: () => new Date(wound.clock.now()).toISOString() };
  const ports = { records, commit, clock };
  const propose = createProposeTopUp(ports);
  const proposal = { rail, amountPence: 20_000_01, staffId: 'dev' } as const;
  await propose({ ...proposal, topUpId: 'ABCDE12345' });
  await propose({ ...proposal, topUpId: 'ABCDE67890' });
  const decided = { topUpId: 'ABCDE12345', decision: 'confirm', staffId: 'erin' } as const;
  expect(await createDecideTopUp(ports)(decided)).toMatchObject({ ok: true });

  const endpoint = createFloatEndpoint({ name: rail, endpoint: provider.url, timeoutMs: 5_000 });
  wound.windTo(thursday);
  const fetchFloat = createFetchFloat({ ...ports, floatNamed: () => endpoint });
  expect(await fetchFloat(rail)).toBe('taken');
  const address = `${bank.url}/statement.xml?from=2026-05-01&to=2026-05-07`;
  const content = new Uint8Array(await (await fetch(address)).arrayBuffer());
  expect(new Uint8Array(await (await fetch(address)).arrayBuffer())).toEqual(content);
  const by = { kind: 'staff', id: 'dev' } as const;
  const received = await createReceiveStatement(ports)({ account: 'bank', content, by });
  await createTakeStatement(ports)(received.ok ? received.value.statementId : '');

  const onStatement = async (account: OutsideAccount) => {
    const { lines, movements } = await readBookedMonth(records, account, '2026-05');
    expect(movements.map(({ outcome }) => outcome.kind)).toEqual(['matched']);
    return lines.map(({ line, outcome }) => [line.bookedOn, line.amountPence, outcome.kind]);
  };
  expect(await onStatement('bank')).toEqual([['2026-05-06', -20_000_01, 'matched']]);
  expect(await onStatement(rail)).toEqual([['2026-05-06', 20_000_01, 'matched']]);
});

it('has nothing to pay before there is a table', async () => {
  const engine = await openRecordsEngine({ now: () => Date.parse(wednesday), seed: 7 });
  opened.defer(() => engine.close());
  expect(await confirmedTopUps(engine)).toEqual([]);
});
