import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';

import { openRecordsEngine, serveEngine } from '#infra/local/records/index.ts';
import { localPartnerKey } from '#infra/local/partner-key-route.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { startLocalPlatform } from '#tests/doubles/local-platform.ts';

export interface PipelineFigures {
  readonly applications: number;
  readonly transactions: number;
  readonly pipelinePerSecond: number;
  readonly bareLoopPerSecond: number;
  readonly share: number;
}

const atOnce = 16;

/**
 * Committed transactions a second while applications go in over HTTP, are assessed from the queue and
 * counted from the stream, beside a bare loop of the AWS client that writes the very same items to
 * the same engine with as many calls under way. Both take turns, so that a machine that is slower for
 * a while slows both; of an odd number of rounds it is the one in the middle.
 */
export async function benchPipeline(
  applications: number,
  rounds: number,
): Promise<PipelineFigures & { readonly shares: readonly number[] }> {
  const all: PipelineFigures[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await playRound(applications));
  all.sort((one, other) => one.share - other.share);
  return { ...all[(rounds - 1) / 2]!, shares: all.map(({ share }) => share) };
}

async function playRound(applications: number): Promise<PipelineFigures> {
  const { kept, seconds, tables } = await runPipeline(applications);
  const bareSeconds = await runBareLoop(kept, tables);
  const pipelinePerSecond = kept.length / seconds;
  const bareLoopPerSecond = kept.length / bareSeconds;
  return {
    applications,
    transactions: kept.length,
    pipelinePerSecond,
    bareLoopPerSecond,
    share: pipelinePerSecond / bareLoopPerSecond,
  };
}

async function runPipeline(applications: number) {
  const started = await startLocalPlatform();
  const { platform, matchingKey } = started;
  try {
    const key = await localPartnerKey(platform, 'bench', matchingKey);
    const send = (n: number) => sendApplication(platform.url, key, n);
    await atATime(200, (n) => send(1_000_000 + n));
    await platform.drained();
    const kept: TransactWriteItem[][] = [];
    const call = platform.records.call.bind(platform.records);
    Object.defineProperty(platform.records, 'call', {
      value: async (operation: string, input: { TransactItems?: TransactWriteItem[] }) => {
        const answer = await call(operation, input);
        if (operation === 'TransactWriteItems') kept.push(input.TransactItems ?? []);
        return answer;
      },
    });
    const began = performance.now();
    await atATime(applications, send);
    await platform.drained();
    const seconds = (performance.now() - began) / 1000;
    const names = ['Records', 'Reports'].map((name) => `open-door-local-${name}Table`);
    const tables = await Promise.all(
      names.map((TableName) => call('DescribeTable', { TableName }) as Promise<{ Table: object }>),
    );
    return { kept, seconds, tables: tables.map(({ Table }) => Table) };
  } finally {
    await started.stop();
  }
}

async function sendApplication(url: string, key: string, n: number): Promise<void> {
  const response = await fetch(`${url}/api/v1/applications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': `bench-${n}-application` },
    body: JSON.stringify(
      buildForm({
        programmeId: 'crisis-and-resilience-fund',
        fullName: `Person ${n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`,
        home: { kind: 'address', line1: `${n} Washwood Heath Road`, postcode: 'B8 3BB' },
        // Strangers have nothing in common: what they had would be compared, and held for a person.
        contact: { ...buildForm().contact, phone: `07${String(400_000_000 + n)}` },
        // No bank has this sort code, so every number may be an account of it.
        payment: {
          ...{ method: 'bank-transfer', nameOnAccount: 'N Hussain', sortCode: '000999' },
          accountNumber: String(10_000_000 + n),
        },
      }),
    ),
  });
  const text = await response.text();
  if (response.status !== 201)
    throw new Error(`Application ${n} was answered ${response.status}: ${text}`);
}

async function runBareLoop(
  kept: readonly TransactWriteItem[][],
  tables: readonly object[],
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-bare-'));
  const engine = await openRecordsEngine({ folder, now: Date.now });
  const served = await serveEngine(engine);
  try {
    for (const table of tables) await engine.call('CreateTable', definitionOf(table));
    const client = new DynamoDBClient({
      endpoint: served.url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    });
    const began = performance.now();
    await atATime(kept.length, async (n) => {
      const TransactItems = kept[n]!.flatMap(unconditional);
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
    });
    const seconds = (performance.now() - began) / 1000;
    client.destroy();
    return seconds;
  } finally {
    await served.close();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same write without its condition, so that the loop may write in any order. */
function unconditional(item: TransactWriteItem): readonly TransactWriteItem[] {
  // What only holds another item still writes nothing.
  if (item.ConditionCheck !== undefined) return [];
  if (item.Put === undefined) return [item];
  const { TableName, Item } = item.Put;
  return [{ Put: { TableName, Item } }];
}

function definitionOf(table: object): object {
  const {
    TableName,
    KeySchema,
    AttributeDefinitions,
    GlobalSecondaryIndexes,
    StreamSpecification,
  } = table as Record<string, object | undefined>;
  const indexes = (GlobalSecondaryIndexes ?? []) as readonly Record<string, unknown>[];
  return {
    ...{ TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' },
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((index) => ({
            IndexName: index['IndexName'],
            KeySchema: index['KeySchema'],
            Projection: index['Projection'],
          })),
        }),
    ...(StreamSpecification === undefined ? {} : { StreamSpecification }),
  };
}

async function atATime(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const n = next;
        next += 1;
        await work(n);
      }
    }),
  );
}
