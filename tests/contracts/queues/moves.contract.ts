import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
  type ListMessageMoveTasksResultEntry,
  type StartMessageMoveTaskCommandInput,
} from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { Promises } from './queue-engine.contract.ts';
import { bodies, createQueue, createQueueWithDeadLetters, fail, refusal } from './queue-client.ts';

export const movePromises: Promises = (promise, engine) => {
  const start = (input: StartMessageMoveTaskCommandInput) =>
    engine().client.send(new StartMessageMoveTaskCommand(input));
  const latest = async (arn: string): Promise<ListMessageMoveTasksResultEntry | undefined> => {
    const command = new ListMessageMoveTasksCommand({ SourceArn: arn });
    return (await engine().client.send(command)).Results?.[0];
  };

  promise('gives failed messages back to the queue they failed in, as new ones', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    const sent = await queue.send('mended');
    await fail(queue, 1);
    await start({ SourceArn: deadLetters.arn });
    const [message] = await queue.receive({ WaitTimeSeconds: 5 });
    expect(message?.Body).toBe('mended');
    expect(message?.MessageId).not.toBe(sent.MessageId);
    expect(message?.Attributes?.ApproximateReceiveCount).toBe('1');
    expect(message?.Attributes?.DeadLetterQueueSourceArn).toBeUndefined();
    expect(await latest(deadLetters.arn)).toMatchObject({
      Status: 'COMPLETED',
      ApproximateNumberOfMessagesMoved: 1,
      ApproximateNumberOfMessagesToMove: 1,
    });
  });

  promise('moves failed messages to a named queue', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    const elsewhere = await createQueue(engine());
    await queue.send('looked at by hand');
    await fail(queue, 1);
    await start({ SourceArn: deadLetters.arn, DestinationArn: elsewhere.arn });
    expect(bodies(await elsewhere.receive({ WaitTimeSeconds: 5 }))).toEqual(['looked at by hand']);
    expect(await deadLetters.receive()).toEqual([]);
  });

  promise('keeps to the pace asked for, and stops when cancelled', async () => {
    const { queue, deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    for (let at = 0; at < 10; at += 1) await queue.send(`${at}`);
    await fail(queue, 1);
    await start({ SourceArn: deadLetters.arn, MaxNumberOfMessagesPerSecond: 1 });
    await engine().pass(3);
    const running = await latest(deadLetters.arn);
    expect(running?.Status).toBe('RUNNING');
    expect(running?.ApproximateNumberOfMessagesMoved).toBeGreaterThanOrEqual(3);
    expect(running?.ApproximateNumberOfMessagesMoved).toBeLessThan(6);
    expect(await refusal(start({ SourceArn: deadLetters.arn }))).toMatch(/^InvalidParameter/);
    await engine().client.send(
      new CancelMessageMoveTaskCommand({ TaskHandle: running?.TaskHandle }),
    );
    await engine().pass(20);
    const cancelled = await latest(deadLetters.arn);
    expect(cancelled?.Status).toBe('CANCELLED');
    const left = await deadLetters.receive();
    expect(left.length + (cancelled?.ApproximateNumberOfMessagesMoved ?? 0)).toBe(10);
  });

  promise('fails a task that cannot tell where a message came from', async () => {
    const { deadLetters } = await createQueueWithDeadLetters(engine(), 1);
    await deadLetters.send('sent here by hand');
    await start({ SourceArn: deadLetters.arn });
    expect(await latest(deadLetters.arn)).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'CouldNotDetermineMessageSource',
    });
    expect(bodies(await deadLetters.receive())).toEqual(['sent here by hand']);
  });

  promise(
    'refuses a source that takes no failed messages and queues that do not exist',
    async () => {
      const { deadLetters } = await createQueueWithDeadLetters(engine(), 1);
      const plain = await createQueue(engine());
      expect(await refusal(start({ SourceArn: plain.arn }))).toMatch(/^InvalidParameter/);
      const missing = `${plain.arn}-missing`;
      expect(await refusal(start({ SourceArn: missing }))).toBe('ResourceNotFoundException');
      const nowhere = start({ SourceArn: deadLetters.arn, DestinationArn: missing });
      expect(await refusal(nowhere)).toBe('ResourceNotFoundException');
      const unknown = new CancelMessageMoveTaskCommand({ TaskHandle: 'unknown' });
      expect(await refusal(engine().client.send(unknown))).toMatch(/^InvalidParameter/);
    },
  );
};
