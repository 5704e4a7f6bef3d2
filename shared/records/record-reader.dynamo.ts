import {
  GetItemCommand,
  QueryCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import DataLoader from 'dataloader';
import * as z from 'zod';

import type { StoredItem } from '#shared/kernel/index.ts';

import { batchGet, batchLimit, type Pause } from './batch-get.dynamo.ts';
import type { Key } from './keys.ts';
import {
  queueAttributes,
  type Page,
  type QueueIndex,
  type QueueRequest,
  type RecordReader,
} from './record-reader.ts';

const storedItemSchema = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  kind: z.string(),
  version: z.number(),
  queue: z.string().optional(),
  queueOrder: z.string().optional(),
  localQueue: z.string().optional(),
});

/**
 * Reads the records table. Reads by key that are asked for side by side travel together: what ten
 * messages of a batch need is one request instead of ten.
 */
export function createDynamoRecordReader(
  client: DynamoDBClient,
  table: string,
  pause: Pause,
): RecordReader {
  const together = new DataLoader<Key, StoredItem | undefined>(
    (keys) => readTogether(client, table, keys, pause),
    // Nothing is remembered: every read is of the present.
    { cache: false, maxBatchSize: batchLimit },
  );
  return {
    get: (key) => together.load(key),
    async getMany(keys) {
      const found = await Promise.all(keys.map((key) => together.load(key)));
      return found.filter((item) => item !== undefined);
    },
    partition: (pk, skBeginning) => wholePartition(client, table, pk, skBeginning),
    queue: (request) => queuePage(client, table, request),
  };
}

/** At most `batchLimit` items, in the order of their keys. */
async function readTogether(
  client: DynamoDBClient,
  table: string,
  keys: readonly Key[],
  pause: Pause,
): Promise<(StoredItem | undefined)[]> {
  const once = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const [only, ...others] = once;
  const items =
    only === undefined || others.length > 0
      ? (await batchGet(client, table, once, pause)).map(toStoredItem)
      : await getOne(client, table, only);
  const found = new Map(items.map((item) => [nameOf(item), item]));
  return keys.map((key) => found.get(nameOf(key)));
}

async function getOne(client: DynamoDBClient, table: string, { pk, sk }: Key) {
  const answer = await client.send(
    new GetItemCommand({ TableName: table, Key: marshall({ pk, sk }), ConsistentRead: true }),
  );
  return answer.Item === undefined ? [] : [toStoredItem(answer.Item)];
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\u0000${sk}`;
}

function toStoredItem(item: Record<string, AttributeValue>): StoredItem {
  const { queue, queueOrder, localQueue, ...rest } = storedItemSchema.parse(unmarshall(item));
  return {
    ...rest,
    ...(queue === undefined ? {} : { queue }),
    ...(queueOrder === undefined ? {} : { queueOrder }),
    ...(localQueue === undefined ? {} : { localQueue }),
  };
}

async function wholePartition(
  client: DynamoDBClient,
  table: string,
  pk: string,
  skBeginning?: string,
): Promise<readonly StoredItem[]> {
  const items: StoredItem[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression:
          skBeginning === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :beginning)',
        ExpressionAttributeValues: marshall(
          skBeginning === undefined ? { ':pk': pk } : { ':pk': pk, ':beginning': skBeginning },
        ),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []).map(toStoredItem));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

async function queuePage(
  client: DynamoDBClient,
  table: string,
  request: QueueRequest,
): Promise<Page> {
  const { queue, limit, after, order = 'first-to-last', beginning, index = 'byQueue' } = request;
  const projected = request.parts === undefined ? undefined : projectionOf(request.parts);
  const page = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: index,
      KeyConditionExpression:
        beginning === undefined ? '#queue = :queue' : '#queue = :queue AND begins_with(#order, :b)',
      ExpressionAttributeNames: {
        '#queue': queueAttributes[index],
        ...(beginning === undefined ? {} : { '#order': 'queueOrder' }),
        ...projected?.names,
      },
      ...(projected === undefined ? {} : { ProjectionExpression: projected.expression }),
      ExpressionAttributeValues: marshall(
        beginning === undefined ? { ':queue': queue } : { ':queue': queue, ':b': beginning },
      ),
      Limit: limit,
      ScanIndexForward: order === 'first-to-last',
      ...(after === undefined ? {} : { ExclusiveStartKey: marshall(decode(after, index)) }),
    }),
  );
  const items = (page.Items ?? []).map(toStoredItem);
  return page.LastEvaluatedKey === undefined
    ? { items }
    : { items, next: encode(unmarshall(page.LastEvaluatedKey)) };
}

const itemAttributes = ['pk', 'sk', 'kind', 'version', 'queue', 'queueOrder', 'localQueue'];

/** Every attribute by a placeholder: half the words of a document are reserved by DynamoDB. */
function projectionOf(parts: readonly string[]) {
  const paths = [...itemAttributes, ...parts.map((part) => `document.${part}`)];
  const attributes = [...new Set(paths.flatMap((path) => path.split('.')))];
  const placeholders = new Map(attributes.map((name, place) => [name, `#part${place}`]));
  const named = (name: string) => placeholders.get(name) ?? name;
  return {
    names: Object.fromEntries(attributes.map((name) => [named(name), name])),
    expression: paths.map((path) => path.split('.').map(named).join('.')).join(', '),
  };
}

function encode(key: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

const startKeySchemas = {
  byQueue: startKeySchema('queue'),
  byLocality: startKeySchema('localQueue'),
} as const satisfies Readonly<Record<QueueIndex, z.ZodType>>;

function startKeySchema(partition: string) {
  return z.strictObject({
    ...{ pk: z.string(), sk: z.string(), queueOrder: z.string() },
    [partition]: z.string(),
  });
}

function decode(text: string, index: QueueIndex) {
  return startKeySchemas[index].parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
}
