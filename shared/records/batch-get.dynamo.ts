import {
  BatchGetItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** DynamoDB's BatchGetItem takes at most 100 keys, and none of them twice. */
export const batchLimit = 100;
/** How often keys that a batch left unread are asked for again. */
const batchTries = 10;

/** Waits so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<void>;

/**
 * Reads items by their keys in one request, in no particular order; a missing one is left out. What
 * a batch leaves unread was throttled: it is asked for again, later each time, and not for ever.
 */
export async function batchGet(
  client: DynamoDBClient,
  table: string,
  keys: readonly { readonly pk: string; readonly sk: string }[],
  pause: Pause,
): Promise<readonly Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  let left = keys.map(({ pk, sk }) => marshall({ pk, sk }));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    );
    items.push(...(answer.Responses?.[table] ?? []));
    left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    if (left.length === 0) break;
    if (attempt === batchTries) throw new Error(`${left.length} keys stayed unread`);
    await pause(10 * 2 ** attempt);
  }
  return items;
}
