import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { setTimeout as after } from 'node:timers/promises';

const records = new DynamoDBClient();
const queues = new SQSClient();
const secrets = new SecretsManagerClient();
const TableName = process.env['TABLE'];
let calls = 0;

const attempts: Record<string, (body: string, context: Context) => unknown> = {
  'delete-order': () =>
    records.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'a' }, sk: { S: 'a' } } })),
  'read-order': (id) => records.send(new GetItemCommand({ TableName, Key: key(`order#${id}`) })),
  'read-secret-of-somebody': (id) =>
    records.send(new GetItemCommand({ TableName, Key: key(`person#${id}`) })),
  'scan-orders': () => records.send(new ScanCommand({ TableName })),
  'delete-in-transaction': () =>
    records.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: key('order#t') } },
          { Delete: { TableName, Key: key('order#u') } },
        ],
      }),
    ),
  'put-and-check-in-transaction': () =>
    records.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: key('order#t') } },
          {
            ConditionCheck: {
              TableName,
              Key: key('order#u'),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ],
      }),
    ),
  'put-in-batch': () =>
    records.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName ?? '']: [{ PutRequest: { Item: key('order#b') } }] },
      }),
    ),
  'send-message': () =>
    queues.send(new SendMessageCommand({ QueueUrl: process.env['QUEUE_URL'], MessageBody: 'x' })),
  'read-secret': async () => {
    const SecretId = process.env['SECRET_ARN'];
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    return { SecretString };
  },
  'tell-time': () => ({
    now: Date.now(),
    new: new Date().getTime(),
    text: Date(),
    given: new Date(0).toISOString(),
    same: new Date() instanceof Date && new Date().constructor === Date,
  }),
  'tell-environment': () => process.env,
  'tell-context': (_, context) => ({
    remainingMs: context.getRemainingTimeInMillis(),
    requestId: context.awsRequestId,
    arn: context.invokedFunctionArn,
  }),
  count: async () => {
    calls += 1;
    await after(50);
    return { calls };
  },
  'write-lines': () => {
    process.stdout.write('a line\n');
    process.stderr.write('an error line\n');
    return {};
  },
  'run-too-long': () => after(20_000),
  'block-for-ever': () => {
    for (;;) calls += 1;
  },
  exit: () => process.exit(3),
  'use-too-much-memory': () => {
    const hoard: unknown[] = [];
    for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
  },
  throw: () => {
    throw new TypeError('not like this');
  },
};

function key(pk: string) {
  return { pk: { S: pk }, sk: { S: pk } };
}

export async function handler(event: APIGatewayProxyEventV2, context: Context): Promise<unknown> {
  switch (event.routeKey) {
    case 'POST /orders':
      return putOrders(JSON.parse(event.body ?? '[]') as string[]);
    case 'GET /orders/{kind}':
      return ordersOfKind(event.pathParameters?.['kind'] ?? '');
    case 'GET /orders/latest':
      return { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'none' };
    case 'POST /try/{what}': {
      const attempt = attempts[event.pathParameters?.['what'] ?? ''];
      try {
        return { answer: (await attempt?.(event.body ?? '', context)) ?? null };
      } catch (error) {
        if (error instanceof TypeError) throw error;
        const { name, message } = error as Error;
        return { refused: { name, message } };
      }
    }
    default:
      return echo(event);
  }
}

async function putOrders(ids: readonly string[]) {
  for (const id of ids) {
    const Item = { ...key(`order#${id}`), kind: { S: 'order' }, note: { S: id } };
    await records.send(new PutItemCommand({ TableName, Item }));
  }
  return { statusCode: 201, body: String(ids.length) };
}

async function ordersOfKind(kind: string) {
  const { Items = [] } = await records.send(
    new QueryCommand({
      TableName,
      IndexName: 'byKind',
      KeyConditionExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: { ':kind': { S: kind } },
    }),
  );
  return Items.map(({ pk }) => pk?.S);
}

/** Answers the event itself, or what the query asks for. */
function echo(event: APIGatewayProxyEventV2): unknown {
  switch (event.rawPath) {
    case '/echo/page':
      return {
        statusCode: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'max-age=60' },
        cookies: ['a=1; Path=/', 'b=2; Path=/'],
        body: `<p>${'Open Door '.repeat(500)}</p>`,
      };
    case '/echo/kept-by-nobody':
      return {
        statusCode: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        body: `<p>${'Open Door '.repeat(500)}</p>`,
      };
    case '/echo/picture':
      return {
        statusCode: 200,
        headers: { 'content-type': 'image/png' },
        body: Buffer.from([137, 80, 78, 71]).toString('base64'),
        isBase64Encoded: true,
      };
    case '/echo/nonsense':
      return { statusCode: 'often' };
    default:
      return event;
  }
}
