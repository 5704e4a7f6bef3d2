import { ChangeMessageVisibilityCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { Promises } from './queue-engine.contract.ts';
import { bodies, createQueue, refusal, type TestQueue } from './queue-client.ts';

const fifo = { FifoQueue: 'true' };
const byContent = { ...fifo, ContentBasedDeduplication: 'true' };

export const fifoPromises: Promises = (promise, engine) => {
  const send = (queue: TestQueue, group: string, body: string, id?: string) =>
    queue.send(body, {
      MessageGroupId: group,
      ...(id === undefined ? {} : { MessageDeduplicationId: id }),
    });

  promise('delivers the messages of a group in the order they were sent', async () => {
    const queue = await createQueue(engine(), byContent);
    for (const body of ['1', '2', '3']) await send(queue, 'a', body);
    const one = { MaxNumberOfMessages: 1 };
    const order = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const [message] = await queue.receive(one);
      order.push(message?.Body);
      await queue.delete(message);
    }
    expect(order).toEqual(['1', '2', '3']);
  });

  promise('delivers many messages of one group in one answer', async () => {
    const queue = await createQueue(engine(), byContent);
    for (const body of ['1', '2', '3']) await send(queue, 'a', body);
    expect(bodies(await queue.receive())).toEqual(['1', '2', '3']);
  });

  promise('holds a group back while one of its messages is in flight', async () => {
    const queue = await createQueue(engine(), byContent);
    await send(queue, 'a', 'a1');
    await send(queue, 'a', 'a2');
    await send(queue, 'b', 'b1');
    const one = { MaxNumberOfMessages: 1 };
    const [first] = await queue.receive(one);
    expect(bodies(await queue.receive(one))).toEqual(['b1']);
    expect(await queue.receive(one)).toEqual([]);
    await queue.delete(first);
    expect(bodies(await queue.receive(one))).toEqual(['a2']);
  });

  promise('delivers a released message before those behind it', async () => {
    const queue = await createQueue(engine(), byContent);
    await send(queue, 'a', 'a1');
    await send(queue, 'a', 'a2');
    const [first] = await queue.receive({ MaxNumberOfMessages: 1 });
    await engine().client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.url,
        ReceiptHandle: first?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    expect(bodies(await queue.receive({ MaxNumberOfMessages: 1 }))).toEqual(['a1']);
  });

  promise('ends a long poll when a deletion frees a group', async () => {
    const queue = await createQueue(engine(), byContent);
    await send(queue, 'a', 'a1');
    await send(queue, 'a', 'a2');
    const [first] = await queue.receive({ MaxNumberOfMessages: 1 });
    const waiting = queue.receive({ WaitTimeSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await queue.delete(first);
    expect(bodies(await waiting)).toEqual(['a2']);
  });

  promise('takes the same deduplication id once and repeats its first answer', async () => {
    const queue = await createQueue(engine(), fifo);
    const first = await send(queue, 'a', 'paid', 'payment-1');
    const [message] = await queue.receive();
    await queue.delete(message);
    const second = await send(queue, 'a', 'paid again', 'payment-1');
    expect(second.MessageId).toBe(first.MessageId);
    expect(second.SequenceNumber).toBe(first.SequenceNumber);
    expect(await queue.receive()).toEqual([]);
  });

  promise('takes the same content once where the queue deduplicates by content', async () => {
    const queue = await createQueue(engine(), byContent);
    await send(queue, 'a', 'same');
    await send(queue, 'b', 'same');
    expect(bodies(await queue.receive())).toEqual(['same']);
  });

  promise('deduplicates within the group where the queue says so', async () => {
    const scope = { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' };
    const queue = await createQueue(engine(), { ...byContent, ...scope });
    await send(queue, 'a', 'same');
    await send(queue, 'a', 'same');
    await send(queue, 'b', 'same');
    expect(await queue.receive()).toHaveLength(2);
  });

  promise('forgets a deduplication id after five minutes', async () => {
    const queue = await createQueue(engine(), fifo);
    await send(queue, 'a', 'once', 'id');
    await engine().pass(299);
    await send(queue, 'a', 'too early', 'id');
    await engine().pass(2);
    await send(queue, 'a', 'later', 'id');
    expect(bodies(await queue.receive())).toEqual(['once', 'later']);
  });

  promise('tells the group, deduplication id and a growing sequence number', async () => {
    const queue = await createQueue(engine(), fifo);
    const sent = await send(queue, 'a', 'first', 'id-1');
    await send(queue, 'b', 'second', 'id-2');
    const [first, second] = await queue.receive();
    expect(first?.Attributes).toMatchObject({
      MessageGroupId: 'a',
      MessageDeduplicationId: 'id-1',
      SequenceNumber: sent.SequenceNumber,
    });
    expect(Number(second?.Attributes?.SequenceNumber)).toBeGreaterThan(Number(sent.SequenceNumber));
  });

  promise('refuses a deletion by an expired receipt', async () => {
    const queue = await createQueue(engine(), { ...byContent, VisibilityTimeout: '1' });
    await send(queue, 'a', 'late');
    const [held] = await queue.receive();
    await engine().pass(1.1);
    expect(await refusal(queue.delete(held))).toMatch(/^InvalidParameter/);
  });

  promise('needs a group and something to deduplicate by', async () => {
    const queue = await createQueue(engine(), fifo);
    expect(await refusal(queue.send('no group', { MessageDeduplicationId: 'id' }))).toMatch(
      /^Missing/,
    );
    expect(await refusal(send(queue, 'a', 'no id'))).toMatch(/^InvalidParameter/);
    const delayed = queue.send('late', {
      MessageGroupId: 'a',
      MessageDeduplicationId: 'id',
      DelaySeconds: 1,
    });
    expect(await refusal(delayed)).toMatch(/^InvalidParameter/);
  });

  promise('refuses a whole batch of which one entry has no group', async () => {
    const queue = await createQueue(engine(), byContent);
    const batch = engine().client.send(
      new SendMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: [
          { Id: 'good', MessageBody: 'good', MessageGroupId: 'a' },
          { Id: 'bad', MessageBody: 'bad' },
        ],
      }),
    );
    expect(await refusal(batch)).toMatch(/^InvalidParameter/);
    expect(await queue.receive()).toEqual([]);
  });
};
