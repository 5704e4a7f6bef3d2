import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { checksInLines, faultCount } from '../verify/print-checks.ts';
import { reachPlatform } from '../verify/reach-platform.ts';
import { countWinter } from './count-winter.ts';
import { readReplayFlags, replayUsage, type ReplayFlags } from './command-line.ts';
import { findPlatform, type FoundPlatform } from './find-platform.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { reachRemote } from './platform-remote.ts';
import { playWinter, type Played } from './play-winter.ts';
import { createProgressBar } from './progress.ts';
import { startStopwatch, type Stopwatch } from './stopwatch.ts';
import { summaryLines } from './summary-lines.ts';
import { inventWinter, type Winter } from './winter/index.ts';
import type { WinterFigures } from './winter-figures.ts';
import { winterReport } from './winter-report.ts';

export interface ReplaySurroundings {
  readonly print: (line: string) => void;
  readonly out: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean | undefined };
  /** Where a platform of the replay's own keeps its data. */
  readonly ownDataFolder: string;
  /** Told how to stop what was started, as soon as there is something to stop. */
  readonly onStarted: (stop: () => Promise<void>) => void;
}

/** What the JSON file holds. Times and rates are all that differs between two runs of one seed. */
export interface ReplaySummary extends WinterFigures {
  readonly seed: number;
  readonly days: number;
  readonly faults: number;
  readonly seconds: number;
  readonly householdsPerSecond: number;
  readonly secondsByPart: Readonly<Record<string, number>>;
}

/** Connections to the platform: one for each application under way, and some for its staff. */
const connections = 20;

/** \`npm run replay\`: resolves to the exit code, 0 when the winter kept every promise. */
export async function runReplay(
  given: readonly string[],
  surroundings: ReplaySurroundings,
): Promise<number> {
  const flags = readReplayFlags(given);
  if (flags.help) {
    surroundings.print(replayUsage);
    return 0;
  }
  const client = createHttpClient(connections);
  const choice = {
    url: flags.url,
    ownPort: flags.ownPort,
    dataFolder: surroundings.ownDataFolder,
    onSpawned: surroundings.onStarted,
  };
  const platform = await findPlatform(client, choice, surroundings.print);
  try {
    return await replayOn(platform, client, flags, surroundings);
  } finally {
    client.close();
    await platform.stop();
  }
}

async function replayOn(
  platform: FoundPlatform,
  client: HttpClient,
  flags: ReplayFlags,
  surroundings: ReplaySurroundings,
): Promise<number> {
  const { print } = surroundings;
  const stopwatch = startStopwatch();
  const winter = await stopwatch.time('inventing the winter', () =>
    Promise.resolve(inventWinter(flags)),
  );
  const played = await play(winter, { platform, client, stopwatch, surroundings });
  const kept = await reachPlatform(platform.url);
  const { figures, report, checks } = await stopwatch.time('verifying', () =>
    countWinter(kept, played),
  );
  const at = kept.now;
  const faults = faultCount(checks);
  const summary = summarised(winter, figures, faults, stopwatch);
  for (const line of summaryLines(summary)) print(line);
  if (faults > 0) for (const line of checksInLines(checks)) print(line);
  if (flags.json !== undefined) {
    writeFileSync(flags.json, `${JSON.stringify(summary, null, 2)}\n`);
    print(`Figures: ${path.resolve(flags.json)}`);
  }
  if (flags.html !== undefined) {
    writeFileSync(flags.html, winterReport({ summary, report, checks, at }));
    print(`Report: ${path.resolve(flags.html)}`);
  }
  if (platform.own) {
    print(`To look around in it: npm start -- --data ${surroundings.ownDataFolder}`);
  }
  const shortcomings = shortcomingsOf(winter, summary);
  for (const sentence of shortcomings) print(sentence);
  return shortcomings.length === 0 ? 0 : 1;
}

/** Why a play must not pass, in sentences. */
function shortcomingsOf({ households }: Winter, summary: ReplaySummary): readonly string[] {
  const { faults, lost, paidTwice, budget } = summary;
  const complaints = [
    [faults > 0, `${faults} promises of the records are broken.`],
    [lost > 0, `${lost} applications or requests that were taken in are nowhere.`],
    [paidTwice > 0, `${paidTwice} payments were made twice.`],
    [budget.overspentEnvelopes > 0, `${budget.overspentEnvelopes} envelopes are overspent.`],
    [
      summary.households !== households,
      `${summary.households} of ${households} households were helped in the end.`,
    ],
  ] as const;
  return complaints.flatMap(([holds, sentence]) => (holds ? [`Not good: ${sentence}`] : []));
}

async function play(
  winter: Winter,
  context: {
    readonly platform: FoundPlatform;
    readonly client: HttpClient;
    readonly stopwatch: Stopwatch;
    readonly surroundings: ReplaySurroundings;
  },
): Promise<Played> {
  const { platform, client, stopwatch, surroundings } = context;
  const total = winter.applications.length;
  const bar = createProgressBar(surroundings.out);
  try {
    return await playWinter({
      ...{ winter, client, stopwatch },
      remote: reachRemote(client, platform.url),
      onProgress: ({ date, sent }) => {
        const share = sent / total;
        const households = Math.round(share * winter.households);
        const seconds = stopwatch.seconds();
        bar.show({ share, date, households, ofHouseholds: winter.households, seconds });
      },
    });
  } finally {
    bar.end();
  }
}

function summarised(
  { seed, days }: Winter,
  figures: WinterFigures,
  faults: number,
  stopwatch: Stopwatch,
): ReplaySummary {
  const seconds = stopwatch.seconds();
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return {
    ...figures,
    ...{ seed, days, faults },
    seconds: tenths(seconds),
    householdsPerSecond: tenths(figures.households / seconds),
    secondsByPart: Object.fromEntries(
      [...stopwatch.parts()].map(([part, spent]) => [part, tenths(spent)]),
    ),
  };
}
