import { afterEach, expect, test } from 'vitest';
import { openRecordsEngine, type RecordsEngine } from '#infra/local/records/index.ts';
import { provisionTables } from '#infra/local/provision.ts';
import { createStack } from '#infra/local/stack.ts';
import { readTemplate } from '#infra/local/template.ts';

let records: RecordsEngine | undefined;

afterEach(async () => {
  await records?.close();
});

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const properties = {
  TableName: 'orders',
  AttributeDefinitions: [string('pk'), string('kind')],
  KeySchema: [hash('pk')],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    { IndexName: 'byKind', KeySchema: [hash('kind')], Projection: { ProjectionType: 'ALL' } },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

function stackWith(changes: object) {
  const Orders = { Type: 'AWS::DynamoDB::GlobalTable', Properties: { ...properties, ...changes } };
  return createStack(readTemplate({ Resources: { Orders } }, 'Small'));
}

async function provision(changes: object = {}) {
  records ??= await openRecordsEngine({ now: Date.now });
  const stack = stackWith(changes);
  await provisionTables(stack, records);
  return { stack, records };
}

afterEach(() => {
  records = undefined;
});

test('creates a table with its index, its stream and its time to live', async () => {
  const { stack, records: engine } = await provision();
  const described = await engine.call('DescribeTable', { TableName: 'orders' });
  expect(described).toMatchObject({
    Table: {
      KeySchema: [hash('pk')],
      GlobalSecondaryIndexes: [{ IndexName: 'byKind', KeySchema: [hash('kind')] }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  });
  expect(await engine.call('DescribeTimeToLive', { TableName: 'orders' })).toMatchObject({
    TimeToLiveDescription: { AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' },
  });
  const arn = (described as { Table: { LatestStreamArn: string } }).Table.LatestStreamArn;
  expect(stack.find(arn, 'AWS::DynamoDB::GlobalTable').logicalId).toBe('Orders');
});

test('keeps the items of a table that is there already', async () => {
  const { records: engine } = await provision();
  await engine.call('PutItem', { TableName: 'orders', Item: { pk: { S: 'a' }, kind: { S: 'k' } } });
  await provision();
  expect(await engine.call('Scan', { TableName: 'orders' })).toMatchObject({ Count: 1 });
});

test.each<[string, object]>([
  ['another key', { KeySchema: [hash('kind')] }],
  ['no index', { GlobalSecondaryIndexes: undefined }],
  ['no stream', { StreamSpecification: undefined }],
])('does not pretend that a table made earlier has %s', async (_, changes) => {
  await provision();
  const kept = Object.fromEntries(
    Object.entries<unknown>({ ...properties, ...changes }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const Orders = { Type: 'AWS::DynamoDB::GlobalTable', Properties: kept };
  const stack = createStack(readTemplate({ Resources: { Orders } }, 'Small'));
  await expect(provisionTables(stack, records!)).rejects.toThrow(
    'The table Orders was created with other keys, indexes or stream than the template has now: start with --fresh, which throws the local data away.',
  );
});
