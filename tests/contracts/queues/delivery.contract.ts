import { ChangeMessageVisibilityCommand, type Message } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { Promises } from './queue-engine.contract.ts';
import { bodies, createQueue, refusal } from './queue-client.ts';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const three = { General: text('Kenobi'), Hello: text('There'), 'Help.Me': text('Me') };

export const deliveryPromises: Promises = (promise, engine) => {
  const release = (url: string, message: Message | undefined, seconds: number) =>
    engine().client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: seconds,
      }),
    );

  promise('gives back what was sent, with its id and checksum', async () => {
    const queue = await createQueue(engine());
    const sent = await queue.send('pay £150');
    const [message] = await queue.receive();
    expect(message?.Body).toBe('pay £150');
    expect(message?.MessageId).toBe(sent.MessageId);
    expect(message?.MD5OfBody).toBe(sent.MD5OfMessageBody);
    expect(message?.Attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SenderId: expect.any(String) as string,
      SentTimestamp: expect.stringMatching(/^\d{13}$/) as string,
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/) as string,
    });
  });

  promise('answers with the checksums AWS was recorded to answer with', async () => {
    const queue = await createQueue(engine());
    const strings = await queue.send('msg', { MessageAttributes: three });
    expect(strings.MD5OfMessageAttributes).toBe('4c360f3fdafd970e05fae2f149d997f5');
    const header = '\u001e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01';
    const bytes = Buffer.from(`traceparent${header}`);
    const binary = await queue.send('test', {
      MessageAttributes: { attr1: { DataType: 'Binary', BinaryValue: bytes } },
    });
    expect(binary.MD5OfMessageAttributes).toBe('8cbe4db156db8a94db8b801b7addb984');
  });

  promise('gives message attributes only to those who ask for them', async () => {
    const queue = await createQueue(engine());
    await queue.send('msg', { MessageAttributes: three });
    const [unasked] = await queue.receive({ VisibilityTimeout: 0 });
    expect(unasked?.MessageAttributes).toBeUndefined();
    const [asked] = await queue.receive({ MessageAttributeNames: ['All'] });
    expect(asked?.MessageAttributes).toEqual(three);
  });

  promise('gives the attributes asked for a checksum of their own', async () => {
    const queue = await createQueue(engine());
    await queue.send('msg', { MessageAttributes: three });
    const named = await queue.receive({
      VisibilityTimeout: 0,
      MessageAttributeNames: ['Hello', 'General', 'Missing'],
    });
    expect(named[0]?.MD5OfMessageAttributes).toBe('fca026605781cb4126a1e9044df24232');
    const [prefixed] = await queue.receive({ MessageAttributeNames: ['Hel.*'] });
    expect(Object.keys(prefixed?.MessageAttributes ?? {}).sort()).toEqual(['Hello', 'Help.Me']);
    expect(prefixed?.MD5OfMessageAttributes).toBe('83fee93c1bcd8b9a5a923ffacdc636c7');
  });

  promise('carries characters beyond the first 65,536', async () => {
    const queue = await createQueue(engine());
    await queue.send('🏠 warm');
    expect(bodies(await queue.receive())).toEqual(['🏠 warm']);
  });

  promise('refuses characters that XML cannot carry', async () => {
    const queue = await createQueue(engine());
    expect(await refusal(queue.send('bell \u0007'))).toBe('InvalidMessageContents');
  });

  promise('names a refusal as AWS names it', async () => {
    const queue = await createQueue(engine());
    const refused = queue.send('bell \u0007');
    await expect(refused).rejects.toMatchObject({
      name: 'InvalidMessageContents',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(queue.receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      $metadata: { httpStatusCode: 400 },
    });
  });

  promise('hides a received message until its time-out, then counts the next receive', async () => {
    const queue = await createQueue(engine(), { VisibilityTimeout: '1' });
    await queue.send('again');
    const [first] = await queue.receive();
    expect(await queue.receive()).toEqual([]);
    await engine().pass(1.1);
    const [second] = await queue.receive();
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    const firstSeen = first?.Attributes?.ApproximateFirstReceiveTimestamp;
    expect(second?.Attributes?.ApproximateFirstReceiveTimestamp).toBe(firstSeen);
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
  });

  promise('lets each receive choose its own time-out', async () => {
    const queue = await createQueue(engine(), { VisibilityTimeout: '600' });
    await queue.send('brief');
    await queue.receive({ VisibilityTimeout: 1 });
    await engine().pass(1.1);
    expect(bodies(await queue.receive())).toEqual(['brief']);
  });

  promise('shows a message at once when its receiver lets it go', async () => {
    const queue = await createQueue(engine());
    await queue.send('not now');
    const [held] = await queue.receive();
    await release(queue.url, held, 0);
    expect(bodies(await queue.receive())).toEqual(['not now']);
  });

  promise('hides a message for longer when its receiver asks', async () => {
    const queue = await createQueue(engine(), { VisibilityTimeout: '1' });
    await queue.send('slow work');
    const [held] = await queue.receive();
    await release(queue.url, held, 3);
    await engine().pass(1.5);
    expect(await queue.receive()).toEqual([]);
    await engine().pass(1.6);
    expect(bodies(await queue.receive())).toEqual(['slow work']);
  });

  promise('says when a message is not in flight any more', async () => {
    const queue = await createQueue(engine(), { VisibilityTimeout: '1' });
    await queue.send('expired');
    const [held] = await queue.receive();
    await engine().pass(1.1);
    expect(await refusal(release(queue.url, held, 10))).toMatch(/MessageNotInflight/);
  });

  promise('refuses to change the visibility of a message that is gone', async () => {
    const queue = await createQueue(engine());
    await queue.send('gone');
    const [held] = await queue.receive();
    await queue.delete(held);
    expect(await refusal(release(queue.url, held, 10))).toMatch(/InvalidParameterValue/);
  });

  promise('delays a message by its own delay, or else by the queue’s', async () => {
    const queue = await createQueue(engine(), { DelaySeconds: '3' });
    await queue.send('own', { DelaySeconds: 1 });
    await queue.send('of the queue');
    await queue.send('none', { DelaySeconds: 0 });
    expect(bodies(await queue.receive())).toEqual(['none']);
    await engine().pass(1.5);
    expect(bodies(await queue.receive())).toEqual(['own']);
    await engine().pass(1.6);
    expect(bodies(await queue.receive())).toEqual(['of the queue']);
  });

  promise('forgets a message at the end of its retention', async () => {
    const queue = await createQueue(engine(), { MessageRetentionPeriod: '60' });
    await queue.send('old');
    await engine().pass(59);
    await queue.send('new');
    await engine().pass(2);
    expect(bodies(await queue.receive())).toEqual(['new']);
  });

  promise('deletes by the latest receipt, even after the time-out', async () => {
    const queue = await createQueue(engine(), { VisibilityTimeout: '1' });
    await queue.send('done late');
    const [held] = await queue.receive();
    await engine().pass(1.1);
    await queue.delete(held);
    expect(await queue.receive()).toEqual([]);
  });

  promise('ignores a deletion by a receipt that is not the latest', async () => {
    const queue = await createQueue(engine());
    await queue.send('twice');
    const [stale] = await queue.receive({ VisibilityTimeout: 0 });
    const [latest] = await queue.receive({ VisibilityTimeout: 0 });
    await queue.delete(stale);
    expect(await queue.receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    expect(latest?.ReceiptHandle).not.toBe(stale?.ReceiptHandle);
  });

  promise('accepts the deletion of a message already deleted', async () => {
    const queue = await createQueue(engine());
    await queue.send('once');
    const [held] = await queue.receive();
    await queue.delete(held);
    await queue.delete(held);
    expect(await queue.receive()).toEqual([]);
  });

  promise('refuses a receipt it never gave out', async () => {
    const queue = await createQueue(engine());
    const forged = { ReceiptHandle: 'forged' };
    expect(await refusal(queue.delete(forged))).toBe('ReceiptHandleIsInvalid');
  });

  promise('refuses a receipt of another queue', async () => {
    const [one, other] = [await createQueue(engine()), await createQueue(engine())];
    await one.send('mine');
    const [held] = await one.receive();
    expect(await refusal(other.delete(held))).toBe('ReceiptHandleIsInvalid');
  });

  promise('ends a long poll as soon as a message is sent', async () => {
    const queue = await createQueue(engine());
    const startedAt = performance.now();
    const waiting = queue.receive({ WaitTimeSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await queue.send('awaited');
    expect(bodies(await waiting)).toEqual(['awaited']);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  promise('ends a long poll when a hidden message comes back', async () => {
    const queue = await createQueue(engine());
    await queue.send('comes back');
    await queue.receive({ VisibilityTimeout: 1 });
    const waiting = queue.receive({ WaitTimeSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await engine().pass(1.1);
    expect(bodies(await waiting)).toEqual(['comes back']);
  });

  promise('ends a long poll with nothing when its time is over', async () => {
    const queue = await createQueue(engine(), { ReceiveMessageWaitTimeSeconds: '1' });
    const startedAt = performance.now();
    expect(await queue.receive()).toEqual([]);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });

  promise('gives each waiting receiver a message of its own', async () => {
    const queue = await createQueue(engine());
    const one = { WaitTimeSeconds: 5, MaxNumberOfMessages: 1 };
    const waiting = [queue.receive(one), queue.receive(one)];
    await new Promise((resolve) => setTimeout(resolve, 100));
    await queue.send('a');
    await queue.send('b');
    const received = await Promise.all(waiting);
    expect(bodies(received.flat()).sort()).toEqual(['a', 'b']);
  });

  promise('refuses what lies outside its limits', async () => {
    const queue = await createQueue(engine(), { MaximumMessageSize: '1024' });
    expect(await refusal(queue.receive({ MaxNumberOfMessages: 11 }))).toMatch(/^InvalidParameter/);
    expect(await refusal(queue.receive({ MaxNumberOfMessages: 0 }))).toMatch(/^InvalidParameter/);
    expect(await refusal(queue.receive({ WaitTimeSeconds: 21 }))).toMatch(/^InvalidParameter/);
    expect(await refusal(queue.receive({ VisibilityTimeout: 43_201 }))).toMatch(
      /^InvalidParameter/,
    );
    expect(await refusal(queue.send('x'.repeat(1_025)))).toMatch(/^InvalidParameter/);
    expect(await refusal(queue.send(''))).toMatch(/^Missing/);
  });

  promise('refuses a delay of more than fifteen minutes', async () => {
    const queue = await createQueue(engine());
    expect(await refusal(queue.send('late', { DelaySeconds: 901 }))).toMatch(/^InvalidParameter/);
  });

  promise('refuses message attributes without a value or a known type', async () => {
    const queue = await createQueue(engine());
    const wrong = [
      { kind: { DataType: 'Colour', StringValue: 'red' } },
      { kind: { DataType: 'String', StringValue: '' } },
      { kind: { DataType: 'Number', StringValue: 'many' } },
      { 'aws.kind': text('reserved') },
    ];
    for (const MessageAttributes of wrong) {
      expect(await refusal(queue.send('x', { MessageAttributes }))).toMatch(/^InvalidParameter/);
    }
  });
};
