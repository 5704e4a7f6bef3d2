import type { Item } from './attribute-value.ts';
import { validationFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { getItem } from './item-operations.ts';
import { itemSizeBytes } from './item-size.ts';
import { planWrite } from './plan-write.ts';
import type { PreparedWrite } from './prepare-write.ts';
import { prepareWrite } from './prepare-write.ts';
import { batchGetSchema, batchWriteSchema, parseRequest } from './requests.ts';

const mostGets = 100;
const mostWrites = 25;

/** DynamoDB's limit on what one BatchGetItem brings back; the rest comes back as unprocessed. */
const mostBytes = 16 * 1024 * 1024;

/** The batches: many reads or writes in one request, each on its own. */
export function createBatchOperations(parts: EngineParts): Operations {
  const { database, catalogue, items } = parts;
  return {
    BatchGetItem(input) {
      const { RequestItems } = parseRequest(batchGetSchema, input);
      const requests = Object.entries(RequestItems);
      if (requests.length === 0) throw empty();
      if (requests.reduce((total, [, one]) => total + one.Keys.length, 0) > mostGets) {
        throw validationFault('Too many items requested for the BatchGetItem call');
      }
      return readAll(parts, requests);
    },
    BatchWriteItem(input) {
      const { RequestItems } = parseRequest(batchWriteSchema, input);
      const writes = Object.entries(RequestItems).flatMap(([TableName, requests]) =>
        requests.map(({ PutRequest, DeleteRequest }): PreparedWrite => {
          if (PutRequest !== undefined && DeleteRequest === undefined) {
            return prepareWrite('put', { TableName, ...PutRequest }, catalogue);
          }
          if (DeleteRequest !== undefined && PutRequest === undefined) {
            return prepareWrite('delete', { TableName, ...DeleteRequest }, catalogue);
          }
          throw validationFault(
            'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
          );
        }),
      );
      if (writes.length === 0) throw empty();
      if (writes.length > mostWrites) {
        throw validationFault('Too many items requested for the BatchWriteItem call');
      }
      refuseDuplicates(writes.map(({ table, key }) => `${table.id}/${key}`));
      database.transaction(() => {
        for (const write of writes) {
          items.write(planWrite(write, items.find(write.table, write.key)), 'request');
        }
      });
      return { UnprocessedItems: {} };
    },
  };
}

type BatchOfGets = readonly [
  tableName: string,
  request: {
    readonly Keys: readonly unknown[];
    readonly ProjectionExpression?: string | undefined;
  },
];

function readAll(parts: EngineParts, requests: readonly BatchOfGets[]): object {
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, object> = {};
  const places: string[] = [];
  let bytes = 0;
  for (const [TableName, { Keys, ...options }] of requests) {
    const found: Item[] = [];
    const left: unknown[] = [];
    for (const Key of Keys) {
      if (bytes >= mostBytes) {
        left.push(Key);
        continue;
      }
      const { place, item } = getItem(parts, { TableName, Key, ...options });
      places.push(place);
      if (item === undefined) continue;
      bytes += itemSizeBytes(item);
      found.push(item);
    }
    responses[TableName] = found;
    if (left.length > 0) unprocessed[TableName] = { Keys: left, ...options };
  }
  refuseDuplicates(places);
  return { Responses: responses, UnprocessedKeys: unprocessed };
}

function refuseDuplicates(keys: readonly string[]): void {
  if (new Set(keys).size !== keys.length) {
    throw validationFault('Provided list of item keys contains duplicates');
  }
}

function empty() {
  return validationFault(
    "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
}
