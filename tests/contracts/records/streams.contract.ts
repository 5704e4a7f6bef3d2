import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import type { Answer } from './record-table.ts';
import { createTable, n, s } from './record-table.ts';

const key = { pk: s('a'), sk: s('1') };
const old = { ...key, v: n(1) };
const fresh = { ...key, v: n(2) };

const views = [
  ['KEYS_ONLY', {}],
  ['NEW_IMAGE', { NewImage: fresh }],
  ['OLD_IMAGE', { OldImage: old }],
  ['NEW_AND_OLD_IMAGES', { NewImage: fresh, OldImage: old }],
] as const;

export const streamPromises: Promises = (promise, engine) => {
  promise('tells of each change once, in order', async () => {
    const table = await createTable(engine());
    await table.put(old);
    await table.put(fresh);
    await table.call('DeleteItem', { Key: key });
    const records = await table.records();
    expect(records).toMatchObject([
      { eventName: 'INSERT', dynamodb: { Keys: key, NewImage: old } },
      { eventName: 'MODIFY', dynamodb: { Keys: key, NewImage: fresh, OldImage: old } },
      { eventName: 'REMOVE', dynamodb: { Keys: key, OldImage: fresh } },
    ]);
    expect(records[0]!.dynamodb).not.toHaveProperty('OldImage');
    expect(records[2]!.dynamodb).not.toHaveProperty('NewImage');
    expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(3);
  });

  promise('numbers records so that later is greater', async () => {
    const table = await createTable(engine());
    for (let place = 0; place < 12; place += 1) await table.put({ ...key, v: n(place) });
    const numbers = (await table.records()).map(({ dynamodb }) => BigInt(dynamodb.SequenceNumber));
    expect(numbers).toHaveLength(12);
    numbers.slice(1).forEach((number, place) => {
      expect(number > numbers[place]!).toBe(true);
    });
  });

  promise('says nothing of writes that change nothing', async () => {
    const table = await createTable(engine());
    await table.put(old);
    await table.put(old);
    await table.update(key, 'SET v = :v', { ':v': n('1.0') });
    await table.call('DeleteItem', { Key: { ...key, sk: s('never') } });
    expect((await table.records()).map(({ eventName }) => eventName)).toEqual(['INSERT']);
  });

  promise('says nothing of writes that were refused', async () => {
    const table = await createTable(engine());
    const refused = table.put(old, { ConditionExpression: 'attribute_exists(pk)' });
    await expect(refused).rejects.toThrow();
    expect(await table.records()).toEqual([]);
  });

  promise('tells of every write of a transaction, in the order of its actions', async () => {
    const table = await createTable(engine());
    const at = (sk: string) => ({ pk: s('t'), sk: s(sk) });
    await table.transact(['c', 'a', 'b'].map((sk) => ({ Put: { Item: at(sk) } })));
    const keys = (await table.records()).map(({ dynamodb }) => dynamodb.Keys);
    expect(keys).toEqual([at('c'), at('a'), at('b')]);
  });

  for (const [StreamViewType, images] of views) {
    promise(`shows ${StreamViewType} as asked`, async () => {
      const table = await createTable(engine(), {
        StreamSpecification: { StreamEnabled: true, StreamViewType },
      });
      await table.put(old);
      await table.put(fresh);
      const { dynamodb } = (await table.records())[1]!;
      expect(dynamodb.StreamViewType).toBe(StreamViewType);
      const { NewImage, OldImage } = dynamodb;
      expect({
        ...(NewImage === undefined ? {} : { NewImage }),
        ...(OldImage === undefined ? {} : { OldImage }),
      }).toEqual(images);
    });
  }

  promise('starts a reader at the beginning, at the end, at a record and after it', async () => {
    const table = await createTable(engine());
    for (const place of [1, 2, 3]) await table.put({ ...key, v: n(place) });
    const [, second] = await table.records();
    const { StreamArn, ShardId } = await shardOf(table.name);
    const readFrom = async (ShardIteratorType: string, SequenceNumber?: string) => {
      const { ShardIterator } = await call('GetShardIterator', {
        StreamArn,
        ShardId,
        ShardIteratorType,
        ...(SequenceNumber === undefined ? {} : { SequenceNumber }),
      });
      return ShardIterator!;
    };
    const values = async (ShardIterator: string) =>
      (await call('GetRecords', { ShardIterator })).Records!.map(
        ({ dynamodb }) => dynamodb.NewImage!['v'],
      );
    const latest = await readFrom('LATEST');
    expect(await values(latest)).toEqual([]);
    await table.put({ ...key, v: n(4) });
    expect(await values(latest)).toEqual([n(4)]);
    const number = second!.dynamodb.SequenceNumber;
    expect(await values(await readFrom('TRIM_HORIZON'))).toEqual([n(1), n(2), n(3), n(4)]);
    expect(await values(await readFrom('AT_SEQUENCE_NUMBER', number))).toEqual([n(2), n(3), n(4)]);
    expect(await values(await readFrom('AFTER_SEQUENCE_NUMBER', number))).toEqual([n(3), n(4)]);
  });

  promise('hands records out in portions, and goes on where it left off', async () => {
    const table = await createTable(engine());
    for (let place = 0; place < 7; place += 1) await table.put({ ...key, v: n(place) });
    const { StreamArn, ShardId } = await shardOf(table.name);
    let { ShardIterator } = await call('GetShardIterator', {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const portions: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator, Limit: 3 });
      portions.push(Records!.length);
      ShardIterator = NextShardIterator;
    }
    expect(portions).toEqual([3, 3, 1, 0]);
  });

  promise('wakes those who wait for records', async () => {
    const table = await createTable(engine());
    const woken = new Promise<void>((resolve) => {
      const stop = engine().onStreamRecord(() => {
        stop();
        resolve();
      });
    });
    await table.put(old);
    await expect(woken).resolves.toBeUndefined();
  });

  async function call(operation: string, input: object): Promise<Answer> {
    return await engine().call(operation, input);
  }

  async function shardOf(TableName: string) {
    const { Streams } = await call('ListStreams', { TableName });
    const StreamArn = Streams![0]!.StreamArn;
    const { StreamDescription } = await call('DescribeStream', { StreamArn });
    return { StreamArn, ShardId: StreamDescription!.Shards[0]!.ShardId };
  }
};
