import { localMonth, plusDays, type Clock } from '#shared/kernel/index.ts';

import type { Counter } from './counter.ts';
import type { ReportStore } from './report-store.ts';

/** So long after a month has ended nothing is on its way to its counters any more. */
const daysToSettle = 3;
/** And if something is after all, it shows so soon. */
const rememberedMs = 5 * 60_000;

/**
 * Reads the counters of a month that is over once, and not again for five minutes. What happens is counted in
 * the month in which it happens, so these no longer change; a report of a year is mostly of such months.
 */
export function rememberMonths(
  reports: Pick<ReportStore, 'readCounters'>,
  clock: Clock,
): Pick<ReportStore, 'readCounters'> {
  const known = new Map<
    string,
    { readonly until: number; readonly counters: Promise<readonly Counter[]> }
  >();
  return {
    readCounters(pk, skBeginning = '') {
      const at = clock.now();
      const month = pk.slice(pk.lastIndexOf('#') + 1);
      if (month >= localMonth(plusDays(at, -daysToSettle))) {
        return reports.readCounters(pk, skBeginning);
      }
      const name = `${pk} ${skBeginning}`;
      const found = known.get(name);
      if (found !== undefined && found.until > Date.parse(at)) return found.counters;
      const counters = reports.readCounters(pk, skBeginning);
      known.set(name, { until: Date.parse(at) + rememberedMs, counters });
      // What could not be read is asked for again.
      counters.catch(() => known.delete(name));
      return counters;
    },
  };
}
