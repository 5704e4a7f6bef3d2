import * as z from 'zod';
import type { KnownResources } from './access-request.ts';
import { tableTypes } from './provision.ts';
import { readProperties } from './read-properties.ts';
import type { Stack } from './stack.ts';

const keysSchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const indexesSchema = z
  .array(z.object({ IndexName: z.string(), KeySchema: keysSchema }))
  .default([]);
const tableSchema = z.object({
  KeySchema: keysSchema,
  GlobalSecondaryIndexes: indexesSchema,
  LocalSecondaryIndexes: indexesSchema,
});

/** Reads from the template what the access gateway needs to name the resources of a request. */
export function readKnownResources(stack: Stack): KnownResources {
  const partitionKeys = new Map<string, string>();
  for (const table of stack.resourcesOf(...tableTypes)) {
    const read = readProperties(tableSchema, table);
    partitionKeys.set(table.name, hashKey(read.KeySchema));
    for (const index of [...read.GlobalSecondaryIndexes, ...read.LocalSecondaryIndexes]) {
      partitionKeys.set(`${table.name}/${index.IndexName}`, hashKey(index.KeySchema));
    }
  }
  const secretArns = new Map(
    stack
      .resourcesOf('AWS::SecretsManager::Secret')
      .map(({ name, arn }): [string, string] => [name, arn]),
  );
  return {
    partitionKey: (table, index) =>
      partitionKeys.get(index === undefined ? table : `${table}/${index}`),
    secretArn: (id) => secretArns.get(id) ?? id,
  };
}

function hashKey(keys: z.infer<typeof keysSchema>): string {
  return keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
}
