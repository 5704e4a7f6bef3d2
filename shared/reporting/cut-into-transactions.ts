import { invariant } from '#shared/kernel/index.ts';

import type { CountedEvent } from './count-event.ts';
import type { CounterAddition } from './counter.ts';

/**
 * Cuts a batch into as few transactions as go: each event costs its mark, and each counter is moved
 * once however many events add to it. Events that share a counter are laid side by side. An event
 * that a batch holds twice is kept once.
 */
export function cutIntoTransactions(
  batch: readonly CountedEvent[],
  itemLimit: number,
): readonly (readonly CountedEvent[])[] {
  const once = new Map(batch.map((event) => [event.eventId, event]));
  const parts: CountedEvent[][] = [];
  let current: CountedEvent[] = [];
  let counters = new Set<string>();
  for (const event of bySharedCounters([...once.values()])) {
    const keys = event.additions.map(keyOf);
    invariant(keys.length < itemLimit, `Event ${event.eventId} does not fit one transaction`);
    const more = keys.filter((key) => !counters.has(key)).length;
    if (current.length + counters.size + 1 + more > itemLimit) {
      parts.push(current);
      current = [];
      counters = new Set();
    }
    current.push(event);
    for (const key of keys) counters.add(key);
  }
  if (current.length > 0) parts.push(current);
  return parts;
}

/** What a transaction adds to each of its counters, one addition a counter. */
export function addTogether(events: readonly CountedEvent[]): readonly CounterAddition[] {
  const sums = new Map<string, { pk: string; sk: string; amounts: Record<string, number> }>();
  for (const addition of events.flatMap((event) => event.additions)) {
    const key = keyOf(addition);
    const sum = sums.get(key) ?? { pk: addition.pk, sk: addition.sk, amounts: {} };
    for (const [name, amount] of Object.entries(addition.amounts)) {
      invariant(Number.isSafeInteger(amount), `${name} of ${key} is not a whole number: ${amount}`);
      sum.amounts[name] = (sum.amounts[name] ?? 0) + amount;
    }
    sums.set(key, sum);
  }
  return [...sums.values()];
}

export function keyOf({ pk, sk }: { readonly pk: string; readonly sk: string }): string {
  return `${pk} ${sk}`;
}

/** Small areas differ most, so the last addition orders before the first. */
function bySharedCounters(events: readonly CountedEvent[]): readonly CountedEvent[] {
  return events
    .map((event) => ({ event, order: orderOf(event) }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ event }) => event);
}

function orderOf({ additions, eventId }: CountedEvent): string {
  return [...additions.map(keyOf).reverse(), eventId].join(' ');
}
