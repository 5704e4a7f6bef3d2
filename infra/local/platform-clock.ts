import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { writeAtomically } from './write-atomically.ts';

/**
 * The one clock of the platform: real time plus an offset that only grows once it is set. Queues, schedules,
 * time to live and every function's `Date` follow it, so that "ten weeks later" is one call.
 */
export interface PlatformClock {
  /** Milliseconds since 1970, in the platform's time. */
  readonly now: () => number;
  /** Moves to an instant (milliseconds since 1970); time runs on from there. Never backwards. */
  readonly windTo: (instantMs: number) => void;
  /** Moves forwards by so many milliseconds. */
  readonly windOn: (durationMs: number) => void;
  /** Calls back after each move. Answers the function that stops it. */
  readonly onWound: (listener: () => void) => () => void;
  /** One signed 64-bit integer, the offset in milliseconds, that worker threads read. */
  readonly offsetMs: SharedArrayBuffer;
}

const savedSchema = z.object({ offsetMs: z.int() });

/**
 * Opens the clock of a data folder; a platform started again goes on from where it was wound to. A
 * new folder's clock may begin at any moment, in the past too: a replay begins where its story does.
 */
export function openPlatformClock(dataFolder: string, startAtMs?: number): PlatformClock {
  const file = path.join(dataFolder, 'clock.json');
  const offsetMs = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(offsetMs);
  const listeners = new Set<() => void>();
  if (existsSync(file)) {
    const saved = savedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    Atomics.store(offset, 0, BigInt(saved.offsetMs));
  } else if (startAtMs !== undefined) {
    set(Math.round(startAtMs) - Date.now());
  }

  function now(): number {
    return Date.now() + Number(Atomics.load(offset, 0));
  }

  function set(wantedMs: number): void {
    Atomics.store(offset, 0, BigInt(wantedMs));
    writeAtomically(file, JSON.stringify({ offsetMs: wantedMs }));
  }

  function windOn(durationMs: number): void {
    const wholeMs = Math.round(durationMs);
    if (!Number.isSafeInteger(wholeMs) || wholeMs < 0) {
      throw new RangeError(
        `The platform's clock is at ${new Date(now()).toISOString()} and only goes forwards.`,
      );
    }
    set(Number(Atomics.load(offset, 0)) + wholeMs);
    for (const listener of listeners) listener();
  }

  return {
    now,
    windTo: (instantMs) => {
      windOn(instantMs - now());
    },
    windOn,
    onWound: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offsetMs,
  };
}
