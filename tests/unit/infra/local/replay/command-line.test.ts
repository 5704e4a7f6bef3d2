import { describe, expect, it } from 'vitest';

import { readReplayFlags } from '#infra/local/replay/command-line.ts';
import { PlatformProblem } from '#infra/local/platform-problem.ts';

describe('the flags of npm run replay', () => {
  it('play the published winter when none is given', () => {
    expect(readReplayFlags([])).toEqual({
      ...{ households: 22_000, seed: 2021, days: 116, ownPort: 0, help: false },
      ...{ json: undefined, html: undefined, url: undefined },
    });
  });

  it('are taken as they are given', () => {
    const given = '--households 200 --seed 7 --days 10 --json a.json --html b.html';
    expect(readReplayFlags(given.split(' '))).toMatchObject({
      ...{ households: 200, seed: 7, days: 10, json: 'a.json', html: 'b.html' },
    });
    expect(readReplayFlags(['--port', '4010'])).toMatchObject({
      ...{ url: 'http://localhost:4010', ownPort: 4010 },
    });
    expect(readReplayFlags(['--url', 'http://localhost:3000/x'])).toMatchObject({
      url: 'http://localhost:3000',
    });
  });

  it.each([
    [['--households', '0'], '--households takes a whole number from 1 to 200000, and was given 0.'],
    [['--households', 'many'], '--households takes a whole number'],
    [['--days', '117'], '--days takes a whole number from 1 to 116, and was given 117.'],
    [['--seed', '1.5'], '--seed takes a whole number'],
    [['--url', 'localhost'], '--url takes an address such as http://localhost:3000'],
    [['--hosueholds', '5'], '--hosueholds'],
  ])('are refused with a sentence when they make no sense: %j', (given, sentence) => {
    expect(() => readReplayFlags(given)).toThrow(PlatformProblem);
    expect(() => readReplayFlags(given)).toThrow(sentence);
  });
});
