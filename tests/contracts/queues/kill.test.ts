import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openQueueEngine } from '#infra/local/queues/index.ts';

const child = join(import.meta.dirname, 'sending-child.ts');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const fewestSent = 100;
const fewestDeleted = 10;

function linesOf(output: string, word: string): number {
  return output.split('\n').filter((line) => line.startsWith(`${word} `)).length;
}

/** Lets the child work until it has done enough and for that long after, kills it and returns what it wrote. */
async function runAndKill(folder: string, forMs: number): Promise<string[]> {
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  worker.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  // How much that is in a given time depends on what else the machine does.
  while (linesOf(output, 'sent') <= fewestSent || linesOf(output, 'deleted') <= fewestDeleted) {
    await once(worker.stdout, 'data');
  }
  await new Promise((resolve) => setTimeout(resolve, forMs));
  worker.kill('SIGKILL');
  await once(worker, 'close');
  return output.split('\n').slice(0, -1);
}

/** Everything in the queue after all visibility time-outs have passed. */
async function drain(folder: string): Promise<string[]> {
  const now = () => Date.now() + 10_000;
  const place = { urlBase: 'http://queues.test', accountId: '000000000000', region: 'eu-west-2' };
  const engine = openQueueEngine({ folder, now, ...place });
  const QueueUrl = 'http://queues.test/000000000000/kept';
  const bodies: string[] = [];
  for (;;) {
    const input = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 };
    const { Messages = [] } = (await engine.call('ReceiveMessage', input)) as {
      Messages?: { Body: string }[];
    };
    if (Messages.length === 0) break;
    bodies.push(...Messages.map(({ Body }) => Body));
  }
  await engine.close();
  return bodies;
}

describe('a queue engine killed while it works', () => {
  it('has every message it acknowledged, and none that it acknowledged as deleted', async () => {
    for (let round = 0; round < 3; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'queues-'));
      folders.push(folder);
      const lines = await runAndKill(folder, 100 + round * 150);
      const said = (word: string) =>
        lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ')[1]);
      const sent = said('sent');
      const deleted = new Set(said('deleted'));
      // The one deletion under way at the kill may or may not have happened.
      const uncertain = said('deleting').filter((body) => !deleted.has(body));

      const left = await drain(folder);
      const found = new Set(left);
      expect(found.size).toBe(left.length);
      expect(sent.length).toBeGreaterThan(fewestSent);
      expect(deleted.size).toBeGreaterThan(fewestDeleted);
      const expected = sent.filter((body) => !deleted.has(body) && !uncertain.includes(body));
      expect(expected.filter((body) => !found.has(body!))).toEqual([]);
      expect([...deleted].filter((body) => found.has(body!))).toEqual([]);
    }
  });
});
