import { describe, expect, it } from 'vitest';
import { attributesFromTemplate, ensureQueue } from '#infra/local/queues/index.ts';
import { bodies, openEngine } from './engine-setup.ts';

async function attributesOf(queue: Awaited<ReturnType<typeof openEngine>>) {
  const input = { QueueUrl: queue.url, AttributeNames: ['All'] };
  const answer = await queue.engine.call('GetQueueAttributes', input);
  return (answer as { Attributes: Record<string, string> }).Attributes;
}

describe('a queue of the template', () => {
  it('is written in the words of the API', () => {
    const attributes = attributesFromTemplate({
      QueueName: 'payments',
      VisibilityTimeout: 180,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: 'arn', maxReceiveCount: 5 },
      DelaySeconds: undefined,
      Tags: [],
    });
    expect(attributes).toEqual({
      VisibilityTimeout: '180',
      SqsManagedSseEnabled: 'true',
      RedrivePolicy: '{"deadLetterTargetArn":"arn","maxReceiveCount":5}',
    });
  });

  it('is created where there is none', async () => {
    const { engine } = await openEngine();
    const wanted = { name: 'new', attributes: { VisibilityTimeout: '60' } };
    const url = await ensureQueue(engine, wanted);
    expect(await engine.call('GetQueueUrl', { QueueName: 'new' })).toEqual({ QueueUrl: url });
  });

  it('is changed where the template has changed, and keeps its messages', async () => {
    const queue = await openEngine();
    await queue.send('kept');
    await ensureQueue(queue.engine, { name: 'queue', attributes: { VisibilityTimeout: '60' } });
    expect(await attributesOf(queue)).toMatchObject({ VisibilityTimeout: '60' });
    await ensureQueue(queue.engine, { name: 'queue', attributes: { Policy: '{}' } });
    expect(await attributesOf(queue)).toMatchObject({ VisibilityTimeout: '30', Policy: '{}' });
    await ensureQueue(queue.engine, { name: 'queue', attributes: {} });
    expect(await attributesOf(queue)).not.toHaveProperty('Policy');
    expect(bodies(await queue.receive())).toEqual(['kept']);
  });
});

describe('a request that is not understood', () => {
  it('is refused by the name of what is missing or wrong', async () => {
    const { engine, url } = await openEngine();
    await expect(engine.call('SendMessage', { QueueUrl: url })).rejects.toMatchObject({
      statusCode: 400,
      body: { message: 'The request must contain the parameter MessageBody.' },
      queryErrorHeader: 'MissingParameter;Sender',
    });
    const wrong = engine.call('ReceiveMessage', { QueueUrl: url, MaxNumberOfMessages: 'ten' });
    await expect(wrong).rejects.toMatchObject({
      body: { __type: 'com.amazon.coral.service#SerializationException' },
    });
    await expect(engine.call('toString', {})).rejects.toMatchObject({
      body: { __type: 'com.amazon.coral.service#UnknownOperationException' },
    });
  });
});
