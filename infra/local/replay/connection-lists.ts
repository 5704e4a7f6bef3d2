import { localities } from '#shared/reference/index.ts';

import type { ReplayDay } from './calendar.ts';
import { createDice } from './winter/index.ts';

/** Where requests wait: the ten localities, and the city's own list for hidden addresses. */
export const places: readonly string[] = [...localities.map(({ code }) => code), 'city'];

/** Weekdays on which a team goes through its list, Sunday 0. Invented. */
const sessionPatterns = [
  [1, 4],
  [2, 5],
  [1, 3, 5],
] as const;
/** Weeks in which a team is too short-handed to look at its list at all. Invented. */
const weekOffChance = 0.09;
/** Early-help teams close between Christmas and New Year. */
const closed = { from: '2021-12-24', to: '2022-01-03' } as const;

/**
 * The lists of requests for further help, team by team: who waits, and how many of the oldest a team
 * gives out on a day. Most are given out within a week; some weeks a team does not get to it.
 */
export interface ConnectionLists {
  add(place: string, day: number): void;
  /** How many of the oldest requests of each place are given out on that day. */
  dueOn(day: ReplayDay): ReadonlyMap<string, number>;
  gaveOut(place: string, count: number): void;
}

export function createConnectionLists(seed: number): ConnectionLists {
  const waiting = new Map<string, number[]>(places.map((place) => [place, []]));

  function works(place: string, { day, date, working, last }: ReplayDay): boolean {
    if (last) return true;
    if (!working || (date >= closed.from && date <= closed.to)) return false;
    const pattern: readonly number[] = createDice('lists', seed, place).pick(sessionPatterns);
    const weekOff = createDice('lists', seed, place, Math.floor(day / 7)).chance(weekOffChance);
    return !weekOff && pattern.includes(new Date(`${date}T12:00:00Z`).getUTCDay());
  }

  /** What came in within the last days is not looked at yet. */
  function notBefore(place: string, { day, last }: ReplayDay): number {
    return last ? day : day - createDice('lists', seed, place, 'lag', day).whole(1, 3);
  }

  return {
    add(place, day) {
      waiting.get(place)?.push(day);
    },
    dueOn(today) {
      const due = new Map<string, number>();
      for (const [place, receivedOn] of waiting) {
        if (!works(place, today)) continue;
        const upTo = notBefore(place, today);
        const count = receivedOn.filter((day) => day <= upTo).length;
        if (count > 0) due.set(place, count);
      }
      return due;
    },
    gaveOut(place, count) {
      waiting.get(place)?.splice(0, count);
    },
  };
}
