import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createQueueWorker, type MessageToPark, type Verdict } from '#shared/worker/index.ts';
import { queueEvent } from '#tests/builders/queue-event.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const message = z.strictObject({ family: z.string() });

function setup(verdicts: Readonly<Record<string, Verdict | Error>> = {}) {
  const parked: MessageToPark[] = [];
  const handled: string[] = [];
  const log = createKeptLog();
  let parkingFails = false;
  const work = createQueueWorker({
    message,
    log,
    handle: ({ family }) => {
      handled.push(family);
      const verdict = verdicts[family] ?? { kind: 'done' };
      return verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict);
    },
    park: (each) => {
      if (parkingFails) return Promise.reject(new Error('throttled'));
      parked.push(each);
      return Promise.resolve();
    },
  });
  const failParking = () => {
    parkingFails = true;
  };
  return { work, parked, handled, log, failParking };
}

const bodyOf = (family: string) => JSON.stringify({ family });

describe('the worker of a queue', () => {
  it('handles one message after the other, in order, and is done with each', async () => {
    const { work, handled, log } = setup();
    expect(await work(queueEvent(['a', 'b', 'c'].map(bodyOf)))).toEqual({ batchItemFailures: [] });
    expect(handled).toEqual(['a', 'b', 'c']);
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['no JSON', 'Nadia Hussain, B8 3BB'],
    ['another message', '{"household":"a"}'],
    ['more than was agreed', '{"family":"a","name":"Nadia Hussain"}'],
    ['nothing', ''],
  ])('parks what does not parse: %s', async (_, body) => {
    const { work, parked, handled } = setup();
    expect(await work(queueEvent([body]))).toEqual({ batchItemFailures: [] });
    expect(handled).toEqual([]);
    expect(parked).toMatchObject([
      {
        queueName: 'applications',
        messageId: 'M1',
        body,
        reason: expect.stringContaining('does not parse') as string,
      },
    ]);
  });

  it('parks what its handler wants a person to see, with the reason', async () => {
    const { work, parked, log } = setup({ a: { kind: 'park', reason: 'No such run.' } });
    expect(await work(queueEvent([bodyOf('a')]))).toEqual({ batchItemFailures: [] });
    expect(parked).toMatchObject([{ reason: 'No such run.' }]);
    expect(log.lines).toMatchObject([{ code: 'message-parked', messageId: 'M1' }]);
  });

  it('gives back only what throws or asks to come again; the others are finished', async () => {
    const { work, handled, log } = setup({
      b: new Error('throttled'),
      d: { kind: 'retry', why: 'The bank is closed.' },
    });
    expect(await work(queueEvent(['a', 'b', 'c', 'd', 'e'].map(bodyOf)))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'M2' }, { itemIdentifier: 'M4' }],
    });
    expect(handled).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(log.lines.map(({ code, messageId }) => [code, messageId])).toEqual([
      ['message-retried', 'M2'],
      ['message-retried', 'M4'],
    ]);
  });

  it('side by side, no message waits for another, and only what failed comes again', async () => {
    const arrived = Promise.withResolvers<undefined>();
    const work = createQueueWorker({
      ...{ message, log: createKeptLog(), park: () => Promise.resolve(), sideBySide: true },
      handle: async ({ family }): Promise<Verdict> => {
        if (family === 'c') arrived.resolve(undefined);
        await arrived.promise;
        if (family === 'b') throw new Error('throttled');
        return { kind: 'done' };
      },
    });
    expect(await work(queueEvent(['a', 'b', 'c'].map(bodyOf)))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'M2' }],
    });
  });

  it('gives a message back that could not even be parked', async () => {
    const { work, failParking } = setup();
    failParking();
    expect(await work(queueEvent(['rubbish', bodyOf('a')]))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'M1' }],
    });
  });

  it('logs no word of a message', async () => {
    const { work, log } = setup();
    await work(queueEvent(['Nadia Hussain', '{"family":7,"name":"Nadia Hussain"}']));
    expect(JSON.stringify(log.lines)).not.toContain('Nadia');
  });
});
