import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

import type { SendTo } from './parked-message.ts';

/** SQS takes at most ten messages at once. */
const batchLimit = 10;

/** Sends bodies to one queue; throws unless every one was taken. */
export type SendAll = (queueUrl: string, bodies: readonly string[]) => Promise<void>;

/** The queues as functions see them. */
export function openQueues(): {
  readonly sendAll: SendAll;
  readonly sendToOneOf: (queueUrls: readonly string[]) => SendTo;
} {
  // As every table's client does it, and why: shared/records/client.dynamo.ts.
  const client = new SQSClient({ cacheMiddleware: true });
  client.middlewareStack.remove('loggerMiddleware');
  return {
    sendAll: createSendAll(client),
    sendToOneOf: (queueUrls) => createSendTo(client, queueUrls),
  };
}

function createSendAll(client: SQSClient): SendAll {
  return async function sendAll(QueueUrl, bodies) {
    for (let from = 0; from < bodies.length; from += batchLimit) {
      const answer = await client.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: bodies
            .slice(from, from + batchLimit)
            .map((MessageBody, index) => ({ Id: String(index), MessageBody })),
        }),
      );
      const failed = answer.Failed ?? [];
      if (failed.length > 0) {
        throw new Error(
          `${failed.length} messages were not taken: ${failed[0]?.Code ?? 'unknown'}`,
        );
      }
    }
  };
}

/** Sends to one of the queues a function knows, by the queue's own name. */
function createSendTo(client: SQSClient, queueUrls: readonly string[]): SendTo {
  return async function sendTo(queueName, MessageBody) {
    const QueueUrl = queueUrls.find((url) => url.split('/').at(-1) === queueName);
    if (QueueUrl === undefined) return false;
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    return true;
  };
}
