import { playWorld, type Figures, type PlayOptions } from './play-world.ts';
import { plannedWorld } from './plan-worlds.ts';
import { shrink } from './shrink.ts';
import type { Failure } from './world.ts';

export interface Share {
  readonly seed: number;
  /** Worlds of the seed are dealt out in turn: this one of so many. */
  readonly part: number;
  readonly parts: number;
  /** How many steps this part takes at least; the last world is played to its end. */
  readonly steps: number;
}

export interface Simulated {
  readonly worlds: number;
  readonly steps: number;
  readonly turns: number;
  readonly figures: Figures;
  readonly found: Found | undefined;
}

/** A failure with the shortest history of it, and how to see it again. */
export interface Found extends Failure {
  readonly seed: number;
  readonly world: number;
  readonly step: number | 'at rest';
  /** Steps taken in all worlds until it was noticed. */
  readonly afterSteps: number;
  readonly only: readonly number[];
}

/** Plays worlds of a seed until their steps are enough or a promise is broken. */
export async function simulate(
  { seed, part, parts, steps: wanted }: Share,
  options: PlayOptions & { readonly onWorld?: (so: Simulated) => void } = {},
): Promise<Simulated> {
  let so: Simulated = {
    ...{ worlds: 0, steps: 0, turns: 0, found: undefined },
    figures: noFigures,
  };
  for (let world = part; so.steps < wanted && so.found === undefined; world += parts) {
    const { plan, steps } = plannedWorld(seed, world);
    const { failure, ...played } = await playWorld(plan, upTo(steps), options);
    so = {
      worlds: so.worlds + 1,
      steps: so.steps + played.steps,
      turns: so.turns + played.turns,
      figures: addUp(so.figures, played.figures),
      found: undefined,
    };
    if (failure !== undefined) {
      const { step } = failure;
      const only = await shortest(
        seed,
        world,
        step === 'at rest' ? steps : step + 1,
        failure,
        options,
      );
      so = { ...so, found: { ...failure, seed, world, afterSteps: so.steps, only } };
    }
    options.onWorld?.(so);
  }
  return so;
}

const noFigures: Figures = {
  ...{ applications: 0, paid: 0, cameBack: 0, runs: 0, cancelled: 0 },
  ...{ redeemed: 0, expired: 0, stopped: 0 },
};

const triesToShrink = 300;
/** Steps that may be played again in all, so that nobody waits longer for the history than for the find. */
const stepsToShrink = 60_000;

/** Only a failure that the same watcher notices is the same failure. */
function shortest(
  seed: number,
  world: number,
  steps: number,
  failure: Failure,
  { plant }: PlayOptions,
): Promise<readonly number[]> {
  const { plan } = plannedWorld(seed, world);
  let left = stepsToShrink;
  return shrink(upTo(steps), {
    triesAtMost: triesToShrink,
    fails: async (only) => {
      left -= only.length;
      if (left < 0) return false;
      const again = await playWorld(plan, only, plant === undefined ? {} : { plant });
      return again.failure?.watcher === failure.watcher;
    },
  });
}

/** Plays some steps of one world again and tells what happens in each. */
export async function tellAgain(
  seed: number,
  world: number,
  only: readonly number[] | undefined,
  options: PlayOptions,
) {
  const { plan, steps } = plannedWorld(seed, world);
  return playWorld(plan, only ?? upTo(steps), options);
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, step) => step);
}

function addUp(one: Figures, other: Figures): Figures {
  return {
    applications: one.applications + other.applications,
    paid: one.paid + other.paid,
    cameBack: one.cameBack + other.cameBack,
    cancelled: one.cancelled + other.cancelled,
    redeemed: one.redeemed + other.redeemed,
    expired: one.expired + other.expired,
    stopped: one.stopped + other.stopped,
    runs: one.runs + other.runs,
  };
}
