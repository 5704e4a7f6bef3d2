import { describe, expect, it } from 'vitest';

import { createHandler } from '#functions/park-dead-letters/handler.ts';
import type { MessageToPark } from '#shared/worker/index.ts';
import { queueEvent } from '#tests/builders/queue-event.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

function setup(failing?: string) {
  const parked: MessageToPark[] = [];
  const log = createKeptLog();
  const handle = createHandler({
    log,
    park: (message) => {
      if (message.body === failing) return Promise.reject(new Error('throttled'));
      parked.push(message);
      return Promise.resolve();
    },
  });
  return { handle, parked, log };
}

const fromPaymentRuns = {
  DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-west-2:123456789012:payment-runs',
};

describe('what a worker gave up on', () => {
  it('is parked under the queue it came from, so that it can be put back there', async () => {
    const { handle, parked } = setup();
    expect(await handle(queueEvent(['{"runId":"run-1"}'], fromPaymentRuns))).toEqual({
      batchItemFailures: [],
    });
    expect(parked).toEqual([
      {
        queueName: 'payment-runs',
        messageId: 'M1',
        body: '{"runId":"run-1"}',
        reason: 'It was tried several times and failed each time. The log tells why.',
      },
    ]);
  });

  it('is parked under the dead-letter queue’s own name when its source is not known', async () => {
    const { handle, parked } = setup();
    await handle(queueEvent(['{}']));
    expect(parked).toMatchObject([{ queueName: 'applications' }]);
  });

  it('comes again when it could not be parked; the others do not', async () => {
    const { handle, parked, log } = setup('b');
    expect(await handle(queueEvent(['a', 'b', 'c']))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'M2' }],
    });
    expect(parked.map(({ body }) => body)).toEqual(['a', 'c']);
    expect(log.lines.map(({ code }) => code)).toEqual([
      'message-parked',
      'message-retried',
      'message-parked',
    ]);
  });
});
