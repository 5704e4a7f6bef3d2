import {
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type AttributeValue,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import { commitLimit, epochSeconds, invariant, plusDays } from '#shared/kernel/index.ts';
import { batchGet, batchLimit } from '#shared/records/batch-get.dynamo.ts';

import type { CountedEvent } from './count-event.ts';
import { reportKeys, type Counter, type CounterAddition } from './counter.ts';
import { addTogether, cutIntoTransactions } from './cut-into-transactions.ts';
import type { ReportStore } from './report-store.ts';

/**
 * How long the mark of an event is kept, counted from the event. The stream forgets after a day;
 * marks outlive a whole winter besides, so that one replayed in minutes under its own clock still
 * meets them.
 */
const markedDays = 400;

/** How often a transaction is tried again while another one moves the same counters. */
const conflictTries = 10;

const retryable = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * Counters in the `reports` table. An event's mark is created in the same transaction that adds the
 * event; a mark that is there already says that the event is too. See docs/decisions/0007.
 */
export function createDynamoReportStore(
  client: DynamoDBClient,
  table: string,
  pause: (milliseconds: number) => Promise<void>,
): ReportStore {
  return {
    async apply(batch) {
      let added = 0;
      for (const part of cutIntoTransactions(batch, commitLimit)) {
        added += await addPart(client, table, part, pause);
      }
      return added;
    },
    readCounters: (pk, skBeginning) => readCounters(client, table, pk, skBeginning),
    async readSome(keys) {
      const counters: Counter[] = [];
      for (let from = 0; from < keys.length; from += batchLimit) {
        const some = keys.slice(from, from + batchLimit);
        counters.push(...(await batchGet(client, table, some, pause)).map(toCounter));
      }
      return counters;
    },
  };
}

/** Nothing is asked first: nearly every event is new, and the marks themselves say which is not. */
async function addPart(
  client: DynamoDBClient,
  table: string,
  part: readonly CountedEvent[],
  pause: (milliseconds: number) => Promise<void>,
): Promise<number> {
  let left = part;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    try {
      const TransactItems = toTransaction(table, left);
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return left.length;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
      const fresh = left.filter((_, index) => codes[index] !== 'ConditionalCheckFailed');
      const lost = fresh.length < left.length;
      const conflict = codes.some((code) => retryable.has(code));
      if (!lost && (!conflict || attempt >= conflictTries)) throw error;
      if (!lost) await pause(10 * 2 ** attempt);
      left = fresh;
    }
  }
  return 0;
}

/** The marks first, in the order of the events: that is how a cancellation names them. */
function toTransaction(TableName: string, events: readonly CountedEvent[]): TransactWriteItem[] {
  return [
    ...events.map(({ eventId, at }) => ({
      Put: {
        TableName,
        Item: marshall({
          ...reportKeys.applied(eventId, at),
          expiresAt: epochSeconds(plusDays(at, markedDays)),
        }),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
    ...addTogether(events).map((addition) => ({ Update: toUpdate(TableName, addition) })),
  ];
}

function toUpdate(TableName: string, { pk, sk, amounts }: CounterAddition) {
  const entries = Object.entries(amounts);
  return {
    TableName,
    Key: marshall({ pk, sk }),
    UpdateExpression: `ADD ${entries.map((_, place) => `#${place} :${place}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(
      entries.map(([name], place) => [`#${place}`, name]),
    ),
    ExpressionAttributeValues: marshall(
      Object.fromEntries(entries.map(([, amount], place) => [`:${place}`, amount])),
    ),
  };
}

const counterSchema = z.object({ pk: z.string(), sk: z.string() }).catchall(z.int());

async function readCounters(
  client: DynamoDBClient,
  table: string,
  pk: string,
  skBeginning = '',
): Promise<readonly Counter[]> {
  const counters: Counter[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression:
          skBeginning === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :beginning)',
        ExpressionAttributeValues: marshall(
          skBeginning === '' ? { ':pk': pk } : { ':pk': pk, ':beginning': skBeginning },
        ),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    counters.push(...(page.Items ?? []).map(toCounter));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return counters;
}

function toCounter(item: Record<string, AttributeValue>): Counter {
  const { pk, sk, ...amounts } = counterSchema.parse(unmarshall(item));
  invariant(pk.startsWith('REPORT#'), `${pk} is not a report`);
  return { pk, sk, amounts };
}
