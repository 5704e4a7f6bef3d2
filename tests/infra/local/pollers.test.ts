import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { QueueSource, StreamSource } from '#infra/local/event-source.ts';
import type { InvocationOutcome } from '#infra/local/execution-environment.ts';
import { readFilters } from '#infra/local/filter-pattern.ts';
import type { DeployedFunction } from '#infra/local/functions.ts';
import { openPlatformLog, type PlatformLog } from '#infra/local/log.ts';
import { openPlatformClock, type PlatformClock } from '#infra/local/platform-clock.ts';
import { openQueueEngine, type QueueEngine } from '#infra/local/queues/index.ts';
import { startQueuePoller, type Poller } from '#infra/local/queue-poller.ts';
import { openRecordsEngine, type RecordsEngine } from '#infra/local/records/index.ts';
import { startStreamPoller, type StreamPoller } from '#infra/local/stream-poller.ts';

let dataFolder: string;
let clock: PlatformClock;
let log: PlatformLog;
let records: RecordsEngine;
let queues: QueueEngine;
let streamArn: string;
let queueUrl: string;
const opened: Poller[] = [];

beforeEach(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'open-door-pollers-'));
  clock = openPlatformClock(dataFolder);
  log = openPlatformLog({ dataFolder, now: clock.now, print: () => undefined });
  records = await openRecordsEngine({ now: clock.now });
  queues = openQueueEngine({
    now: clock.now,
    urlBase: 'http://127.0.0.1:1',
    accountId: '000000000000',
    region: 'eu-west-2',
  });
  const created = (await records.call('CreateTable', {
    TableName: 'orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  })) as { TableDescription: { LatestStreamArn: string } };
  streamArn = created.TableDescription.LatestStreamArn;
  const queue = (await queues.call('CreateQueue', { QueueName: 'work' })) as { QueueUrl: string };
  queueUrl = queue.QueueUrl;
});
afterEach(async () => {
  for (const poller of opened.splice(0)) await poller.close();
  await records.close();
  await queues.close();
  await log.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

type Handle = (records: Record<string, unknown>[]) => unknown;

/** A function that runs in this process: pollers know no more of one than this. */
function functionOf(handle: Handle): DeployedFunction {
  return {
    description: { arn: 'arn:aws:lambda:x', timeoutMs: 1000 } as DeployedFunction['description'],
    inHand: () => 0,
    close: () => Promise.resolve(),
    invoke: async (event): Promise<InvocationOutcome> => {
      try {
        const given = (event as { Records: Record<string, unknown>[] }).Records;
        return { ok: true, value: ((await handle(given)) ?? null) as null };
      } catch (error) {
        const errorMessage = String(error);
        return { ok: false, error: { errorType: 'Error', errorMessage } };
      }
    },
  };
}

async function follow(handle: Handle, more: Partial<StreamSource> = {}): Promise<StreamPoller> {
  const poller = await startStreamPoller(
    {
      kind: 'stream',
      logicalId: 'Follow',
      target: functionOf(handle),
      batchSize: 10,
      windowMs: 0,
      matches: readFilters([]),
      reportsFailures: false,
      streamArn,
      partitionKey: 'pk',
      startingPosition: 'TRIM_HORIZON',
      retryLimit: undefined,
      recordAgeLimitMs: undefined,
      bisects: false,
      lanes: 1,
      failureQueueUrl: queueUrl,
      ...more,
    },
    { records, queues, clock, log, dataFolder },
  );
  opened.push(poller);
  return poller;
}

function consume(handle: Handle, more: Partial<QueueSource> = {}): void {
  opened.push(
    startQueuePoller(
      {
        kind: 'queue',
        logicalId: 'Consume',
        target: functionOf(handle),
        batchSize: 10,
        windowMs: 0,
        matches: readFilters([]),
        reportsFailures: false,
        queueName: 'work',
        queueUrl,
        queueArn: 'arn:aws:sqs:eu-west-2:000000000000:work',
        concurrency: 1,
        ...more,
      },
      queues,
      log,
    ),
  );
}

async function put(pk: string, sk: number): Promise<void> {
  const Item = { pk: { S: pk }, sk: { N: String(sk) } };
  await records.call('PutItem', { TableName: 'orders', Item });
}

function keyOf(record: Record<string, unknown>): string {
  const { dynamodb } = record as { dynamodb: { Keys: { pk: { S: string }; sk: { N: string } } } };
  return `${dynamodb.Keys.pk.S}${dynamodb.Keys.sk.N}`;
}

async function send(...bodies: string[]): Promise<void> {
  for (const MessageBody of bodies)
    await queues.call('SendMessage', { QueueUrl: queueUrl, MessageBody });
}

function depth() {
  const { visible, inFlight } = queues.depths()['work']!;
  return { visible, inFlight };
}

test('hands over records as Lambda does, at most a batch at a time, in order', async () => {
  for (let sk = 0; sk < 25; sk += 1) await put('a', sk);
  const batches: Record<string, unknown>[][] = [];
  const poller = await follow((batch) => void batches.push(batch));
  await expect.poll(poller.caughtUp).toBe(true);
  expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
  expect(batches.flat().map(keyOf)).toEqual(Array.from({ length: 25 }, (_, sk) => `a${sk}`));
  expect(batches[0]![0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: streamArn,
    awsRegion: 'eu-west-2',
    dynamodb: {
      Keys: { pk: { S: 'a' }, sk: { N: '0' } },
      NewImage: { pk: { S: 'a' }, sk: { N: '0' } },
      StreamViewType: 'NEW_IMAGE',
    },
  });
});

test('keeps each key in order while other keys run beside it', async () => {
  for (let sk = 0; sk < 8; sk += 1) for (const pk of ['a', 'b', 'c', 'd']) await put(pk, sk);
  const seen: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const poller = await follow(
    async (batch) => {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await after(5);
      seen.push(...batch.map(keyOf));
      atOnce -= 1;
    },
    { lanes: 4, batchSize: 2 },
  );
  await expect.poll(poller.caughtUp, { timeout: 5_000 }).toBe(true);
  expect(seen).toHaveLength(32);
  for (const pk of ['a', 'b', 'c', 'd']) {
    const own = seen.filter((key) => key.startsWith(pk));
    expect(own).toEqual(Array.from({ length: 8 }, (_, sk) => `${pk}${sk}`));
  }
  expect(mostAtOnce).toBeGreaterThan(1);
});

test('holds up what follows a failing record until it succeeds', async () => {
  await put('a', 0);
  await put('a', 1);
  const tried: string[] = [];
  const poller = await follow(
    ([record]) => {
      tried.push(keyOf(record!));
      if (tried.length < 3) throw new Error('not yet');
    },
    { batchSize: 1 },
  );
  await expect.poll(poller.caughtUp, { timeout: 5_000 }).toBe(true);
  expect(tried).toEqual(['a0', 'a0', 'a0', 'a1']);
});

test('discards records older than the mapping wants, and says where they are', async () => {
  await put('a', 0);
  clock.windOn(7_200_000);
  await put('a', 1);
  const seen: string[] = [];
  const poller = await follow((batch) => void seen.push(...batch.map(keyOf)), {
    recordAgeLimitMs: 3_600_000,
  });
  await expect.poll(poller.caughtUp).toBe(true);
  expect(seen).toEqual(['a1']);
  const { Messages } = (await queues.call('ReceiveMessage', { QueueUrl: queueUrl })) as {
    Messages: { Body: string }[];
  };
  expect(JSON.parse(Messages[0]!.Body)).toMatchObject({
    requestContext: { condition: 'RecordAgeExceeded' },
    DDBStreamBatchInfo: { batchSize: 1 },
  });
});

test('begins at the end when told so, and goes on from there the next time', async () => {
  await put('a', 0);
  const seen: string[] = [];
  const note: Handle = (batch) => void seen.push(...batch.map(keyOf));
  const first = await follow(note, { startingPosition: 'LATEST' });
  await expect.poll(first.caughtUp).toBe(true);
  await opened.pop()!.close();
  await put('a', 1);
  const second = await follow(note, { startingPosition: 'LATEST' });
  await expect.poll(second.caughtUp).toBe(true);
  expect(seen).toEqual(['a1']);
});

test('sleeps while nothing is written', async () => {
  let calls = 0;
  const call = records.call.bind(records);
  records.call = (operation, input) => {
    calls += 1;
    return call(operation, input);
  };
  const poller = await follow(() => undefined);
  await expect.poll(poller.caughtUp).toBe(true);
  const before = calls;
  await after(300);
  expect(calls).toBe(before);
});

test('hands over messages as Lambda does, and deletes what was handled', async () => {
  await queues.call('SendMessage', {
    QueueUrl: queueUrl,
    MessageBody: 'one',
    MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } },
  });
  const seen: Record<string, unknown>[] = [];
  consume((batch) => void seen.push(...batch));
  await expect.poll(() => seen.length).toBe(1);
  expect(seen[0]).toMatchObject({
    body: 'one',
    md5OfBody: 'f97c5d29941bfb1b2fdab0874906ab82',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:work',
    awsRegion: 'eu-west-2',
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: {
      colour: {
        stringValue: 'red',
        dataType: 'String',
        stringListValues: [],
        binaryListValues: [],
      },
    },
  });
  await expect.poll(depth).toEqual({ visible: 0, inFlight: 0 });
});

test('deletes messages that no filter lets through, and shows the function the others', async () => {
  await send('{"kind":"a"}', '{"kind":"b"}', 'no JSON');
  const seen: unknown[] = [];
  consume((batch) => void seen.push(...batch.map(({ body }) => body)), {
    matches: readFilters(['{"body":{"kind":["a"]}}']),
  });
  await expect.poll(depth).toEqual({ visible: 0, inFlight: 0 });
  expect(seen).toEqual(['{"kind":"a"}']);
});

test('gathers a large batch over its window', async () => {
  await send(...Array.from({ length: 14 }, (_, index) => String(index)));
  const sizes: number[] = [];
  consume((batch) => void sizes.push(batch.length), { batchSize: 14, windowMs: 5_000 });
  await expect.poll(depth, { timeout: 4_000 }).toEqual({ visible: 0, inFlight: 0 });
  expect(sizes).toEqual([14]);
});

test('leaves a failed batch to come back when its visibility ends', async () => {
  await send('one', 'two');
  let attempts = 0;
  consume(() => {
    attempts += 1;
    throw new Error('not now');
  });
  await expect.poll(depth).toEqual({ visible: 0, inFlight: 2 });
  const before = attempts;
  clock.windOn(31_000);
  queues.clockMoved();
  await expect.poll(() => attempts).toBeGreaterThan(before);
  await expect.poll(depth).toEqual({ visible: 0, inFlight: 2 });
});

test('goes on polling after the queue refused calls for a while', async () => {
  queues.faults.refuseRate = 1;
  const seen: unknown[] = [];
  consume((batch) => void seen.push(...batch.map(({ body }) => body)));
  await after(250);
  queues.faults.refuseRate = 0;
  await send('one');
  await expect.poll(() => seen).toEqual(['one']);
});
