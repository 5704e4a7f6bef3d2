import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

const records = new DynamoDBClient();
const TableName = process.env['TABLE'];

/** Writes down that an order was worked on, and how often. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse | string> {
  const batchItemFailures = [];
  for (const { messageId, body } of event.Records) {
    if (body.startsWith('confusing')) return { batchItemFailures: [{ itemIdentifier: 'nobody' }] };
    await records.send(
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: `done#${body}` }, sk: { S: 'done' } },
        UpdateExpression: 'SET kind = :kind ADD tries :one',
        ExpressionAttributeValues: { ':kind': { S: 'done' }, ':one': { N: '1' } },
      }),
    );
    if (body.startsWith('hopeless')) batchItemFailures.push({ itemIdentifier: messageId });
  }
  return { batchItemFailures };
}
