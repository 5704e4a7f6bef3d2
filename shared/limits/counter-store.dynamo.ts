import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import { epochSeconds } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import { createDynamoClient } from '#shared/records/client.dynamo.ts';

import type { CounterStore } from './counter-store.ts';

const countedSchema = z.object({ counted: z.number() });

/** A family waits no longer than this for a limit: then it is let through. */
const patienceMs = 1500;

/**
 * Counters in the table of sessions, which forgets by itself and cannot be brought back: `pk` is
 * `LIMIT#` and a keyed hash. A table that cannot answer is said so in the log, and nobody is stopped.
 */
export function createDynamoCounterStore(options: {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly log: Log;
}): CounterStore {
  const { client, tableName: TableName, log } = options;
  return {
    async add(id, amount, expiresAt) {
      try {
        const updated = await client.send(
          new UpdateItemCommand({
            TableName,
            Key: marshall({ pk: `LIMIT#${id}` }),
            UpdateExpression: 'ADD counted :amount SET expiresAt = :expiresAt',
            ExpressionAttributeValues: marshall({
              ':amount': amount,
              ':expiresAt': epochSeconds(expiresAt),
            }),
            ReturnValues: 'ALL_NEW',
          }),
          { abortSignal: AbortSignal.timeout(patienceMs) },
        );
        return countedSchema.parse(unmarshall(updated.Attributes ?? {})).counted;
      } catch (error) {
        log.write('limit-not-counted', { error });
        return undefined;
      }
    },
  };
}

/** The counters, opened once when a function starts. */
export function openCounterStore(tableName: string, log: Log): CounterStore {
  return createDynamoCounterStore({ client: createDynamoClient(), tableName, log });
}
