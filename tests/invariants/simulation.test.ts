import { describe, expect, it } from 'vitest';

import { playWorld } from '#tests/simulation/play-world.ts';
import { plannedWorld } from '#tests/simulation/plan-worlds.ts';
import { plantedFaults } from '#tests/simulation/planted-faults.ts';
import { simulate } from '#tests/simulation/simulate.ts';
import { shrink } from '#tests/simulation/shrink.ts';

/** So many that even what is rare happens; more of them by `npm run simulate -- --steps 1000000`. */
const steps = 20_000;
const seed = 2021;

describe('the whole money path, simulated', () => {
  it('keeps every promise after every step', async () => {
    const { found, figures, steps: taken } = await simulate({ seed, part: 0, parts: 1, steps });
    expect(found).toBeUndefined();
    expect(taken).toBeGreaterThanOrEqual(steps);
    // A platform that refuses everything would keep every promise: most of these must have happened.
    expect(figures.applications).toBeGreaterThan(steps / 40);
    expect(figures.paid).toBeGreaterThan(steps / 400);
    expect(figures.cameBack).toBeGreaterThan(steps / 400);
    expect(figures.cancelled).toBeGreaterThan(0);
    expect(figures.redeemed).toBeGreaterThan(0);
    expect(figures.expired).toBeGreaterThan(0);
  });

  it('plays the same for the same seed', async () => {
    const { plan } = plannedWorld(seed, 3);
    const tale = async () => {
      const lines: string[] = [];
      const tell = (line: string) => lines.push(line);
      return [await playWorld(plan, Array(150).keys(), { tell }), lines];
    };
    expect(await tale()).toEqual(await tale());
  });
});

describe('the simulation finds what is planted behind the ports', () => {
  it.each(Object.entries(plantedFaults))('%s', async (_, plant) => {
    const share = { seed, part: 0, parts: 1, steps: 6_000 };
    const { found } = await simulate(share, { plant });
    expect(found?.sentence).toBeDefined();
    const { world, only, watcher } = found!;
    expect(only.length).toBeLessThan(60);
    // The short history stands on its own.
    const again = await playWorld(plannedWorld(seed, world).plan, only, { plant });
    expect(again.failure?.watcher).toBe(watcher);
  });
});

describe('shrinking a history', () => {
  it('leaves what it takes to fail, and nothing else', async () => {
    const needs = [3, 40, 77];
    const fails = (kept: readonly number[]) =>
      Promise.resolve(needs.every((step) => kept.includes(step)));
    expect(await shrink([...Array(100).keys()], { fails, triesAtMost: 500 })).toEqual(needs);
  });

  it('answers what is shortest when its tries are used up', async () => {
    const fails = (kept: readonly number[]) => Promise.resolve(kept.includes(99));
    const found = await shrink([...Array(100).keys()], { fails, triesAtMost: 2 });
    expect(found).toContain(99);
    expect(found.length).toBeLessThan(100);
  });
});
