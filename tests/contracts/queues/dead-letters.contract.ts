import {
  CreateQueueCommand,
  ListDeadLetterSourceQueuesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { Promises } from './queue-engine.contract.ts';
import { bodies, createQueue, createQueueWithDeadLetters, fail, refusal } from './queue-client.ts';

export const deadLetterPromises: Promises = (promise, engine) => {
  promise('passes a message on when it would be received too often', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 2);
    const sent = await queue.send('poison');
    expect(await queue.receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    expect(await queue.receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    expect(await deadLetters.receive()).toEqual([]);
    expect(await queue.receive()).toEqual([]);
    const [dead] = await deadLetters.receive();
    expect(dead).toMatchObject({ MessageId: sent.MessageId, Body: 'poison' });
  });

  promise('tells where a failed message came from', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    await queue.send('poison');
    await fail(queue, 1);
    const [dead] = await deadLetters.receive();
    expect(dead?.Attributes?.DeadLetterQueueSourceArn).toBe(queue.arn);
  });

  promise('goes on counting the receives of a failed message', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 3);
    const sent = await queue.send('poison');
    const [first] = await queue.receive({ VisibilityTimeout: 0 });
    await fail(queue, 2);
    const [dead] = await deadLetters.receive();
    // Recorded from AWS: one more than the policy allows, as this is one receive more.
    expect(dead?.Attributes?.ApproximateReceiveCount).toBe('4');
    expect(dead?.Attributes?.SentTimestamp).toBe(first?.Attributes?.SentTimestamp);
    expect(dead?.MessageId).toBe(sent.MessageId);
  });

  promise('fills the answer from behind the messages it passes on', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    await queue.send('poison 1');
    await queue.send('poison 2');
    await queue.receive({ VisibilityTimeout: 0 });
    await queue.send('good');
    const two = { MaxNumberOfMessages: 2 };
    expect(bodies(await queue.receive(two))).toEqual(['good']);
    expect(bodies(await deadLetters.receive()).sort()).toEqual(['poison 1', 'poison 2']);
  });

  promise('wakes a receiver that waits for failed messages', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    await queue.send('poison');
    const waiting = deadLetters.receive({ WaitTimeSeconds: 10 });
    await fail(queue, 1);
    expect(bodies(await waiting)).toEqual(['poison']);
  });

  promise('keeps a message whose dead-letter queue is no longer asked for', async () => {
    const { queue } = await createQueueWithDeadLetters(engine(), 1);
    await queue.send('kept');
    await queue.receive({ VisibilityTimeout: 0 });
    await engine().client.send(
      new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { RedrivePolicy: '' } }),
    );
    expect(bodies(await queue.receive())).toEqual(['kept']);
  });

  promise('lists the queues that fail into a queue', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    const answer = await engine().client.send(
      new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetters.url }),
    );
    expect(answer.queueUrls).toEqual([queue.url]);
  });

  promise('refuses a dead-letter queue that is missing, of another type or closed', async () => {
    const create = (QueueName: string, policy: object, more: object = {}) =>
      engine().client.send(
        new CreateQueueCommand({
          QueueName,
          Attributes: { RedrivePolicy: JSON.stringify(policy), ...more },
        }),
      );
    const standard = await createQueue(engine());
    const closed = await createQueue(engine(), {
      RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'denyAll' }),
    });
    const missing = { deadLetterTargetArn: `${standard.arn}-missing`, maxReceiveCount: 3 };
    const to = (arn: string, maxReceiveCount = 3) => ({
      deadLetterTargetArn: arn,
      maxReceiveCount,
    });
    expect(await refusal(create('refused', missing))).toMatch(/^InvalidParameter/);
    expect(await refusal(create('refused', to(standard.arn, 0)))).toMatch(/^InvalidParameter/);
    expect(await refusal(create('refused', to(closed.arn)))).toMatch(/^InvalidParameter/);
    const fifo = create('refused.fifo', to(standard.arn), { FifoQueue: 'true' });
    expect(await refusal(fifo)).toMatch(/^InvalidParameter/);
  });
};
