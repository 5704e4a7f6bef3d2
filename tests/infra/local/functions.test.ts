import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { AwsCall } from '#infra/local/access-gateway.ts';
import type { InvocationOutcome } from '#infra/local/execution-environment.ts';
import type { FunctionDescription } from '#infra/local/function-description.ts';
import { deployFunction, type DeployedFunction } from '#infra/local/functions.ts';
import { listenLocally } from '#infra/local/listen-locally.ts';
import { openPlatformLog } from '#infra/local/log.ts';
import { openPlatformClock, type PlatformClock } from '#infra/local/platform-clock.ts';

let folder: string;
let clock: PlatformClock;
let deployed: DeployedFunction | undefined;
const troubles: string[] = [];
const calls: AwsCall[] = [];
const gatewayAddress = 'http://127.0.0.1:9';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-functions-'));
});
afterEach(async () => {
  await deployed?.close();
  troubles.length = 0;
  calls.length = 0;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function deploy(source: string, more: Partial<FunctionDescription> = {}): DeployedFunction {
  const file = path.join(mkdtempSync(path.join(folder, 'bundle-')), 'index.mjs');
  writeFileSync(file, source);
  clock = openPlatformClock(folder);
  const print = (sentence: string) => troubles.push(sentence);
  deployed = deployFunction(
    {
      logicalId: 'Greeter',
      name: 'small-greeter',
      arn: 'arn:aws:lambda:eu-west-2:000000000000:function:small-greeter',
      file,
      exportName: 'handler',
      handler: 'index.handler',
      role: 'GreeterRole',
      gateway: gatewayAddress,
      environment: { GREETING: 'hello' },
      timeoutMs: 5_000,
      memoryMb: 128,
      concurrency: 2,
      ...more,
    },
    {
      clock,
      log: openPlatformLog({ dataFolder: folder, now: clock.now, print }),
      gateway: (call) => {
        calls.push(call);
        return Promise.resolve({ status: 400, headers: { 'x-asked': 'yes' }, body: '{"of":"it"}' });
      },
      onActivity: () => undefined,
    },
  );
  return deployed;
}

test('passes events and answers as JSON, so that what is not JSON is gone', async () => {
  const echo = deploy('export const handler = async (event) => ({ event, gone: undefined });');
  const event = { date: new Date(0), missing: undefined, map: new Map([[1, 2]]) };
  expect(await echo.invoke(event)).toEqual({
    ok: true,
    value: { event: { date: '1970-01-01T00:00:00.000Z', map: {} } },
  });
});

test('answers null for a function that returns nothing', async () => {
  const silent = deploy('export const handler = async () => {};');
  expect(await silent.invoke({})).toEqual({ ok: true, value: null });
});

test('gives a function its own environment and nothing of the platform’s', async () => {
  const tell = deploy('export const handler = async () => process.env;');
  expect(await tell.invoke({})).toEqual({ ok: true, value: { GREETING: 'hello' } });
});

test('describes the invocation in its context', async () => {
  const tell = deploy(
    'export const handler = async (_, { getRemainingTimeInMillis: left, ...c }) => ({ ...c, left: left() });',
  );
  const outcome = await tell.invoke({});
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      functionName: 'small-greeter',
      functionVersion: '$LATEST',
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    },
  });
  const { left } = valueOf(outcome) as { left: number };
  expect(left).toBeGreaterThan(4_000);
  expect(left).toBeLessThanOrEqual(5_000);
});

test('reports what a function throws, and keeps the environment warm', async () => {
  const moody = deploy(
    'let n = 0; export const handler = async () => { n += 1; if (n === 1) throw new RangeError("too far"); return n; };',
  );
  expect(await moody.invoke({})).toMatchObject({
    ok: false,
    error: { errorType: 'RangeError', errorMessage: 'too far' },
  });
  expect(await moody.invoke({})).toEqual({ ok: true, value: 2 });
  expect(troubles).toEqual(['Greeter failed: RangeError: too far']);
});

test.each([
  ['waits', 'await new Promise((resolve) => setTimeout(resolve, 60_000))'],
  ['blocks its thread', 'for (;;);'],
])('ends a function that %s beyond its time, and starts a new environment', async (_, stuck) => {
  const slow = deploy(
    `let n = 0; export const handler = async (event) => { n += 1; if (event.stuck) { ${stuck}; } return n; };`,
    { timeoutMs: 300 },
  );
  await slow.invoke({});
  const outcome = await slow.invoke({ stuck: true });
  expect(outcome).toMatchObject({
    ok: false,
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: \S+ Error: Task timed out after 0\.30 seconds$/,
      ) as string,
    },
  });
  expect(await slow.invoke({})).toEqual({ ok: true, value: 1 });
});

