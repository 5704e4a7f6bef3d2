import { startOwnPlatform, type OwnProcess } from '#infra/local/replay/own-platform.ts';

/** What a request or a step ends with when the platform was killed under it, or did not manage it. */
export class PlatformKilled extends Error {}

/** A platform in a process of its own that can be killed at any moment and comes back on the same folder and port. */
export interface MortalPlatform {
  readonly url: string;
  /** Which start of it runs, or comes next. */
  readonly life: () => number;
  /** Resolves when it answers; rejects when it could not be started again. */
  readonly up: () => Promise<void>;
  /** Kills it with no warning and starts it again. Resolves when it is gone; `up` tells when it is back. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts it with empty tables. `onSpawned` is told how to end whatever runs, each time something does. */
export async function startMortalPlatform(options: {
  readonly dataFolder: string;
  readonly begin: string;
  readonly onSpawned: (stop: () => Promise<void>) => void;
}): Promise<MortalPlatform> {
  const { dataFolder, begin, onSpawned } = options;
  let running: OwnProcess = await startOwnPlatform({ dataFolder, port: 0, begin, onSpawned });
  const { url } = running;
  const port = Number(new URL(url).port);
  let life = 1;
  let back: Promise<void> = Promise.resolve();

  async function comeBack(): Promise<void> {
    running = await startOwnPlatform({ dataFolder, port, onSpawned });
  }

  return {
    url,
    life: () => life,
    up: () => back,
    async kill() {
      await back;
      life += 1;
      const gone = running.kill();
      back = gone.then(comeBack);
      // Whoever waits for it hears of a failure; nobody may be waiting yet.
      back.catch(() => undefined);
      await gone;
    },
    async stop() {
      await back.catch(() => undefined);
      await running.stop();
    },
  };
}
