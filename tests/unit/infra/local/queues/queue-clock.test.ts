import { describe, expect, it } from 'vitest';
import { bodies, openEngine } from './engine-setup.ts';

describe('the clock of the queues', () => {
  it('shows a delayed message to a waiting receiver when it is wound on', async () => {
    const queue = await openEngine();
    await queue.send('in ten minutes', { DelaySeconds: 600 });
    const waiting = queue.receive({ WaitTimeSeconds: 5 });
    queue.windOn(600_000);
    expect(bodies(await waiting)).toEqual(['in ten minutes']);
  });

  it('leaves a receiver waiting in real time when it stands still', async () => {
    const queue = await openEngine();
    await queue.send('never', { DelaySeconds: 1 });
    const startedAt = performance.now();
    expect(await queue.receive({ WaitTimeSeconds: 1 })).toEqual([]);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });

  it('brings hidden messages back without being announced, as time passes by itself', async () => {
    const startedAt = Date.now();
    const queue = await openEngine({ now: Date.now });
    await queue.send('back in a second');
    await queue.receive({ VisibilityTimeout: 1 });
    expect(bodies(await queue.receive({ WaitTimeSeconds: 5 }))).toEqual(['back in a second']);
    expect(Date.now() - startedAt).toBeLessThan(2_500);
  });

  it('is read once for each receive, so that its times agree', async () => {
    let clock = 1_775_001_600_000;
    const queue = await openEngine({ now: () => (clock += 1) });
    await queue.send('seen twice');
    const [first] = await queue.receive({ VisibilityTimeout: 0 });
    const [second] = await queue.receive();
    const firstSeen = 'ApproximateFirstReceiveTimestamp';
    expect(second?.Attributes[firstSeen]).toBe(first?.Attributes[firstSeen]);
  });

  it('paces a move task, however it is wound on', async () => {
    const queue = await openEngine();
    const { engine } = queue;
    const create = (QueueName: string, Attributes: object) =>
      engine.call('CreateQueue', { QueueName, Attributes });
    const deadLetterTargetArn = 'arn:aws:sqs:eu-west-2:000000000000:queue';
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
    await create('source', { RedrivePolicy });
    await create('mended', {});
    for (let at = 0; at < 5; at += 1) await queue.send(`${at}`);
    await engine.call('StartMessageMoveTask', {
      SourceArn: deadLetterTargetArn,
      DestinationArn: 'arn:aws:sqs:eu-west-2:000000000000:mended',
      MaxNumberOfMessagesPerSecond: 2,
    });
    expect(engine.depths()['mended']?.visible).toBe(0);
    queue.windOn(1_000);
    expect(engine.depths()['mended']?.visible).toBe(2);
    queue.windOn(60_000);
    expect(engine.depths()).toMatchObject({ mended: { visible: 5 }, queue: { visible: 0 } });
  });
});

describe('the depths of the queues', () => {
  it('tell what is visible, in flight and delayed, and when all is drained', async () => {
    const queue = await openEngine();
    await queue.send('delayed', { DelaySeconds: 60 });
    await queue.send('visible');
    await queue.send('in flight');
    const [held] = await queue.receive({ MaxNumberOfMessages: 1 });
    expect(queue.engine.depths()).toEqual({ queue: { visible: 1, inFlight: 1, delayed: 1 } });
    await queue.delete(held!);
    queue.windOn(60_000);
    for (const message of await queue.receive()) await queue.delete(message);
    expect(queue.engine.depths()).toEqual({ queue: { visible: 0, inFlight: 0, delayed: 0 } });
  });

  it('do not count what has passed its retention', async () => {
    const queue = await openEngine();
    await queue.send('old');
    queue.windOn(4 * 24 * 60 * 60 * 1_000);
    expect(queue.engine.depths()['queue']).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});

describe('a receiver that goes away', () => {
  it('takes no message with it', async () => {
    const queue = await openEngine();
    const gone = new AbortController();
    const waiting = queue.receive({ WaitTimeSeconds: 20 }, gone.signal);
    gone.abort();
    expect(await waiting).toEqual([]);
    await queue.send('for the next one');
    expect(bodies(await queue.receive())).toEqual(['for the next one']);
  });

  it('is answered with nothing when the engine closes', async () => {
    const queue = await openEngine();
    const waiting = queue.receive({ WaitTimeSeconds: 20 });
    await queue.engine.close();
    expect(await waiting).toEqual([]);
    await expect(queue.receive()).rejects.toMatchObject({ statusCode: 500 });
  });

  it('is told when the queue it waits at is deleted', async () => {
    const queue = await openEngine();
    const waiting = queue.receive({ WaitTimeSeconds: 20 });
    await queue.engine.call('DeleteQueue', { QueueUrl: queue.url });
    await expect(waiting).rejects.toMatchObject({
      body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist' },
    });
  });
});
