import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Platform } from '#infra/local/platform.ts';
import {
  buildSmallService,
  removeSmallService,
  startSmall,
  type SmallService,
} from './small-stack/build.ts';

let service: SmallService;
let platform: Platform | undefined;

beforeAll(async () => {
  service = await buildSmallService();
});
afterEach(async () => {
  await platform?.stop();
  platform = undefined;
});
afterAll(() => {
  removeSmallService(service);
});

const visibilityMs = 30_000;

async function order(at: Platform, ...ids: string[]): Promise<void> {
  const response = await fetch(`${at.url}/orders`, { method: 'POST', body: JSON.stringify(ids) });
  expect(response.status).toBe(201);
}

async function keysOfKind(at: Platform, kind: string): Promise<string[]> {
  const response = await fetch(`${at.url}/orders/${kind}`);
  return ((await response.json()) as string[]).sort();
}

/** How often the worker tried each order, read past the service. */
async function tries(at: Platform): Promise<Record<string, number>> {
  const TableName = service.tableName;
  const { Items } = (await at.records.call('Scan', { TableName })) as {
    Items: Record<string, { S?: string; N?: string }>[];
  };
  return Object.fromEntries(
    Items.filter(({ kind }) => kind?.S === 'done').map(({ pk, tries: count }) => [
      pk!.S!.replace('done#', ''),
      Number(count!.N),
    ]),
  );
}

async function failureNotice(at: Platform): Promise<unknown> {
  const { Messages } = (await at.queues.call('ReceiveMessage', {
    QueueUrl: service.urlOf('Failures'),
  })) as { Messages: { Body: string }[] };
  return JSON.parse(Messages[0]!.Body);
}

function messagesLeft(at: Platform): Record<string, number> {
  return Object.fromEntries(
    Object.entries(at.queues.depths()).map(([name, { visible, inFlight, delayed }]) => [
      name.replace(/^Small-/, '').replace(/[0-9A-F]{8}$/, ''),
      visible + inFlight + delayed,
    ]),
  );
}

test('brings each order from the page through the stream and the queue to the worker, once', async () => {
  platform = await startSmall(service);
  const ids = Array.from({ length: 25 }, (_, index) => `order-${index}`);
  await order(platform, ...ids);
  await platform.drained();
  expect(await tries(platform)).toEqual(Object.fromEntries(ids.map((id) => [id, 1])));
  expect(messagesLeft(platform)).toEqual({ DeadLetters: 0, Failures: 0, Work: 0 });
});

test('retries a hopeless message until the dead-letter queue has it, and loses no other', async () => {
  platform = await startSmall(service);
  await order(platform, 'fine', 'hopeless', 'also-fine');
  for (const tried of [1, 2, 3]) {
    await platform.settled();
    expect(await tries(platform)).toEqual({ fine: 1, hopeless: tried, 'also-fine': 1 });
    expect(messagesLeft(platform)).toEqual({ DeadLetters: 0, Failures: 0, Work: 1 });
    platform.clock.windOn(visibilityMs + 1_000);
  }
  await platform.drained();
  expect(await tries(platform)).toEqual({ fine: 1, hopeless: 3, 'also-fine': 1 });
  expect(messagesLeft(platform)).toEqual({ DeadLetters: 1, Failures: 0, Work: 0 });
});

test('takes an answer about a message that was never sent as the failure of the whole batch', async () => {
  platform = await startSmall(service);
  await order(platform, 'confusing');
  for (let received = 1; received <= 3; received += 1) {
    await platform.settled();
    expect(messagesLeft(platform)).toEqual({ DeadLetters: 0, Failures: 0, Work: 1 });
    await expect(platform.drained(50)).rejects.toThrow(
      /Work\w+ has 1 messages to show again later/,
    );
    platform.clock.windOn(visibilityMs + 1_000);
  }
  await platform.drained();
  expect(await tries(platform)).toEqual({});
  expect(messagesLeft(platform)).toEqual({ DeadLetters: 1, Failures: 0, Work: 0 });
});

