import type { RecordsEngine } from './engines.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';
import type { StreamPoller } from './stream-poller.ts';

export interface Housekeeping {
  readonly isSweeping: () => boolean;
  readonly close: () => Promise<void>;
}

const sweepEveryMs = 5_000;

/** Lets records expire as time passes and streams forget what everyone has read. */
export function startHousekeeping(surroundings: {
  readonly records: RecordsEngine;
  readonly streams: readonly StreamPoller[];
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
}): Housekeeping {
  const { records, streams, clock, log } = surroundings;
  let sweeping: Promise<void> | undefined;
  let again = false;

  async function sweep(): Promise<void> {
    try {
      await records.sweepExpired();
      // The clock may have jumped over a day: nothing unread may be called too old because of that.
      if (streams.every((stream) => stream.caughtUp())) {
        await records.trimStreams(passedBy(streams));
      }
    } catch (error) {
      log.trouble('Expired records could not be swept', error);
    }
  }

  function start(): void {
    if (sweeping !== undefined) {
      again = true;
      return;
    }
    sweeping = sweep().finally(() => {
      sweeping = undefined;
      const wanted = again;
      again = false;
      if (wanted) start();
    });
  }

  const timer = setInterval(start, sweepEveryMs).unref();
  const stopListening = clock.onWound(start);
  return {
    isSweeping: () => sweeping !== undefined,
    close: async () => {
      clearInterval(timer);
      stopListening();
      again = false;
      await sweeping;
    },
  };
}

/** Per stream, the record that all its readers have passed; nothing while one has not begun. */
function passedBy(streams: readonly StreamPoller[]) {
  const arns = [...new Set(streams.map(({ streamArn }) => streamArn))];
  return arns.flatMap((streamArn) => {
    const passed = streams
      .filter((stream) => stream.streamArn === streamArn)
      .map((stream) => stream.passed());
    const numbers = passed.filter((number) => number !== undefined);
    if (numbers.length < passed.length) return [];
    const sequenceNumber = numbers.reduce((lowest, number) =>
      BigInt(number) < BigInt(lowest) ? number : lowest,
    );
    return [{ streamArn, sequenceNumber }];
  });
}
