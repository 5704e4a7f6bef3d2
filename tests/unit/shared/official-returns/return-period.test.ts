import { describe, expect, test } from 'vitest';

import { returnPeriodsOf } from '#shared/official-returns/index.ts';
import { programmeById } from '#shared/programmes/index.ts';

const periods = (programmeId: string, now: string) =>
  returnPeriodsOf(programmeById(programmeId), now).map(({ periodId }) => periodId);

describe('the periods of a return', () => {
  test.each([
    ['2026-04-01T08:00:00.000Z', ['2026-04--2026-06']],
    ['2026-06-30T22:30:00.000Z', ['2026-04--2026-06']],
    // Past midnight in Birmingham.
    ['2026-06-30T23:30:00.000Z', ['2026-07--2026-09', '2026-04--2026-06']],
    ['2027-01-05T08:00:00.000Z', ['2027-01--2027-03', '2026-10--2026-12']],
  ])('are quarters of the financial year, the newest first: at %s', (now, newest) => {
    expect(periods('crisis-and-resilience-fund', now).slice(0, newest.length)).toEqual(newest);
  });

  test('go over the turn of the year, and end when a fund’s last payments have come through', () => {
    expect(periods('household-support-fund', '2026-11-24T08:00:00.000Z')).toEqual([
      ...['2022-04--2022-09', '2021-10--2022-03'],
    ]);
  });

  test('are none before a fund begins, and where nobody asks', () => {
    expect(periods('crisis-and-resilience-fund', '2026-03-31T08:00:00.000Z')).toEqual([]);
    expect(periods('resilience-fund', '2026-11-24T08:00:00.000Z')).toEqual([]);
  });
});
