import { expect, test } from 'vitest';
import { readScheduleExpression } from '#infra/local/schedule-expression.ts';

function runs(
  expression: string,
  from: string,
  count: number,
  frame: { timeZone?: string; endMs?: number; startMs?: number } = {},
): string[] {
  const next = readScheduleExpression(expression, {
    timeZone: 'Europe/London',
    startMs: Date.parse('2020-01-01T00:00:00Z'),
    endMs: undefined,
    ...frame,
  });
  const found: string[] = [];
  let at = next(Date.parse(from));
  while (at !== undefined && found.length < count) {
    found.push(new Date(at).toISOString().slice(0, 16));
    at = next(at);
  }
  return found;
}

test.each([
  [
    'cron(0 9 ? * 2-6 *)',
    'on weekdays, of which Monday is the second',
    ['2026-01-05T09:00', '2026-01-06T09:00', '2026-01-07T09:00'],
  ],
  [
    'cron(0 9 ? * MON-FRI *)',
    'on weekdays by name',
    ['2026-01-05T09:00', '2026-01-06T09:00', '2026-01-07T09:00'],
  ],
  [
    'cron(0 12 ? * FRI-MON *)',
    'in a range over the end of the week',
    ['2026-01-02T12:00', '2026-01-03T12:00', '2026-01-04T12:00'],
  ],
  [
    'cron(0 2 L * ? *)',
    'on the last day of the month',
    ['2026-01-31T02:00', '2026-02-28T02:00', '2026-03-31T01:00'],
  ],
  [
    'cron(0 10 LW * ? *)',
    'on the last weekday of the month',
    ['2026-01-30T10:00', '2026-02-27T10:00', '2026-03-31T09:00'],
  ],
  [
    'cron(0 10 15W * ? *)',
    'on the weekday nearest to the fifteenth',
    ['2026-01-15T10:00', '2026-02-16T10:00', '2026-03-16T10:00'],
  ],
  [
    'cron(0 10 ? * 6#3 *)',
    'on the third Friday',
    ['2026-01-16T10:00', '2026-02-20T10:00', '2026-03-20T10:00'],
  ],
  [
    'cron(0 10 ? * 6L *)',
    'on the last Friday',
    ['2026-01-30T10:00', '2026-02-27T10:00', '2026-03-27T10:00'],
  ],
  [
    'cron(0 10 ? * L *)',
    'on Saturdays, the last day of AWS’s week',
    ['2026-01-03T10:00', '2026-01-10T10:00', '2026-01-17T10:00'],
  ],
  [
    'cron(5/20 8-9 * * ? *)',
    'in steps from a beginning',
    ['2026-01-03T08:05', '2026-01-03T08:25', '2026-01-03T08:45'],
  ],
  [
    'cron(0 0 1 1,7 ? *)',
    'in some months, by the clocks of Birmingham',
    ['2026-06-30T23:00', '2027-01-01T00:00', '2027-06-30T23:00'],
  ],
  ['cron(0 8 1 1 ? 2027-2028)', 'in some years', ['2027-01-01T08:00', '2028-01-01T08:00']],
  [
    'rate(1 day)',
    'every day, counted from the start',
    ['2026-01-03T00:00', '2026-01-04T00:00', '2026-01-05T00:00'],
  ],
  [
    'rate(5 minutes)',
    'every five minutes',
    ['2026-01-02T11:05', '2026-01-02T11:10', '2026-01-02T11:15'],
  ],
  ['at(2026-07-01T09:30:00)', 'once, by the clocks of Birmingham', ['2026-07-01T08:30']],
])('%s runs %s', (expression, _, expected) => {
  expect(runs(expression, '2026-01-02T11:00:00Z', 3)).toEqual(expected);
});

test('skips a time that the clocks jump over in spring', () => {
  expect(runs('cron(30 1 * * ? *)', '2026-03-27T12:00:00Z', 3)).toEqual([
    '2026-03-28T01:30',
    '2026-03-30T00:30',
    '2026-03-31T00:30',
  ]);
});

test('runs once at a time that comes twice in autumn', () => {
  expect(runs('cron(30 1 * * ? *)', '2026-10-24T12:00:00Z', 2)).toEqual([
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
});

test('begins at its start and ends before its end', () => {
  const startMs = Date.parse('2026-01-10T09:00:00Z');
  const endMs = Date.parse('2026-01-12T09:00:00Z');
  expect(runs('cron(0 9 * * ? *)', '2026-01-01T00:00:00Z', 9, { startMs, endMs })).toEqual([
    '2026-01-10T09:00',
    '2026-01-11T09:00',
  ]);
});

test.each([
  'cron(0 9 * * * *)',
  'cron(0 9 ? * ? *)',
  'cron(0 9 * * ?)',
  'cron(61 9 * * ? *)',
  'rate(0 minutes)',
  'rate(5 seconds)',
  'at(tomorrow)',
  'every day',
])('refuses %s', (expression) => {
  expect(() => runs(expression, '2026-01-02T11:00:00Z', 1)).toThrow(/cannot be read/);
});
