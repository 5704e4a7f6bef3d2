import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
  type QueueAttributeName,
} from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { Promises } from './queue-engine.contract.ts';
import { bodies, createQueue, refusal } from './queue-client.ts';

export const managementPromises: Promises = (promise, engine) => {
  const create = (
    QueueName: string,
    Attributes: Partial<Record<QueueAttributeName, string>> = {},
  ) => engine().client.send(new CreateQueueCommand({ QueueName, Attributes }));

  promise('creates a queue with AWS’s defaults', async () => {
    const queue = await createQueue(engine());
    expect(await queue.attributes(['All'])).toMatchObject({
      VisibilityTimeout: '30',
      DelaySeconds: '0',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      ReceiveMessageWaitTimeSeconds: '0',
      SqsManagedSseEnabled: 'true',
      CreatedTimestamp: expect.stringMatching(/^\d{10}$/) as string,
    });
  });

  promise('creates the same queue twice and refuses a different one of its name', async () => {
    const first = await create('twice', { VisibilityTimeout: '60' });
    const second = await create('twice', { VisibilityTimeout: '60' });
    expect(second.QueueUrl).toBe(first.QueueUrl);
    expect(await refusal(create('twice', { VisibilityTimeout: '61' }))).toBe('QueueNameExists');
  });

  promise('finds a queue by name and says when there is none', async () => {
    const queue = await createQueue(engine());
    const found = await engine().client.send(new GetQueueUrlCommand({ QueueName: queue.name }));
    expect(found.QueueUrl).toBe(queue.url);
    const missing = new GetQueueUrlCommand({ QueueName: 'missing' });
    expect(await refusal(engine().client.send(missing))).toBe('QueueDoesNotExist');
    const lost = new SendMessageCommand({ QueueUrl: `${queue.url}-missing`, MessageBody: 'x' });
    expect(await refusal(engine().client.send(lost))).toBe('QueueDoesNotExist');
  });

  promise('counts what is visible, in flight and delayed', async () => {
    const queue = await createQueue(engine());
    for (const body of ['a', 'b', 'c']) await queue.send(body);
    await queue.send('later', { DelaySeconds: 60 });
    await queue.receive({ MaxNumberOfMessages: 1 });
    expect(
      await queue.attributes([
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ]),
    ).toEqual({
      ApproximateNumberOfMessages: '2',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });

  promise('changes attributes, and what it does with them', async () => {
    const queue = await createQueue(engine());
    await engine().client.send(
      new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { DelaySeconds: '60' } }),
    );
    await queue.send('later');
    expect(await queue.receive()).toEqual([]);
    expect(await queue.attributes(['DelaySeconds'])).toEqual({ DelaySeconds: '60' });
  });

  promise('refuses attributes and names outside its rules', async () => {
    expect(await refusal(create('wrong', { VisibilityTimeout: '43201' }))).toBe(
      'InvalidAttributeValue',
    );
    expect(await refusal(create('wrong', { MessageRetentionPeriod: '59' }))).toBe(
      'InvalidAttributeValue',
    );
    expect(await refusal(create('not-ordered', { FifoQueue: 'true' }))).toMatch(/^InvalidParam/);
    const queue = await createQueue(engine());
    const unknown = { Colour: 'red' } as Partial<Record<QueueAttributeName, string>>;
    const set = new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: unknown });
    expect(await refusal(engine().client.send(set))).toBe('InvalidAttributeName');
  });

  promise('refuses a queue name with letters it does not allow', async () => {
    expect(await refusal(create('not allowed'))).toMatch(/^InvalidParameter/);
    expect(await refusal(create('x'.repeat(81)))).toMatch(/^InvalidParameter/);
  });

  promise('refuses to read an attribute it does not know', async () => {
    const { url } = await createQueue(engine());
    const names = ['Colour'] as unknown as QueueAttributeName[];
    const get = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names });
    expect(await refusal(engine().client.send(get))).toBe('InvalidAttributeName');
  });

  promise('lists queues by prefix, a page at a time', async () => {
    for (const name of ['listed-a', 'listed-b', 'listed-c']) await create(name);
    const list = (NextToken?: string) =>
      engine().client.send(
        new ListQueuesCommand({ QueueNamePrefix: 'listed-', MaxResults: 2, NextToken }),
      );
    const first = await list();
    const second = await list(first.NextToken);
    const names = [...(first.QueueUrls ?? []), ...(second.QueueUrls ?? [])].map((url) =>
      url.split('/').at(-1),
    );
    expect(names).toEqual(['listed-a', 'listed-b', 'listed-c']);
    expect(second.NextToken).toBeUndefined();
  });

  promise('keeps tags', async () => {
    const { url: QueueUrl } = await createQueue(engine());
    const { client } = engine();
    await client.send(new TagQueueCommand({ QueueUrl, Tags: { stage: 'local', team: 'door' } }));
    await client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['team'] }));
    const { Tags } = await client.send(new ListQueueTagsCommand({ QueueUrl }));
    expect(Tags).toEqual({ stage: 'local' });
  });

  promise('purges everything, whatever its state', async () => {
    const queue = await createQueue(engine(), { VisibilityTimeout: '1' });
    await queue.send('in flight');
    await queue.receive();
    await queue.send('visible');
    await queue.send('delayed', { DelaySeconds: 1 });
    await engine().client.send(new PurgeQueueCommand({ QueueUrl: queue.url }));
    await engine().pass(1.1);
    expect(await queue.receive()).toEqual([]);
    await queue.send('after');
    expect(bodies(await queue.receive())).toEqual(['after']);
  });

  promise('purges once a minute', async () => {
    const { url: QueueUrl } = await createQueue(engine());
    await engine().client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await refusal(engine().client.send(new PurgeQueueCommand({ QueueUrl })))).toBe(
      'PurgeQueueInProgress',
    );
    await engine().pass(61);
    await engine().client.send(new PurgeQueueCommand({ QueueUrl }));
  });

  promise('deletes a queue and everything in it', async () => {
    const queue = await createQueue(engine());
    await queue.send('lost');
    await engine().client.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
    expect(await refusal(queue.receive())).toBe('QueueDoesNotExist');
    await create(queue.name);
    expect(await queue.receive()).toEqual([]);
  });
};
