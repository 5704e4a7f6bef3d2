import db from 'dynalite/db/index.js';
import type { Item } from './attribute-value.ts';
import { parseItem } from './attribute-value.ts';
import { refuse } from './dynalite-fault.ts';
import { validationFault } from './engine-error.ts';
import type { ParsedCondition, ParsedUpdate } from './expression-tree.ts';
import { readExpressions } from './expressions.ts';
import { itemSizeBytes, largestItemBytes } from './item-size.ts';
import type { RecordsTable } from './records-table.ts';
import { itemKey, keyTypeOf } from './records-table.ts';
import { checkSchema, deleteSchema, parseRequest, putSchema, updateSchema } from './requests.ts';
import type { TableCatalogue } from './table-catalogue.ts';

export type WriteKind = 'put' | 'update' | 'delete' | 'check';

/** A write whose request is sound. What is left to decide depends on the item that is there. */
export interface PreparedWrite {
  readonly kind: WriteKind;
  readonly table: RecordsTable;
  readonly key: string;
  /** The whole item of a put; the key of anything else. */
  readonly item: Item;
  readonly update: ParsedUpdate | undefined;
  readonly condition: ParsedCondition | undefined;
  readonly values: Item;
  readonly showsItemOnFailure: boolean;
}

/** Checks all of a write that can be checked without looking at the item it is about. */
export function prepareWrite(
  kind: WriteKind,
  input: object,
  catalogue: TableCatalogue,
): PreparedWrite {
  const { request, content } = parse(kind, input);
  const table = catalogue.table(request.TableName);
  const values =
    request.ExpressionAttributeValues === undefined
      ? undefined
      : parseItem(request.ExpressionAttributeValues);
  const { update, condition } = readExpressions(request, values);
  const item = parseItem(content);
  if (kind === 'put') checkItem(item, table);
  else refuse(db.validateKey(item, table.definition));
  refuse(db.validateUpdates(undefined, update, table.definition));
  refuse(db.validateKeyPaths(condition?.nestedPaths, table.definition));
  return {
    kind,
    table,
    key: itemKey(item, table),
    item,
    update,
    condition,
    values: values ?? {},
    showsItemOnFailure: request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  };
}

function parse(kind: WriteKind, input: object) {
  switch (kind) {
    case 'put': {
      const request = parseRequest(putSchema, input);
      return { request, content: request.Item };
    }
    case 'update': {
      const request = parseRequest(updateSchema, input);
      return { request, content: request.Key };
    }
    case 'delete': {
      const request = parseRequest(deleteSchema, input);
      return { request, content: request.Key };
    }
    case 'check': {
      const request = parseRequest(checkSchema, input);
      return { request, content: request.Key };
    }
  }
}

function checkItem(item: Item, table: RecordsTable): void {
  refuse(db.validateItem(item, table.definition));
  checkIndexKeys(item, table);
  if (itemSizeBytes(item) > largestItemBytes) {
    throw validationFault('Item size has exceeded the maximum allowed size');
  }
}

/** An item may lack an index's key, but what it has there must be of its type and not empty. */
export function checkIndexKeys(item: Item, table: RecordsTable): void {
  for (const index of table.indexes) {
    for (const { AttributeName: name } of index.KeySchema) {
      const value = item[name];
      if (value === undefined) continue;
      if (!(keyTypeOf(name, table.definition) in value)) {
        throw validationFault(
          'The update expression attempted to update the secondary index key to unsupported type',
        );
      }
      if (('S' in value && value.S === '') || ('B' in value && value.B === '')) {
        throw validationFault(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.IndexName}, IndexKey: ${name}`,
        );
      }
    }
  }
}
