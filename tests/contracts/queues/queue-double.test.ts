import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { openQueueEngine } from '#infra/local/queues/index.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryQueue } from '#tests/doubles/memory-queue.ts';

/** A queue with a dead-letter queue behind it, however it is made. */
interface OpenQueues {
  send(body: string): Promise<void>;
  receive(from: 'queue' | 'dead-letters', most?: number): Promise<readonly Received[]>;
  delete(receipt: string): Promise<void>;
  pass(seconds: number): void;
}

interface Received {
  readonly messageId: string;
  readonly receipt: string;
  readonly body: string;
  readonly receiveCount: number;
}

const visibilitySeconds = 30;
const maxReceiveCount = 2;

function openDoubles(): Promise<OpenQueues> {
  const clock = createMovableClock('2021-12-07T09:00:00.000Z');
  const deadLetters = createMemoryQueue({ name: 'dead-letters', clock, visibilitySeconds });
  const queue = createMemoryQueue({
    ...{ name: 'queue', clock, visibilitySeconds },
    deadLetters: { queue: deadLetters, maxReceiveCount },
  });
  return Promise.resolve({
    send: (body) => {
      queue.send(body);
      return Promise.resolve();
    },
    receive: (from, most = 10) =>
      Promise.resolve((from === 'queue' ? queue : deadLetters).receive(most)),
    delete: (receipt) => {
      queue.delete(receipt);
      return Promise.resolve();
    },
    pass: (seconds) => {
      clock.moveOnSeconds(seconds);
    },
  });
}

const created = z.object({ QueueUrl: z.string() });
const messages = z.object({
  Messages: z
    .array(
      z.object({
        MessageId: z.string(),
        ReceiptHandle: z.string(),
        Body: z.string(),
        Attributes: z.object({ ApproximateReceiveCount: z.string() }),
      }),
    )
    .default([]),
});

async function openEngine(): Promise<OpenQueues> {
  let now = 1_638_867_600_000;
  const engine = openQueueEngine({
    ...{ urlBase: 'http://queues.test', accountId: '000000000000', region: 'eu-west-2' },
    now: () => now,
  });
  const create = async (QueueName: string, more: object = {}) => {
    const Attributes = { VisibilityTimeout: String(visibilitySeconds), ...more };
    return created.parse(await engine.call('CreateQueue', { QueueName, Attributes })).QueueUrl;
  };
  const deadLetters = await create('dead-letters');
  const deadLetterTargetArn = 'arn:aws:sqs:eu-west-2:000000000000:dead-letters';
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
  const QueueUrl = await create('queue', { RedrivePolicy });
  return {
    send: async (MessageBody) => {
      await engine.call('SendMessage', { QueueUrl, MessageBody });
    },
    receive: async (from, MaxNumberOfMessages = 10) => {
      const answer = await engine.call('ReceiveMessage', {
        QueueUrl: from === 'queue' ? QueueUrl : deadLetters,
        MaxNumberOfMessages,
        MessageSystemAttributeNames: ['All'],
      });
      return messages.parse(answer).Messages.map((message) => ({
        messageId: message.MessageId,
        receipt: message.ReceiptHandle,
        body: message.Body,
        receiveCount: Number(message.Attributes.ApproximateReceiveCount),
      }));
    },
    delete: async (ReceiptHandle) => {
      await engine.call('DeleteMessage', { QueueUrl, ReceiptHandle });
    },
    pass: (seconds) => {
      now += seconds * 1_000;
      engine.clockMoved();
    },
  };
}

const bodiesOf = (received: readonly Received[]) => received.map(({ body }) => body).sort();

/** What the simulation relies on; the engine itself is held to far more in its own contract. */
describe.each([
  ['the queue double', openDoubles],
  ['the queue engine', openEngine],
])('%s', (_, open) => {
  it('gives each message to one receiver at a time, and no more than asked for', async () => {
    const queue = await open();
    for (const body of ['a', 'b', 'c']) await queue.send(body);
    const first = await queue.receive('queue', 2);
    const rest = await queue.receive('queue');
    expect([first.length, rest.length]).toEqual([2, 1]);
    expect(bodiesOf([...first, ...rest])).toEqual(['a', 'b', 'c']);
    expect(await queue.receive('queue')).toEqual([]);
  });

  it('gives a message again that was not deleted in time, and counts', async () => {
    const queue = await open();
    await queue.send('a');
    const [first] = await queue.receive('queue');
    queue.pass(visibilitySeconds - 1);
    expect(await queue.receive('queue')).toEqual([]);
    queue.pass(1);
    const [second] = await queue.receive('queue');
    expect(second).toMatchObject({ messageId: first!.messageId, body: 'a', receiveCount: 2 });
    expect(second!.receipt).not.toBe(first!.receipt);
  });

  it('forgets what is deleted, also after the time-out, and bears being told twice', async () => {
    const queue = await open();
    await queue.send('a');
    const [message] = await queue.receive('queue');
    queue.pass(visibilitySeconds);
    await queue.delete(message!.receipt);
    await queue.delete(message!.receipt);
    expect(await queue.receive('queue')).toEqual([]);
  });

  it('does not forget by a receipt that is not the latest', async () => {
    const queue = await open();
    await queue.send('a');
    const [stale] = await queue.receive('queue');
    queue.pass(visibilitySeconds);
    await queue.receive('queue');
    await queue.delete(stale!.receipt);
    queue.pass(visibilitySeconds);
    await queue.receive('queue');
    expect(bodiesOf(await queue.receive('dead-letters'))).toEqual(['a']);
  });

  it('sets a message aside instead of giving it out once too often', async () => {
    const queue = await open();
    await queue.send('a');
    const [first] = await queue.receive('queue');
    for (let time = 0; time < maxReceiveCount; time += 1) {
      expect(await queue.receive('dead-letters')).toEqual([]);
      queue.pass(visibilitySeconds);
      await queue.receive('queue');
    }
    const [failed] = await queue.receive('dead-letters');
    expect(failed).toMatchObject({ messageId: first!.messageId, body: 'a' });
  });
});
