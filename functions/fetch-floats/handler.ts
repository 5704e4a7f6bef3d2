import type { Log } from '#shared/log/index.ts';
import type { FloatStanding } from '#shared/month-close/index.ts';
import { pieceRailNames } from '#shared/payments/index.ts';
import type { createFetchFloat, FloatName } from '#shared/reconciliation/index.ts';

type Fetched = Awaited<ReturnType<ReturnType<typeof createFetchFloat>>>;

/**
 * Asks every provider, also when another does not answer; fails afterwards, so that somebody is told.
 * What is missing is asked for again the next time. Says of every float that is low that it is: an alarm
 * listens for it.
 */
export function createHandler(ports: {
  readonly fetchFloat: ReturnType<typeof createFetchFloat>;
  readonly readLowFloats: () => Promise<readonly FloatStanding[]>;
  readonly log: Log;
}) {
  return async function handle(): Promise<Readonly<Partial<Record<FloatName, Fetched>>>> {
    const fetched: Partial<Record<FloatName, Fetched>> = {};
    const problems: unknown[] = [];
    for (const rail of pieceRailNames) {
      try {
        const outcome = await ports.fetchFloat(rail);
        fetched[rail] = outcome;
        if (outcome === 'quarantined') ports.log.write('float-unreadable', { kind: rail });
      } catch (problem) {
        problems.push(problem);
      }
    }
    for (const { rail } of await ports.readLowFloats()) {
      ports.log.write('float-low', { kind: rail });
    }
    if (problems.length > 0) {
      throw new AggregateError(problems, `${problems.length} floats could not be fetched`);
    }
    return fetched;
  };
}
