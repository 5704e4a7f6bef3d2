import { isBankHoliday, plusCalendarDays, type LocalDate } from '#shared/kernel/index.ts';

import { firstDay } from './proportions.ts';

/** Days until a rush has fallen to about a third of itself. Invented. */
const rushDays = 16;
const rushHeight = 2.4;
const steady = 0.6;

/** How busy the days of a week are, Sunday first. Invented: partners send on weekdays. */
const weekdays = [0.12, 1.1, 1.05, 1, 0.95, 0.9, 0.25] as const;

const holidayFactor = 0.15;
/** Between Christmas and New Year most partners are closed. */
const quietWeek = { from: '2021-12-24', to: '2022-01-03', factor: 0.35 } as const;

export function dateOfDay(day: number): LocalDate {
  return plusCalendarDays(firstDay, day);
}

/**
 * How much of the winter arrives on each day: a rush when the fund opens that falls away, quiet
 * weekends, a quiet Christmas. Weights, not numbers: they need not sum to anything.
 */
export function arrivalWeights(days: number): readonly number[] {
  return Array.from({ length: days }, (_, day) => {
    const date = dateOfDay(day);
    const rush = steady + rushHeight * Math.exp(-day / rushDays);
    const weekday = weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? 1;
    const holiday = isBankHoliday(date) ? holidayFactor : 1;
    const quiet = date >= quietWeek.from && date <= quietWeek.to ? quietWeek.factor : 1;
    return rush * weekday * holiday * quiet;
  });
}
