import { isWorkingDay, type LocalDate } from '#shared/kernel/index.ts';

import { bankOutage, dateOfDay } from './winter/index.ts';

/** Applications come in from nine, staff work from two, in UTC: apart enough that no order is chance. */
export const arrivalHour = 9;
export const staffHour = 14;

/** Days after the last application until the last payment can have come back. */
const workingDaysAfterwards = 10;

export interface ReplayDay {
  /** 0 is the first day of the winter; it goes on after the last application. */
  readonly day: number;
  readonly date: LocalDate;
  readonly working: boolean;
  /** The bank takes no file on this day. */
  readonly outage: boolean;
  /** The last day of all: whatever waits is given out. */
  readonly last: boolean;
}

/** The days to play: those of the winter, and ten working days for the bank to finish. */
export function replayDays(winterDays: number): readonly ReplayDay[] {
  const dates = [...datesFrom(winterDays)];
  const workingDays = dates.slice(0, winterDays).filter((date) => isWorkingDay(date));
  const outage = outageDates(workingDays);
  return dates.map((date, day) => ({
    day,
    date,
    working: isWorkingDay(date),
    outage: outage.has(date),
    last: day === dates.length - 1,
  }));
}

function* datesFrom(winterDays: number): Generator<LocalDate> {
  let after = 0;
  for (let day = 0; day < winterDays || after < workingDaysAfterwards; day += 1) {
    const date = dateOfDay(day);
    if (day >= winterDays && isWorkingDay(date)) after += 1;
    yield date;
  }
}

/** Too short a winter has no room for an outage and for getting over it. */
function outageDates(workingDays: readonly LocalDate[]): ReadonlySet<LocalDate> {
  const { workingDays: long, beginsAfterShare } = bankOutage;
  const begins = Math.floor(workingDays.length * beginsAfterShare);
  return new Set(workingDays.length > 2 * long ? workingDays.slice(begins, begins + long) : []);
}

export function instantOf(date: LocalDate, hour: number): number {
  return Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00.000Z`);
}
