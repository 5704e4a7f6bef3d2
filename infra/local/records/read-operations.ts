import db from 'dynalite/db/index.js';
import type { Item } from './attribute-value.ts';
import { parseItem } from './attribute-value.ts';
import { refuse } from './dynalite-fault.ts';
import { validationFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { meets } from './evaluate-condition.ts';
import type { KeyCondition } from './expression-tree.ts';
import type { Expressions } from './expressions.ts';
import { readExpressions } from './expressions.ts';
import type { ItemStore, KeyRange } from './item-store.ts';
import { itemSizeBytes } from './item-size.ts';
import type { BoundKeyCondition } from './key-range.ts';
import {
  checkStartKey,
  rangeAfter,
  rangeOfQuery,
  rangeOfSegment,
  startKeyNames,
} from './key-range.ts';
import type { RecordsIndex, RecordsTable } from './records-table.ts';
import { attributesOf, projected } from './records-table.ts';
import type { QueryRequest, ScanRequest } from './requests.ts';
import { parseRequest, querySchema, scanSchema } from './requests.ts';

/** DynamoDB's limit on what one Query or Scan looks at. */
const pageBytes = 1024 * 1024;

/** One page of reading, ready to run. */
interface Reading {
  readonly table: RecordsTable;
  readonly index: RecordsIndex | undefined;
  readonly range: KeyRange;
  readonly direction: 'forward' | 'backward';
  readonly limit: number | undefined;
  readonly select: QueryRequest['Select'];
  readonly expressions: Expressions;
  readonly values: Item;
}

/** Query and Scan, over tables and indexes. */
export function createReadOperations({ catalogue, items }: EngineParts): Operations {
  return {
    Query(input) {
      const request = parseRequest(querySchema, input);
      const table = catalogue.table(request.TableName);
      const index = indexOf(request, table);
      const keySchema = (index ?? table.definition).KeySchema;
      const { expressions, values } = expressionsOf(request, table);
      const conditions = bind(expressions.keyConditions ?? {}, values);
      const whole = rangeOfQuery(conditions, keySchema, table);
      refuseKeysInFilter(
        expressions,
        keySchema.map((key) => key.AttributeName),
      );
      const direction = request.ScanIndexForward === false ? 'backward' : 'forward';
      const startKey = startKeyOf(request);
      if (startKey !== undefined) checkStartKey(startKey, conditions);
      const range =
        startKey === undefined ? whole : rangeAfter(whole, startKey, direction, table, index);
      const { Limit: limit, Select: select } = request;
      return readPage(items, {
        table,
        index,
        range,
        direction,
        limit,
        select,
        expressions,
        values,
      });
    },
    Scan(input) {
      const request = parseRequest(scanSchema, input);
      const table = catalogue.table(request.TableName);
      const index = indexOf(request, table);
      const { expressions, values } = expressionsOf(request, table);
      const whole = segmentOf(request);
      const startKey = startKeyOf(request);
      const range =
        startKey === undefined ? whole : rangeAfter(whole, startKey, 'forward', table, index);
      const { Limit: limit, Select: select } = request;
      return readPage(items, {
        table,
        index,
        range,
        direction: 'forward',
        limit,
        select,
        expressions,
        values,
      });
    },
  };
}

function indexOf(
  request: QueryRequest | ScanRequest,
  table: RecordsTable,
): RecordsIndex | undefined {
  const { IndexName: name } = request;
  if (name === undefined) {
    if (request.Select !== 'ALL_PROJECTED_ATTRIBUTES') return undefined;
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  const index = table.indexes.find((one) => one.IndexName === name);
  if (index === undefined) {
    throw validationFault(`The table does not have the specified index: ${name}`);
  }
  if (index.kind === 'global' && request.ConsistentRead === true) {
    throw validationFault('Consistent reads are not supported on global secondary indexes');
  }
  const isWhole = index.Projection.ProjectionType === 'ALL';
  if (index.kind === 'global' && request.Select === 'ALL_ATTRIBUTES' && !isWhole) {
    throw invalid(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${name} because its projection type is not ALL`,
    );
  }
  return index;
}

function expressionsOf(
  request: QueryRequest | ScanRequest,
  table: RecordsTable,
): { expressions: Expressions; values: Item } {
  const { Select: select, ProjectionExpression: projection } = request;
  if (projection === undefined && select === 'SPECIFIC_ATTRIBUTES') {
    throw invalid('Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (projection !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw validationFault(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
  }
  const values =
    request.ExpressionAttributeValues === undefined
      ? undefined
      : parseItem(request.ExpressionAttributeValues);
  const expressions = readExpressions(request, values);
  refuse(db.validateKeyPaths(expressions.projection?.nestedPaths, table.definition));
  refuse(db.validateKeyPaths(expressions.filter?.nestedPaths, table.definition));
  return { expressions, values: values ?? {} };
}

function bind(
  conditions: Readonly<Record<string, KeyCondition>>,
  values: Item,
): Record<string, BoundKeyCondition> {
  return Object.fromEntries(
    Object.entries(conditions).map(([name, condition]) => [
      name,
      {
        operator: condition.ComparisonOperator,
        operands: condition.AttributeValueList.flatMap(({ bound }) => values[bound] ?? []),
      },
    ]),
  );
}

function refuseKeysInFilter({ filter }: Expressions, keyNames: readonly string[]): void {
  const key = keyNames.find((name) => filter?.pathHeads[name] === true);
  if (key === undefined) return;
  throw validationFault(
    `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`,
  );
}

function startKeyOf(request: QueryRequest | ScanRequest): Item | undefined {
  return request.ExclusiveStartKey === undefined ? undefined : parseItem(request.ExclusiveStartKey);
}

function segmentOf({ Segment: segment, TotalSegments: total }: ScanRequest): KeyRange {
  if (segment === undefined && total === undefined) return { from: '', until: '~' };
  if (segment === undefined || total === undefined) {
    throw validationFault('Segment and TotalSegments must be specified together');
  }
  if (segment >= total) {
    throw validationFault(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return rangeOfSegment(segment, total);
}

function readPage(items: ItemStore, reading: Reading): object {
  const { table, index, limit, expressions, values } = reading;
  const { filter, projection } = expressions;
  // A local index fetches from the table what it does not hold; a global one cannot.
  const fetches =
    index?.kind === 'local' && (reading.select === 'ALL_ATTRIBUTES' || projection !== undefined);
  const found: Item[] = [];
  let scanned = 0;
  let bytes = 0;
  let last: Item | undefined;
  for (const item of items.inOrder(table, index, reading.range, reading.direction)) {
    const seen = index === undefined || fetches ? item : projected(item, index, table);
    scanned += 1;
    bytes += itemSizeBytes(seen);
    if (filter === undefined || meets(filter.expression, seen, values)) found.push(seen);
    if (scanned === limit || bytes >= pageBytes) {
      last = attributesOf(item, startKeyNames(table, index));
      break;
    }
  }
  const shown =
    projection === undefined ? found : found.map((item) => db.mapPaths(projection.paths, item));
  return {
    ...(reading.select === 'COUNT' ? {} : { Items: shown }),
    Count: found.length,
    ScannedCount: scanned,
    ...(last === undefined ? {} : { LastEvaluatedKey: last }),
  };
}

function invalid(detail: string) {
  return validationFault(`One or more parameter values were invalid: ${detail}`);
}
