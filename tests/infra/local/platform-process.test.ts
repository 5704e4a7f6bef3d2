import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import {
  buildSmallService,
  removeSmallService,
  startSmall,
  type SmallService,
} from './small-stack/build.ts';

let service: SmallService;
let child: ChildProcess | undefined;

beforeAll(async () => {
  service = await buildSmallService();
});
afterAll(() => {
  child?.kill('SIGKILL');
  removeSmallService(service);
});

async function serve(dataFolder: string, environment: object = {}): Promise<string> {
  const template = path.join(service.folder, 'template.json');
  writeFileSync(template, JSON.stringify(withoutWindows(service.template)));
  const script = path.join(import.meta.dirname, 'small-stack/serve.ts');
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, template, service.assetRoot, dataFolder],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } },
  );
  child = started;
  const [url] = (await once(createInterface({ input: started.stdout }), 'line')) as [string];
  return url;
}

/** Without waiting for batches to fill, so that deliveries are under way when the process dies. */
function withoutWindows(template: SmallService['template']): object {
  const text = JSON.stringify(template);
  return JSON.parse(
    text.replaceAll(/"MaximumBatchingWindowInSeconds":\d+/g, '"MaximumBatchingWindowInSeconds":0'),
  ) as object;
}

/**
 * Sends orders, and kills the service a moment after so many were acknowledged, while the stream,
 * the queue and the worker are busy with them. Answers the acknowledged ones.
 */
async function orderAndKill(url: string, prefix: string, count: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let number = 0; ; number += 1) {
    const id = `${prefix}-${number}`;
    try {
      const response = await fetch(`${url}/orders`, { method: 'POST', body: JSON.stringify([id]) });
      if (response.status === 201) acknowledged.push(id);
    } catch {
      return acknowledged;
    }
    if (acknowledged.length === count) {
      setTimeout(() => child?.kill('SIGKILL'), 5 + Math.random() * 40);
    }
  }
}

test('loses nothing that it acknowledged when it is killed while working', async () => {
  const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
  const acknowledged: string[] = [];
  for (const [round, count] of [5, 12, 25].entries()) {
    const url = await serve(dataFolder);
    const exited = once(child!, 'exit');
    acknowledged.push(...(await orderAndKill(url, `round-${round}`, count)));
    expect(await exited).toEqual([null, 'SIGKILL']);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(42);

  const platform = await startSmall(service, { dataFolder });
  try {
    // Messages that were out when the process died come back when their visibility ends.
    await platform.settled();
    platform.clock.windOn(31_000);
    await platform.drained();
    const { Items } = (await platform.records.call('Scan', { TableName: service.tableName })) as {
      Items: { pk: { S: string }; kind: { S: string } }[];
    };
    const done = new Set(
      Items.filter(({ kind }) => kind.S === 'done').map(({ pk }) => pk.S.replace('done#', '')),
    );
    expect(acknowledged.filter((id) => !done.has(id))).toEqual([]);
    const left = Object.values(platform.queues.depths());
    expect(left.every(({ visible, inFlight }) => visible + inFlight === 0)).toBe(true);
  } finally {
    await platform.stop();
  }
});

test('shows functions the zone of Lambda, whatever the zone of the machine', async () => {
  const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
  const url = await serve(dataFolder, { TZ: 'America/New_York' });
  const response = await fetch(`${url}/try/tell-time`, { method: 'POST', body: 'x' });
  const { answer } = (await response.json()) as { answer: { text: string } };
  expect(answer.text).toContain('GMT+0000');
});
