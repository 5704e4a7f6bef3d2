import { familyConnectReport, reportKeys, type Counter } from './counter.ts';
import { sumAmounts, type CountedAmounts } from './figures.ts';
import { monthsOf, type Period } from './period.ts';
import type { ReportStore } from './report-store.ts';

/** Requests for further help in one place and period. */
export interface ConnectionFigures {
  readonly opened: number;
  readonly allocated: number;
  readonly allocatedWithinTarget: number;
  /** Of those allocated; absent while none is. */
  readonly withinTargetShare: number | undefined;
  readonly averageWaitDays: number | undefined;
  /** Requests by reason, most frequent first; one request may have several. */
  readonly reasons: readonly { readonly reason: string; readonly opened: number }[];
}

/** How one locality did in a period; `city` stands for those whose address is hidden. */
export function createConnectionReport(ports: { readonly reports: Pick<ReportStore, 'readSome'> }) {
  return async function connectionReport(
    localityCode: string,
    period: Period,
  ): Promise<ConnectionFigures> {
    const keys = monthsOf(period).map((month) => ({
      pk: reportKeys.month(familyConnectReport, month),
      sk: reportKeys.locality(localityCode),
    }));
    return figuresOf(await ports.reports.readSome(keys));
  };
}

function figuresOf(counters: readonly Counter[]): ConnectionFigures {
  const amounts = sumAmounts(counters.map((counter) => counter.amounts));
  const allocated = amounts['allocated'] ?? 0;
  const allocatedWithinTarget = amounts['allocatedWithinTarget'] ?? 0;
  return {
    opened: amounts['opened'] ?? 0,
    allocated,
    allocatedWithinTarget,
    withinTargetShare: allocated === 0 ? undefined : allocatedWithinTarget / allocated,
    averageWaitDays:
      allocated === 0 ? undefined : (amounts['waitedCentidays'] ?? 0) / 100 / allocated,
    reasons: reasonsOf(amounts),
  };
}

const openedFor = 'opened:';

function reasonsOf(amounts: CountedAmounts) {
  return Object.entries(amounts)
    .filter(([name, opened]) => name.startsWith(openedFor) && opened > 0)
    .map(([name, opened]) => ({ reason: name.slice(openedFor.length), opened }))
    .sort((a, b) => b.opened - a.opened || (a.reason < b.reason ? -1 : 1));
}
