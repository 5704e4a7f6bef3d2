import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openQueueEngine, type QueueEngineOptions } from '#infra/local/queues/index.ts';

export interface Message {
  MessageId: string;
  Body: string;
  ReceiptHandle: string;
  Attributes: Record<string, string>;
}

/** An engine with a clock that stands still until it is wound, and one queue. */
export async function openEngine(options: Partial<QueueEngineOptions> = {}) {
  const clock = { now: 1_775_001_600_000 };
  const engine = openQueueEngine({
    now: () => clock.now,
    urlBase: 'http://queues.test',
    accountId: '000000000000',
    region: 'eu-west-2',
    ...options,
  });
  onTestFinished(() => engine.close());
  const created = await engine.call('CreateQueue', { QueueName: 'queue' });
  const { QueueUrl } = created as { QueueUrl: string };
  return {
    engine,
    url: QueueUrl,
    windOn(ms: number) {
      clock.now += ms;
      engine.clockMoved();
    },
    send: (body: string, more: object = {}) =>
      engine.call('SendMessage', { QueueUrl, MessageBody: body, ...more }),
    receive: async (more: object = {}, signal?: AbortSignal) => {
      const input = { QueueUrl, MaxNumberOfMessages: 10, AttributeNames: ['All'], ...more };
      const answer = await engine.call('ReceiveMessage', input, signal);
      return (answer as { Messages?: Message[] }).Messages ?? [];
    },
    delete: (message: Message) =>
      engine.call('DeleteMessage', { QueueUrl, ReceiptHandle: message.ReceiptHandle }),
  };
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'queues-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

export function bodies(messages: readonly Message[]): string[] {
  return messages.map(({ Body }) => Body);
}
