import { localMonth } from '#shared/kernel/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import {
  createSpendAgainstNeed,
  wholePeriodOf,
  type Counter,
  type SpendAgainstNeed,
} from '#shared/reporting/index.ts';

import type { KeptPlatform } from '../verify/kept-platform.ts';
import { verifyPlatform, type Verified } from '../verify/verify-platform.ts';
import type { Played } from './play-winter.ts';
import { winterFigures, type WinterFigures } from './winter-figures.ts';

export interface CountedWinter extends Verified {
  readonly figures: WinterFigures;
  readonly report: SpendAgainstNeed;
}

/** Everything that is reported of a winter is read from the records, after it was played. */
export async function countWinter(
  kept: KeptPlatform,
  { accepted }: Played,
): Promise<CountedWinter> {
  const verified = await verifyPlatform(kept);
  const { checks, gathered, counters } = verified;
  const report = await reportOf(counters, kept.now);
  return { ...verified, report, figures: winterFigures(gathered, checks, report, accepted) };
}

/** The report a locality lead would read, made from counters that were counted again. */
function reportOf(counters: readonly Counter[], now: string): Promise<SpendAgainstNeed> {
  const programme = programmeById('household-support-fund');
  const reports = {
    readCounters: (pk: string, beginning = '') =>
      Promise.resolve(
        counters.filter((counter) => counter.pk === pk && counter.sk.startsWith(beginning)),
      ),
  };
  const { firstMonth } = wholePeriodOf(programme, now);
  return createSpendAgainstNeed({ reports })(programme, { firstMonth, lastMonth: localMonth(now) });
}
