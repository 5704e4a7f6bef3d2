import type { StoredItem } from '#shared/kernel/index.ts';
import { gatherRecords, verifyRecords, type RecordFault } from '#shared/verification/index.ts';

/** Every promise between records that these items break, as `npm run verify` would say. */
export function recordFaults(items: readonly StoredItem[], now: string): readonly RecordFault[] {
  const gather = gatherRecords();
  for (const item of items) gather.add(item);
  return verifyRecords(gather.gathered, { now }).flatMap((check) => check.faults);
}
