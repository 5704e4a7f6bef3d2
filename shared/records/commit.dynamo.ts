import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import {
  backOff,
  commitLimit,
  done,
  invariant,
  refused,
  type Commit,
  type Waiting,
  type Write,
} from '#shared/kernel/index.ts';

/** How often a commit is tried again when DynamoDB says that another transaction is under way. */
const conflictTries = 12;
const conflictBackoff = { baseMs: 10, mostMs: 640 } as const;

/**
 * Commits writes as one TransactWriteItems. A failed condition is a refusal that names the write
 * that lost. A conflict with a transaction under way says nothing about the condition: it is tried
 * again, and after that is a fault.
 */
export function createDynamoCommit(
  client: DynamoDBClient,
  table: string,
  waiting: Waiting,
): Commit {
  return async (writes) => {
    invariant(writes.length > 0 && writes.length <= commitLimit, `A commit of ${writes.length}`);
    const TransactItems = writes.map((write) => toTransactItem(table, write));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
        return done(undefined);
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
        const lost = writes.filter((_, index) => codes[index] === 'ConditionalCheckFailed');
        if (lost.length > 0) {
          return refused({
            kind: 'changed-by-someone-else',
            lost: lost.map((write) => ({ ...keyOf(write), action: write.action })),
          });
        }
        const conflict = codes.every((code) => code === 'None' || retryable.has(code));
        if (!conflict || attempt >= conflictTries) throw error;
        await backOff(waiting, attempt, conflictBackoff);
      }
    }
  };
}

const retryable = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

function keyOf(write: Write): { pk: string; sk: string } {
  return 'item' in write
    ? { pk: write.item.pk, sk: write.item.sk }
    : { pk: write.pk, sk: write.sk };
}

function toTransactItem(TableName: string, write: Write): TransactWriteItem {
  const Key = marshall(keyOf(write));
  switch (write.action) {
    case 'create':
      return {
        Put: {
          TableName,
          Item: marshall(write.item, { removeUndefinedValues: true }),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    case 'replace':
      return {
        Put: {
          TableName,
          Item: marshall(write.item, { removeUndefinedValues: true }),
          ...versionIs(write.expecting),
        },
      };
    case 'remove':
      return { Delete: { TableName, Key, ...versionIs(write.expecting) } };
    case 'check':
      return { ConditionCheck: { TableName, Key, ...versionIs(write.expecting) } };
  }
}

function versionIs(version: number) {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(version) } },
  };
}
