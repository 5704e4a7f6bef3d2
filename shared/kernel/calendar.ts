import type { LocalDate } from './clock.ts';

/**
 * Bank holidays in England that no rule gives: moved, added or proclaimed days.
 * Source: GOV.UK, "UK bank holidays", England and Wales.
 */
const proclaimed = new Set([
  '2020-05-08', // Early May, moved to Victory in Europe Day
  '2022-06-02', // Spring, moved for the Platinum Jubilee
  '2022-06-03', // Platinum Jubilee
  '2022-09-19', // State funeral of Queen Elizabeth II
  '2023-05-08', // Coronation of King Charles III
]);
const movedAway = new Set(['2020-05-04', '2022-05-30']);

/** Whether banks clear payments on that day: not at weekends, not on a bank holiday in England. */
export function isWorkingDay(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(date);
}

export function isBankHoliday(date: LocalDate): boolean {
  return proclaimed.has(date) || (!movedAway.has(date) && ruleHolidays(yearOf(date)).has(date));
}

/** The working day that many working days after a date; 0 gives the date itself or the next working day. */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  let day = date;
  while (!isWorkingDay(day)) day = plusCalendarDays(day, 1);
  for (let left = days; left > 0; left -= 1) {
    do day = plusCalendarDays(day, 1);
    while (!isWorkingDay(day));
  }
  return day;
}

export function plusCalendarDays(date: LocalDate, days: number): LocalDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** `2022-01`, one on from `2021-12`; so many months back when there are less than none. */
export function plusMonths(month: string, months: number): string {
  return plusCalendarMonths(`${month}-01`, months).slice(0, 'YYYY-MM'.length);
}

/** The same day so many months on or back; the last day of a month that has no such day. */
export function plusCalendarMonths(date: LocalDate, months: number): LocalDate {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const month = first.toISOString().slice(0, 7);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${month}-${String(Math.min(Number(date.slice(8)), days)).padStart(2, '0')}`;
}

function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

const holidaysByYear = new Map<number, ReadonlySet<LocalDate>>();

function ruleHolidays(year: number): ReadonlySet<LocalDate> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const holidays = new Set([
    ...newYear(year),
    plusCalendarDays(easter, -2),
    plusCalendarDays(easter, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
  ]);
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** New Year's Day, or the Monday after when it falls on a weekend. */
function newYear(year: number): LocalDate[] {
  return [nextMondayIfWeekend(`${year}-01-01`)];
}

/** Christmas and Boxing Day, with the next free weekdays as substitutes. */
function christmas(year: number): LocalDate[] {
  const day = weekdayOf(`${year}-12-25`);
  if (day === 5) return [`${year}-12-25`, `${year}-12-28`];
  if (day === 6) return [`${year}-12-27`, `${year}-12-28`];
  if (day === 0) return [`${year}-12-26`, `${year}-12-27`];
  return [`${year}-12-25`, `${year}-12-26`];
}

function nextMondayIfWeekend(date: LocalDate): LocalDate {
  const weekday = weekdayOf(date);
  if (weekday === 6) return plusCalendarDays(date, 2);
  return weekday === 0 ? plusCalendarDays(date, 1) : date;
}

function firstMonday(year: number, month: number): LocalDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return plusCalendarDays(first, (8 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: number): LocalDate {
  const last = `${year}-${String(month).padStart(2, '0')}-31`;
  return plusCalendarDays(last, -((weekdayOf(last) + 6) % 7));
}

/** Gregorian computus. Source: Meeus, "Astronomical Algorithms", chapter 8 (the Butcher form). */
function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
