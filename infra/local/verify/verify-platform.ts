import * as z from 'zod';

import {
  gatherRecords,
  readerOf,
  verifyRecords,
  type Check,
  type GatheredRecords,
} from '#shared/verification/index.ts';
import { compareCounters, type Counter } from '#shared/reporting/index.ts';
import { parkedMessages, parkedMessageSchema } from '#shared/worker/index.ts';

import { createCountAgain } from './count-again.ts';
import type { KeptItem, KeptPlatform } from './kept-platform.ts';

export interface Verified {
  readonly checks: readonly Check[];
  readonly gathered: GatheredRecords;
  /** The counters of all reports, counted from the events. */
  readonly counters: readonly Counter[];
}

const storedItemSchema = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  kind: z.string(),
  version: z.number(),
  queue: z.string().exactOptional(),
  queueOrder: z.string().exactOptional(),
});
const storedCounterSchema = z.object({ pk: z.string(), sk: z.string() }).catchall(z.int());

/** Checks every promise of the records, and that the reports count what happened. */
export async function verifyPlatform(kept: KeptPlatform): Promise<Verified> {
  const again = createCountAgain();
  const strange: KeptItem[] = [];
  const records = gatherRecords({
    others: { [parkedMessages.kind]: readerOf(parkedMessages, parkedMessageSchema) },
    onEvent: (event) => {
      again.add(event);
    },
  });
  for await (const page of kept.pages('records')) {
    for (const item of page) {
      const stored = storedItemSchema.safeParse(item);
      if (stored.success) records.add(stored.data);
      else strange.push(item);
    }
  }
  const { gathered } = records;
  const counters = again.counters();
  return {
    checks: [
      ...withStrange(verifyRecords(gathered, { now: kept.now, bank: kept.bank }), strange),
      checkCounters(counters, await storedCounters(kept)),
    ],
    gathered,
    counters,
  };
}

/** What is no item of ours at all is the first check's business too. */
function withStrange(checks: readonly Check[], strange: readonly KeptItem[]): readonly Check[] {
  const [items, ...rest] = checks;
  if (items === undefined || strange.length === 0) return checks;
  const faults = strange.map(({ pk, sk }) => ({
    ...{ pk: String(pk), sk: String(sk) },
    sentence: 'It has no kind or version: nothing of ours wrote it.',
  }));
  return [
    { ...items, looked: items.looked + strange.length, faults: [...items.faults, ...faults] },
    ...rest,
  ];
}

async function storedCounters(kept: KeptPlatform): Promise<readonly Counter[]> {
  const counters: Counter[] = [];
  for await (const page of kept.pages('reports')) {
    for (const item of page) {
      if (!String(item['pk']).startsWith('REPORT#')) continue;
      const { pk, sk, ...amounts } = storedCounterSchema.parse(item);
      counters.push({ pk, sk, amounts });
    }
  }
  return counters;
}

function checkCounters(expected: readonly Counter[], stored: readonly Counter[]): Check {
  return {
    name: 'counters',
    promise: 'The counters of every report equal a recount of all events',
    looked: stored.length,
    faults: compareCounters(expected, stored).map((difference) => ({
      pk: difference.pk,
      sk: difference.sk,
      sentence: `It says ${difference.amount} is ${difference.stored}, the events add up to ${difference.expected}.`,
    })),
  };
}
