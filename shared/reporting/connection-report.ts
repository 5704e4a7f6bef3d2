import {
  connectionOutcomes,
  helpLayers,
  type ConnectionOutcome,
  type HelpLayer,
} from '#shared/family-connect/index.ts';

import { connectionHeadings, type ConnectionHeading } from './connection-headings.ts';
import { familyConnectReport, reportKeys, type Counter } from './counter.ts';
import { sumAmounts, type CountedAmounts } from './figures.ts';
import { monthsOf, type Period } from './period.ts';
import type { ReportStore } from './report-store.ts';

/** Requests for further help in some places and a period. */
export interface ConnectionFigures {
  readonly opened: number;
  readonly allocated: number;
  readonly allocatedWithinTarget: number;
  /** Of those allocated; absent while none is. */
  readonly withinTargetShare: number | undefined;
  readonly averageWaitDays: number | undefined;
  /** Whole days within which half of those allocated had their worker; absent while none has. */
  readonly medianWaitDays: number | undefined;
  /** Requests by reason, most frequent first; one request may have several. */
  readonly reasons: readonly { readonly reason: string; readonly opened: number }[];
  /** Families under each of the city's headings; one may be under several, and under each once. */
  readonly headings: readonly { readonly heading: ConnectionHeading; readonly opened: number }[];
  /** Families whom their worker spoke with. */
  readonly contacted: number;
  readonly outcomes: readonly { readonly outcome: ConnectionOutcome; readonly closed: number }[];
  /** Families who asked in the period by how much help they need; and those of whom nobody has chosen it. */
  readonly layers: readonly { readonly layer: HelpLayer | 'not-chosen'; readonly opened: number }[];
  readonly months: readonly ConnectionMonth[];
}

export interface ConnectionMonth {
  readonly month: string;
  readonly opened: number;
  /** Families who asked from the period's first month on. Source: outcomes framework, 1.7. */
  readonly openedSoFar: number;
  readonly allocated: number;
  readonly withinTargetShare: number | undefined;
  readonly medianWaitDays: number | undefined;
}

/** How some localities did in a period; `city` stands for those whose address is hidden. */
export function createConnectionReport(ports: { readonly reports: Pick<ReportStore, 'readSome'> }) {
  return async function connectionReport(
    localityCodes: readonly string[],
    period: Period,
  ): Promise<ConnectionFigures> {
    const keys = monthsOf(period).flatMap((month) =>
      localityCodes.map((code) => ({
        pk: reportKeys.month(familyConnectReport, month),
        sk: reportKeys.locality(code),
      })),
    );
    return figuresOf(await ports.reports.readSome(keys), period);
  };
}

function figuresOf(counters: readonly Counter[], period: Period): ConnectionFigures {
  const amounts = sumAmounts(counters.map((counter) => counter.amounts));
  const allocated = amounts['allocated'] ?? 0;
  return {
    ...{ opened: amounts['opened'] ?? 0, allocated },
    allocatedWithinTarget: amounts['allocatedWithinTarget'] ?? 0,
    withinTargetShare: withinTargetShareOf(amounts),
    averageWaitDays:
      allocated === 0 ? undefined : (amounts['waitedCentidays'] ?? 0) / 100 / allocated,
    medianWaitDays: medianOf(amounts),
    reasons: reasonsOf(amounts),
    headings: connectionHeadings.map((heading) => ({
      heading,
      opened: amounts[`openedUnder:${heading}`] ?? 0,
    })),
    contacted: amounts['contacted'] ?? 0,
    outcomes: connectionOutcomes.map((outcome) => ({
      ...{ outcome, closed: amounts[`closed:${outcome}`] ?? 0 },
    })),
    layers: layersOf(amounts),
    months: monthRows(counters, period),
  };
}

function layersOf(amounts: CountedAmounts): ConnectionFigures['layers'] {
  const chosen = helpLayers.map((layer) => ({ layer, opened: amounts[`inLayer:${layer}`] ?? 0 }));
  const all = chosen.reduce((sum, { opened }) => sum + opened, 0);
  return [...chosen, { layer: 'not-chosen', opened: (amounts['opened'] ?? 0) - all }];
}

function monthRows(counters: readonly Counter[], period: Period): readonly ConnectionMonth[] {
  let openedSoFar = 0;
  return monthsOf(period).map((month) => {
    const pk = reportKeys.month(familyConnectReport, month);
    const amounts = sumAmounts(
      counters.filter((counter) => counter.pk === pk).map((counter) => counter.amounts),
    );
    const opened = amounts['opened'] ?? 0;
    openedSoFar += opened;
    return {
      ...{ month, opened, openedSoFar, allocated: amounts['allocated'] ?? 0 },
      withinTargetShare: withinTargetShareOf(amounts),
      medianWaitDays: medianOf(amounts),
    };
  });
}

function withinTargetShareOf(amounts: CountedAmounts): number | undefined {
  const allocated = amounts['allocated'] ?? 0;
  return allocated === 0 ? undefined : (amounts['allocatedWithinTarget'] ?? 0) / allocated;
}

const openedFor = 'opened:';
const allocatedAfter = 'allocatedAfter:';

/** The middle of those counted by the whole days they waited. */
function medianOf(amounts: CountedAmounts): number | undefined {
  const byDays = Object.entries(amounts)
    .filter(([name]) => name.startsWith(allocatedAfter))
    .map(([name, count]) => ({ days: Number(name.slice(allocatedAfter.length)), count }))
    .sort((one, other) => one.days - other.days);
  const all = byDays.reduce((sum, { count }) => sum + count, 0);
  let counted = 0;
  return byDays.find(({ count }) => {
    counted += count;
    return counted * 2 >= all;
  })?.days;
}

function reasonsOf(amounts: CountedAmounts) {
  return Object.entries(amounts)
    .filter(([name, opened]) => name.startsWith(openedFor) && opened > 0)
    .map(([name, opened]) => ({ reason: name.slice(openedFor.length), opened }))
    .sort((a, b) => b.opened - a.opened || (a.reason < b.reason ? -1 : 1));
}
