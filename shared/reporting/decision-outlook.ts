import {
  addWorkingDays,
  isWorkingDay,
  localDate,
  plusCalendarDays,
  plusCalendarMonths,
  type Instant,
  type LocalDate,
} from '#shared/kernel/index.ts';
import {
  configuredProgrammes,
  windowAt,
  type ProgrammeRegistry,
} from '#shared/programmes/index.ts';

import { localityBeginning, monthsBetween, reportKeys } from './counter.ts';
import { sumAmounts, type CountedAmounts } from './figures.ts';
import type { ReportStore } from './report-store.ts';

/** How long it takes, at the present speed, to decide all that waits for a decision. */
export interface DecisionOutlook {
  /** Applications that came in and are neither decided nor taken back. */
  readonly waiting: number;
  readonly workingDays: number;
  /** So many working days from today. */
  readonly expectedOn: LocalDate;
}

/** Whoever is not decided within a year is not part of how long it takes now. */
const backlogMonths = 12;
/** With fewer decisions, or fewer days to make them on, a speed would be a guess. */
const decisionsAtLeast = 10;
const daysAtLeast = 3;

/**
 * What waits, divided by what was decided a working day in this month and the last one (Little's
 * law). Counters only: at most thirteen small reads, however many applications there are. Undefined
 * when too little was decided to tell. Most urgent first means that one family hears sooner and
 * another later: it is when the last of those who wait now is decided, if nobody overtakes.
 */
export function createDecisionOutlook(ports: {
  readonly reports: Pick<ReportStore, 'readCounters'>;
  readonly programmes?: ProgrammeRegistry;
}) {
  const { reports, programmes = configuredProgrammes } = ports;
  return async function decisionOutlook(
    programmeId: string,
    at: Instant,
  ): Promise<DecisionOutlook | undefined> {
    const today = localDate(at);
    const months = monthsBetween(
      plusCalendarMonths(today, -backlogMonths).slice(0, 7),
      today.slice(0, 7),
    );
    const counted = await Promise.all(
      months.map(async (month) => {
        const pk = reportKeys.month(programmeId, month);
        const counters = await reports.readCounters(pk, localityBeginning);
        return sumAmounts(counters.map(({ amounts }) => amounts));
      }),
    );
    const [lastMonth = {}, thisMonth = {}] = counted.slice(-2);
    const opensOn = windowAt(programmes.byId(programmeId), at)?.opensOn ?? '';
    const days = workingDaysFrom(firstDay(lastMonth, opensOn, today), today);
    const recent = sumAmounts([lastMonth, thisMonth]);
    const decided = decidedOf(recent);
    if (decided < decisionsAtLeast || days < daysAtLeast) return undefined;
    const all = sumAmounts(counted);
    const waiting = Math.max(0, (all['submitted'] ?? 0) - decidedOf(all) - takenBackOf(all));
    const workingDays = Math.max(1, Math.ceil((waiting * days) / decided));
    return { waiting, workingDays, expectedOn: addWorkingDays(today, workingDays) };
  };
}

/** From when decisions are counted: last month, or this one or its window when nothing was before. */
function firstDay(lastMonth: CountedAmounts, opensOn: LocalDate, today: LocalDate): LocalDate {
  if (Object.keys(lastMonth).length > 0) return `${plusCalendarMonths(today, -1).slice(0, 7)}-01`;
  const first = `${today.slice(0, 7)}-01`;
  return opensOn > first ? opensOn : first;
}

function decidedOf(amounts: CountedAmounts): number {
  return (amounts['approved'] ?? 0) + (amounts['declined'] ?? 0);
}

/** Taken back before anybody had decided. */
function takenBackOf(amounts: CountedAmounts): number {
  return (amounts['withdrawn'] ?? 0) - (amounts['withdrawnAwards'] ?? 0);
}

/** The working days of a stretch, its first and last day among them. */
function workingDaysFrom(first: LocalDate, last: LocalDate): number {
  let days = 0;
  for (let day = first; day <= last; day = plusCalendarDays(day, 1)) {
    if (isWorkingDay(day)) days += 1;
  }
  return days;
}
