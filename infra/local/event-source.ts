import * as z from 'zod';
import type { AccessCheck } from './access-check.ts';
import { readFilters, type Matches } from './filter-pattern.ts';
import type { DeployedFunction } from './functions.ts';
import { textOf } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { readProperties } from './read-properties.ts';
import type { DeployedResource, Stack } from './stack.ts';

/** What the mappings of queues and of streams have in common. */
interface EventSource {
  readonly logicalId: string;
  readonly target: DeployedFunction;
  readonly batchSize: number;
  /** How long to wait for a batch to fill. */
  readonly windowMs: number;
  readonly matches: Matches;
  /** Whether the function says which members of a batch failed. */
  readonly reportsFailures: boolean;
}

export interface QueueSource extends EventSource {
  readonly kind: 'queue';
  readonly queueName: string;
  readonly queueUrl: string;
  readonly queueArn: string;
  /** How many batches may be worked on at once. */
  readonly concurrency: number;
}

export interface StreamSource extends EventSource {
  readonly kind: 'stream';
  readonly streamArn: string;
  readonly partitionKey: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  /** Undefined retries until the records are too old. */
  readonly retryLimit: number | undefined;
  readonly recordAgeLimitMs: number | undefined;
  readonly bisects: boolean;
  /** How many keys' records may be worked on at once. */
  readonly lanes: number;
  readonly failureQueueUrl: string | undefined;
}

const common = {
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FilterCriteria: z
    .object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) })
    .default({ Filters: [] }),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  Tags: z.unknown().optional(),
  MetricsConfig: z.unknown().optional(),
};
const queueSchema = z.strictObject({
  ...common,
  BatchSize: z.number().default(10),
  ScalingConfig: z.object({ MaximumConcurrency: z.number().optional() }).default({}),
});
/** Lambda writes "no limit" as -1. */
const limit = z
  .number()
  .default(-1)
  .transform((value) => (value === -1 ? undefined : value));
const streamSchema = z.strictObject({
  ...common,
  BatchSize: z.number().default(100),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  MaximumRetryAttempts: limit,
  MaximumRecordAgeInSeconds: limit,
  BisectBatchOnFunctionError: z.boolean().default(false),
  ParallelizationFactor: z.number().default(1),
  DestinationConfig: z
    .object({ OnFailure: z.object({ Destination: z.string() }).optional() })
    .default({}),
});
const queueTimesSchema = z.object({ VisibilityTimeout: z.coerce.number().default(30) });
const tableKeySchema = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
});

/** What Lambda needs a function's role to allow before it will create a mapping. */
const neededForQueue = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const neededForStream = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
];

interface Surroundings {
  readonly stack: Stack;
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  readonly access: AccessCheck;
}

/** Reads the enabled event-source mappings. Refuses what AWS would refuse to create. */
export function readEventSources(
  surroundings: Surroundings,
): readonly (QueueSource | StreamSource)[] {
  return surroundings.stack
    .resourcesOf('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties['Enabled'] !== false)
    .map((mapping) =>
      textOf(mapping.properties['EventSourceArn']).startsWith('arn:aws:sqs:')
        ? readQueueSource(mapping, surroundings)
        : readStreamSource(mapping, surroundings),
    );
}

function readQueueSource(mapping: DeployedResource, surroundings: Surroundings): QueueSource {
  const properties = readProperties(queueSchema, mapping);
  const queue = surroundings.stack.find(properties.EventSourceArn, 'AWS::SQS::Queue');
  const target = targetOf(properties.FunctionName, surroundings);
  const { VisibilityTimeout } = queueTimesSchema.parse(queue.properties);
  if (VisibilityTimeout * 1000 < target.description.timeoutMs) {
    throw new PlatformProblem(
      `${queue.logicalId} shows a message again after ${VisibilityTimeout} s, before ${target.description.logicalId} times out: AWS refuses that mapping, so raise the queue's visibility timeout.`,
    );
  }
  assertAllowed(neededForQueue, queue.arn, target, mapping, surroundings);
  return {
    kind: 'queue',
    logicalId: mapping.logicalId,
    target,
    queueName: queue.name,
    queueUrl: surroundings.stack.refOf(queue.logicalId),
    queueArn: queue.arn,
    concurrency: Math.min(
      properties.ScalingConfig.MaximumConcurrency ?? target.description.concurrency,
      target.description.concurrency,
    ),
    ...batching(properties),
  };
}

function readStreamSource(mapping: DeployedResource, surroundings: Surroundings): StreamSource {
  const properties = readProperties(streamSchema, mapping);
  const { stack } = surroundings;
  const table = stack.find(
    properties.EventSourceArn,
    'AWS::DynamoDB::Table',
    'AWS::DynamoDB::GlobalTable',
  );
  const target = targetOf(properties.FunctionName, surroundings);
  assertAllowed(neededForStream, properties.EventSourceArn, target, mapping, surroundings);
  const destination = properties.DestinationConfig.OnFailure?.Destination;
  const failureQueue =
    destination === undefined ? undefined : stack.find(destination, 'AWS::SQS::Queue');
  if (failureQueue !== undefined) {
    assertAllowed(['sqs:SendMessage'], failureQueue.arn, target, mapping, surroundings);
  }
  const { KeySchema } = tableKeySchema.parse(table.properties);
  const ageSeconds = properties.MaximumRecordAgeInSeconds;
  return {
    kind: 'stream',
    logicalId: mapping.logicalId,
    target,
    streamArn: properties.EventSourceArn,
    partitionKey: KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '',
    startingPosition: properties.StartingPosition,
    retryLimit: properties.MaximumRetryAttempts,
    recordAgeLimitMs: ageSeconds === undefined ? undefined : ageSeconds * 1000,
    bisects: properties.BisectBatchOnFunctionError,
    lanes: properties.ParallelizationFactor,
    failureQueueUrl: failureQueue === undefined ? undefined : stack.refOf(failureQueue.logicalId),
    ...batching(properties),
  };
}

function batching(properties: {
  readonly BatchSize: number;
  readonly MaximumBatchingWindowInSeconds: number;
  readonly FilterCriteria: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly FunctionResponseTypes: readonly string[];
}) {
  return {
    batchSize: properties.BatchSize,
    windowMs: properties.MaximumBatchingWindowInSeconds * 1000,
    matches: readFilters(properties.FilterCriteria.Filters.map(({ Pattern }) => Pattern)),
    reportsFailures: properties.FunctionResponseTypes.length > 0,
  };
}

function targetOf(reference: string, { stack, functions }: Surroundings): DeployedFunction {
  const { logicalId } = stack.find(reference, 'AWS::Lambda::Function');
  const target = functions.get(logicalId);
  if (target === undefined) throw new Error(`${logicalId} is not deployed`);
  return target;
}

function assertAllowed(
  actions: readonly string[],
  resource: string,
  target: DeployedFunction,
  mapping: DeployedResource,
  { access }: Surroundings,
): void {
  const { role } = target.description;
  for (const action of actions) {
    if (access.decide(role, { action, resource, leadingKeys: () => [] }) !== 'allowed') {
      throw new PlatformProblem(
        `${mapping.logicalId} cannot work: ${role} does not allow ${action} on ${resource}, and AWS would refuse to create the mapping.`,
      );
    }
  }
}
