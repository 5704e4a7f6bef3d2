import { describe, expect, it } from 'vitest';

import {
  daysBetween,
  epochSeconds,
  localDate,
  localMonth,
  localTime,
  plusDays,
  plusSeconds,
  systemClock,
} from '#shared/kernel/index.ts';

describe('time', () => {
  it('is tomorrow in Birmingham late on a summer evening in UTC, and today in winter', () => {
    expect(localDate('2026-06-30T23:30:00.000Z')).toBe('2026-07-01');
    expect(localDate('2026-01-31T23:30:00.000Z')).toBe('2026-01-31');
    expect(localMonth('2026-06-30T23:30:00.000Z')).toBe('2026-07');
    expect(localTime('2026-06-30T23:30:00.000Z')).toBe('00:30');
    expect(localTime('2026-01-31T23:30:00.000Z')).toBe('23:30');
  });

  it('is the same day however often it is asked, to the last millisecond of it', () => {
    for (const at of ['2026-10-24T22:59:59.999Z', '2026-10-24T22:00:00.000Z']) {
      expect(localDate(at)).toBe('2026-10-24');
    }
    expect(localDate('2026-10-24T23:00:00.000Z')).toBe('2026-10-25');
    expect(localDate('2026-10-25T23:59:59.999Z')).toBe('2026-10-25');
    expect(localDate('2026-10-26T00:00:00.000Z')).toBe('2026-10-26');
    expect(() => localDate('soon')).toThrow(RangeError);
  });

  it('measures days with their fractions, backwards too', () => {
    expect(daysBetween('2021-12-06T00:00:00.000Z', '2021-12-07T12:00:00.000Z')).toBe(1.5);
    expect(daysBetween('2021-12-07T00:00:00.000Z', '2021-12-06T00:00:00.000Z')).toBe(-1);
  });

  it('moves on by days and by seconds and keeps the form that sorts as text', () => {
    expect(plusDays('2021-12-31T09:00:00.000Z', 1)).toBe('2022-01-01T09:00:00.000Z');
    expect(plusSeconds('2021-12-31T23:59:59.500Z', 1)).toBe('2022-01-01T00:00:00.500Z');
    expect(epochSeconds('1970-01-01T00:01:00.999Z')).toBe(60);
  });

  it('is read from the system as an instant with milliseconds in UTC', () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
