import type { PlatformClock } from './platform-clock.ts';
import type { Schedules } from './schedules.ts';

/**
 * Winds the clock to an instant the way time would get there: it stops at each scheduled run, lets
 * everything that follows from it settle, and goes on.
 */
export async function travelTo(
  instantMs: number,
  {
    clock,
    schedules,
    settled,
  }: {
    readonly clock: PlatformClock;
    readonly schedules: Schedules;
    readonly settled: () => Promise<void>;
  },
): Promise<void> {
  await settled();
  for (let next = schedules.nextDueMs(); next !== undefined; next = schedules.nextDueMs()) {
    if (next > instantMs) break;
    wind(clock, next);
    await settled();
  }
  wind(clock, instantMs);
  await settled();
}

/** Real time goes on meanwhile, and may have got there first. */
function wind(clock: PlatformClock, instantMs: number): void {
  clock.windOn(Math.max(0, instantMs - clock.now()));
}
