import path from 'node:path';

import { countWinter, type CountedWinter } from '#infra/local/replay/count-winter.ts';
import { winterBegin } from '#infra/local/replay/find-platform.ts';
import { createHttpClient } from '#infra/local/replay/http-client.ts';
import { inventWinter, type Winter } from '#infra/local/replay/winter/index.ts';
import { reachPlatform } from '#infra/local/verify/reach-platform.ts';

import { differencesBetween, endStateOf, type EndState } from './end-state.ts';
import { drawMoments, type KillMoment } from './kill-moments.ts';
import { startMortalPlatform } from './mortal-platform.ts';
import { createPersistentClient } from './persistent-client.ts';
import { playKilled } from './play-killed.ts';

export interface KillTest {
  readonly households: number;
  readonly days: number;
  readonly kills: number;
  readonly seed: number;
  /** Empty, or of an earlier test; each play has a folder of its own in it. */
  readonly folder: string;
  readonly print: (line: string) => void;
  /** Told how to end what runs, each time something is started. */
  readonly onSpawned: (stop: () => Promise<void>) => void;
}

export interface KillTestResult {
  /** Everything that is wrong, in sentences; empty when a killed winter ends like one that was not. */
  readonly complaints: readonly string[];
  readonly kills: number;
  readonly requests: number;
  readonly seconds: { readonly undisturbed: number; readonly killed: number };
  /** How often a page said that something went wrong, in both plays, and was asked again. */
  readonly troubles: number;
  /** How many things of each part were held against each other. */
  readonly compared: Readonly<Record<string, number>>;
}

/** Connections to the platform, as many as a replay has. */
const connections = 20;

/** Plays a winter undisturbed, plays it again killed, and holds the two ends against each other. */
export async function runKillTest(test: KillTest): Promise<KillTestResult> {
  const { households, days, kills, seed, print } = test;
  const winter = inventWinter({ households, days, seed });
  print(`${households} households over ${days} days, seed ${seed}: undisturbed first.`);
  const undisturbed = await play(test, winter, 'undisturbed', []);
  const { requests } = undisturbed;
  print(`Took ${undisturbed.seconds} s and ${requests} requests. Now with ${kills} kills.`);
  const moments = drawMoments({ seed, kills, requests });
  const killed = await play(test, winter, 'killed', moments);
  print(`Took ${killed.seconds} s and ${killed.requests} requests.`);
  return {
    complaints: [
      ...undisturbed.complaints.map((sentence) => `Undisturbed: ${sentence}`),
      ...killed.complaints.map((sentence) => `Killed: ${sentence}`),
      ...(killed.kills === kills ? [] : [`It was killed ${killed.kills} times, not ${kills}.`]),
      ...differencesBetween(undisturbed.end, killed.end),
    ],
    kills: killed.kills,
    troubles: undisturbed.troubles + killed.troubles,
    requests,
    seconds: { undisturbed: undisturbed.seconds, killed: killed.seconds },
    compared: Object.fromEntries([...undisturbed.end].map(([part, { size }]) => [part, size])),
  };
}

interface PlayedOnce {
  readonly end: EndState;
  readonly complaints: readonly string[];
  readonly requests: number;
  readonly kills: number;
  readonly troubles: number;
  readonly seconds: number;
}

async function play(
  { folder, print, onSpawned }: KillTest,
  winter: Winter,
  name: string,
  moments: readonly KillMoment[],
): Promise<PlayedOnce> {
  const began = performance.now();
  const plain = createHttpClient(connections);
  const dataFolder = path.join(folder, name);
  const platform = await startMortalPlatform({ dataFolder, begin: winterBegin, onSpawned });
  let today = '';
  try {
    const client = createPersistentClient({
      ...{ client: plain, platform, moments },
      onKill: ({ request, what }) => {
        print(`Killed after ${today}, under request ${request}, ${what}.`);
      },
    });
    const played = await playKilled({
      ...{ winter, client, platform },
      onProgress: (date) => {
        today = date;
      },
    });
    const kept = await reachPlatform(platform.url);
    const counted = await countWinter(kept, played);
    return {
      end: endStateOf(counted, kept.bank),
      complaints: complaintsOf(counted),
      ...{ requests: client.requests(), kills: client.kills(), troubles: client.troubles() },
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    plain.close();
    await platform.stop();
  }
}

function complaintsOf({ checks, figures: { lost, paidTwice } }: CountedWinter): readonly string[] {
  return [
    ...checks.flatMap(({ faults }) =>
      faults.map(({ pk, sk, sentence }) => `${pk} ${sk}: ${sentence}`),
    ),
    ...(lost === 0 ? [] : [`${lost} applications or requests that were taken in are nowhere.`]),
    ...(paidTwice === 0 ? [] : [`${paidTwice} payments were made twice.`]),
  ];
}
