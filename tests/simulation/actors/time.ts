import type { Actor } from './actor.ts';

/** Time passes: mostly minutes, sometimes a night. */
export const time: Actor = {
  name: 'time',
  weight: 5,
  act({ dice, clock, tell }) {
    const seconds = dice.chance(0.5) ? dice.whole(60, 1_800) : dice.whole(3_600, 20 * 3_600);
    clock.moveOnSeconds(seconds);
    tell(`  ${Math.round(seconds / 60)} minutes pass`);
    return true;
  },
};
