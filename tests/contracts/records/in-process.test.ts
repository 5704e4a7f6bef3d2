import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordsEngine } from '#infra/local/records/index.ts';
import { openRecordsEngine } from '#infra/local/records/index.ts';
import type { Answer, RecordTable } from './record-table.ts';
import { createTable, n, refusal, s } from './record-table.ts';

let now: number;
let engine: RecordsEngine;
const key = { pk: s('a'), sk: s('1') };
const dayMs = 24 * 60 * 60 * 1000;

beforeEach(async () => {
  now = Date.UTC(2021, 11, 6);
  engine = await openRecordsEngine({ now: () => now });
});
afterEach(() => engine.close());

/** A table whose items expire at `expiresAt`. */
async function expiring(): Promise<RecordTable> {
  const table = await createTable(engine);
  await table.call('UpdateTimeToLive', {
    TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
  });
  return table;
}

const inSeconds = (seconds: number) => n(now / 1000 + seconds);

describe('time to live', () => {
  it('deletes what is due and nothing else, also from the indexes', async () => {
    const table = await expiring();
    const items = {
      due: { expiresAt: inSeconds(10), stage: s('x'), due: s('x') },
      later: { expiresAt: inSeconds(1000) },
      never: {},
      text: { expiresAt: s('1') },
      ancient: { expiresAt: inSeconds(-6 * 365 * 86_400) },
    };
    for (const [sk, item] of Object.entries(items))
      await table.put({ pk: s('a'), sk: s(sk), ...item });
    expect(await engine.sweepExpired()).toBe(0);
    now += 60_000;
    expect(await engine.sweepExpired()).toBe(1);
    const left = await table.query('pk = :p', { ':p': s('a') });
    expect(left.Items!.map(({ sk }) => sk)).toEqual(['ancient', 'later', 'never', 'text'].map(s));
    expect((await table.call('Scan', { IndexName: 'by-stage' })).Count).toBe(0);
  });

  it('lets an expired item be read until it is swept', async () => {
    const table = await expiring();
    await table.put({ ...key, expiresAt: inSeconds(1) });
    now += 60_000;
    expect(await table.get(key)).toBeDefined();
  });

  it('says in the stream that the service did it', async () => {
    const table = await expiring();
    await table.put({ ...key, expiresAt: inSeconds(1) });
    now += 60_000;
    await engine.sweepExpired();
    await table.put(key);
    await table.call('DeleteItem', { Key: key });
    const [, swept, , deleted] = await table.records();
    expect(swept).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
    });
    expect(deleted).not.toHaveProperty('userIdentity');
  });

  it('follows an expiry that is moved or taken away', async () => {
    const table = await expiring();
    await table.put({ ...key, expiresAt: inSeconds(1) });
    await table.update(key, 'SET expiresAt = :t', { ':t': inSeconds(1000) });
    now += 60_000;
    expect(await engine.sweepExpired()).toBe(0);
    await table.update(key, 'REMOVE expiresAt');
    now += 2_000_000;
    expect(await engine.sweepExpired()).toBe(0);
    expect(await table.get(key)).toEqual(key);
  });

  it('covers items that were there before it was switched on, until it is switched off', async () => {
    const table = await createTable(engine);
    await table.put({ ...key, expiresAt: inSeconds(1) });
    await table.put({ ...key, sk: s('2'), expiresAt: inSeconds(100) });
    const set = (Enabled: boolean) =>
      table.call('UpdateTimeToLive', {
        TimeToLiveSpecification: { Enabled, AttributeName: 'expiresAt' },
      });
    await set(true);
    expect((await refusal(set(true))).code).toBe('ValidationException');
    now += 60_000;
    expect(await engine.sweepExpired()).toBe(1);
    await set(false);
    now += 60_000;
    expect(await engine.sweepExpired()).toBe(0);
  });

  it('sweeps more than one commit holds', async () => {
    const table = await expiring();
    for (let start = 0; start < 500; start += 100) {
      await table.transact(
        Array.from({ length: 100 }, (_, place) => ({
          Put: { Item: { pk: s('a'), sk: s(String(start + place)), expiresAt: inSeconds(1) } },
        })),
      );
    }
    now += 60_000;
    expect(await engine.sweepExpired()).toBe(500);
    expect((await table.call('Scan', {})).Count).toBe(0);
  });
});

describe('trimming a stream', () => {
  it('drops what every consumer has passed, and keeps the rest readable', async () => {
    const table = await createTable(engine);
    for (const place of [1, 2, 3]) await table.put({ ...key, v: n(place) });
    const [, second] = await table.records();
    const StreamArn = await arnOf(table);
    const passed = [{ streamArn: StreamArn, sequenceNumber: second!.dynamodb.SequenceNumber }];
    expect(await engine.trimStreams(passed)).toBe(2);
    expect((await table.records()).map(({ dynamodb }) => dynamodb.NewImage!['v'])).toEqual([n(3)]);
    expect(await engine.trimStreams(passed)).toBe(0);
  });

  it('drops what is older than a day, of one stream and not of another', async () => {
    const table = await createTable(engine);
    const other = await createTable(engine);
    await table.put({ ...key, v: n(1) });
    now += dayMs + 1;
    await other.put(key);
    await table.put({ ...key, v: n(2) });
    expect(await engine.trimStreams()).toBe(1);
    expect(await table.records()).toHaveLength(1);
    expect(await other.records()).toHaveLength(1);
  });

  it('tells a reader that it has come too late, instead of passing over what it missed', async () => {
    const table = await createTable(engine);
    for (const place of [1, 2, 3]) await table.put({ ...key, v: n(place) });
    const [first] = await table.records();
    const StreamArn = await arnOf(table);
    const { StreamDescription } = await call('DescribeStream', { StreamArn });
    const { ShardId } = StreamDescription!.Shards[0]!;
    const from = (more: object) => call('GetShardIterator', { StreamArn, ShardId, ...more });
    const { ShardIterator } = await from({ ShardIteratorType: 'TRIM_HORIZON' });
    now += dayMs + 1;
    await engine.trimStreams();
    expect((await refusal(call('GetRecords', { ShardIterator }))).code).toBe(
      'TrimmedDataAccessException',
    );
    const at = from({
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: first!.dynamodb.SequenceNumber,
    });
    expect((await refusal(at)).code).toBe('TrimmedDataAccessException');
  });

  it('lets the records of an ended stream be read to their end', async () => {
    const table = await createTable(engine);
    await table.put(key);
    const StreamArn = await arnOf(table);
    await table.call('UpdateTable', { StreamSpecification: { StreamEnabled: false } });
    await table.put({ ...key, v: n(2) });
    const { StreamDescription } = await call('DescribeStream', { StreamArn });
    expect(StreamDescription!.StreamStatus).toBe('DISABLED');
    const { ShardIterator } = await call('GetShardIterator', {
      StreamArn,
      ShardId: StreamDescription!.Shards[0]!.ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const last = await call('GetRecords', { ShardIterator });
    expect(last.Records).toHaveLength(1);
    expect(last).not.toHaveProperty('NextShardIterator');
  });
});

async function call(operation: string, input: object): Promise<Answer> {
  return await engine.call(operation, input);
}

async function arnOf(table: RecordTable): Promise<string> {
  const { Table } = await table.call('DescribeTable', {});
  return Table!.LatestStreamArn!;
}
