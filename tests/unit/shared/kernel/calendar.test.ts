import { describe, expect, it } from 'vitest';

import {
  addWorkingDays,
  isBankHoliday,
  isWorkingDay,
  plusCalendarDays,
} from '#shared/kernel/index.ts';

/** GOV.UK, "UK bank holidays", England and Wales: every day of nine years, substitutes and proclaimed days included. */
const bankHolidays: Readonly<Record<number, readonly string[]>> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: [
    ...['01-03', '04-15', '04-18', '05-02', '06-02', '06-03'],
    ...['08-29', '09-19', '12-26', '12-27'],
  ],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = plusCalendarDays(day, 1)) {
    days.push(day);
  }
  return days;
}

describe('the calendar of English banks', () => {
  it.each(Object.keys(bankHolidays).map(Number))(
    'knows the bank holidays of %i, and no others',
    (year) => {
      expect(daysOf(year).filter(isBankHoliday)).toEqual(
        bankHolidays[year]!.map((day) => `${year}-${day}`),
      );
    },
  );

  it('works from Monday to Friday except on bank holidays', () => {
    expect(isWorkingDay('2021-12-06')).toBe(true);
    expect(isWorkingDay('2021-12-10')).toBe(true);
    expect(isWorkingDay('2021-12-11')).toBe(false);
    expect(isWorkingDay('2021-12-12')).toBe(false);
    expect(isWorkingDay('2021-12-27')).toBe(false);
  });

  it.each([
    ['2021-12-06', 1, '2021-12-07'],
    ['2021-12-10', 1, '2021-12-13'],
    ['2021-12-24', 1, '2021-12-29'],
    ['2022-04-14', 2, '2022-04-20'],
    ['2022-06-01', 1, '2022-06-06'],
    ['2021-12-31', 1, '2022-01-04'],
    ['2021-12-06', 0, '2021-12-06'],
    ['2021-12-25', 0, '2021-12-29'],
    ['2021-12-25', 1, '2021-12-30'],
  ])('counts from %s %i working days to %s', (from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
  });

  it('steps over the ends of months, of years and of February', () => {
    expect(plusCalendarDays('2021-12-31', 1)).toBe('2022-01-01');
    expect(plusCalendarDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(plusCalendarDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(plusCalendarDays('2022-01-01', -1)).toBe('2021-12-31');
  });
});
