import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

const queues = new SQSClient();

/** Sends each order to the queue. One with a poisonous note makes its whole batch fail. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const notes = event.Records.map(({ dynamodb }) => dynamodb?.NewImage?.['note']?.S ?? '');
  if (notes.some((note) => note.startsWith('unreadable'))) throw new Error('unreadable');
  for (const [index, MessageBody] of notes.entries()) {
    if (MessageBody.startsWith('unsendable')) {
      const itemIdentifier = event.Records[index]?.dynamodb?.SequenceNumber ?? '';
      return { batchItemFailures: [{ itemIdentifier }] };
    }
    await queues.send(new SendMessageCommand({ QueueUrl: process.env['QUEUE_URL'], MessageBody }));
  }
  return { batchItemFailures: [] };
}
