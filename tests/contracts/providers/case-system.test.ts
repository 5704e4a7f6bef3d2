import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { listenLocally } from '#infra/local/listen-locally.ts';
import {
  createCaseSystemSimulator,
  type RunningCaseSystem,
} from '#infra/local/providers/case-system-simulator.ts';
import { createTellCaseSystemOverHttp } from '#shared/family-connect/case-system.http.ts';
import type { CaseSystemMessage } from '#shared/family-connect/index.ts';

import { createWoundClock } from './wound-clock.ts';

const secret = 'a-secret-of-at-least-sixteen-letters';
const now = '2026-05-06T09:30:00.000Z';
const given: CaseSystemMessage = {
  ...{ type: 'connection_request.allocated', timestamp: now },
  data: { reference: 'C1', family: { name: 'Nadia Hussain' } },
};
const stopped: CaseSystemMessage = {
  ...{ type: 'connection_request.withdrawn', timestamp: now, data: { reference: 'C1' } },
};
let folder: string;
let system: RunningCaseSystem;

const start = () =>
  createCaseSystemSimulator({ secret }).start({
    clock: createWoundClock(now).clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: 'http://127.0.0.1:1',
  });

function telling(
  change: { secret?: string; endpoint?: string; timeoutMs?: number; at?: string } = {},
) {
  const { at = now, ...settings } = change;
  return createTellCaseSystemOverHttp({
    ...{ endpoint: `${system.url}/families`, secret, timeoutMs: 5_000 },
    ...settings,
    clock: { now: () => at },
  });
}

/** Somebody else who listens and answers so. */
async function listener(status: number, headers: Record<string, string> = {}) {
  const heard: { headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(status, headers).end();
    });
  });
  const { url, close } = await listenLocally(server, 0);
  return { url, close, heard };
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-case-system-'));
  system = await start();
});

afterEach(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

describe('the case-management system', () => {
  it('takes what is signed with the key both have, each piece once, and keeps it when it stops', async () => {
    expect(await telling()('E1', given)).toEqual({ kind: 'taken' });
    expect(await telling()('E1', given)).toEqual({ kind: 'taken' });
    expect(await telling()('E2', stopped)).toEqual({ kind: 'taken' });
    expect(system.taken().map(({ newsId }) => newsId)).toEqual(['E2', 'E1']);
    await system.stop();
    system = await start();
    expect(system.taken().map(({ reference }) => reference)).toEqual(['C1', 'C1']);
  });

  it('refuses what is signed with another key, or was made longer ago than five minutes', async () => {
    const refused = { kind: 'not-taken', why: 'refused', status: 401 };
    expect(await telling({ secret: 'another-secret-of-sixteen-letters' })('E1', given)).toEqual(
      refused,
    );
    expect(await telling({ at: '2026-05-06T09:24:00.000Z' })('E1', given)).toEqual(refused);
    expect(system.taken()).toEqual([]);
  });

  it('took it, though its answer was lost, and takes it once when it is told again', async () => {
    system.change({ loseReply: true });
    expect(await telling()('E1', given)).toEqual({ kind: 'not-taken', why: 'unreachable' });
    system.change({ loseReply: false });
    expect(await telling()('E1', given)).toEqual({ kind: 'taken' });
    expect(system.taken()).toHaveLength(1);
  });

  it('answers in words that say why it did not take it', async () => {
    system.change({ outage: true });
    expect(await telling()('E1', given)).toEqual({
      kind: 'not-taken',
      why: 'refused',
      status: 503,
    });
    system.change({ outage: false, lateMs: 1_000 });
    expect(await telling({ timeoutMs: 50 })('E1', given)).toEqual({
      ...{ kind: 'not-taken', why: 'timed-out' },
    });
    system.change({ lateMs: 0 });
    const nobody = telling({ endpoint: 'http://127.0.0.1:1/families' });
    expect(await nobody('E1', given)).toEqual({ kind: 'not-taken', why: 'unreachable' });
  });
});

describe('a webhook to whoever builds their own', () => {
  it('is one that the library of the standard lets through', async () => {
    const { url, close, heard } = await listener(202);
    const at = new Date().toISOString();
    expect(await telling({ endpoint: url, at })('E1', given)).toEqual({ kind: 'taken' });
    const [message] = heard;
    const theirs = new Webhook(`whsec_${Buffer.from(secret).toString('base64')}`);
    expect(theirs.verify(message!.body, message!.headers as Record<string, string>)).toEqual(given);
    expect(message?.headers['webhook-id']).toBe('E1');
    await close();
  });

  it('follows no redirect: names go where it was agreed, or nowhere', async () => {
    const elsewhere = await listener(200);
    const { url, close } = await listener(307, { location: elsewhere.url });
    expect(await telling({ endpoint: url })('E1', given)).toEqual({
      ...{ kind: 'not-taken', why: 'refused', status: 307 },
    });
    expect(elsewhere.heard).toEqual([]);
    await close();
    await elsewhere.close();
  });

  it('about a family that stopped is done where nobody knows the family', async () => {
    const { url, close } = await listener(404);
    expect(await telling({ endpoint: url })('E2', stopped)).toEqual({ kind: 'taken' });
    expect(await telling({ endpoint: url })('E1', given)).toMatchObject({ kind: 'not-taken' });
    await close();
  });
});
