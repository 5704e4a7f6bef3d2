import type { DomainEvent } from '#shared/events/index.ts';
import {
  addTogether,
  countEvent,
  type CountedEvent,
  type Counter,
} from '#shared/reporting/index.ts';

/** Counts events one by one, without keeping them. */
export interface CountAgain {
  add(event: DomainEvent): void;
  /** What the counters must say. */
  counters(): readonly Counter[];
}

/** Adding up a few thousand at a time costs little memory and little time. */
const addedAtOnce = 5_000;

export function createCountAgain(): CountAgain {
  let sums: readonly Counter[] = [];
  let waiting: CountedEvent[] = [];

  function addUp(): void {
    sums = addTogether([{ eventId: 'so far', at: '', additions: sums }, ...waiting]);
    waiting = [];
  }

  return {
    add(event) {
      const counted = countEvent(event);
      if (counted === undefined) return;
      waiting.push(counted);
      if (waiting.length >= addedAtOnce) addUp();
    },
    counters() {
      addUp();
      return sums;
    },
  };
}
