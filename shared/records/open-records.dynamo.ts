import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { systemWaiting, type Commit } from '#shared/kernel/index.ts';

import { createDynamoCommit } from './commit.dynamo.ts';
import { createDynamoRecordReader } from './record-reader.dynamo.ts';
import type { RecordReader } from './record-reader.ts';

/**
 * A table that grows with its load throttles for some seconds when a programme opens. The client's
 * own three tries are over before that.
 */
export const recordsClientSettings = { maxAttempts: 6 } as const;

/**
 * The client of the records table. What it would tell a logger is made up for each call even though
 * there is none, at a twentieth of all the time a function works; and nobody may log a document.
 */
function createRecordsClient(): DynamoDBClient {
  const client = new DynamoDBClient(recordsClientSettings);
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** The records table as the use cases see it: reads, and one way to write. */
export function openRecords(table: string): {
  readonly client: DynamoDBClient;
  readonly records: RecordReader;
  readonly commit: Commit;
} {
  const client = createRecordsClient();
  return {
    client,
    records: createDynamoRecordReader(client, table, systemWaiting.pause),
    commit: createDynamoCommit(client, table, systemWaiting),
  };
}
