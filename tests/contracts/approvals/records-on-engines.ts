import { randomUUID } from 'node:crypto';

import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

import {
  dynoxideProgram,
  openRecordsEngine,
  serveEngine,
  startDynoxide,
  type RecordsEngine,
} from '#infra/local/records/index.ts';
import { commitLimit, systemWaiting, type Commit, type StoredItem } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import { createDynamoCommit } from '#shared/records/commit.dynamo.ts';
import { dynamoClientSettings } from '#shared/records/client.dynamo.ts';
import { createDynamoRecordReader } from '#shared/records/record-reader.dynamo.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

/** A records table somewhere, with what it costs to close the place. */
export interface RecordsPlace {
  readonly records: RecordReader;
  readonly commit: Commit;
  /** Conflicts and throttling, where the place can make them up. */
  readonly engine?: RecordsEngine;
  close(): Promise<void>;
}

/** Every place where records can be kept on this machine: the double, and each engine installed. */
export const recordsPlaces: Readonly<Record<string, () => Promise<RecordsPlace>>> = {
  'the records double': () => {
    const { records, commit } = createMemoryRecords();
    return Promise.resolve({ records, commit, close: () => Promise.resolve() });
  },
  'the engine in process': async () =>
    openTable(await openRecordsEngine({ now: () => Date.parse('2021-12-07T09:00:00Z'), seed: 7 })),
  ...(dynoxideProgram() === undefined
    ? {}
    : { dynoxide: async () => openTable(await startDynoxide()) }),
};

async function openTable(engine: RecordsEngine): Promise<RecordsPlace> {
  const served = await serveEngine(engine);
  const client = new DynamoDBClient({
    ...dynamoClientSettings,
    endpoint: served.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
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
  return {
    engine,
    records: createDynamoRecordReader(client, table, systemWaiting.pause),
    commit: createDynamoCommit(client, table, systemWaiting),
    async close() {
      client.destroy();
      await served.close();
      await engine.close();
    },
  };
}

/** Puts items that were made elsewhere into a place, as they are. */
export async function bringOver(items: readonly StoredItem[], commit: Commit): Promise<void> {
  for (let from = 0; from < items.length; from += commitLimit) {
    const brought = items.slice(from, from + commitLimit);
    await commit(brought.map((item) => ({ action: 'create', item })));
  }
}
