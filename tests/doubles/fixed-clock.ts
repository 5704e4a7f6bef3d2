import { plusSeconds, type Clock } from '#shared/kernel/index.ts';

/** A clock that stands still until a test moves it. */
export interface MovableClock extends Clock {
  moveTo(at: string): void;
  moveOnSeconds(seconds: number): void;
}

export function createMovableClock(start: string): MovableClock {
  let at = start;
  return {
    now: () => at,
    moveTo: (instant) => {
      at = instant;
    },
    moveOnSeconds: (seconds) => {
      at = plusSeconds(at, seconds);
    },
  };
}