test('reports a function that exits, and one that takes more memory than it has', async () => {
  const quitter = deploy('export const handler = async () => process.exit(3);');
  expect(await quitter.invoke({})).toMatchObject({
    ok: false,
    error: {
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('exit status 3') as string,
    },
  });
  await quitter.close();
  const hoarder = deploy(
    'export const handler = async () => { const all = []; for (;;) all.push(Array.from({ length: 1e5 }, (_, i) => ({ i }))); };',
    { timeoutMs: 30_000 },
  );
  expect(await hoarder.invoke({})).toMatchObject({
    ok: false,
    error: {
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: killed') as string,
    },
  });
});

test.each([
  ['cannot be loaded', 'throw new SyntaxError("half a bundle");', 'SyntaxError'],
  ['has no handler', 'export const other = 1;', 'Runtime.HandlerNotFound'],
])('reports a bundle that %s at each invocation', async (_, source, errorType) => {
  const broken = deploy(source);
  expect(await broken.invoke({})).toMatchObject({ ok: false, error: { errorType } });
  expect(await broken.invoke({})).toMatchObject({ ok: false, error: { errorType } });
});

test('refuses an answer larger than Lambda carries', async () => {
  const wordy = deploy('export const handler = async () => "x".repeat(7 * 1024 * 1024);');
  expect(await wordy.invoke({})).toMatchObject({
    ok: false,
    error: { errorType: 'Function.ResponseSizeTooLarge' },
  });
});

test('runs no more at once than its concurrency, first come first served', async () => {
  const counter = deploy(
    'let n = 0; export const handler = async ({ order }) => { n += 1; await new Promise((r) => setTimeout(r, 30)); return { order, n }; };',
    { concurrency: 2 },
  );
  const finished: number[] = [];
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, async (_, order) => {
      const outcome = await counter.invoke({ order });
      finished.push(order);
      return (valueOf(outcome) as { n: number }).n;
    }),
  );
  // Two environments shared ten invocations.
  expect(outcomes.filter((n) => n === 1)).toHaveLength(2);
  expect(finished.slice(0, 2).every((order) => order < 4)).toBe(true);
  expect(finished.slice(-2).every((order) => order > 5)).toBe(true);
  expect(counter.inHand()).toBe(0);
});

test('throttles a function whose reserved concurrency is zero', async () => {
  const held = deploy('export const handler = async () => 1;', { concurrency: 0 });
  expect(await held.invoke({})).toMatchObject({
    ok: false,
    error: { errorType: 'TooManyRequestsException' },
  });
});

test('does not time out what runs while the clock is wound', async () => {
  const patient = deploy(
    'export const handler = async (_, { getRemainingTimeInMillis: left }) => { const before = Date.now(); await new Promise((r) => setTimeout(r, 900)); return { passed: Date.now() - before, left: left() }; };',
  );
  await patient.invoke({});
  const running = patient.invoke({});
  await after(300);
  clock.windOn(3_600_000);
  const { passed, left } = valueOf(await running) as { passed: number; left: number };
  expect(passed).toBeGreaterThan(3_600_000);
  expect(left).toBeGreaterThan(2_000);
});

function valueOf(outcome: InvocationOutcome): unknown {
  if (!outcome.ok) throw new Error(outcome.error.errorMessage);
  return outcome.value;
}

/** Sends a request and answers with what came back, by the name that `import` gives. */
const asker = `
  import { request } from 'node:http';
  export const handler = ({ to, body }) => new Promise((resolve, reject) => {
    const { hostname: host, port, pathname: path } = new URL(to);
    const headers = { 'X-Amz-Target': 'AmazonSQS.SendMessage', authorization: 'Credential=ROLE/x' };
    const asked = request({ host, port, path, method: 'POST', headers }, async (response) => {
      const { statusCode, headers } = response;
      resolve({ statusCode, headers, body: (await response.toArray()).join('') });
    });
    asked.on('error', reject);
    asked.end(body);
  });`;

test('brings a call for the gateway’s address to the gateway, and its answer back', async () => {
  const asking = deploy(asker);
  expect(await asking.invoke({ to: `${gatewayAddress}/`, body: 'é{}' })).toEqual({
    ok: true,
    value: { statusCode: 400, headers: { 'x-asked': 'yes' }, body: '{"of":"it"}' },
  });
  expect(calls).toMatchObject([
    { target: 'AmazonSQS.SendMessage', authorization: 'Credential=ROLE/x', body: 'é{}' },
  ]);
});

test('lets a bundle call the gateway while it is loaded', async () => {
  const asking = deploy(
    `${asker} const early = await handler({ to: '${gatewayAddress}/', body: '{}' });
     export const told = async () => early.body;`,
    { exportName: 'told' },
  );
  expect(await asking.invoke({})).toEqual({ ok: true, value: '{"of":"it"}' });
});

test('leaves every other address to the network', async () => {
  const elsewhere = http.createServer((_, response) => response.end('somebody else'));
  const listening = await listenLocally(elsewhere, 0);
  const asking = deploy(asker);
  const outcome = await asking.invoke({ to: `${listening.url}/`, body: '' });
  await listening.close();
  expect(outcome).toMatchObject({ ok: true, value: { statusCode: 200, body: 'somebody else' } });
  expect(calls).toEqual([]);
});
