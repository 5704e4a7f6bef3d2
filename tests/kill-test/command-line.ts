import { parseArgs } from 'node:util';

export interface KillTestFlags {
  readonly households: number;
  readonly days: number;
  readonly kills: number;
  readonly seed: number;
  readonly minutes: number;
  readonly help: boolean;
}

export const usage = `npm run kill-test -- [options]

  --households N  how many households are helped in the end; 1000 unless stated
  --days N        how many days of the winter, from 6 December 2021; 28 unless stated
  --kills N       how often the platform is killed; 20 unless stated
  --seed N        the same seed plays the same winter and kills at the same requests; 1 unless stated
  --minutes N     gives up after so long; 30 unless stated
  --help          shows this`;

/** Reads the flags of `npm run kill-test`; throws a sentence when they make no sense. */
export function readKillTestFlags(given: readonly string[]): KillTestFlags {
  const { values } = parseArgs({
    args: [...given],
    options: {
      households: { type: 'string', default: '1000' },
      days: { type: 'string', default: '28' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '30' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    households: whole('--households', values.households, 1, 22_000),
    days: whole('--days', values.days, 1, 60),
    kills: whole('--kills', values.kills, 0, 200),
    seed: whole('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    minutes: whole('--minutes', values.minutes, 1, 120),
    help: values.help,
  };
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${flag} takes a whole number from ${least} to ${most}, and was given ${text}.`);
}
