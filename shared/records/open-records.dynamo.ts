import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { systemWaiting, type Commit } from '#shared/kernel/index.ts';

import { createDynamoCommit } from './commit.dynamo.ts';
import { createDynamoClient } from './client.dynamo.ts';
import { createDynamoRecordReader } from './record-reader.dynamo.ts';
import type { RecordReader } from './record-reader.ts';

/** The records table as the use cases see it: reads, and one way to write. */
export function openRecords(table: string): {
  readonly client: DynamoDBClient;
  readonly records: RecordReader;
  readonly commit: Commit;
} {
  const client = createDynamoClient();
  return {
    client,
    records: createDynamoRecordReader(client, table, systemWaiting.pause),
    commit: createDynamoCommit(client, table, systemWaiting),
  };
}
