import { parseArgs } from 'node:util';

import { PlatformProblem } from '../platform-problem.ts';
import { daysInWindow, publishedHouseholds } from './winter/index.ts';

export interface ReplayFlags {
  readonly households: number;
  readonly seed: number;
  readonly days: number;
  readonly json: string | undefined;
  readonly html: string | undefined;
  /** A platform named by the person at the keyboard; undefined looks for one. */
  readonly url: string | undefined;
  readonly ownPort: number;
  readonly help: boolean;
}

export const replayUsage = `npm run replay -- [options]

  --households N   how many households are helped in the end; ${publishedHouseholds} unless stated
  --seed N         the same seed gives the same winter; 2021 unless stated
  --days N         how many days of the winter, from 6 December 2021; ${daysInWindow} unless stated
  --json FILE      writes the figures there
  --html FILE      writes a report with the map of spend against need there
  --url ADDRESS    plays on this platform, whose clock must not be past 6 December 2021
  --port NUMBER    plays on the platform at this port, or starts one there
  --help           shows this`;

/** Reads the flags of \`npm run replay\`. */
export function readReplayFlags(given: readonly string[]): ReplayFlags {
  const { households, seed, days, json, html, url, port, help } = parse(given);
  const ownPort = port === undefined ? 0 : whole('--port', port, 1, 65_535);
  return {
    households: whole('--households', households, 1, 200_000),
    seed: whole('--seed', seed, 0, Number.MAX_SAFE_INTEGER),
    days: whole('--days', days, 1, daysInWindow),
    ...{ json, html, help, ownPort },
    url: url === undefined ? portUrl(port) : readUrl(url),
  };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        households: { type: 'string', default: String(publishedHouseholds) },
        seed: { type: 'string', default: '2021' },
        days: { type: 'string', default: String(daysInWindow) },
        json: { type: 'string' },
        html: { type: 'string' },
        url: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformProblem(`${reason}\n\n${replayUsage}`, { cause });
  }
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new PlatformProblem(
    `${flag} takes a whole number from ${least} to ${most}, and was given ${text}.`,
  );
}

function portUrl(port: string | undefined): string | undefined {
  return port === undefined ? undefined : `http://localhost:${port}`;
}

function readUrl(text: string): string {
  const url = /^https?:\/\//.test(text) ? URL.parse(text) : null;
  if (url !== null) return url.origin;
  throw new PlatformProblem(
    `--url takes an address such as http://localhost:3000, and was given ${text}.`,
  );
}
