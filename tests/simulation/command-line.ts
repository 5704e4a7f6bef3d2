import { parseArgs } from 'node:util';

export interface SimulateFlags {
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
  readonly world: number | undefined;
  readonly only: readonly number[] | undefined;
  readonly help: boolean;
}

export const usage = `npm run simulate -- [options]

  --steps N     how many steps, over all worlds; 100000 unless stated
  --seed N      the same seed plays the same worlds; 1 unless stated
  --threads N   how many play at once; 2 unless stated
  --world N     plays one world of the seed and tells what happens in it
  --only LIST   only these steps of that world, such as 3,17,40-52
  --help        shows this`;

/** Reads the flags of `npm run simulate`; throws a sentence when they make no sense. */
export function readSimulateFlags(given: readonly string[]): SimulateFlags {
  const { values } = parseArgs({
    args: [...given],
    options: {
      steps: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: '2' },
      world: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    steps: whole('--steps', values.steps),
    seed: whole('--seed', values.seed),
    threads: whole('--threads', values.threads),
    world: values.world === undefined ? undefined : whole('--world', values.world),
    only: values.only === undefined ? undefined : readSteps(values.only),
    help: values.help,
  };
}

function whole(flag: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`${flag} takes a whole number, and was given ${text}.`);
}

/** `3,17,40-52` as numbers. */
export function readSteps(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [from = '', to = from] = part.split('-');
    const first = whole('--only', from);
    return Array.from({ length: whole('--only', to) - first + 1 }, (_, at) => first + at);
  });
}

/** The shortest way to write step numbers that are in order. */
export function writeSteps(steps: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const step of steps) {
    const last = ranges.at(-1);
    if (last?.[1] === step - 1) last[1] = step;
    else ranges.push([step, step]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
