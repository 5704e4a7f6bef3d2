import type { CountedEvent } from './count-event.ts';
import type { Counter } from './counter.ts';

/** Where the counters are kept. */
export interface ReportStore {
  /**
   * Adds each event to its counters unless it was added before, and answers how many were new. An
   * event and its additions are kept together or not at all; a fault half-way through leaves the
   * rest for the next try, which adds nothing twice.
   */
  apply(batch: readonly CountedEvent[]): Promise<number>;
  /** The counters of one report and month whose sort key begins so; all of them without a beginning. */
  readCounters(pk: string, skBeginning?: string): Promise<readonly Counter[]>;
  /** Single counters by their keys, in no particular order; where nothing was counted there is none. */
  readSome(keys: readonly Pick<Counter, 'pk' | 'sk'>[]): Promise<readonly Counter[]>;
}
