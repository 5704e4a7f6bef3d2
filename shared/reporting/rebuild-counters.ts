import type { DomainEvent } from '#shared/events/index.ts';
import { configuredFunds, type FundRegistry } from '#shared/programmes/index.ts';

import { countEvent } from './count-event.ts';
import type { Counter } from './counter.ts';
import { addTogether, keyOf } from './cut-into-transactions.ts';

/** Counts events from nothing: what the counters must say. An event given twice counts once. */
export function rebuildCounters(
  events: Iterable<DomainEvent>,
  programmes: FundRegistry = configuredFunds,
): readonly Counter[] {
  const sums = new Map<string, { pk: string; sk: string; amounts: Record<string, number> }>();
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.eventId)) continue;
    seen.add(event.eventId);
    const counted = countEvent(event, programmes);
    if (counted === undefined) continue;
    for (const { pk, sk, amounts } of addTogether([counted])) {
      const sum = sums.get(keyOf({ pk, sk })) ?? { pk, sk, amounts: {} };
      for (const [name, amount] of Object.entries(amounts)) {
        sum.amounts[name] = (sum.amounts[name] ?? 0) + amount;
      }
      sums.set(keyOf(sum), sum);
    }
  }
  return [...sums.values()];
}

/** One amount that the stored counters and the events do not agree on. */
export interface CounterDifference {
  readonly pk: string;
  readonly sk: string;
  readonly amount: string;
  readonly expected: number;
  readonly stored: number;
}

/** Where stored counters differ from what the events say; an amount that is absent is nothing. */
export function compareCounters(
  expected: readonly Counter[],
  stored: readonly Counter[],
): readonly CounterDifference[] {
  const expectedByKey = new Map(expected.map((counter) => [keyOf(counter), counter]));
  const storedByKey = new Map(stored.map((counter) => [keyOf(counter), counter]));
  const everyKey = new Map([...storedByKey, ...expectedByKey]);
  return [...everyKey].flatMap(([key, { pk, sk }]) => {
    const should = expectedByKey.get(key)?.amounts ?? {};
    const is = storedByKey.get(key)?.amounts ?? {};
    return [...new Set([...Object.keys(should), ...Object.keys(is)])]
      .map((amount) => ({
        ...{ pk, sk, amount },
        expected: should[amount] ?? 0,
        stored: is[amount] ?? 0,
      }))
      .filter((difference) => difference.expected !== difference.stored);
  });
}
