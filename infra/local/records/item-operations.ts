import db from 'dynalite/db/index.js';
import type { Item } from './attribute-value.ts';
import { parseItem } from './attribute-value.ts';
import { refuse } from './dynalite-fault.ts';
import { validationFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { readExpressions } from './expressions.ts';
import type { PlannedWrite } from './item-store.ts';
import { planWrite } from './plan-write.ts';
import type { PreparedWrite, WriteKind } from './prepare-write.ts';
import { prepareWrite } from './prepare-write.ts';
import { itemKey } from './records-table.ts';
import type { ReturnValues } from './requests.ts';
import { getSchema, parseRequest, returnValuesSchema } from './requests.ts';

/** Reads and writes of one item. */
export function createItemOperations(parts: EngineParts): Operations {
  const { database, catalogue, items } = parts;

  function write(kind: WriteKind, input: object): object {
    const returned = parseRequest(returnValuesSchema, input).ReturnValues ?? 'NONE';
    if (kind !== 'update' && returned !== 'NONE' && returned !== 'ALL_OLD') {
      throw validationFault('ReturnValues can only be ALL_OLD or NONE');
    }
    const prepared = prepareWrite(kind, input, catalogue);
    const planned = planWrite(prepared, items.find(prepared.table, prepared.key));
    database.transaction(() => {
      items.write(planned, 'request');
    });
    const attributes = attributesToReturn(returned, prepared, planned);
    return attributes === undefined ? {} : { Attributes: attributes };
  }

  return {
    PutItem: (input) => write('put', input),
    UpdateItem: (input) => write('update', input),
    DeleteItem: (input) => write('delete', input),
    GetItem(input) {
      const { item } = getItem(parts, input);
      return item === undefined ? {} : { Item: item };
    },
  };
}

/** Where a read looked, and what its projection leaves of the item that is there. */
interface FoundItem {
  readonly place: string;
  readonly item: Item | undefined;
}

export function getItem({ catalogue, items }: EngineParts, input: object): FoundItem {
  const request = parseRequest(getSchema, input);
  const table = catalogue.table(request.TableName);
  const { projection } = readExpressions(request, undefined);
  const key = parseItem(request.Key);
  refuse(db.validateKey(key, table.definition));
  refuse(db.validateKeyPaths(projection?.nestedPaths, table.definition));
  const placed = itemKey(key, table);
  const item = items.find(table, placed)?.item;
  return {
    place: `${table.id}/${placed}`,
    item: item && projection ? db.mapPaths(projection.paths, item) : item,
  };
}

function attributesToReturn(
  returned: NonNullable<ReturnValues>,
  { update }: PreparedWrite,
  { before, after }: PlannedWrite,
): Item | undefined {
  const paths = update?.paths ?? [];
  switch (returned) {
    case 'NONE':
      return undefined;
    case 'ALL_OLD':
      return before?.item;
    case 'ALL_NEW':
      return after;
    case 'UPDATED_OLD':
      return before === undefined ? undefined : some(db.mapPaths(paths, before.item));
    case 'UPDATED_NEW':
      return after === undefined ? undefined : some(db.mapPaths(paths, after));
  }
}

function some(item: Item): Item | undefined {
  return Object.keys(item).length === 0 ? undefined : item;
}
