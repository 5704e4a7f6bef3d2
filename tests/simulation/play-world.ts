import { createDice } from '#infra/local/replay/winter/dice.ts';

import { actors } from './actors/index.ts';
import { beginBooks, closeMonths } from './close-months.ts';
import { comeToRest } from './come-to-rest.ts';
import { createWorld, type Failure, type Plant, type World, type WorldPlan } from './world.ts';

export interface Played {
  /** Steps taken: each one thing that one actor did, one delivery, or one fault. */
  readonly steps: number;
  /** Calls of ports that were given their turn. */
  readonly turns: number;
  readonly figures: Figures;
  readonly failure: (Failure & { readonly step: number | 'at rest' }) | undefined;
}

/** What came of it, so that nobody takes a world in which nothing happens for a good one. */
export interface Figures {
  readonly applications: number;
  readonly paid: number;
  readonly cameBack: number;
  readonly runs: number;
  /** Runs of which two people found that no bank ever took them. */
  readonly cancelled: number;
  /** Codes that families used, that ran out, and that staff had cancelled. */
  readonly redeemed: number;
  readonly expired: number;
  readonly stopped: number;
}

export interface PlayOptions {
  readonly plant?: Plant;
  readonly tell?: (sentence: string) => void;
}

const weighted = actors.map((each) => [each, each.weight] as const);
/** More work than this at once is let go on before anybody else begins. */
const underWayAtMost = 40;
/** Looking at all records takes as long as hundreds of steps. */
const stepsPerLook = 1_500;

/**
 * Plays the given steps of a world, then lets it come to rest. A step is made of the world's name
 * and its own number alone: the same numbers always play the same, and any of them may be left out.
 */
export async function playWorld(
  plan: WorldPlan,
  steps: Iterable<number>,
  options: PlayOptions = {},
): Promise<Played> {
  const world = await createWorld(plan, options);
  await beginBooks(world);
  const counted = { steps: 0, turns: 0 };
  for (const step of steps) {
    counted.steps += 1;
    counted.turns += await takeStep(world, step);
    if (world.failure !== undefined) {
      return { ...counted, figures: figuresOf(world), failure: { ...world.failure, step } };
    }
  }
  await comeToRest(world);
  if (world.failure === undefined) await closeMonths(world);
  for (const { name, atRest } of world.watchers) world.fail(name, atRest?.(world) ?? []);
  const { failure } = world;
  return {
    ...counted,
    figures: figuresOf(world),
    failure: failure === undefined ? undefined : { ...failure, step: 'at rest' },
  };
}

async function takeStep(world: World, step: number): Promise<number> {
  const { tasks, clock, plan } = world;
  const dice = createDice(plan.name, step);
  world.dice = dice;
  clock.moveOnSeconds(dice.whole(1, 20));
  world.tell(String(step));
  while (!(await dice.weighted(weighted).act(world)));
  let turns = 0;
  let left = dice.whole(0, 2 * plan.turnsPerStep);
  while (tasks.parked.length > 0 && (left > 0 || tasks.underWay() > underWayAtMost)) {
    await tasks.turn(dice.pick(tasks.parked), 'none');
    if (world.failure !== undefined) return turns;
    turns += 1;
    left -= 1;
  }
  if (dice.chance(1 / stepsPerLook)) {
    for (const { name, onLook } of world.watchers) world.fail(name, onLook?.(world) ?? []);
  }
  return turns;
}

function figuresOf({ memory, stream }: World): Figures {
  const happened = (type: string) => stream.filter(({ body }) => body.type === type).length;
  return {
    applications: memory.ofKind('application').length,
    paid: happened('payment-settled'),
    cameBack: happened('payment-returned') + happened('payment-rejected'),
    runs: happened('payment-run-acknowledged'),
    cancelled: happened('payment-run-cancelled'),
    redeemed: happened('voucher-redeemed'),
    expired: happened('voucher-expired'),
    stopped: happened('voucher-cancelled'),
  };
}
