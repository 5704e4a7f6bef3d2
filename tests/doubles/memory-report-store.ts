import {
  addTogether,
  cutIntoTransactions,
  type Counter,
  type ReportStore,
} from '#shared/reporting/index.ts';

export interface MemoryReportStore extends ReportStore {
  readonly counters: () => readonly Counter[];
  readonly transactions: () => number;
  /**
   * Makes the coming transactions fail: `before` they are carried out, or `after`, as when the answer
   * is lost on its way. `undefined` lets one pass.
   */
  readonly failNext: (...failures: readonly ('before' | 'after' | undefined)[]) => void;
}

/** Counters in memory that are moved in transactions of DynamoDB's size, with its all or nothing. */
export function createMemoryReportStore(itemLimit = 100): MemoryReportStore {
  const counters = new Map<string, { pk: string; sk: string; amounts: Record<string, number> }>();
  const marked = new Set<string>();
  const failures: ('before' | 'after' | undefined)[] = [];
  let transactions = 0;
  return {
    counters: () => [...counters.values()],
    transactions: () => transactions,
    failNext: (...next) => void failures.push(...next),
    async apply(batch) {
      let added = 0;
      for (const part of cutIntoTransactions(batch, itemLimit)) {
        await Promise.resolve();
        const failure = failures.shift();
        if (failure === 'before') throw new Error('The transaction did not arrive');
        const fresh = part.filter((event) => !marked.has(event.eventId));
        for (const { eventId } of fresh) marked.add(eventId);
        for (const { pk, sk, amounts } of addTogether(fresh)) {
          const kept = counters.get(`${pk} ${sk}`) ?? { pk, sk, amounts: {} };
          for (const [name, amount] of Object.entries(amounts)) {
            kept.amounts[name] = (kept.amounts[name] ?? 0) + amount;
          }
          counters.set(`${pk} ${sk}`, kept);
        }
        transactions += 1;
        added += fresh.length;
        if (failure === 'after') throw new Error('The answer was lost');
      }
      return added;
    },
    readSome: (keys) =>
      Promise.resolve(
        structuredClone(keys.flatMap(({ pk, sk }) => counters.get(`${pk} ${sk}`) ?? [])),
      ),
    readCounters: (pk, skBeginning = '') =>
      Promise.resolve(
        structuredClone(
          [...counters.values()]
            .filter((counter) => counter.pk === pk && counter.sk.startsWith(skBeginning))
            .sort((a, b) => (a.sk < b.sk ? -1 : 1)),
        ),
      ),
  };
}
