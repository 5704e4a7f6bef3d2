import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import type { Activity } from './activity.ts';
import type { QueueEngine } from './engines.ts';
import type { DeployedFunction } from './functions.ts';
import type { RunningProvider } from './providers/local-provider.ts';
import type { QueuePoller } from './queue-poller.ts';
import type { Schedules } from './schedules.ts';
import type { StreamPoller } from './stream-poller.ts';

/** Everything that may still be at work. */
export interface AtWork {
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  readonly streams: readonly StreamPoller[];
  readonly queuePollers: readonly QueuePoller[];
  readonly queues: QueueEngine;
  readonly schedules: Schedules;
  readonly providers: readonly RunningProvider[];
  readonly isSweeping: () => boolean;
  readonly isScanning: () => boolean;
  readonly activity: Activity;
}

const lookAgainMs = 5;

/**
 * Resolves when nothing happens any more: no stream record is unread, no message waits in or is out
 * of a queue that a function reads, no function runs, no run is due, and no provider has anything
 * left to say. Rejects after a while with the names of what is busy.
 */
export function drained(atWork: AtWork, withinMs: number): Promise<void> {
  return atRest(atWork, withinMs, () => {
    const working = busy(atWork);
    return working.length > 0 ? working : hiddenMessages(atWork);
  });
}

/**
 * Resolves when nothing more happens until the clock is wound: as `drained`, but messages that a
 * function failed on may be hidden until their visibility timeout ends.
 */
export function settled(atWork: AtWork, withinMs: number): Promise<void> {
  return atRest(atWork, withinMs, () => busy(atWork));
}

async function atRest(
  atWork: AtWork,
  withinMs: number,
  stillBusy: () => readonly string[],
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const before = atWork.activity.count();
    for (const stream of atWork.streams) stream.lookAgain();
    for (let still = stillBusy(); still.length > 0; still = stillBusy()) {
      if (performance.now() > deadline) {
        throw new Error(`The platform is still busy: ${still.join('; ')}`);
      }
      for (const stream of atWork.streams) if (!stream.caughtUp()) stream.hurry();
      await after(lookAgainMs);
    }
    for (const provider of atWork.providers) await provider.drained();
    await nextTurn();
    if (atWork.activity.count() === before && stillBusy().length === 0) return;
  }
}

/** What is at work; the queues are counted only when nothing else is, for that takes a while. */
function busy(atWork: AtWork): readonly string[] {
  const working = [
    ...[...atWork.functions.values()]
      .filter((one) => one.inHand() > 0)
      .map((one) => `${one.description.logicalId} runs`),
    ...atWork.streams.filter((one) => !one.caughtUp()).map((one) => `${one.streamArn} is read`),
    ...(atWork.schedules.idle() ? [] : ['a scheduled run is due']),
    ...(atWork.isScanning() ? ['files are scanned'] : []),
    ...(atWork.isSweeping() ? ['expired records are swept'] : []),
  ];
  return working.length > 0 ? working : messagesInHand(atWork);
}

function messagesInHand(atWork: AtWork): readonly string[] {
  const depths = atWork.queues.depths();
  return atWork.queuePollers.flatMap(({ queueName, busy: handles }) => {
    const { visible = 0 } = depths[queueName] ?? {};
    return visible === 0 && !handles() ? [] : [`${queueName} has messages being handled`];
  });
}

function hiddenMessages(atWork: AtWork): readonly string[] {
  const depths = atWork.queues.depths();
  return atWork.queuePollers.flatMap(({ queueName }) => {
    const { inFlight = 0 } = depths[queueName] ?? {};
    return inFlight === 0 ? [] : [`${queueName} has ${inFlight} messages to show again later`];
  });
}
