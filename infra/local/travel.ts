import type { PlatformClock } from './platform-clock.ts';
import type { Schedules } from './schedules.ts';

/**
 * Winds the clock to an instant the way time would get there: it stops at each scheduled run, lets
 * everything that follows from it come to rest, and goes on.
 */
export async function travelTo(
  instantMs: number,
  {
    clock,
    schedules,
    drained,
  }: {
    readonly clock: PlatformClock;
    readonly schedules: Schedules;
    readonly drained: () => Promise<void>;
  },
): Promise<void> {
  await drained();
  for (let next = schedules.nextDueMs(); next !== undefined; next = schedules.nextDueMs()) {
    if (next > instantMs) break;
    wind(clock, next);
    await drained();
  }
  wind(clock, instantMs);
  await drained();
}

/** Real time goes on meanwhile, and may have got there first. */
function wind(clock: PlatformClock, instantMs: number): void {
  clock.windOn(Math.max(0, instantMs - clock.now()));
}
