import type { Vintage } from '#shared/reference/index.ts';

import { areasOfVintage, familyConnectReport, reportKeys } from './counter.ts';
import { monthsOf, type Period } from './period.ts';
import type { ReportStore } from './report-store.ts';

/** How many asked for further help in each small area of a vintage; an area where nobody did is absent. */
export type ConnectionsByArea = ReadonlyMap<string, number>;

export function createConnectionsByArea(ports: {
  readonly reports: Pick<ReportStore, 'readCounters'>;
}) {
  return async function connectionsByArea(
    vintage: Vintage,
    period: Period,
  ): Promise<ConnectionsByArea> {
    const beginning = areasOfVintage(vintage);
    const months = await Promise.all(
      monthsOf(period).map((month) =>
        ports.reports.readCounters(reportKeys.month(familyConnectReport, month), beginning),
      ),
    );
    const opened = new Map<string, number>();
    for (const { sk, amounts } of months.flat()) {
      const lsoaCode = sk.slice(beginning.length);
      opened.set(lsoaCode, (opened.get(lsoaCode) ?? 0) + (amounts['opened'] ?? 0));
    }
    return opened;
  };
}
