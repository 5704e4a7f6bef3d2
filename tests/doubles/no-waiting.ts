import type { Waiting } from '#shared/kernel/index.ts';

/** Nobody waits: others get their turn, and no time goes by. */
export const noWaiting: Waiting = { pause: () => Promise.resolve(), chance: () => 0.5 };
