import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordsEngine, ServedEngine } from '#infra/local/records/index.ts';
import { openRecordsEngine, openRemoteEngine, serveEngine } from '#infra/local/records/index.ts';
import { createTable, n, refusal, s } from './record-table.ts';

let engine: RecordsEngine;
let served: ServedEngine;
beforeAll(async () => {
  engine = await openRecordsEngine({ now: Date.now });
  served = await serveEngine(engine);
});
afterAll(async () => {
  await served.close();
  await engine.close();
});

const settings = () => ({
  endpoint: served.url,
  region: 'eu-west-2',
  credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'LOCAL' },
});
const key = { pk: s('a'), sk: s('1') };

describe('an engine behind HTTP', () => {
  it('takes an AWS client, bytes and all', async () => {
    const { name: TableName } = await createTable(engine);
    const client = new DynamoDBClient(settings());
    const Item = { ...key, bytes: { B: new Uint8Array([1, 2, 255]) }, v: n(1) };
    await client.send(new PutItemCommand({ TableName, Item }));
    const found = await client.send(new GetItemCommand({ TableName, Key: key }));
    expect(found.Item).toEqual(Item);
    client.destroy();
  });

  it('gives an AWS client its errors as their own classes', async () => {
    const { name: TableName } = await createTable(engine);
    const client = new DynamoDBClient(settings());
    const put = {
      TableName,
      Item: key,
      ConditionExpression: 'attribute_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    await expect(client.send(new PutItemCommand(put))).rejects.toBeInstanceOf(
      ConditionalCheckFailedException,
    );
    await engine.call('PutItem', { TableName, Item: key });
    const claim = { ...put, ConditionExpression: 'attribute_not_exists(pk)' };
    const cancelled = await client
      .send(new TransactWriteItemsCommand({ TransactItems: [{ Put: claim }] }))
      .catch((cause: unknown) => cause);
    expect(cancelled).toBeInstanceOf(TransactionCanceledException);
    expect((cancelled as TransactionCanceledException).CancellationReasons).toMatchObject([
      { Code: 'ConditionalCheckFailed', Item: key },
    ]);
    client.destroy();
  });

  it('lets an AWS client read a stream', async () => {
    const table = await createTable(engine);
    await table.put(key);
    const client = new DynamoDBStreamsClient(settings());
    const { Streams } = await client.send(new ListStreamsCommand({ TableName: table.name }));
    const { StreamArn } = Streams![0]!;
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId: StreamDescription!.Shards![0]!.ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
      }),
    );
    const { Records } = await client.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records).toMatchObject([{ eventName: 'INSERT', dynamodb: { Keys: key } }]);
    expect(Records![0]!.dynamodb!.ApproximateCreationDateTime).toBeInstanceOf(Date);
    client.destroy();
  });

  it('answers what is not a request with an error, and lives on', async () => {
    const asked = await fetch(served.url, { method: 'POST', body: 'not json' });
    expect(asked.status).toBe(400);
    expect(await asked.json()).toMatchObject({
      __type: 'com.amazon.coral.service#SerializationException',
    });
  });

  it('can be reached as a remote engine, which wakes readers and injects faults of its own', async () => {
    const remote = openRemoteEngine({ url: served.url, name: 'over HTTP' });
    const table = await createTable(remote);
    const woken = new Promise<void>((resolve) => {
      remote.onStreamRecord(resolve);
    });
    await table.put({ ...key, v: n(1) });
    await woken;
    expect(await table.get(key)).toEqual({ ...key, v: n(1) });
    const claim = table.put(key, {
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    expect((await refusal(claim)).body.Item).toEqual({ ...key, v: n(1) });
    remote.faults.set({ throttleRate: 1 });
    expect((await refusal(table.put(key))).code).toBe('ProvisionedThroughputExceededException');
    expect(await engine.call('GetItem', { TableName: table.name, Key: key })).toMatchObject({
      Item: { v: n(1) },
    });
  });
});