test('halves a batch that throws until one record is left to give up on, and delivers the rest', async () => {
  platform = await startSmall(service);
  await order(platform, 'before', 'unreadable', 'between', 'after');
  await platform.drained();
  expect(Object.keys(await tries(platform)).sort()).toEqual(['after', 'before', 'between']);
  expect(messagesLeft(platform)).toEqual({ DeadLetters: 0, Failures: 1, Work: 0 });
  expect(await failureNotice(platform)).toMatchObject({
    version: '1.0',
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
    responseContext: { statusCode: 200, functionError: 'Unhandled' },
    DDBStreamBatchInfo: { batchSize: 1 },
  });
});

test('resumes at the record that is reported as failed, and gives up on what is left', async () => {
  platform = await startSmall(service);
  await order(platform, 'before', 'unsendable', 'after');
  await platform.drained();
  expect(await tries(platform)).toEqual({ before: 1 });
  expect(messagesLeft(platform)).toEqual({ DeadLetters: 0, Failures: 1, Work: 0 });
  expect(await failureNotice(platform)).toMatchObject({ DDBStreamBatchInfo: { batchSize: 2 } });
});

test('goes on after a restart with the same records, secrets, clock and reading positions', async () => {
  const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
  platform = await startSmall(service, { dataFolder });
  platform.clock.windOn(86_400_000 * 400);
  await order(platform, 'first');
  await platform.drained();
  const before = platform.clock.now();
  const secret = await attempt(platform, 'read-secret');
  await platform.stop();

  platform = await startSmall(service, { dataFolder });
  await platform.drained();
  expect(await tries(platform)).toEqual({ first: 1 });
  expect(await attempt(platform, 'read-secret')).toEqual(secret);
  expect(platform.clock.now()).toBeGreaterThanOrEqual(before);
  await order(platform, 'second');
  await platform.drained();
  expect(await tries(platform)).toEqual({ first: 1, second: 1 });
});

test('begins with nothing when asked to begin fresh', async () => {
  const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
  platform = await startSmall(service, { dataFolder });
  await order(platform, 'first');
  await platform.stop();
  platform = await startSmall(service, { dataFolder, fresh: true });
  expect(await keysOfKind(platform, 'order')).toEqual([]);
});

test('runs the daily job at nine in Birmingham on each day that is travelled over', async () => {
  platform = await startSmall(service, { startAtMs: Date.parse('2021-03-26T12:00:00Z') });
  await platform.travelTo(Date.parse('2021-03-30T12:00:00Z'));
  const runs = await keysOfKind(platform, 'run');
  // The clocks go forward on the 28th.
  expect(runs).toEqual([
    'run#2021-03-27T09:00:00Z',
    'run#2021-03-28T08:00:00Z',
    'run#2021-03-29T08:00:00Z',
    'run#2021-03-30T08:00:00Z',
  ]);
});

test('fires every missed day in order when the clock is wound past them at once', async () => {
  platform = await startSmall(service, { startAtMs: Date.parse('2021-06-01T12:00:00Z') });
  platform.clock.windTo(Date.parse('2021-06-04T12:00:00Z'));
  await platform.drained();
  const runs = await keysOfKind(platform, 'run');
  expect(runs).toEqual([
    'run#2021-06-02T08:00:00Z',
    'run#2021-06-03T08:00:00Z',
    'run#2021-06-04T08:00:00Z',
  ]);
});

