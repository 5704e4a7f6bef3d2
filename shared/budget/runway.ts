import {
  isWorkingDay,
  plusCalendarDays,
  sumPence,
  type LocalDate,
  type Pence,
} from '#shared/kernel/index.ts';

/** How far a forecast looks back, in days; today, which is not over, is none of them. */
export const daysLookedBack = 14;
/** Fewer working days than these say more about chance than about the rate. */
const leastWorkingDays = 3;
/** Further than this nobody plans, and a window that has closed has no end of its own. */
const farthestDays = 366;

/** What was drawn from an envelope on each day, less what came back to it. */
export type DrawnByDay = ReadonlyMap<LocalDate, Pence>;

export type Runway =
  | { readonly kind: 'dry' }
  | { readonly kind: 'not-spending' }
  | { readonly kind: 'too-early' }
  | { readonly kind: 'lasts'; readonly days: number; readonly until: LocalDate }
  | { readonly kind: 'outlasts-window' };

export interface RunwayRequest {
  readonly availablePence: Pence;
  readonly drawn: DrawnByDay;
  readonly today: LocalDate;
  /** From `observedFrom`; undefined when nothing was drawn anywhere. */
  readonly from: LocalDate | undefined;
  readonly closesOn: LocalDate;
}

/**
 * The first of the days looked back on which anything was drawn from any envelope of the window. Days
 * before it say that nobody was deciding yet, not that little is needed. It is today when that is the
 * first: too early to say anything, but money is going out.
 */
export function observedFrom(all: Iterable<DrawnByDay>, today: LocalDate): LocalDate | undefined {
  const earliest = plusCalendarDays(today, -daysLookedBack);
  const days = [...all].flatMap((drawn) => [...drawn.keys()]);
  return days.filter((day) => day >= earliest && day <= today).sort()[0];
}

/**
 * When an envelope runs dry at the present rate, in calendar days. Money is drawn when people work, so
 * what was drawn is divided by working days and counted on over working days: a weekend neither slows
 * the rate nor shortens the money, and a bank holiday moves the day.
 */
export function forecastRunway(request: RunwayRequest): Runway {
  const { availablePence, drawn, today, from, closesOn } = request;
  if (availablePence <= 0) return { kind: 'dry' };
  if (from === undefined) return { kind: 'not-spending' };
  const observed = daysFrom(from, today);
  const workingDays = observed.filter(isWorkingDay).length;
  if (workingDays < leastWorkingDays) return { kind: 'too-early' };
  const drawnPence = sumPence(observed.map((day) => drawn.get(day) ?? 0));
  if (drawnPence <= 0) return { kind: 'not-spending' };
  const workingDaysLeft = (availablePence * workingDays) / drawnPence;
  const last = closesOn >= today ? closesOn : plusCalendarDays(today, farthestDays);
  let day = today;
  let days = 0;
  for (let worked = isWorkingDay(day) ? 1 : 0; worked < workingDaysLeft;) {
    day = plusCalendarDays(day, 1);
    days += 1;
    if (day > last) return { kind: 'outlasts-window' };
    if (isWorkingDay(day)) worked += 1;
  }
  return { kind: 'lasts', days: Math.max(1, days), until: day };
}

/** What was drawn from several envelopes together. */
export function drawnTogether(all: Iterable<DrawnByDay>): DrawnByDay {
  const sums = new Map<LocalDate, Pence>();
  for (const drawn of all) {
    for (const [day, pence] of drawn) sums.set(day, (sums.get(day) ?? 0) + pence);
  }
  return sums;
}

function daysFrom(first: LocalDate, end: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day < end; day = plusCalendarDays(day, 1)) days.push(day);
  return days;
}
