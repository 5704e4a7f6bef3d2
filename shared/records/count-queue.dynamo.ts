import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import type { CountQueue } from './queue-counter.ts';

/** Counts without bringing the items over, and stops as soon as there are enough of them. */
export function createDynamoCountQueue(client: DynamoDBClient, table: string): CountQueue {
  return async function countQueue(queue, atMost) {
    let count = 0;
    let start: QueryStart;
    do {
      const answer = await page(queue, atMost - count, start);
      count += answer.Count ?? 0;
      start = answer.LastEvaluatedKey;
    } while (start !== undefined && count < atMost);
    return count;
  };

  function page(queue: string, Limit: number, start: QueryStart) {
    return client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byQueue',
        Select: 'COUNT',
        Limit,
        KeyConditionExpression: '#queue = :queue',
        ExpressionAttributeNames: { '#queue': 'queue' },
        ExpressionAttributeValues: marshall({ ':queue': queue }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
  }
}

type QueryStart = QueryCommand['input']['ExclusiveStartKey'];
