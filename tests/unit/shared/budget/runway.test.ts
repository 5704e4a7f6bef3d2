import { describe, expect, it } from 'vitest';

import {
  drawnTogether,
  forecastRunway,
  observedFrom,
  type DrawnByDay,
} from '#shared/budget/index.ts';
import { isWorkingDay, plusCalendarDays } from '#shared/kernel/index.ts';

/** A Wednesday; Mondays 25 May and 31 August 2026 are bank holidays. */
const today = '2026-06-17';
const closesOn = '2027-03-31';

/** So much on every working day from a day on, up to yesterday. */
function steadily(amountPence: number, from: string, until = today): DrawnByDay {
  const drawn = new Map<string, number>();
  for (let day = from; day < until; day = plusCalendarDays(day, 1)) {
    if (isWorkingDay(day)) drawn.set(day, amountPence);
  }
  return drawn;
}

function forecast(availablePence: number, drawn: DrawnByDay, more: object = {}) {
  const from = observedFrom([drawn], today);
  return forecastRunway({ availablePence, drawn, today, from, closesOn, ...more });
}

describe('the runway of an envelope', () => {
  it('is what is left at the rate of the last 14 days, in calendar days', () => {
    const drawn = steadily(1_000_00, '2026-06-03');
    expect(forecast(3_000_00, drawn)).toEqual({ kind: 'lasts', days: 2, until: '2026-06-19' });
    expect(forecast(5_000_00, drawn)).toEqual({ kind: 'lasts', days: 6, until: '2026-06-23' });
    expect(forecast(10_000_00, drawn)).toEqual({ kind: 'lasts', days: 13, until: '2026-06-30' });
  });

  it('is the same on a Monday as on a Friday: a weekend without decisions slows nothing', () => {
    for (const day of ['2026-06-15', '2026-06-19']) {
      const drawn = steadily(1_000_00, '2026-06-01', day);
      const lasts = forecastRunway({
        ...{ availablePence: 10_000_00, drawn, today: day, closesOn },
        from: observedFrom([drawn], day),
      });
      expect(lasts).toEqual({
        kind: 'lasts',
        days: 11 + (day === '2026-06-19' ? 2 : 0),
        until: day === '2026-06-19' ? '2026-07-02' : '2026-06-26',
      });
    }
  });

  it('passes over a bank holiday, behind it and ahead of it', () => {
    const day = '2026-05-28';
    const drawn = steadily(1_000_00, '2026-05-14', day);
    expect(
      forecastRunway({
        ...{ availablePence: 2_000_00, drawn, today: day, closesOn },
        from: observedFrom([drawn], day),
      }),
    ).toEqual({ kind: 'lasts', days: 1, until: '2026-05-29' });
  });

  it('of a window that has just begun counts the days since it began, once there are three', () => {
    expect(forecast(10_000_00, steadily(1_000_00, '2026-06-16'))).toEqual({ kind: 'too-early' });
    expect(forecast(10_000_00, steadily(1_000_00, '2026-06-12'))).toEqual({
      ...{ kind: 'lasts', days: 13, until: '2026-06-30' },
    });
  });

  it('does not count today, which is not over', () => {
    const drawn = new Map([...steadily(1_000_00, '2026-06-03'), [today, 90_000_00] as const]);
    expect(forecast(3_000_00, drawn)).toMatchObject({ kind: 'lasts', days: 2 });
    expect(forecast(3_000_00, new Map([[today, 1]]))).toEqual({ kind: 'too-early' });
    expect(observedFrom([new Map([['2026-06-02', 1]])], today)).toBeUndefined();
  });

  it('looks back to the first of the 14 days that anything was drawn on, in whatever order', () => {
    const drawn = (...days: string[]) => new Map(days.map((day) => [day, 1] as const));
    expect(observedFrom([drawn('2026-06-10', '2026-06-03'), drawn('2026-06-05')], today)).toBe(
      '2026-06-03',
    );
    expect(observedFrom([drawn('2026-06-18')], today)).toBeUndefined();
  });

  it('ends on the last day of its window, which may be today, and not on the day after', () => {
    const drawn = steadily(1_000_00, '2026-06-03');
    expect(forecast(3_000_00, drawn, { closesOn: '2026-06-19' })).toMatchObject({ days: 2 });
    expect(forecast(3_000_00, drawn, { closesOn: '2026-06-18' })).toEqual({
      ...{ kind: 'outlasts-window' },
    });
    expect(forecast(2_000_00, drawn, { closesOn: today })).toEqual({ kind: 'outlasts-window' });
  });

  it('forgets what was drawn longer ago', () => {
    const drawn = new Map([['2026-06-02', 900_000_00], ...steadily(1_000_00, '2026-06-03')]);
    expect(forecast(3_000_00, drawn)).toMatchObject({ kind: 'lasts', days: 2 });
  });

  it('is none when it is dry, when nothing goes out, and when more came back than went out', () => {
    const drawn = steadily(1_000_00, '2026-06-03');
    expect(forecast(0, drawn)).toEqual({ kind: 'dry' });
    expect(forecast(1, new Map())).toEqual({ kind: 'not-spending' });
    expect(forecast(1, new Map(), { from: '2026-06-03' })).toEqual({ kind: 'not-spending' });
    expect(forecast(1_00, steadily(-5_00, '2026-06-03'))).toEqual({ kind: 'not-spending' });
  });

  it('ends with the window, and of a window that has closed a year ahead', () => {
    const drawn = steadily(1_00, '2026-06-03');
    expect(forecast(10_000_00, drawn)).toEqual({ kind: 'outlasts-window' });
    expect(forecast(100_00, drawn, { closesOn: '2026-06-30' })).toEqual({
      kind: 'outlasts-window',
    });
    expect(forecast(100_00, drawn, { closesOn: '2026-03-31' })).toMatchObject({ kind: 'lasts' });
  });

  it('is never said to be less than a day while there is money', () => {
    expect(forecast(1, steadily(1_000_00, '2026-06-03'))).toEqual({
      ...{ kind: 'lasts', days: 1, until: today },
    });
  });

  it('of several envelopes adds up what each drew', () => {
    const one = new Map([['2026-06-15', 1_00]]);
    const other = new Map([
      ['2026-06-15', 2_00],
      ['2026-06-16', 3_00],
    ]);
    expect([...drawnTogether([one, other])]).toEqual([
      ['2026-06-15', 3_00],
      ['2026-06-16', 3_00],
    ]);
  });
});
