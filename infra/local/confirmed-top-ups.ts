import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { pieceRailNames } from '#shared/payments/index.ts';
import { floatTopUpSchema, topUpReference } from '#shared/reconciliation/index.ts';
import { queues } from '#shared/records/index.ts';
import type { RecordsEngine } from './engines.ts';
import type { TopUp } from './providers/local-provider.ts';

const listSchema = z.object({ TableNames: z.array(z.string()) });
const itemSchema = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);
const pageSchema = z.object({
  Items: z.array(itemSchema),
  LastEvaluatedKey: z.record(z.string(), z.json()).optional(),
});
const keptSchema = z.object({ document: floatTopUpSchema });

/**
 * The top-ups of floats that two people have confirmed. In the cloud a person pays them in the bank's own
 * service; here there is nobody, so the stand-ins of bank and providers ask for them.
 */
export async function confirmedTopUps(
  engine: Pick<RecordsEngine, 'call'>,
): Promise<readonly TopUp[]> {
  const { TableNames } = listSchema.parse(await engine.call('ListTables', {}));
  const table = TableNames.find((name) => name.endsWith('RecordsTable'));
  if (table === undefined) return [];
  const each = await Promise.all(pieceRailNames.map((rail) => topUpsOf(engine, table, rail)));
  return each.flat();
}

async function topUpsOf(
  engine: Pick<RecordsEngine, 'call'>,
  TableName: string,
  rail: TopUp['rail'],
): Promise<readonly TopUp[]> {
  const found: TopUp[] = [];
  let start: object | undefined;
  do {
    const { Items, LastEvaluatedKey } = pageSchema.parse(
      await engine.call('Query', {
        ...{ TableName, IndexName: 'byQueue', KeyConditionExpression: '#queue = :queue' },
        ExpressionAttributeNames: { '#queue': 'queue' },
        ExpressionAttributeValues: marshall({ ':queue': queues.floatTopUps(rail) }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of Items) {
      const { document } = keptSchema.parse(unmarshall(item));
      if (document.state !== 'confirmed') continue;
      const { topUpId, amountPence, confirmedAt: at } = document;
      found.push({ rail, reference: topUpReference(topUpId), amountPence, at });
    }
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
