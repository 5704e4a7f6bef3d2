import { setTimeout as pause } from 'node:timers/promises';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import type { Commit } from '#shared/kernel/index.ts';

import { createDynamoCommit } from './commit.dynamo.ts';
import { createDynamoRecordReader } from './record-reader.dynamo.ts';
import type { RecordReader } from './record-reader.ts';

/** The records table as the use cases see it: reads, and one way to write. */
export function openRecords(table: string): {
  readonly client: DynamoDBClient;
  readonly records: RecordReader;
  readonly commit: Commit;
} {
  const client = new DynamoDBClient({});
  const wait = (milliseconds: number) => pause(milliseconds);
  return {
    client,
    records: createDynamoRecordReader(client, table, wait),
    commit: createDynamoCommit(client, table, wait),
  };
}
