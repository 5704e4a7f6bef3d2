import { expect, test } from 'vitest';
import { createAccessCheck } from '#infra/local/access-check.ts';
import { accessNeeded } from '#infra/local/access-request.ts';
import type { JsonObject } from '#infra/local/json.ts';
import { createStack } from '#infra/local/stack.ts';
import { readTemplate } from '#infra/local/template.ts';

const table = 'arn:aws:dynamodb:eu-west-2:000000000000:table/orders';

function check(statements: object[], role: object = {}) {
  const stack = createStack(
    readTemplate(
      {
        Resources: {
          Reader: { Type: 'AWS::IAM::Role', Properties: role },
          Other: { Type: 'AWS::IAM::Role' },
          Policy: {
            Type: 'AWS::IAM::Policy',
            Properties: { PolicyDocument: { Statement: statements }, Roles: [{ Ref: 'Reader' }] },
          },
        },
      },
      'Small',
    ),
  );
  const access = createAccessCheck(stack);
  return (action: string, resource: string, keys: string[] = [], name = 'Reader') =>
    access.decide(name, { action, resource, leadingKeys: () => keys });
}

const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

test('allows what a statement names, for the role it is attached to', () => {
  const decide = check([allow(['dynamodb:GetItem', 'dynamodb:Query'], table)]);
  expect(decide('dynamodb:GetItem', table)).toBe('allowed');
  expect(decide('dynamodb:PutItem', table)).toBe('not-allowed');
  expect(decide('dynamodb:GetItem', `${table}-2`)).toBe('not-allowed');
  expect(decide('dynamodb:GetItem', table, [], 'Other')).toBe('not-allowed');
});

test('reads wildcards in actions and resources, and takes actions in any case', () => {
  const decide = check([allow('DynamoDB:*Item', [table, `${table}/index/*`])]);
  expect(decide('dynamodb:PutItem', table)).toBe('allowed');
  expect(decide('dynamodb:UpdateItem', `${table}/index/byKind`)).toBe('allowed');
  expect(decide('dynamodb:Query', table)).toBe('not-allowed');
  expect(check([allow('dynamodb:?etItem', table)])('dynamodb:GetItem', table)).toBe('allowed');
  expect(check([allow('*', '*')])('sqs:SendMessage', 'arn:aws:sqs:x')).toBe('allowed');
});

test('lets an explicit deny win over every allow', () => {
  const decide = check([
    allow('dynamodb:*', '*'),
    { ...allow('dynamodb:PutItem', table), Effect: 'Deny' },
  ]);
  expect(decide('dynamodb:GetItem', table)).toBe('allowed');
  expect(decide('dynamodb:PutItem', table)).toBe('denied');
});

test('takes a role’s own policies into account', () => {
  const document = { Statement: [allow('sqs:SendMessage', '*')] };
  const role = { Policies: [{ PolicyName: 'own', PolicyDocument: document }] };
  expect(check([], role)('sqs:SendMessage', 'arn:aws:sqs:x')).toBe('allowed');
});

test('holds a role to the partition keys of a condition', () => {
  const within = (operator: string, ...keys: string[]) =>
    check([
      allow('dynamodb:*', table, { Condition: { [operator]: { 'dynamodb:LeadingKeys': keys } } }),
    ]);
  const all = within('ForAllValues:StringLike', 'claim#*', 'exact');
  expect(all('dynamodb:GetItem', table, ['claim#1', 'exact'])).toBe('allowed');
  expect(all('dynamodb:GetItem', table, ['claim#1', 'payee#1'])).toBe('not-allowed');
  expect(all('dynamodb:Scan', table, [])).toBe('allowed');
  const any = within('ForAnyValue:StringLike', 'claim#*');
  expect(any('dynamodb:GetItem', table, ['claim#1', 'payee#1'])).toBe('allowed');
  expect(any('dynamodb:Scan', table, [])).toBe('not-allowed');
  const exact = within('ForAllValues:StringEquals', 'claim#*');
  expect(exact('dynamodb:GetItem', table, ['claim#1'])).toBe('not-allowed');
});

test.each<[string, object]>([
  [
    'a condition on something else',
    allow('dynamodb:GetItem', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  ],
  ['NotAction', { Effect: 'Allow', NotAction: 'dynamodb:PutItem', Resource: '*' }],
  ['NotResource', { Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: '*' }],
])('refuses to guess about %s', (_, statement) => {
  expect(() => check([statement])).toThrow(/cannot be checked here/);
});

test('leaves alone what only concerns services that are never called locally', () => {
  const kms = allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'kms:ViaService': 'x' } } });
  expect(check([kms])('dynamodb:GetItem', table)).toBe('not-allowed');
});

