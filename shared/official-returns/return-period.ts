import { localMonth, plusMonths, type Instant } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { monthsOf, wholePeriodOf, type Period } from '#shared/reporting/index.ts';

/** One period that a programme reports on: whole months, the first of them of April, or so many months later. */
export interface ReturnPeriod extends Period {
  /** `2026-04--2026-06`, as in addresses and keys. */
  readonly periodId: string;
}

/**
 * The periods a programme reports on, from its first month to the one that is running, the newest first; none where
 * nobody asks for a return. They follow the financial year, which begins in April.
 */
export function returnPeriodsOf(programme: Programme, now: Instant): readonly ReturnPeriod[] {
  const { officialReturn } = programme;
  if (officialReturn === undefined) return [];
  const { everyMonths } = officialReturn;
  const whole = wholePeriodOf(programme, now);
  if (whole.firstMonth > localMonth(now)) return [];
  const beginnings = new Set(monthsOf(whole).map((month) => beginningOf(month, everyMonths)));
  return [...beginnings]
    .map((firstMonth) => {
      const lastMonth = plusMonths(firstMonth, everyMonths - 1);
      return { periodId: `${firstMonth}--${lastMonth}`, firstMonth, lastMonth };
    })
    .reverse();
}

export function findReturnPeriod(
  programme: Programme,
  periodId: string,
  now: Instant,
): ReturnPeriod | undefined {
  return returnPeriodsOf(programme, now).find((period) => period.periodId === periodId);
}

const april = 4;

/** The month in which the period began that a month is in. */
function beginningOf(month: string, everyMonths: number): string {
  const sinceApril = (Number(month.slice('YYYY-'.length)) - april + 12) % everyMonths;
  return plusMonths(month, -sinceApril);
}
