import type { DomainEvent } from '#shared/events/index.ts';
import { localMonth } from '#shared/kernel/index.ts';
import { configuredFunds, type FundRegistry } from '#shared/programmes/index.ts';

import { familyConnectReport, monthsBetween, reportKeys, type Counter } from './counter.ts';
import { compareCounters, rebuildCounters, type CounterDifference } from './rebuild-counters.ts';
import type { ReportStore } from './report-store.ts';

export interface CountersVerified {
  readonly events: number;
  readonly counters: number;
  /** Empty when every counter is exact. */
  readonly differences: readonly CounterDifference[];
}

/**
 * Counts every event again and compares with what is stored, for every report in every month from
 * the first event to the last: a counter that no event explains is a difference too.
 */
export async function verifyCounters(
  events: readonly DomainEvent[],
  reports: Pick<ReportStore, 'readCounters'>,
  programmes: FundRegistry = configuredFunds,
): Promise<CountersVerified> {
  const expected = rebuildCounters(events, programmes);
  const months = events.map((event) => localMonth(event.at)).sort();
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const reportIds = [
    ...programmes.all.map((programme) => programme.programmeId),
    familyConnectReport,
  ];
  const stored: Counter[] = [];
  for (const month of first === '' ? [] : monthsBetween(first, last)) {
    for (const reportId of reportIds) {
      stored.push(...(await reports.readCounters(reportKeys.month(reportId, month))));
    }
  }
  return {
    events: events.length,
    counters: expected.length,
    differences: compareCounters(expected, stored),
  };
}
