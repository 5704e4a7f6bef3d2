import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import type { CountQueue } from './queue-counter.ts';
import { queueAttributes, type QueueIndex } from './record-reader.ts';

/** Counts without bringing the items over, and stops as soon as there are enough of them. */
export function createDynamoCountQueue(client: DynamoDBClient, table: string): CountQueue {
  return async function countQueue(queue, atMost, index = 'byQueue') {
    let count = 0;
    let start: QueryStart;
    do {
      const answer = await page({ queue, index }, atMost - count, start);
      count += answer.Count ?? 0;
      start = answer.LastEvaluatedKey;
    } while (start !== undefined && count < atMost);
    return count;
  };

  function page(
    { queue, index }: { queue: string; index: QueueIndex },
    Limit: number,
    start: QueryStart,
  ) {
    return client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        Select: 'COUNT',
        Limit,
        KeyConditionExpression: '#queue = :queue',
        ExpressionAttributeNames: { '#queue': queueAttributes[index] },
        ExpressionAttributeValues: marshall({ ':queue': queue }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
  }
}

type QueryStart = QueryCommand['input']['ExclusiveStartKey'];
