import { hash } from 'node:crypto';
import db from 'dynalite/db/index.js';
import { EngineError, recordsFault, transactionCanceled, validationFault } from './engine-error.ts';
import type { CancellationReason } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { getItem } from './item-operations.ts';
import { itemSizeBytes } from './item-size.ts';
import type { ItemStore, PlannedWrite } from './item-store.ts';
import { planWrite } from './plan-write.ts';
import type { ReadWrite } from './prepare-write.ts';
import { readWrite, suitTable } from './prepare-write.ts';
import { itemKey, keyOf } from './records-table.ts';
import { parseRequest, transactGetSchema, transactWriteSchema } from './requests.ts';
import type { TableCatalogue } from './table-catalogue.ts';
import { createTokens } from './tokens.ts';

/** DynamoDB's limit on the items of one transaction, together. */
const mostBytes = 4 * 1024 * 1024;

const kinds = { Put: 'put', Update: 'update', Delete: 'delete', ConditionCheck: 'check' } as const;

/** All or nothing: every condition is decided before anything is written, and all is written in one commit. */
export function createTransactionOperations(parts: EngineParts): Operations {
  const { database, catalogue, items, now } = parts;
  const tokens = createTokens(database, now);

  return {
    TransactWriteItems(input) {
      const request = parseRequest(transactWriteSchema, input);
      const token = request.ClientRequestToken;
      const print = token === undefined ? '' : hash('sha1', JSON.stringify(request.TransactItems));
      if (token !== undefined) {
        const known = tokens.find(token);
        if (known === print) return {};
        if (known !== undefined) throw parametersMismatch();
      }
      const planned = planAll(readAll(request.TransactItems, catalogue), items);
      database.transaction(() => {
        for (const write of planned) items.write(write, 'request');
        if (token !== undefined) tokens.write(token, print);
      });
      if (token !== undefined) tokens.remember(token, print);
      return {};
    },
    TransactGetItems(input) {
      const request = parseRequest(transactGetSchema, input);
      const found = request.TransactItems.map(({ Get }) => getItem(parts, Get));
      if (isRepeated(found.map(({ place }) => place))) throw sameItemTwice();
      return { Responses: found.map(({ item }) => (item === undefined ? {} : { Item: item })) };
    },
  };
}

type Action = Readonly<Partial<Record<keyof typeof kinds, Record<string, unknown> | undefined>>>;

function onlyAction(action: Action): [kind: keyof typeof kinds, body: Record<string, unknown>] {
  const given = (['Put', 'Update', 'Delete', 'ConditionCheck'] as const).flatMap(
    (kind): [keyof typeof kinds, Record<string, unknown>][] => {
      const body = action[kind];
      return body === undefined ? [] : [[kind, body]];
    },
  );
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  throw validationFault('TransactItems can only contain one of Check, Put, Update or Delete');
}

function readAll(actions: readonly Action[], catalogue: TableCatalogue): ReadWrite[] {
  return actions.map((action) => {
    const [kind, body] = onlyAction(action);
    return readWrite(kinds[kind], body, catalogue);
  });
}

/** Decides every action, and refuses them all together when one cannot be done, with every action's reason. */
function planAll(writes: readonly ReadWrite[], items: ItemStore): PlannedWrite[] {
  const planned: PlannedWrite[] = [];
  const places: string[] = [];
  const reasons = writes.map((write): CancellationReason => {
    try {
      const prepared = suitTable(write);
      places.push(`${prepared.table.id}/${prepared.key}`);
      planned.push(planWrite(prepared, items.find(prepared.table, prepared.key)));
      return { Code: 'None' };
    } catch (cause) {
      return reasonOf(cause);
    }
  });
  if (planned.length < writes.length) {
    if (isRepeated(writes.flatMap(placeOf))) throw sameItemTwice();
    throw transactionCanceled(reasons);
  }
  if (isRepeated(places)) throw sameItemTwice();
  const bytes = planned.reduce((total, { after }) => total + (after ? itemSizeBytes(after) : 0), 0);
  if (bytes > mostBytes) {
    throw validationFault('Collection of items in the transaction exceeds the limit of 4 MB');
  }
  return planned;
}

/** Where a write goes, if its key is sound, whatever else may be wrong with it. */
function placeOf({ table, item }: ReadWrite): string[] {
  const key = keyOf(item, table);
  const fault = db.validateKey(key, table.definition);
  return fault === undefined || fault === null ? [`${table.id}/${itemKey(key, table)}`] : [];
}

function isRepeated(places: readonly string[]): boolean {
  return new Set(places).size < places.length;
}

/** An empty key or an item too large is the request's fault as a whole, not one action's reason. */
const spoilsRequest = /cannot contain an empty|^Item size has exceeded/;

function reasonOf(cause: unknown): CancellationReason {
  if (!(cause instanceof EngineError) || spoilsRequest.test(cause.message)) throw cause;
  const { message, Item } = cause.body;
  if (cause.code === 'ConditionalCheckFailedException') {
    return {
      Code: 'ConditionalCheckFailed',
      Message: message,
      ...(Item === undefined ? {} : { Item }),
    };
  }
  return { Code: 'ValidationError', Message: message };
}

function sameItemTwice() {
  return validationFault('Transaction request cannot include multiple operations on one item');
}

function parametersMismatch() {
  return recordsFault(
    'IdempotentParameterMismatchException',
    'Request parameters do not match those of the request that this token was first used for',
  );
}
