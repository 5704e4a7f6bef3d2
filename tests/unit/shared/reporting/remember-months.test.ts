import { describe, expect, test } from 'vitest';

import { reportKeys, rememberMonths, type Counter } from '#shared/reporting/index.ts';

const keyOf = (month: string) => reportKeys.month('crisis-and-resilience-fund', month);

function setup() {
  let now = '2026-11-20T09:00:00.000Z';
  const asked: string[] = [];
  let fails = false;
  const readCounters = (pk: string): Promise<readonly Counter[]> => {
    asked.push(pk);
    if (fails) return Promise.reject(new Error('The table is not there'));
    return Promise.resolve([{ pk, sk: 'LOCALITY#yardley', amounts: { approved: asked.length } }]);
  };
  const months = rememberMonths({ readCounters }, { now: () => now });
  return {
    asked,
    months,
    wait: (to: string) => (now = to),
    fail: (is: boolean) => (fails = is),
  };
}

describe('the counters of a month', () => {
  test('are read once when it is over, and again after five minutes', async () => {
    const { months, asked, wait } = setup();
    const first = await months.readCounters(keyOf('2026-09'));
    expect(await months.readCounters(keyOf('2026-09'))).toEqual(first);
    expect(asked).toHaveLength(1);
    wait('2026-11-20T09:05:01.000Z');
    await months.readCounters(keyOf('2026-09'));
    expect(asked).toHaveLength(2);
  });

  test('are read every time while it lasts, and for some days after', async () => {
    const { months, asked, wait } = setup();
    await months.readCounters(keyOf('2026-11'));
    await months.readCounters(keyOf('2026-11'));
    expect(asked).toHaveLength(2);
    wait('2026-12-02T09:00:00.000Z');
    await months.readCounters(keyOf('2026-11'));
    await months.readCounters(keyOf('2026-11'));
    expect(asked).toHaveLength(4);
  });

  test('are kept apart by what they begin with', async () => {
    const { months, asked } = setup();
    await months.readCounters(keyOf('2026-09'), 'AREA#');
    await months.readCounters(keyOf('2026-09'), 'LOCALITY#');
    expect(asked).toHaveLength(2);
  });

  test('are asked for again when they could not be read', async () => {
    const { months, fail } = setup();
    fail(true);
    await expect(months.readCounters(keyOf('2026-09'))).rejects.toThrow('not there');
    fail(false);
    expect(await months.readCounters(keyOf('2026-09'))).toHaveLength(1);
  });
});
