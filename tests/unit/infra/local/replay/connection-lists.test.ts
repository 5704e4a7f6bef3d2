import { describe, expect, it } from 'vitest';

import { replayDays } from '#infra/local/replay/calendar.ts';
import { createConnectionLists, places } from '#infra/local/replay/connection-lists.ts';
import { daysInWindow } from '#infra/local/replay/winter/index.ts';

const days = replayDays(daysInWindow);

/** Two requests a day and place; answers how long each waited. */
function playLists(seed: number): readonly number[] {
  const lists = createConnectionLists(seed);
  const waiting = new Map<string, number[]>(places.map((place) => [place, []]));
  const waited: number[] = [];
  for (const today of days) {
    if (today.day < daysInWindow) {
      for (const place of places) {
        for (let request = 0; request < 2; request += 1) {
          lists.add(place, today.day);
          waiting.get(place)!.push(today.day);
        }
      }
    }
    for (const [place, count] of lists.dueOn(today)) {
      const given = waiting.get(place)!.splice(0, count);
      waited.push(...given.map((day) => today.day - day));
      lists.gaveOut(place, count);
    }
  }
  expect([...waiting.values()].flat()).toEqual([]);
  return waited;
}

describe('the lists of requests for further help', () => {
  const waited = playLists(2021);

  it('are given out to the last one, and each once', () => {
    expect(waited).toHaveLength(places.length * 2 * daysInWindow);
  });

  it('are given out within a week for most families, and not for all', () => {
    const soon = waited.filter((daysWaited) => daysWaited <= 6).length / waited.length;
    expect(soon).toBeGreaterThan(0.75);
    expect(soon).toBeLessThan(0.97);
  });

  it('are given out the same way for the same seed', () => {
    expect(playLists(2021)).toEqual(waited);
    expect(playLists(7)).not.toEqual(waited);
  });
});