test('lets a function do what its role allows, and refuses the rest as AWS words it', async () => {
  platform = await startSmall(service);
  for (const allowed of ['read-order', 'put-and-check-in-transaction', 'read-secret']) {
    expect(await attempt(platform, allowed)).toHaveProperty('answer');
  }
  const table = `arn:aws:dynamodb:eu-west-2:000000000000:table/${service.tableName}`;
  for (const [refused, action] of [
    ['delete-order', 'dynamodb:DeleteItem'],
    ['read-secret-of-somebody', 'dynamodb:GetItem'],
    ['scan-orders', 'dynamodb:Scan'],
    ['delete-in-transaction', 'dynamodb:DeleteItem'],
    ['put-in-batch', 'dynamodb:BatchWriteItem'],
  ] as const) {
    const { refused: answer } = (await attempt(platform, refused)) as {
      refused: { name: string; message: string };
    };
    expect(answer.name).toBe('AccessDeniedException');
    expect(answer.message).toMatch(
      new RegExp(
        `^User: arn:aws:sts::000000000000:assumed-role/\\S+ is not authorized to perform: ${action} on resource: ${table} because no identity-based policy allows the ${action} action$`,
      ),
    );
  }
  expect(await attempt(platform, 'send-message')).toMatchObject({
    refused: {
      name: 'AccessDenied',
      message: expect.stringContaining('sqs:sendmessage') as string,
    },
  });
});

test('shows the platform’s time to functions, in every way that they may ask', async () => {
  platform = await startSmall(service);
  await attempt(platform, 'tell-time');
  platform.clock.windTo(Date.parse('2031-05-06T07:08:09Z'));
  const { answer } = (await attempt(platform, 'tell-time')) as {
    answer: { now: number; new: number; text: string; given: string; same: boolean };
  };
  const late = answer.now - Date.parse('2031-05-06T07:08:09Z');
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(20_000);
  expect(answer.new - answer.now).toBeLessThan(100);
  expect(answer.text).toMatch(/^Tue May 06 2031 07:08/);
  expect(answer.given).toBe('1970-01-01T00:00:00.000Z');
  expect(answer.same).toBe(true);
});

test('tells functions the address of the service, and writes down what they print', async () => {
  const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
  platform = await startSmall(service, { dataFolder });
  const { answer } = (await attempt(platform, 'tell-environment')) as {
    answer: Record<string, string>;
  };
  expect(answer).toMatchObject({ ORIGIN: platform.url, AWS_REGION: 'eu-west-2', TZ: 'UTC' });
  expect(answer).not.toHaveProperty('HOME');
  await attempt(platform, 'write-lines');
  await platform.stop();
  const lines = readFileSync(path.join(dataFolder, 'functions.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(lines).toContainEqual(
    expect.objectContaining({
      stream: 'stdout',
      line: 'a line',
      requestId: expect.any(String) as string,
    }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ stream: 'stderr', line: 'an error line' }),
  );
});

test('is ready within two seconds', async () => {
  const began = performance.now();
  platform = await startSmall(service);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('offers its clock, depths, faults and rest below /dev, to pages of this machine only', async () => {
  platform = await startSmall(service);
  const post = (route: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${platform!.url}/dev/${route}`, { method: 'POST', body: JSON.stringify(body), headers });
  const wound = await post('clock', { to: '2030-01-01T00:00:00Z' });
  expect(((await wound.json()) as { now: string }).now).toMatch(/^2030-01-01T00:00/);
  expect((await post('clock', { to: '2029-01-01T00:00:00Z' })).status).toBe(400);
  expect((await post('clock', { onMs: 5 }, { origin: 'https://elsewhere.example' })).status).toBe(
    403,
  );
  expect((await post('drained', {})).status).toBe(200);
  expect(await (await post('faults', { queues: { duplicateRate: 1 } })).json()).toMatchObject({
    queues: { duplicateRate: 1 },
  });
  const depths = await fetch(`${platform.url}/dev/depths`);
  expect(Object.keys((await depths.json()) as object)).toHaveLength(3);
  expect((await fetch(`${platform.url}/dev/else`)).status).toBe(404);
});

async function attempt(at: Platform, what: string, body = 'x'): Promise<unknown> {
  const response = await fetch(`${at.url}/try/${what}`, { method: 'POST', body });
  return response.json();
}
