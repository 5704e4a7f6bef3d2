import type { HttpClient } from '#infra/local/replay/http-client.ts';
import { reachRemote, type PlatformRemote } from '#infra/local/replay/platform-remote.ts';
import { playWinter, type DoStep, type Played } from '#infra/local/replay/play-winter.ts';
import { startStopwatch } from '#infra/local/replay/stopwatch.ts';
import type { Winter } from '#infra/local/replay/winter/index.ts';

import { PlatformKilled, type MortalPlatform } from './mortal-platform.ts';

/**
 * Plays a winter on a platform that may be killed under it. Each step of somebody's work is done again
 * when it was, once the platform is back and at rest: people look what was done, and go on.
 */
export async function playKilled(options: {
  readonly winter: Winter;
  readonly client: HttpClient;
  readonly platform: MortalPlatform;
  readonly onProgress: (date: string) => void;
}): Promise<Played> {
  const { winter, client, platform } = options;
  const plain = reachRemote(client, platform.url);
  /** Faults that are switched on are a switch in the process, and gone with it. */
  const faults: { ofPlatform: object; ofBank: object; life: number } = {
    ...{ ofPlatform: {}, ofBank: {}, life: platform.life() },
  };

  async function comeBack(): Promise<void> {
    await platform.up();
    const life = platform.life();
    if (faults.life === life) return;
    await plain.setFaults(faults.ofPlatform);
    await plain.setBankFaults(faults.ofBank);
    await plain.settled();
    faults.life = life;
  }

  const doStep: DoStep = async (step) => {
    for (let repeated = false; ; repeated = true) {
      try {
        await comeBack();
        return await step(repeated);
      } catch (error) {
        if (!(error instanceof PlatformKilled)) throw error;
      }
    }
  };

  const remote: PlatformRemote = {
    ...plain,
    windTo: (instantMs) => doStep(() => plain.windTo(instantMs)),
    settled: () => doStep(() => plain.settled()),
    setFaults: (given) => {
      faults.ofPlatform = { ...faults.ofPlatform, ...given };
      return doStep(() => plain.setFaults(given));
    },
    setBankFaults: (given) => {
      faults.ofBank = { ...faults.ofBank, ...given };
      return doStep(() => plain.setBankFaults(given));
    },
  };
  const played = await playWinter({
    ...{ winter, client, remote, doStep, stopwatch: startStopwatch() },
    onProgress: ({ date }) => {
      options.onProgress(date);
    },
  });
  // Killed in its last moment, it has to find out what it left undone.
  await remote.settled();
  return played;
}
