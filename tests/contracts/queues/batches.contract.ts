import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { Promises } from './queue-engine.contract.ts';
import { bodies, createQueue, refusal } from './queue-client.ts';

const entry = (id: string, body = id) => ({ Id: id, MessageBody: body });
const ten = Array.from({ length: 10 }, (_, at) => entry(`id-${at}`));

export const batchPromises: Promises = (promise, engine) => {
  const send = (QueueUrl: string, Entries: SendMessageBatchRequestEntry[]) =>
    engine().client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));

  promise('sends, receives and deletes ten messages at a time', async () => {
    const queue = await createQueue(engine());
    const sent = await send(queue.url, ten);
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(ten.map(({ Id }) => Id));
    const received = await queue.receive();
    expect(bodies(received).sort()).toEqual(ten.map(({ MessageBody }) => MessageBody));
    const Entries = received.map(({ ReceiptHandle }, at) => ({ Id: `${at}`, ReceiptHandle }));
    const deleted = await engine().client.send(
      new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries }),
    );
    expect(deleted.Successful).toHaveLength(10);
    expect(await queue.attributes(['ApproximateNumberOfMessagesNotVisible'])).toEqual({
      ApproximateNumberOfMessagesNotVisible: '0',
    });
  });

  promise('fails one entry without failing the others', async () => {
    const queue = await createQueue(engine());
    const answer = await send(queue.url, [entry('good'), entry('bad', '\u0000'), entry('fine')]);
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['good', 'fine']);
    expect(answer.Failed).toMatchObject([
      { Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true },
    ]);
    expect(bodies(await queue.receive()).sort()).toEqual(['fine', 'good']);
  });

  promise('refuses empty, overfull and ambiguous batches', async () => {
    const { url } = await createQueue(engine());
    expect(await refusal(send(url, []))).toBe('EmptyBatchRequest');
    expect(await refusal(send(url, [...ten, entry('one-more')]))).toBe(
      'TooManyEntriesInBatchRequest',
    );
    expect(await refusal(send(url, [entry('same'), entry('same')]))).toBe(
      'BatchEntryIdsNotDistinct',
    );
    expect(await refusal(send(url, [entry('not:allowed')]))).toBe('InvalidBatchEntryId');
  });

  promise('refuses an entry id of more than eighty letters', async () => {
    const { url } = await createQueue(engine());
    expect(await refusal(send(url, [entry('x'.repeat(81))]))).toBe('InvalidBatchEntryId');
  });

  promise('takes a batch of exactly one mebibyte and refuses one byte more', async () => {
    const queue = await createQueue(engine());
    const half = 'x'.repeat(524_288);
    const full = await send(queue.url, [entry('a', half), entry('b', half)]);
    expect(full.Successful).toHaveLength(2);
    const tooLong = send(queue.url, [entry('a', half), entry('b', `${half}x`)]);
    expect(await refusal(tooLong)).toBe('BatchRequestTooLong');
  });

  promise('lets go of many messages at once', async () => {
    const queue = await createQueue(engine());
    await send(queue.url, ten);
    const held = await queue.receive();
    const Entries = held.map(({ ReceiptHandle }, at) => ({
      Id: `${at}`,
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await engine().client.send(
      new ChangeMessageVisibilityBatchCommand({ QueueUrl: queue.url, Entries }),
    );
    expect(await queue.receive()).toHaveLength(10);
  });

  promise('names the entries whose receipt is not one', async () => {
    const queue = await createQueue(engine());
    await queue.send('held');
    const [held] = await queue.receive();
    const Entries = [
      { Id: 'forged', ReceiptHandle: 'forged' },
      { Id: 'held', ReceiptHandle: held?.ReceiptHandle },
    ];
    const answer = await engine().client.send(
      new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries }),
    );
    expect(answer.Successful).toEqual([{ Id: 'held' }]);
    expect(answer.Failed).toMatchObject([{ Id: 'forged', Code: 'ReceiptHandleIsInvalid' }]);
  });
};
