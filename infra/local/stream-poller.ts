import { setTimeout as after } from 'node:timers/promises';
import { openCheckpoint } from './checkpoint.ts';
import { isEngineError, type RecordsEngine } from './engines.ts';
import type { StreamSource } from './event-source.ts';
import type { Poller } from './queue-poller.ts';
import { createDelivery, type DeliverySurroundings } from './stream-delivery.ts';
import { createStreamReader } from './stream-reader.ts';

export interface StreamPoller extends Poller {
  /** Whether every record seen so far has been dealt with. */
  readonly caughtUp: () => boolean;
  /** Reads to the end once more before it calls itself caught up. */
  readonly lookAgain: () => void;
  /** Until it has caught up, does not wait for batches to fill: somebody waits for the end. */
  readonly hurry: () => void;
  readonly streamArn: string;
  /** The last record that needs no second look. */
  readonly passed: () => string | undefined;
}

interface Surroundings extends Omit<DeliverySurroundings, 'closing'> {
  readonly records: RecordsEngine;
  readonly dataFolder: string;
}

/** How long a poller rests after the engine refused a call. */
const restMs = 100;

/** Reads a table's stream for a mapping, woken by the engine when there is something new. */
export async function startStreamPoller(
  source: StreamSource,
  surroundings: Surroundings,
): Promise<StreamPoller> {
  const { records, log } = surroundings;
  const closing = new AbortController();
  const isClosing = () => closing.signal.aborted;
  const checkpoint = openCheckpoint(surroundings.dataFolder, source.logicalId, source.streamArn);
  const reader = createStreamReader(source, {
    records,
    checkpoint,
    deliver: createDelivery(source, { ...surroundings, closing: closing.signal }),
    waitForMore,
  });
  /** How often the engine said that there is something new, and how much of that was seen to. */
  let written = 0;
  let dealtWith = -1;
  let wake: (() => void) | undefined;
  let hurrying = false;
  let stopWaiting: AbortController | undefined;
  const unsubscribe = records.onStreamRecord(() => {
    written += 1;
    wake?.();
  });
  if (source.startingPosition === 'LATEST') await reader.skipToEnd();
  const loop = poll();

  async function poll(): Promise<void> {
    while (!isClosing()) {
      const seen = written;
      try {
        if (await reader.readOn()) continue;
        dealtWith = seen;
        hurrying = false;
        if (hasNothingNewSince(seen)) await sleep();
      } catch (error) {
        if (isClosing()) return;
        if (!isEngineError(error)) log.trouble(`${source.logicalId} could not read`, error);
        await after(restMs);
      }
    }
  }

  function hasNothingNewSince(seen: number): boolean {
    return written === seen && !isClosing();
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }

  async function waitForMore(waitMs: number): Promise<void> {
    if (hurrying) return;
    stopWaiting = new AbortController();
    const signal = AbortSignal.any([stopWaiting.signal, closing.signal]);
    await after(waitMs, undefined, { signal }).catch(() => {
      closing.signal.throwIfAborted();
    });
  }

  return {
    streamArn: source.streamArn,
    caughtUp: () => dealtWith === written,
    passed: reader.passed,
    lookAgain: () => {
      written += 1;
      wake?.();
    },
    hurry: () => {
      hurrying = true;
      stopWaiting?.abort();
    },
    close: async () => {
      unsubscribe();
      closing.abort();
      wake?.();
      await loop;
      checkpoint.keep();
    },
  };
}
