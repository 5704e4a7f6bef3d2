import { deliver, relay } from './actors/functions.ts';
import { queueNames } from './ports.ts';
import type { World } from './world.ts';

/** All work under way comes to its end, and every event and message that can be had is worked on. */
export async function handleEverything(world: World): Promise<void> {
  await runAll(world);
  for (let round = 0; round < 200 && world.failure === undefined; round += 1) {
    if (world.relayed < world.stream.length) relay(world);
    for (const name of queueNames) deliver(world, name, 10);
    await world.tasks.quiet();
    if (world.tasks.parked.length === 0) return;
    await runAll(world);
  }
}

/** Gives every call its turn, without trouble, until nobody waits for one. */
export async function runAll({ tasks, dice }: World): Promise<void> {
  while (tasks.parked.length > 0) await tasks.turn(dice.pick(tasks.parked), 'none');
}

/** Nothing was left: not even a message that somebody took and never finished. */
export function isIdle({ queues, stream, relayed }: World): boolean {
  return relayed === stream.length && queueNames.every((name) => queues[name].size() === 0);
}
