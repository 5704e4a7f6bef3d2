import * as z from 'zod';
import type { RecordsIndex, RecordsTable } from './records-table.ts';

const keyElement = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });
const keySchema = z.array(keyElement).min(1).max(2);
const attributeDefinition = z.object({
  AttributeName: z.string(),
  AttributeType: z.enum(['S', 'N', 'B']),
});
const throughput = z.object({
  ReadCapacityUnits: z.int().min(1),
  WriteCapacityUnits: z.int().min(1),
});
const indexSchema = z.object({
  IndexName: z.string().min(3).max(255),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).min(1).optional(),
  }),
  ProvisionedThroughput: throughput.optional(),
});
const streamSpecification = z.object({
  StreamEnabled: z.boolean(),
  StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']).optional(),
});

/** What a template may say of a table. What has no effect on one machine is kept and shown again. */
const kept = {
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
  ProvisionedThroughput: throughput.optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  TableClass: z.string().optional(),
  SSESpecification: z.record(z.string(), z.unknown()).optional(),
};

export const createTableSchema = z.object({
  TableName: z.string(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(attributeDefinition),
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  LocalSecondaryIndexes: z.array(indexSchema).optional(),
  StreamSpecification: streamSpecification.optional(),
  ...kept,
});
export type CreateTableRequest = z.infer<typeof createTableSchema>;

export const updateTableSchema = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(attributeDefinition).optional(),
  GlobalSecondaryIndexUpdates: z
    .array(
      z.object({
        Create: indexSchema.optional(),
        Delete: z.object({ IndexName: z.string() }).optional(),
        Update: z.object({ IndexName: z.string() }).optional(),
      }),
    )
    .optional(),
  StreamSpecification: streamSpecification.optional(),
  ...kept,
});
export type UpdateTableRequest = z.infer<typeof updateTableSchema>;

/** A table as the database keeps it: its creation request, and what happened to it since. */
export const storedTableSchema = createTableSchema.omit({ StreamSpecification: true }).extend({
  createdAt: z.number(),
  indexIds: z.record(z.string(), z.number()),
  expiryAttribute: z.string().optional(),
  stream: z
    .object({
      id: z.number(),
      label: z.string(),
      view: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
    })
    .optional(),
});
export type StoredTable = z.infer<typeof storedTableSchema>;

/** A stored table made ready to work with. */
export function tableFrom(id: number, stored: StoredTable): RecordsTable {
  const indexes = (kind: RecordsIndex['kind'], definitions: StoredTable['LocalSecondaryIndexes']) =>
    (definitions ?? []).map((definition) => ({
      ...definition,
      id: stored.indexIds[definition.IndexName] ?? fail(stored.TableName, definition.IndexName),
      kind,
    }));
  return {
    id,
    definition: stored,
    indexes: [
      ...indexes('global', stored.GlobalSecondaryIndexes),
      ...indexes('local', stored.LocalSecondaryIndexes),
    ],
    expiryAttribute: stored.expiryAttribute,
    stream: stored.stream,
  };
}

function fail(table: string, index: string): never {
  throw new Error(`the index ${index} of ${table} has no number`);
}
