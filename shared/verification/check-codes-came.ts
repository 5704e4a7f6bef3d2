import { plusDays, type Instant } from '#shared/kernel/index.ts';
import { missingFrom, voucherKeyOf } from '#shared/payments/index.ts';

import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Whoever looks for missing codes does so every morning; one morning may fail. */
const toldWithinDays = 2;

/** A piece whose provider never issued it is a family without its money, of whom nobody would hear. */
export function checkCodesCame({ vouchers, runs }: GatheredRecords, now: Instant): Check {
  const faults = [...vouchers.values()].flatMap(({ voucher }) => {
    if (voucher.state !== 'ordered' || voucher.saidMissingAt !== undefined) return [];
    const { orderedAt, runId } = voucher;
    const from = missingFrom(voucher, runs.get(runId)?.run);
    if (from === undefined || plusDays(from, toldWithinDays) > now) return [];
    const sentence = `It was ordered at ${orderedAt}, its code should have come by ${from}, and nobody was told that it did not.`;
    return [faultAt(voucherKeyOf(voucher), sentence)];
  });
  return {
    name: 'codes-came',
    promise: 'Of every piece that was ordered the code came, or staff were told that it did not',
    looked: vouchers.size,
    faults,
  };
}
