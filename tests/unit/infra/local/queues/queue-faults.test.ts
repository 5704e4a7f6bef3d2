import { describe, expect, it } from 'vitest';
import { bodies, openEngine } from './engine-setup.ts';

describe('injected faults', () => {
  it('are all off at first', async () => {
    const { engine } = await openEngine();
    expect(engine.faults).toMatchObject({
      duplicateRate: 0,
      delayRate: 0,
      loseReplyRate: 0,
      refuseRate: 0,
    });
  });

  it('deliver a message once more, although it was deleted', async () => {
    const queue = await openEngine();
    queue.engine.faults.duplicateRate = 1;
    await queue.send('twice');
    const [first] = await queue.receive();
    await queue.delete(first!);
    queue.engine.faults.duplicateRate = 0;
    queue.windOn(queue.engine.faults.duplicateWithinMs);
    const [second, ...others] = await queue.receive();
    expect(second).toMatchObject({ Body: 'twice', MessageId: first!.MessageId });
    expect(second?.Attributes['ApproximateReceiveCount']).toBe('2');
    expect(others).toEqual([]);
  });

  it('count a second delivery that is still to come as not drained', async () => {
    const queue = await openEngine();
    Object.assign(queue.engine.faults, { duplicateRate: 1, duplicateWithinMs: 60_000 });
    await queue.send('twice');
    const [first] = await queue.receive();
    await queue.delete(first!);
    const { visible, delayed } = queue.engine.depths()['queue']!;
    expect(visible + delayed).toBe(1);
  });

  it('spare a FIFO queue the second delivery', async () => {
    const queue = await openEngine();
    queue.engine.faults.duplicateRate = 1;
    const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
    const created = await queue.engine.call('CreateQueue', { QueueName: 'q.fifo', Attributes });
    const QueueUrl = (created as { QueueUrl: string }).QueueUrl;
    await queue.send('once', { QueueUrl, MessageGroupId: 'a' });
    await queue.receive({ QueueUrl });
    expect(queue.engine.depths()['q.fifo']).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  });

  it('carry a request out and lose its answer', async () => {
    const queue = await openEngine();
    queue.engine.faults.loseReplyRate = 1;
    await expect(queue.send('sent all the same')).rejects.toMatchObject({ statusCode: 500 });
    queue.engine.faults.loseReplyRate = 0;
    expect(bodies(await queue.receive())).toEqual(['sent all the same']);
  });

  it('refuse a request before anything is done', async () => {
    const queue = await openEngine();
    queue.engine.faults.refuseRate = 1;
    await expect(queue.send('not sent')).rejects.toMatchObject({
      statusCode: 403,
      body: { __type: 'com.amazonaws.sqs#RequestThrottled' },
    });
    queue.engine.faults.refuseRate = 0;
    expect(await queue.receive()).toEqual([]);
  });

  it('leave the management of queues alone', async () => {
    const { engine, url } = await openEngine();
    Object.assign(engine.faults, { refuseRate: 1, loseReplyRate: 1 });
    expect(await engine.call('GetQueueUrl', { QueueName: 'queue' })).toEqual({ QueueUrl: url });
  });

  it('deliver messages late and out of order, and the same way for the same seed', async () => {
    const orderFor = async (seed: number) => {
      const queue = await openEngine({ seed });
      Object.assign(queue.engine.faults, { delayRate: 0.5, delayWithinMs: 10_000 });
      for (let at = 0; at < 10; at += 1) await queue.send(`${at}`);
      expect((await queue.receive({ VisibilityTimeout: 0 })).length).toBeLessThan(10);
      queue.windOn(10_000);
      return bodies(await queue.receive()).join();
    };
    const first = await orderFor(7);
    expect(first).not.toBe('0,1,2,3,4,5,6,7,8,9');
    expect(await orderFor(7)).toBe(first);
    expect(await orderFor(8)).not.toBe(first);
  });

  it('repeat themselves after being seeded anew', async () => {
    const queue = await openEngine();
    queue.engine.faults.refuseRate = 0.5;
    const tenTries = async () => {
      queue.engine.faults.reseed(42);
      const tries = [];
      for (let at = 0; at < 10; at += 1) {
        const sent = queue.send('x').then(
          () => 'sent',
          () => 'refused',
        );
        tries.push(await sent);
      }
      return tries;
    };
    const first = await tenTries();
    expect(new Set(first)).toEqual(new Set(['sent', 'refused']));
    expect(await tenTries()).toEqual(first);
  });
});
