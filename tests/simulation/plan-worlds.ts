import { createDice } from '#infra/local/replay/winter/dice.ts';

import type { WorldPlan } from './world.ts';

export interface PlannedWorld {
  readonly plan: WorldPlan;
  readonly steps: number;
}

const programmes = [
  ['household-support-fund', '2021-12-07T09:00:00.000Z'],
  ['crisis-and-resilience-fund', '2026-05-06T09:00:00.000Z'],
] as const;

/**
 * The worlds of a seed, one after the other: small crowded ones in which everybody meets, and large
 * ones in which a payment run has many parts; rich ones and poor ones; calm ones and hurried ones.
 */
export function plannedWorld(seed: number, number: number): PlannedWorld {
  const name = `${seed}/${number}`;
  const dice = createDice('world', name);
  const [steps, households] = dice.weighted([
    [[200, 6] as const, 3],
    [[800, 40] as const, 4],
    [[2_500, 400] as const, 2],
  ]);
  const [programmeId, begins] = dice.pick(programmes);
  const plenty = households * 150_00 * 30;
  return {
    steps,
    plan: {
      ...{ name, programmeId, begins, households },
      budgetPence: dice.pick([plenty, plenty, Math.round(plenty / 12)]),
      turnsPerStep: dice.pick([2, 3, 6]),
    },
  };
}
