import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

import type { Log } from '#shared/log/index.ts';
import type { Park } from '#shared/worker/index.ts';

/**
 * Parks every message that a worker gave up on, under the name of the queue it came from, so that
 * staff see it and can put it back. Nothing rests unseen in a dead-letter queue.
 */
export function createHandler({ park, log }: { readonly park: Park; readonly log: Log }) {
  return async function handle(event: SQSEvent): Promise<SQSBatchResponse> {
    const batchItemFailures = [];
    for (const record of event.Records) {
      const { messageId, body } = record;
      try {
        await park({
          queueName: sourceQueueOf(record),
          messageId,
          reason: 'It was tried several times and failed each time. The log tells why.',
          body,
        });
        log.write('message-parked', { messageId });
      } catch (error) {
        log.write('message-retried', { messageId, error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

function sourceQueueOf(record: SQSRecord): string {
  const source = record.attributes.DeadLetterQueueSourceArn ?? record.eventSourceARN;
  return source.split(':').at(-1) ?? 'unknown';
}
