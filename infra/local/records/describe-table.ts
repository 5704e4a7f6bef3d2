import { streamArn, tableArn } from './arns.ts';
import type { RecordsIndex } from './records-table.ts';
import { tableFrom } from './stored-table.ts';
import type { StoredTable } from './stored-table.ts';

/** A table in DescribeTable's words. */
export function describeTable(
  id: number,
  stored: StoredTable,
  status: 'ACTIVE' | 'DELETING',
  itemCount: number,
): object {
  const { indexes } = tableFrom(id, stored);
  const described = (kind: RecordsIndex['kind']) =>
    indexes
      .filter((index) => index.kind === kind)
      .map((index) => describeIndex(index, stored, itemCount));
  return {
    TableName: stored.TableName,
    TableArn: tableArn(stored.TableName),
    TableId: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    TableStatus: status,
    CreationDateTime: stored.createdAt / 1000,
    AttributeDefinitions: stored.AttributeDefinitions,
    KeySchema: stored.KeySchema,
    ItemCount: itemCount,
    TableSizeBytes: 0,
    DeletionProtectionEnabled: stored.DeletionProtectionEnabled ?? false,
    ProvisionedThroughput: throughputOf(stored.ProvisionedThroughput),
    ...(stored.BillingMode === 'PAY_PER_REQUEST'
      ? { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } }
      : {}),
    ...listed('GlobalSecondaryIndexes', described('global')),
    ...listed('LocalSecondaryIndexes', described('local')),
    ...describeStream(stored),
    ...(stored.SSESpecification === undefined ? {} : { SSEDescription: { Status: 'ENABLED' } }),
    ...(stored.TableClass === undefined
      ? {}
      : { TableClassSummary: { TableClass: stored.TableClass } }),
  };
}

function describeIndex(index: RecordsIndex, stored: StoredTable, itemCount: number): object {
  const common = {
    IndexName: index.IndexName,
    IndexArn: `${tableArn(stored.TableName)}/index/${index.IndexName}`,
    KeySchema: index.KeySchema,
    Projection: index.Projection,
    ItemCount: itemCount,
    IndexSizeBytes: 0,
  };
  return index.kind === 'local'
    ? common
    : { ...common, IndexStatus: 'ACTIVE', ProvisionedThroughput: throughputOf(undefined) };
}

function describeStream({ TableName, stream }: StoredTable): object {
  if (stream === undefined) return {};
  return {
    StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
    LatestStreamLabel: stream.label,
    LatestStreamArn: streamArn(TableName, stream.label),
  };
}

function throughputOf(asked: StoredTable['ProvisionedThroughput']): object {
  return { ReadCapacityUnits: 0, WriteCapacityUnits: 0, ...asked, NumberOfDecreasesToday: 0 };
}

function listed(name: string, members: readonly object[]): object {
  return members.length === 0 ? {} : { [name]: members };
}
