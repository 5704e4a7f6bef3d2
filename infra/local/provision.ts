import * as z from 'zod';
import { isNotFound, type QueueEngine, type RecordsEngine } from './engines.ts';
import type { JsonObject } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { attributesFromTemplate, ensureQueue } from './queues/index.ts';
import { readProperties } from './read-properties.ts';
import type { DeployedResource, Stack } from './stack.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const indexesSchema = z
  .array(z.looseObject({ IndexName: z.string(), KeySchema: keySchema, Projection: z.unknown() }))
  .optional();
const tableSchema = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: indexesSchema,
  LocalSecondaryIndexes: indexesSchema,
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});
type TableProperties = z.infer<typeof tableSchema>;

const descriptionSchema = z.object({
  KeySchema: keySchema,
  GlobalSecondaryIndexes: indexesSchema,
  LocalSecondaryIndexes: indexesSchema,
  LatestStreamArn: z.string().optional(),
});
type TableDescription = z.infer<typeof descriptionSchema>;

export const tableTypes = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] as const;

/** Creates the template's tables where they are missing; what is in them stays. */
export async function provisionTables(stack: Stack, records: RecordsEngine): Promise<void> {
  for (const table of stack.resourcesOf(...tableTypes)) {
    const wanted = readProperties(tableSchema, table);
    const found = await describeTable(records, table.name);
    if (found !== undefined) assertSameKeys(table, wanted, found);
    const { LatestStreamArn } = found ?? (await createTable(records, table.name, wanted));
    if (LatestStreamArn !== undefined) {
      stack.setAttribute(table.logicalId, 'StreamArn', LatestStreamArn);
    }
    await setTimeToLive(records, table.name, wanted);
  }
}

async function describeTable(
  records: RecordsEngine,
  TableName: string,
): Promise<TableDescription | undefined> {
  try {
    const answer = await records.call('DescribeTable', { TableName });
    return z.object({ Table: descriptionSchema }).parse(answer).Table;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function createTable(
  records: RecordsEngine,
  TableName: string,
  wanted: TableProperties,
): Promise<TableDescription> {
  const { StreamSpecification: stream, GlobalSecondaryIndexes, LocalSecondaryIndexes } = wanted;
  const answer = await records.call(
    'CreateTable',
    asRequest({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: wanted.AttributeDefinitions,
      KeySchema: wanted.KeySchema,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(withoutCapacity),
      LocalSecondaryIndexes,
      StreamSpecification:
        stream === undefined
          ? undefined
          : { StreamEnabled: true, StreamViewType: stream.StreamViewType },
    }),
  );
  return z.object({ TableDescription: descriptionSchema }).parse(answer).TableDescription;
}

/** Tables here are billed by nobody, so what an index may cost is left out. */
function withoutCapacity(index: {
  readonly IndexName: string;
  readonly KeySchema: unknown;
  readonly Projection: unknown;
}) {
  const { IndexName, KeySchema, Projection } = index;
  return { IndexName, KeySchema, Projection };
}

async function setTimeToLive(
  records: RecordsEngine,
  TableName: string,
  wanted: TableProperties,
): Promise<void> {
  const TimeToLiveSpecification = wanted.TimeToLiveSpecification;
  if (TimeToLiveSpecification === undefined) return;
  const answer = await records.call('DescribeTimeToLive', { TableName });
  const enabled = JSON.stringify(answer).includes('"ENABLED"');
  if (enabled === TimeToLiveSpecification.Enabled) return;
  await records.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification });
}

function assertSameKeys(
  table: DeployedResource,
  wanted: TableProperties,
  found: TableDescription,
): void {
  const keys = (one: TableProperties | TableDescription) =>
    JSON.stringify([
      one.KeySchema.map(keyText),
      [...(one.GlobalSecondaryIndexes ?? []), ...(one.LocalSecondaryIndexes ?? [])]
        .map(({ IndexName, KeySchema }) => [IndexName, ...KeySchema.map(keyText)].join(' '))
        .sort(),
    ]);
  const streams =
    (wanted.StreamSpecification === undefined) === (found.LatestStreamArn === undefined);
  if (keys(wanted) === keys(found) && streams) return;
  throw new PlatformProblem(
    `The table ${table.logicalId} was created with other keys, indexes or stream than the template has now: start with --fresh, which throws the local data away.`,
  );
}

function keyText(key: { readonly AttributeName: string; readonly KeyType: string }): string {
  return `${key.AttributeName}:${key.KeyType}`;
}

/** Makes the template's queues, those that others send their dead letters to first. */
export async function provisionQueues(stack: Stack, queues: QueueEngine): Promise<void> {
  // A queue's own properties name only other queues' ARNs, which are known before they exist.
  const waiting = [...stack.resourcesOf('AWS::SQS::Queue')].sort(
    (left, right) => deadLettersLast(left) - deadLettersLast(right),
  );
  for (const queue of waiting) {
    const attributes = attributesFromTemplate(queue.properties);
    const url = await ensureQueue(queues, { name: queue.name, attributes });
    stack.setAttribute(queue.logicalId, 'Ref', url);
    stack.setAttribute(queue.logicalId, 'QueueUrl', url);
  }
}

function deadLettersLast(queue: DeployedResource): number {
  return queue.properties['RedrivePolicy'] === undefined ? 0 : 1;
}

/** Members without a value are left out, as JSON leaves them out. */
function asRequest(request: object): JsonObject {
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(request)));
}
