import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const records = new DynamoDBClient();

/** Writes down for which moment it ran. */
export async function handler(event: { readonly time: string }): Promise<void> {
  await records.send(
    new PutItemCommand({
      TableName: process.env['TABLE'],
      Item: {
        pk: { S: `run#${event.time}` },
        sk: { S: 'run' },
        kind: { S: 'run' },
        ranAt: { S: new Date().toISOString() },
      },
    }),
  );
}
