import * as z from 'zod';
import { validationFault } from './engine-error.ts';

/** The requests about items, around the items themselves: those `parseItem` reads, many times faster. */

const raw = z.unknown();
const tableName = z
  .string()
  .min(3)
  .max(255)
  .regex(/^[a-zA-Z0-9_.-]+$/);
const names = z.record(z.string(), z.string()).optional();
const expression = z.string().optional();
const onFailure = z.enum(['ALL_OLD', 'NONE']).optional();

const conditioned = {
  TableName: tableName,
  ConditionExpression: expression,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: raw.optional(),
  ReturnValuesOnConditionCheckFailure: onFailure,
};

export const putSchema = z.object({ ...conditioned, Item: raw });
export const deleteSchema = z.object({ ...conditioned, Key: raw });
export const checkSchema = z.object({ ...conditioned, Key: raw, ConditionExpression: z.string() });
export const updateSchema = z.object({ ...conditioned, Key: raw, UpdateExpression: expression });

/** What a write alone, outside a transaction, may be asked to send back. */
export const returnValuesSchema = z.object({
  ReturnValues: z.enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']).optional(),
});
export type ReturnValues = z.infer<typeof returnValuesSchema>['ReturnValues'];

export const getSchema = z.object({
  TableName: tableName,
  Key: raw,
  ProjectionExpression: expression,
  ExpressionAttributeNames: names,
});

const reading = {
  TableName: tableName,
  IndexName: tableName.optional(),
  Select: z
    .enum(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'])
    .optional(),
  Limit: z.int().min(1).optional(),
  ExclusiveStartKey: raw.optional(),
  ConsistentRead: z.boolean().optional(),
  FilterExpression: expression,
  ProjectionExpression: expression,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: raw.optional(),
};

export const querySchema = z.object({
  ...reading,
  KeyConditionExpression: z.string(),
  ScanIndexForward: z.boolean().optional(),
});
export const scanSchema = z.object({
  ...reading,
  Segment: z.int().min(0).max(999_999).optional(),
  TotalSegments: z.int().min(1).max(1_000_000).optional(),
});
export type QueryRequest = z.infer<typeof querySchema>;
export type ScanRequest = z.infer<typeof scanSchema>;

export const batchGetSchema = z.object({
  RequestItems: z.record(
    tableName,
    z.object({
      Keys: z.array(raw).min(1).max(100),
      ProjectionExpression: expression,
      ExpressionAttributeNames: names,
    }),
  ),
});

export const batchWriteSchema = z.object({
  RequestItems: z.record(
    tableName,
    z
      .array(
        z.object({
          PutRequest: z.object({ Item: raw }).optional(),
          DeleteRequest: z.object({ Key: raw }).optional(),
        }),
      )
      .min(1)
      .max(25),
  ),
});

const member = z.record(z.string(), z.unknown()).optional();

export const transactWriteSchema = z.object({
  TransactItems: z
    .array(z.object({ Put: member, Update: member, Delete: member, ConditionCheck: member }))
    .min(1)
    .max(100),
  ClientRequestToken: z.string().min(1).max(36).optional(),
});

export const transactGetSchema = z.object({
  TransactItems: z
    .array(z.object({ Get: z.record(z.string(), z.unknown()) }))
    .min(1)
    .max(100),
});

/** Parameters from before expressions existed. Nothing here sends them, so they are refused rather than half kept. */
const legacyParameters = [
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
];

/** Reads a request; what does not fit is a `ValidationException`, like DynamoDB's. */
export function parseRequest<Request>(schema: z.ZodType<Request>, input: object): Request {
  const legacy = legacyParameters.find((name) => name in input);
  if (legacy !== undefined) {
    throw validationFault(`${legacy} is a legacy parameter; this engine takes expressions only`);
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => {
    const place = issue.path.map(String).join('.');
    return `Value at '${place}' failed to satisfy constraint: ${issue.message}`;
  });
  throw validationFault(
    `${issues.length} validation error${issues.length > 1 ? 's' : ''} detected: ${issues.join('; ')}`,
  );
}
