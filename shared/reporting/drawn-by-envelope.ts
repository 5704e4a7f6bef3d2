import { daysLookedBack, type DrawnByDay } from '#shared/budget/index.ts';
import { localDate, plusCalendarDays, type Instant, type LocalDate } from '#shared/kernel/index.ts';

import { dayOfDrawn, envelopeOfCounter, monthsBetween, reportKeys } from './counter.ts';
import type { ReportStore } from './report-store.ts';

/** What was drawn lately from each envelope of one window. */
export type DrawnByEnvelope = ReadonlyMap<string, DrawnByDay>;

/**
 * Reads what a runway needs: two months of counters at most, one for each envelope, however many
 * awards there were.
 */
export function createDrawnByEnvelope(ports: {
  readonly reports: Pick<ReportStore, 'readCounters'>;
}) {
  return async function drawnByEnvelope(
    { programmeId, windowId }: { readonly programmeId: string; readonly windowId: string },
    at: Instant,
  ): Promise<DrawnByEnvelope> {
    const today = localDate(at);
    const first = plusCalendarDays(today, -daysLookedBack);
    const beginning = reportKeys.envelope(`${programmeId}:${windowId}:`);
    const months = monthsBetween(first.slice(0, 7), today.slice(0, 7));
    const counters = await Promise.all(
      months.map((month) =>
        ports.reports.readCounters(reportKeys.month(programmeId, month), beginning),
      ),
    );
    const found = new Map<string, Map<LocalDate, number>>();
    for (const { sk, amounts } of counters.flat()) {
      const envelopeId = envelopeOfCounter(sk);
      const drawn = found.get(envelopeId) ?? new Map<LocalDate, number>();
      found.set(envelopeId, drawn);
      for (const [name, pence] of Object.entries(amounts)) {
        const day = dayOfDrawn(name);
        if (day !== undefined && day >= first) drawn.set(day, pence);
      }
    }
    return found;
  };
}
