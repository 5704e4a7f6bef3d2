import { describe, expect, it } from 'vitest';

import { afterFailure, passage, type RailBreaker } from '#shared/payments/rail-breaker.ts';

const rail = 'bacs';
const nine = '2021-12-07T09:00:00.000Z';
const open: RailBreaker = {
  ...{ state: 'open', rail, failures: 3, openedAt: nine, tryAt: '2021-12-07T09:10:00.000Z' },
};
const trying: RailBreaker = {
  ...{ state: 'trying', rail, failures: 3, openedAt: nine },
  ...{ runId: 'run-1', tryingSince: '2021-12-07T09:10:00.000Z' },
};

describe('a rail whose provider does not answer', () => {
  it('is used as ever until the third time in a row', () => {
    const once = afterFailure(undefined, { rail, now: nine });
    const twice = afterFailure(once, { rail, now: nine });
    expect(once).toEqual({ state: 'closed', rail, failures: 1 });
    expect(twice).toEqual({ state: 'closed', rail, failures: 2 });
    expect(afterFailure(twice, { rail, now: nine })).toEqual(open);
    for (const breaker of [undefined, once, twice]) {
      expect(passage(breaker, 'run-1', nine)).toBe('go');
    }
  });

  it('waits its ten minutes to the second, however often it fails meanwhile', () => {
    const again = afterFailure(open, { rail, now: '2021-12-07T09:05:00.000Z' });
    expect(again).toEqual({ ...open, failures: 4 });
    expect(passage(again, 'run-1', '2021-12-07T09:09:59.999Z')).toBe('wait');
    expect(passage(again, 'run-1', '2021-12-07T09:10:00.000Z')).toBe('try');
  });

  it('is tried by one run, and by another when nothing was heard of it for 15 minutes', () => {
    const now = '2021-12-07T09:24:59.999Z';
    expect(passage(trying, 'run-1', now)).toBe('try');
    expect(passage(trying, 'run-2', now)).toBe('wait');
    expect(passage(trying, 'run-2', '2021-12-07T09:25:00.000Z')).toBe('try');
  });

  it('is open again from the moment that a try fails, and has been since it first was', () => {
    const now = '2021-12-07T09:11:00.000Z';
    expect(afterFailure(trying, { rail, now })).toEqual({
      ...{ ...open, failures: 4, tryAt: '2021-12-07T09:21:00.000Z' },
    });
    expect(afterFailure({ ...trying, failures: 0 }, { rail, now })).toMatchObject({
      state: 'open',
    });
  });
});
