import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { listenLocally } from '#infra/local/listen-locally.ts';
import {
  createMessageSimulator,
  inboxRoute,
  type MessageSimulator,
  type RunningMessageProvider,
} from '#infra/local/providers/message-simulator.ts';
import { readBody } from '#infra/local/read-body.ts';
import {
  receiptToken,
  templateNames,
  type MessageSender,
  type OutgoingMessage,
} from '#shared/messages/index.ts';
import { notifyTemplatesSchema } from '#shared/messages/notify-templates.ts';
import { createNotifySender, type NotifySettings } from '#shared/messages/notify.http.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';

import { createWoundClock } from './wound-clock.ts';

const keys = { railKey: 'a-rail-key-for-tests', secret: 'a-secret-that-notify-gave-us' };
const at = '2026-05-06T09:30:00.000Z';
const text: OutgoingMessage = {
  reference: 'ABCDEFGHJK-MNPQRSTVWX',
  to: { channel: 'text', phone: '+447700900123' },
  template: 'payment-returned-text',
  personalisation: { amount: '£150', link: 'https://open-door.example/mend/A/B', day: '13 May' },
};

let folder: string;
let simulator: MessageSimulator;
let running: RunningMessageProvider;
let service: { url: string; close: () => Promise<void> };
let receipts: { authorization: string | undefined; body: Record<string, unknown> }[];

function sender(changes: Partial<NotifySettings> = {}) {
  return createNotifySender({
    endpoint: running.url,
    serviceId: running.parameters['NotifyServiceId'] ?? '',
    secret: keys.secret,
    templates: notifyTemplatesSchema.parse(running.parameters['NotifyTemplates']),
    timeoutMs: 5_000,
    clock: { now: () => at },
    ...changes,
  });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-messages-'));
  receipts = [];
  const server = createServer((request, response) => {
    void readBody(request, 100_000).then((bytes) => {
      const { authorization } = request.headers;
      const body = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
      receipts.push({ authorization, body });
      response.writeHead(202);
      response.end();
    });
  });
  service = await listenLocally(server, 0);
  simulator = createMessageSimulator(keys);
  running = await simulator.start({
    clock: createWoundClock(at).clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: service.url,
  });
});

afterEach(async () => {
  await running.stop();
  await service.close();
  rmSync(folder, { recursive: true });
});

const senders: readonly (readonly [string, () => MessageSender])[] = [
  ['GOV.UK Notify over HTTP', () => sender()],
  ['the double', () => createKeptMessages()],
];

describe.each(senders)('%s', (_name, open) => {
  it('takes a message and gives it an id', async () => {
    const taken = await open().send(text);
    expect(taken).toMatchObject({ kind: 'taken' });
  });

  it('finds a message that it took by our reference, and no other', async () => {
    const one = open();
    expect(await one.find(text.reference)).toBeUndefined();
    const first = await one.send(text);
    expect(first).toEqual({ kind: 'taken', providerId: await one.find(text.reference) });
    expect(await one.find('ABCDEFGHJK-0000000000')).toBeUndefined();
  });
});

describe('GOV.UK Notify on this machine', () => {
  it('shows what a family reads, and says what became of it with our token', async () => {
    await sender().send(text);
    await running.drained();
    expect(simulator.inbox()).toMatchObject([
      {
        channel: 'text',
        sentTo: '+447700900123',
        body: expect.stringContaining('your bank sent £150 back to us') as string,
        status: 'delivered',
      },
    ]);
    expect(receipts).toMatchObject([
      {
        authorization: `Bearer ${receiptToken(keys.railKey)}`,
        body: { reference: text.reference, status: 'delivered' },
      },
    ]);
    const { answer } = inboxRoute(() => simulator.inbox());
    const shown = await answer({ query: new URLSearchParams(), body: '' });
    expect('html' in shown ? shown.html : '').toContain(
      '<a href="https://open-door.example/mend/A/B">',
    );
  });

  it.each(templateNames.filter((name) => /^voucher-issued-(email|letter)$/.test(name)))(
    'fills %s, whole lines and subject',
    async (template) => {
      const to =
        template === 'voucher-issued-letter'
          ? { channel: 'letter' as const, lines: ['Nadia Hussain', '12 Main Road', 'B8 3BB'] }
          : { channel: 'email' as const, email: 'nadia@example.org' };
      const personalisation = {
        ...{ what: 'cash code', amount: '£100', code: 'ABC-DEF', day: '6 June', how: 'Show it.' },
        link: 'https://x.example',
      };
      await sender().send({ ...text, to, template, personalisation });
      expect(simulator.inbox()[0]).toMatchObject({ subject: 'Your cash code is here' });
      expect(simulator.inbox()[0]?.body).not.toContain('((');
    },
  );

  it.each([
    ['a number that is no mobile', { to: { channel: 'text', phone: '0121 634 7100' } }],
    ['a blank that nothing fills', { personalisation: {} }],
  ] as const)('refuses %s for good', async (_what, changes) => {
    expect(await sender().send({ ...text, ...changes })).toMatchObject({ kind: 'refused' });
    expect(simulator.inbox()).toEqual([]);
  });

  it.each([
    ['+447700900002', 'permanent-failure'],
    ['+447700900003', 'temporary-failure'],
  ])('says that %s failed', async (phone, status) => {
    await sender().send({ ...text, to: { channel: 'text', phone } });
    await running.drained();
    expect(receipts.map(({ body }) => body['status'])).toEqual([status]);
  });

  it('lets nobody in with another secret, service or an old token', async () => {
    for (const changes of [{ secret: 'another-secret-altogether' }, { serviceId: 'other' }]) {
      await expect(sender(changes).send(text)).rejects.toThrow('403');
    }
    const late = { clock: { now: () => '2026-05-06T09:31:00.000Z' } };
    await expect(sender(late).send(text)).rejects.toThrow('403');
    expect(simulator.inbox()).toEqual([]);
  });

  it('can be down, slow and lose its answer, and still says whether it took a message', async () => {
    running.faults.change({ outage: 1 });
    await expect(sender().send(text)).rejects.toThrow('503');
    expect(await sender().find(text.reference)).toBeUndefined();
    running.faults.change({ lateMs: 400 });
    await expect(sender({ timeoutMs: 100 }).send(text)).rejects.toThrow();
    running.faults.change({ lateMs: 0 });
    expect(await sender().find(text.reference)).toEqual(expect.any(String));
    const another = { ...text, reference: 'ABCDEFGHJK-0000000000' };
    running.faults.change({ loseReply: 1 });
    await expect(sender().send(another)).rejects.toThrow();
    expect(await sender().find(another.reference)).toEqual(expect.any(String));
    expect(simulator.inbox()).toHaveLength(2);
  });

  it('repeats what it says when it is told to', async () => {
    running.faults.change({ repeatReports: 3 });
    await sender().send(text);
    await running.drained();
    expect(receipts).toHaveLength(3);
  });
});
