import { describe, expect, it } from 'vitest';

import { createProgressBar, progressLine } from '#infra/local/replay/progress.ts';
import { startStopwatch } from '#infra/local/replay/stopwatch.ts';

const half = {
  ...{ share: 0.5, date: '2022-01-14', households: 11_000, ofHouseholds: 22_000, seconds: 200 },
};

describe('the progress of a replay', () => {
  it('says the day, the households, the rate and the time left', () => {
    expect(progressLine(half)).toBe('2022-01-14  11,000 of 22,000 households  55/s  3:20 left');
    expect(progressLine({ ...half, share: 0, households: 0, seconds: 0 })).toBe(
      '2022-01-14  0 of 22,000 households  0.0/s  time left unknown',
    );
  });

  it('draws over one line on a terminal, not more often than an eye can follow', () => {
    const written: string[] = [];
    let nowMs = 0;
    const out = { isTTY: true, write: (text: string) => written.push(text) > 0 };
    const bar = createProgressBar(out, () => nowMs);
    for (nowMs = 0; nowMs < 1_000; nowMs += 10) bar.show(half);
    bar.end();
    expect(written).toHaveLength(11);
    expect(written[0]).toContain('\r\u001b[2K████████████░░░░░░░░░░░░ 2022-01-14');
    expect(written.at(-1)).toBe('\n');
  });

  it('writes a plain line now and then where there is no terminal', () => {
    const written: string[] = [];
    let nowMs = 0;
    const out = { write: (text: string) => written.push(text) > 0 };
    const bar = createProgressBar(out, () => nowMs);
    for (nowMs = 0; nowMs < 25_000; nowMs += 100) bar.show(half);
    bar.end();
    expect(written).toEqual(Array.from({ length: 3 }, () => `${progressLine(half)}\n`));
  });
});

describe('a stopwatch', () => {
  it('adds up what each thing took, also when it failed, the longest first', async () => {
    let nowMs = 0;
    const stopwatch = startStopwatch(() => nowMs);
    const taking = (ms: number) => () => {
      nowMs += ms;
      return Promise.resolve(ms);
    };
    expect(await stopwatch.time('short', taking(500))).toBe(500);
    await stopwatch.time('long', taking(2_000));
    await stopwatch.time('short', taking(500));
    const failing = stopwatch.time('failed', async () => {
      await taking(250)();
      throw new Error('so it goes');
    });
    await expect(failing).rejects.toThrow('so it goes');
    expect([...stopwatch.parts()]).toEqual([
      ['long', 2],
      ['short', 1],
      ['failed', 0.25],
    ]);
    expect(stopwatch.seconds()).toBe(3.25);
  });
});
