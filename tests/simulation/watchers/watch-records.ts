import type { Instant } from '#shared/kernel/index.ts';
import { gatherRecords, readerOf, verifyRecords } from '#shared/verification/index.ts';
import { parkedMessages, parkedMessageSchema } from '#shared/worker/index.ts';

import type { World } from '../world.ts';
import type { Watcher } from './watcher.ts';

/** Every promise that `npm run verify` checks, of all records at once. */
export function watchRecords(): Watcher {
  return {
    name: 'records',
    // In the middle of everything a message may be late, so no time has passed for this look.
    onLook: (world) => brokenPromises(world, world.plan.begins),
    atRest: (world) => brokenPromises(world, world.clock.now()),
  };
}

function brokenPromises({ memory, bank }: World, now: Instant): readonly string[] {
  const records = gatherRecords({
    others: { [parkedMessages.kind]: readerOf(parkedMessages, parkedMessageSchema) },
  });
  for (const item of memory.all()) records.add(item);
  return verifyRecords(records.gathered, { now, bank: bank.totals() }).flatMap(
    ({ promise, faults }) =>
      faults.map(({ pk, sk, sentence }) => `${promise}: ${pk} ${sk}: ${sentence}`),
  );
}
