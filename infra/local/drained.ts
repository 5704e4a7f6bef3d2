import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import type { Activity } from './activity.ts';
import type { QueueEngine } from './engines.ts';
import type { QueueSource } from './event-source.ts';
import type { DeployedFunction } from './functions.ts';
import type { RunningProvider } from './providers/local-provider.ts';
import type { Schedules } from './schedules.ts';
import type { StreamPoller } from './stream-poller.ts';

/** Everything that may still be at work. */
export interface AtWork {
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  readonly streams: readonly StreamPoller[];
  readonly queueSources: readonly QueueSource[];
  readonly queues: QueueEngine;
  readonly schedules: Schedules;
  readonly providers: readonly RunningProvider[];
  readonly isSweeping: () => boolean;
  readonly activity: Activity;
}

const lookAgainMs = 5;

/**
 * Resolves when nothing happens any more at the clock's present time: no stream record is unread,
 * no message waits in or is out of a queue that a function reads, no function runs, no run is due,
 * and no provider has anything left to say. Rejects after a while with the names of what is busy.
 */
export async function drained(atWork: AtWork, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const before = atWork.activity.count();
    for (const stream of atWork.streams) stream.lookAgain();
    await quiet(atWork, deadline);
    for (const provider of atWork.providers) await provider.drained();
    await nextTurn();
    if (atWork.activity.count() === before && busy(atWork).length === 0) return;
  }
}

async function quiet(atWork: AtWork, deadline: number): Promise<void> {
  for (let still = busy(atWork); still.length > 0; still = busy(atWork)) {
    if (performance.now() > deadline) {
      throw new Error(`The platform is still busy: ${still.join('; ')}`);
    }
    for (const stream of atWork.streams) if (!stream.caughtUp()) stream.hurry();
    await after(lookAgainMs);
  }
}

function busy(atWork: AtWork): readonly string[] {
  const depths = atWork.queues.depths();
  return [
    ...[...atWork.functions.values()]
      .filter((one) => one.inHand() > 0)
      .map((one) => `${one.description.logicalId} runs`),
    ...atWork.streams.filter((one) => !one.caughtUp()).map((one) => `${one.streamArn} is read`),
    ...atWork.queueSources.flatMap(({ queueName }) => {
      const { visible = 0, inFlight = 0 } = depths[queueName] ?? {};
      return visible + inFlight === 0
        ? []
        : [`${queueName} has ${visible} messages waiting and ${inFlight} being handled`];
    }),
    ...(atWork.schedules.idle() ? [] : ['a scheduled run is due']),
    ...(atWork.isSweeping() ? ['expired records are swept'] : []),
  ];
}
