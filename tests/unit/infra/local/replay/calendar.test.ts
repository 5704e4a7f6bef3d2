import { describe, expect, it } from 'vitest';

import { replayDays } from '#infra/local/replay/calendar.ts';
import { daysInWindow } from '#infra/local/replay/winter/index.ts';

const whole = replayDays(daysInWindow);

describe('the days of a replay', () => {
  it('are those of the winter and ten working days for the bank to finish', () => {
    expect(whole[0]?.date).toBe('2021-12-06');
    expect(whole[daysInWindow - 1]?.date).toBe('2022-03-31');
    const after = whole.slice(daysInWindow);
    expect(after.filter(({ working }) => working)).toHaveLength(10);
    expect(after.at(-1)).toMatchObject({ date: '2022-04-14', working: true, last: true });
    expect(whole.filter(({ last }) => last)).toHaveLength(1);
  });

  it('rest at weekends and on bank holidays', () => {
    const workingOn = (date: string) => whole.find((day) => day.date === date)?.working;
    expect(workingOn('2021-12-11')).toBe(false);
    expect(workingOn('2021-12-28')).toBe(false);
    expect(workingOn('2022-01-04')).toBe(true);
  });

  it('include two working days in January on which the bank is away', () => {
    const away = whole.filter(({ outage }) => outage);
    expect(away).toHaveLength(2);
    expect(away.every(({ date, working }) => working && date.startsWith('2022-01'))).toBe(true);
  });

  it('have no outage when the winter is too short to get over one', () => {
    expect(replayDays(3).some(({ outage }) => outage)).toBe(false);
    expect(replayDays(8).filter(({ outage }) => outage)).toHaveLength(2);
  });
});
