import { setTimeout as after } from 'node:timers/promises';
import type { QueueEngine, RecordsEngine } from './engines.ts';
import type { QueueSource, StreamSource } from './event-source.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';
import { startQueuePoller, type QueuePoller } from './queue-poller.ts';
import { startStreamPoller, type StreamPoller } from './stream-poller.ts';

export interface Pollers {
  readonly streams: readonly StreamPoller[];
  readonly queuePollers: readonly QueuePoller[];
  readonly close: () => Promise<void>;
}

/** How long the platform's end waits for invocations that are under way. */
const graceMs = 3_000;

/** Starts a poller for each event-source mapping. */
export async function startPollers(
  sources: readonly (QueueSource | StreamSource)[],
  surroundings: {
    readonly records: RecordsEngine;
    readonly queues: QueueEngine;
    readonly clock: PlatformClock;
    readonly log: PlatformLog;
    readonly dataFolder: string;
  },
): Promise<Pollers> {
  const queueSources = sources.filter((source) => source.kind === 'queue');
  const streamSources = sources.filter((source) => source.kind === 'stream');
  const streams = await Promise.all(
    streamSources.map((source) => startStreamPoller(source, surroundings)),
  );
  const queuePollers = queueSources.map((source) =>
    startQueuePoller(source, surroundings.queues, surroundings.log),
  );
  return {
    streams,
    queuePollers,
    close: async () => {
      const closed = Promise.all([...streams, ...queuePollers].map((poller) => poller.close()));
      await Promise.race([closed, after(graceMs, undefined, { ref: false })]);
    },
  };
}
