import { randomUUID } from 'node:crypto';
import type { RecordsEngine } from '#infra/local/records/index.ts';
import { EngineError } from '#infra/local/records/index.ts';

export type Item = Record<string, object>;

/** What the operations answer with, as far as the tests look at it. */
export interface Answer {
  Item?: Item;
  Items?: Item[];
  Attributes?: Item;
  Count?: number;
  ScannedCount?: number;
  LastEvaluatedKey?: Item;
  Responses?: { Item?: Item }[] & Record<string, Item[]>;
  UnprocessedItems?: Record<string, object[]>;
  UnprocessedKeys?: Record<string, { Keys: Item[] }>;
  Table?: TableDescription;
  TableDescription?: TableDescription;
  TableNames?: string[];
  LastEvaluatedTableName?: string;
  TimeToLiveDescription?: object;
  Streams?: { StreamArn: string; TableName: string }[];
  StreamDescription?: {
    StreamStatus: string;
    StreamViewType: string;
    Shards: { ShardId: string }[];
  };
  ShardIterator?: string;
  NextShardIterator?: string;
  Records?: StreamRecord[];
}

interface TableDescription {
  TableName: string;
  TableStatus: string;
  ItemCount: number;
  LatestStreamArn?: string;
  GlobalSecondaryIndexes?: { IndexName: string; IndexStatus: string }[];
}

export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  userIdentity?: object;
  dynamodb: {
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    StreamViewType: string;
    SizeBytes: number;
    ApproximateCreationDateTime: number;
  };
}

export const s = (S: string) => ({ S });
export const n = (N: number | string) => ({ N: String(N) });

/** A table of the contract's shape: string keys, and a global index over `stage` and `due`. */
export const definition = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'stage', 'due'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-stage',
      KeySchema: [
        { AttributeName: 'stage', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
} as const;

/** One table of an engine, and short ways to talk to it. */
export interface RecordTable {
  readonly name: string;
  call(operation: string, input: object): Promise<Answer>;
  put(item: Item, more?: object): Promise<Answer>;
  update(key: Item, expression: string, values?: Item, more?: object): Promise<Answer>;
  get(key: Item): Promise<Item | undefined>;
  query(condition: string, values: Item, more?: object): Promise<Answer>;
  transact(actions: object[], more?: object): Promise<Answer>;
  records(): Promise<StreamRecord[]>;
}

/** Creates a table of its own for one test. */
export async function createTable(
  engine: Pick<RecordsEngine, 'call'>,
  changes: object = {},
): Promise<RecordTable> {
  const name = `table-${randomUUID()}`;
  await engine.call('CreateTable', { ...definition, ...changes, TableName: name });
  return openTable(engine, name);
}

export function openTable(engine: Pick<RecordsEngine, 'call'>, name: string): RecordTable {
  const call = async (operation: string, input: object) =>
    (await engine.call(operation, input)) as Answer;
  const here = (operation: string, input: object) => call(operation, { TableName: name, ...input });
  return {
    name,
    call: here,
    put: (Item, more) => here('PutItem', { Item, ...more }),
    update: (Key, UpdateExpression, values, more) =>
      here('UpdateItem', {
        Key,
        UpdateExpression,
        ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
        ...more,
      }),
    get: async (Key) => (await here('GetItem', { Key, ConsistentRead: true })).Item,
    query: (KeyConditionExpression, ExpressionAttributeValues, more) =>
      here('Query', { KeyConditionExpression, ExpressionAttributeValues, ...more }),
    transact: (actions, more) =>
      call('TransactWriteItems', {
        TransactItems: actions.map((one) => inTable(one, name)),
        ...more,
      }),
    records: () => streamRecords(call, name),
  };
}

/** Puts the table's name into an action such as `{ Put: { Item } }`. */
function inTable(action: object, TableName: string): object {
  return Object.fromEntries(
    Object.entries(action).map(([kind, body]) => [kind, { TableName, ...(body as object) }]),
  );
}

async function streamRecords(
  call: (operation: string, input: object) => Promise<Answer>,
  TableName: string,
): Promise<StreamRecord[]> {
  const { Streams = [] } = await call('ListStreams', { TableName });
  const StreamArn = Streams[0]!.StreamArn;
  const { StreamDescription } = await call('DescribeStream', { StreamArn });
  const ShardId = StreamDescription!.Shards[0]!.ShardId;
  let { ShardIterator } = await call('GetShardIterator', {
    StreamArn,
    ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const records: StreamRecord[] = [];
  while (ShardIterator !== undefined) {
    const { Records, NextShardIterator }: Answer = await call('GetRecords', { ShardIterator });
    if (Records!.length === 0) break;
    records.push(...Records!);
    ShardIterator = NextShardIterator;
  }
  return records;
}

/** The names of an answer's items, in order. */
export function sortKeys(answer: Answer): string[] {
  return answer.Items!.map((item) => (item['sk'] as { S: string }).S);
}

/** The refusal a call ends in; fails when it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<EngineError> {
  try {
    await call;
  } catch (cause) {
    if (cause instanceof EngineError) return cause;
    throw cause;
  }
  throw new Error('the engine took what it should have refused');
}

/** The reasons of a cancelled transaction, in the order of its actions. */
export async function reasons(call: Promise<unknown>): Promise<(string | undefined)[]> {
  const { body } = await refusal(call);
  return (body.CancellationReasons ?? []).map((reason) => reason.Code);
}
