import type { AccessRequest } from './access-check.ts';
import { arnOf, partition } from './aws-place.ts';
import type { FileDeed } from './files/index.ts';
import { isJsonObject, listAt, objectAt, textAt, type Json, type JsonObject } from './json.ts';

/** What reading a request takes from the template. */
export interface KnownResources {
  /** The partition key's attribute of a table, or of its index. */
  readonly partitionKey: (table: string, index: string | undefined) => string | undefined;
  /** A secret's ARN, given its ARN or its name. */
  readonly secretArn: (id: string) => string;
}

/**
 * The actions and resources that IAM checks for one call, per service. A call that touches several
 * tables or items needs leave for each; a transaction needs the action of each kind of write in it.
 */
export function accessNeeded(
  service: string,
  operation: string,
  input: JsonObject,
  known: KnownResources,
): readonly AccessRequest[] {
  switch (service) {
    case 'sqs':
      return [{ ...sqsAccess(operation, input), leadingKeys: () => [] }];
    case 'secretsmanager':
      return [
        {
          action: `secretsmanager:${operation}`,
          resource: known.secretArn(textAt(input, 'SecretId') ?? textAt(input, 'Name') ?? '*'),
          leadingKeys: () => [],
        },
      ];
    default:
      return dynamodbAccess(operation, input, known);
  }
}

/** What one file takes: the bucket's own name is a part of no call here. */
export function fileAccess({ action, bucket, key }: FileDeed): AccessRequest {
  return { action, resource: `arn:${partition}:s3:::${bucket}/${key}`, leadingKeys: () => [] };
}

/** `SendMessageBatch` is granted by `sqs:SendMessage`, and so on. */
function sqsAccess(operation: string, input: JsonObject) {
  const queue = textAt(input, 'QueueUrl')?.split('/').at(-1) ?? textAt(input, 'QueueName');
  return {
    action: `sqs:${operation.replace(/Batch$/, '')}`,
    resource: queue === undefined ? '*' : arnOf('sqs', queue),
  };
}

/** The action behind each member of a transaction's item. */
const transactionActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

function dynamodbAccess(
  operation: string,
  input: JsonObject,
  known: KnownResources,
): readonly AccessRequest[] {
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    return listAt(input, 'TransactItems').flatMap((item) =>
      Object.entries(isJsonObject(item) ? item : {}).map(([kind, write]) =>
        onTable(transactionActions[kind] ?? kind, isJsonObject(write) ? write : {}, known),
      ),
    );
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    return Object.entries(objectAt(input, 'RequestItems')).map(([table, request = null]) => ({
      action: `dynamodb:${operation}`,
      resource: tableArn(table),
      leadingKeys: () => batchKeys(request, known.partitionKey(tableName(table), undefined)),
    }));
  }
  const stream = textAt(input, 'StreamArn');
  if (stream !== undefined) {
    return [{ action: `dynamodb:${operation}`, resource: stream, leadingKeys: () => [] }];
  }
  return [onTable(operation, input, known)];
}

function onTable(operation: string, input: JsonObject, known: KnownResources): AccessRequest {
  const table = textAt(input, 'TableName');
  const index = textAt(input, 'IndexName');
  const action = `dynamodb:${operation}`;
  if (table === undefined) return { action, resource: '*', leadingKeys: () => [] };
  return {
    action,
    resource: tableArn(table) + (index === undefined ? '' : `/index/${index}`),
    leadingKeys: () => {
      const attribute = known.partitionKey(tableName(table), index);
      if (attribute === undefined) return [];
      if (operation === 'Query') return queryKeys(input, attribute);
      return keysIn([input['Key'] ?? input['Item']], attribute);
    },
  };
}

function batchKeys(request: Json, attribute: string | undefined): readonly string[] {
  if (attribute === undefined) return [];
  if (isJsonObject(request)) return keysIn(listAt(request, 'Keys'), attribute);
  const writes = Array.isArray(request) ? request.filter(isJsonObject) : [];
  return keysIn(
    writes.map((write) => {
      const put = objectAt(write, 'PutRequest')['Item'];
      return put ?? objectAt(write, 'DeleteRequest')['Key'];
    }),
    attribute,
  );
}

function keysIn(items: readonly (Json | undefined)[], attribute: string): readonly string[] {
  return items.flatMap((item) => (isJsonObject(item) ? scalar(item[attribute]) : []));
}

/** The value that a query's key condition compares the partition key with. */
function queryKeys(input: JsonObject, attribute: string): readonly string[] {
  const names = objectAt(input, 'ExpressionAttributeNames');
  const values = objectAt(input, 'ExpressionAttributeValues');
  const condition = textAt(input, 'KeyConditionExpression') ?? '';
  return [...condition.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)].flatMap(([, name = '', value = '']) =>
    (names[name] ?? name) === attribute ? scalar(values[value]) : [],
  );
}

/** The text of an attribute value of DynamoDB: `{ S: 'x' }`, `{ N: '1' }` or `{ B: '…' }`. */
function scalar(value: Json | undefined): readonly string[] {
  if (!isJsonObject(value)) return [];
  const text = textAt(value, 'S') ?? textAt(value, 'N') ?? textAt(value, 'B');
  return text === undefined ? [] : [text];
}

function tableName(table: string): string {
  return table.split('/').at(-1) ?? table;
}

function tableArn(table: string): string {
  return table.startsWith('arn:') ? table : arnOf('dynamodb', `table/${table}`);
}