test('refuses AWS’s own policies, except those that grant nothing that is checked', () => {
  const own = (name: string) => () =>
    check([], { ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] });
  expect(own('service-role/AWSLambdaBasicExecutionRole')).not.toThrow();
  expect(own('AmazonDynamoDBFullAccess')).toThrow(/state what it needs in a policy of its own/);
});

const known = {
  partitionKey: (_: string, index: string | undefined) => (index === undefined ? 'pk' : 'kind'),
  secretArn: (id: string) => (id === 'keys' ? 'arn:aws:secretsmanager:x:keys-AbCdEf' : id),
};

function needed(service: string, operation: string, input: JsonObject): string[] {
  return accessNeeded(service, operation, input, known).map(
    ({ action, resource, leadingKeys }) =>
      `${action} ${resource.replace('arn:aws:dynamodb:eu-west-2:000000000000:', '')} [${leadingKeys().join(' ')}]`,
  );
}
const key = (value: string) => ({ pk: { S: value }, sk: { N: '1' } });

test.each<[string, string, JsonObject, string[]]>([
  [
    'dynamodb',
    'PutItem',
    { TableName: 'orders', Item: key('a') },
    ['dynamodb:PutItem table/orders [a]'],
  ],
  [
    'dynamodb',
    'GetItem',
    { TableName: table, Key: key('a') },
    ['dynamodb:GetItem table/orders [a]'],
  ],
  ['dynamodb', 'Scan', { TableName: 'orders' }, ['dynamodb:Scan table/orders []']],
  ['dynamodb', 'ListTables', {}, ['dynamodb:ListTables * []']],
  [
    'dynamodb',
    'Query',
    {
      TableName: 'orders',
      KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
      ExpressionAttributeNames: { '#p': 'pk' },
      ExpressionAttributeValues: { ':p': { S: 'a' }, ':s': { S: 'b' } },
    },
    ['dynamodb:Query table/orders [a]'],
  ],
  [
    'dynamodb',
    'Query',
    {
      TableName: 'orders',
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :p and kind = :k',
      ExpressionAttributeValues: { ':p': { S: 'a' }, ':k': { S: 'k' } },
    },
    ['dynamodb:Query table/orders/index/byKind [k]'],
  ],
  [
    'dynamodb',
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 'orders', Item: key('a') } },
        { Update: { TableName: 'orders', Key: key('b') } },
        { Delete: { TableName: 'other', Key: key('c') } },
        { ConditionCheck: { TableName: 'orders', Key: key('d') } },
      ],
    },
    [
      'dynamodb:PutItem table/orders [a]',
      'dynamodb:UpdateItem table/orders [b]',
      'dynamodb:DeleteItem table/other [c]',
      'dynamodb:ConditionCheckItem table/orders [d]',
    ],
  ],
  [
    'dynamodb',
    'TransactGetItems',
    { TransactItems: [{ Get: { TableName: 'orders', Key: key('a') } }] },
    ['dynamodb:GetItem table/orders [a]'],
  ],
  [
    'dynamodb',
    'BatchGetItem',
    { RequestItems: { orders: { Keys: [key('a'), key('b')] }, other: { Keys: [key('c')] } } },
    ['dynamodb:BatchGetItem table/orders [a b]', 'dynamodb:BatchGetItem table/other [c]'],
  ],
  [
    'dynamodb',
    'BatchWriteItem',
    {
      RequestItems: {
        orders: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }],
      },
    },
    ['dynamodb:BatchWriteItem table/orders [a b]'],
  ],
  [
    'sqs',
    'SendMessageBatch',
    { QueueUrl: 'http://127.0.0.1:1/000000000000/work' },
    ['sqs:SendMessage arn:aws:sqs:eu-west-2:000000000000:work []'],
  ],
  ['sqs', 'ListQueues', {}, ['sqs:ListQueues * []']],
  [
    'secretsmanager',
    'GetSecretValue',
    { SecretId: 'keys' },
    ['secretsmanager:GetSecretValue arn:aws:secretsmanager:x:keys-AbCdEf []'],
  ],
])('knows what %s %s needs', (service, operation, input, expected) => {
  expect(needed(service, operation, input)).toEqual(expected);
});
