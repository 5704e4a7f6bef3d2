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

/** A write whose request is sound in itself. Whether it suits its table has still to be checked. */
export interface ReadWrite {
  readonly kind: WriteKind;
  readonly table: RecordsTable;
  /** The whole item of a put; the key of anything else. */
  readonly item: Item;
  readonly update: ParsedUpdate | undefined;
  readonly condition: ParsedCondition | undefined;
  readonly values: Item;
  readonly showsItemOnFailure: boolean;
}

/** A write that suits its table. What is left to decide depends on the item that is there. */
export interface PreparedWrite extends ReadWrite {
  readonly key: string;
}

/** Reads a request: its shape, its values, its expressions, and that its table exists. */
export function readWrite(kind: WriteKind, input: object, catalogue: TableCatalogue): ReadWrite {
  const { request, content } = parse(kind, input);
  const table = catalogue.table(request.TableName);
  const values =
    request.ExpressionAttributeValues === undefined
      ? undefined
      : parseItem(request.ExpressionAttributeValues);
  const { update, condition } = readExpressions(request, values);
  return {
    kind,
    table,
    item: parseItem(content),
    update,
    condition,
    values: values ?? {},
    showsItemOnFailure: request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  };
}

/** Checks a write against its table: keys and their types, index keys, sizes. */
export function suitTable(write: ReadWrite): PreparedWrite {
  const { kind, table, item, update, condition } = write;
  if (kind === 'put') checkItem(item, table);
  else refuse(db.validateKey(item, table.definition));
  refuse(db.validateUpdates(undefined, update, table.definition));
  refuse(db.validateKeyPaths(condition?.nestedPaths, table.definition));
  return { ...write, key: itemKey(item, table) };
}

/** Both, for writes that stand alone. */
export function prepareWrite(
  kind: WriteKind,
  input: object,
  catalogue: TableCatalogue,
): PreparedWrite {
  return suitTable(readWrite(kind, input, catalogue));
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
