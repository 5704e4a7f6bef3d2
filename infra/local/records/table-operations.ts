import createTable from 'dynalite/validations/createTable.js';
import validations from 'dynalite/validations/index.js';
import * as z from 'zod';
import { tableNameOf } from './arns.ts';
import { describeTable } from './describe-table.ts';
import { asEngineError } from './dynalite-fault.ts';
import { recordsFault, tableNotFound, validationFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { parseRequest } from './requests.ts';
import type { CreateTableRequest, StoredTable, UpdateTableRequest } from './stored-table.ts';
import { createTableSchema, updateTableSchema } from './stored-table.ts';
import type { CataloguedTable } from './table-catalogue.ts';

const oneTable = z.object({ TableName: z.string() });
const listTables = z.object({
  Limit: z.int().min(1).max(100).optional(),
  ExclusiveStartTableName: z.string().optional(),
});

/** The operations on tables themselves. A table is ready, or gone, by the time the call returns. */
export function createTableOperations(parts: EngineParts): Operations {
  const { database, catalogue, items } = parts;

  function found(name: string): CataloguedTable {
    const table = catalogue.find(tableNameOf(name));
    if (table === undefined) throw tableNotFound(name);
    return table;
  }

  /** Runs a change of tables; when it fails, the catalogue forgets it together with the database. */
  function change<Value>(work: () => Value): Value {
    try {
      return database.transaction(work);
    } catch (cause) {
      catalogue.reload();
      throw cause;
    }
  }

  return {
    CreateTable(input) {
      const request = parseCreateTable(input);
      if (catalogue.find(request.TableName) !== undefined) {
        throw recordsFault('ResourceInUseException', `Table already exists: ${request.TableName}`);
      }
      const { table, stored } = change(() => create(parts, request));
      return { TableDescription: describeTable(table.id, stored, 'ACTIVE', 0) };
    },
    DescribeTable(input) {
      const { table, stored } = found(parseRequest(oneTable, input).TableName);
      return { Table: describeTable(table.id, stored, 'ACTIVE', items.count(table)) };
    },
    UpdateTable(input) {
      const request = parseRequest(updateTableSchema, input);
      const { stored } = found(request.TableName);
      const updated = change(() => update(parts, stored, request));
      return {
        TableDescription: describeTable(
          updated.table.id,
          updated.stored,
          'ACTIVE',
          items.count(updated.table),
        ),
      };
    },
    DeleteTable(input) {
      const { table, stored } = found(parseRequest(oneTable, input).TableName);
      if (stored.DeletionProtectionEnabled === true) {
        throw validationFault(
          `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
        );
      }
      change(() => {
        items.dropTable(table);
        if (table.stream !== undefined) parts.streams.end(table.stream);
        catalogue.remove(stored.TableName);
      });
      return { TableDescription: describeTable(table.id, stored, 'DELETING', 0) };
    },
    ListTables(input) {
      const { Limit = 100, ExclusiveStartTableName: start } = parseRequest(listTables, input);
      const names = catalogue
        .list()
        .map(({ stored }) => stored.TableName)
        .filter((name) => start === undefined || name > start);
      const page = names.slice(0, Limit);
      return {
        TableNames: page,
        ...(names.length > page.length ? { LastEvaluatedTableName: page.at(-1) } : {}),
      };
    },
  };
}

/** dynalite knows DynamoDB's many rules of key schemas and indexes, with their messages. */
function parseCreateTable(input: object): CreateTableRequest {
  try {
    const checked = validations.checkTypes({ ...input }, createTable.types);
    validations.checkValidations(checked, createTable.types, createTable.custom ?? null, null);
  } catch (cause) {
    throw asEngineError(cause);
  }
  return parseRequest(createTableSchema, input);
}

function create(
  { catalogue, streams, now }: EngineParts,
  { StreamSpecification: stream, ...definition }: CreateTableRequest,
): CataloguedTable {
  const indexes = [
    ...(definition.GlobalSecondaryIndexes ?? []),
    ...(definition.LocalSecondaryIndexes ?? []),
  ];
  const firstId = catalogue.freeIndexId();
  const stored: StoredTable = {
    ...definition,
    createdAt: now(),
    indexIds: Object.fromEntries(indexes.map((index, place) => [index.IndexName, firstId + place])),
  };
  const view = viewOf(stream);
  return catalogue.save(
    view === undefined
      ? stored
      : { ...stored, stream: streams.open(stored.TableName, view, stored.KeySchema) },
  );
}

function viewOf(specification: CreateTableRequest['StreamSpecification']) {
  if (specification?.StreamEnabled !== true) {
    if (specification?.StreamViewType === undefined) return undefined;
    throw invalid('StreamViewType cannot be specified when StreamEnabled is false');
  }
  if (specification.StreamViewType !== undefined) return specification.StreamViewType;
  throw invalid('StreamViewType is required when StreamEnabled is true');
}

function update(
  parts: EngineParts,
  stored: StoredTable,
  request: UpdateTableRequest,
): CataloguedTable {
  const { GlobalSecondaryIndexUpdates: changes, StreamSpecification: stream, ...rest } = request;
  const settings = { ...rest, TableName: stored.TableName };
  let changed: StoredTable = {
    ...stored,
    ...settings,
    AttributeDefinitions: [
      ...new Map(
        [...stored.AttributeDefinitions, ...(rest.AttributeDefinitions ?? [])].map((one) => [
          one.AttributeName,
          one,
        ]),
      ).values(),
    ],
  };
  for (const change of changes ?? []) {
    if (change.Create !== undefined) changed = addIndex(parts, changed, change.Create);
    if (change.Delete !== undefined) changed = dropIndex(parts, changed, change.Delete.IndexName);
  }
  return parts.catalogue.save(changeStream(parts, changed, stream));
}

function addIndex(
  { catalogue, items }: EngineParts,
  stored: StoredTable,
  index: NonNullable<StoredTable['GlobalSecondaryIndexes']>[number],
): StoredTable {
  if (index.IndexName in stored.indexIds) {
    throw invalid(`Attempting to create an index which already exists: ${index.IndexName}`);
  }
  const defined = new Set(stored.AttributeDefinitions.map((one) => one.AttributeName));
  if (!index.KeySchema.every((key) => defined.has(key.AttributeName))) {
    throw invalid('Some index key attributes are not defined in AttributeDefinitions');
  }
  const changed: StoredTable = {
    ...stored,
    GlobalSecondaryIndexes: [...(stored.GlobalSecondaryIndexes ?? []), index],
    indexIds: { ...stored.indexIds, [index.IndexName]: catalogue.freeIndexId() },
  };
  const { table } = catalogue.save(changed);
  const added = table.indexes.find((one) => one.IndexName === index.IndexName);
  if (added !== undefined) items.addIndex(table, added);
  return changed;
}

function dropIndex(
  { catalogue, items }: EngineParts,
  stored: StoredTable,
  name: string,
): StoredTable {
  const index = catalogue.table(stored.TableName).indexes.find((one) => one.IndexName === name);
  if (index?.kind !== 'global') throw tableNotFound();
  items.dropIndex(index);
  return {
    ...stored,
    GlobalSecondaryIndexes: stored.GlobalSecondaryIndexes?.filter((one) => one.IndexName !== name),
    indexIds: Object.fromEntries(Object.entries(stored.indexIds).filter(([key]) => key !== name)),
  };
}

function changeStream(
  { streams }: EngineParts,
  stored: StoredTable,
  asked: UpdateTableRequest['StreamSpecification'],
): StoredTable {
  if (asked === undefined) return stored;
  const view = viewOf(asked);
  if (view === undefined) {
    if (stored.stream === undefined) throw validationFault('Table is already disabled for streams');
    streams.end(stored.stream);
    return { ...stored, stream: undefined };
  }
  if (stored.stream !== undefined) {
    throw recordsFault('ResourceInUseException', 'Table already has an enabled stream');
  }
  return { ...stored, stream: streams.open(stored.TableName, view, stored.KeySchema) };
}

function invalid(detail: string) {
  return validationFault(`One or more parameter values were invalid: ${detail}`);
}
