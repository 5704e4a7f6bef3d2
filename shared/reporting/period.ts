import { localMonth, plusDays, type Instant } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import { monthsBetween } from './counter.ts';

/** Whole months of Birmingham's calendar, both ends included: `2021-12` to `2022-03`. */
export interface Period {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** Decisions and payments of a window go on for a while after it has closed. */
const daysAfterClosing = 92;

/** From the month a programme first opened to now, or to when its last payments have come through. */
export function wholePeriodOf(programme: Programme, now: Instant): Period {
  const opened = programme.windows.map((window) => window.opensOn.slice(0, 7)).sort();
  const closed = programme.windows.map((window) => window.closesOn).sort();
  const firstMonth = opened[0] ?? localMonth(now);
  const over = localMonth(
    plusDays(`${closed.at(-1) ?? now.slice(0, 10)}T12:00:00Z`, daysAfterClosing),
  );
  const thisMonth = localMonth(now);
  const lastMonth = thisMonth < over ? thisMonth : over;
  return { firstMonth, lastMonth: lastMonth < firstMonth ? firstMonth : lastMonth };
}

export function monthsOf({ firstMonth, lastMonth }: Period): readonly string[] {
  return monthsBetween(firstMonth, lastMonth);
}
