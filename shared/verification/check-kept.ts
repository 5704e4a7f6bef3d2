import { localDate, plusDays, type Instant } from '#shared/kernel/index.ts';
import { keys, type Key } from '#shared/records/index.ts';

import { familyAccountEnds } from './check-family-accounts.ts';
import { grantAccountEnds } from './check-grant-accounts.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** What removes personal data runs every quarter of an hour, and is never away for days. */
const removedWithinDays = 2;

/** Nothing that says who somebody is outlives the day on which it was to be removed. */
export function checkKept(gathered: GatheredRecords, now: Instant): Check {
  const overdueSince = localDate(plusDays(now, -removedWithinDays));
  const kept: readonly { readonly key: Key; readonly keptUntil: string | undefined }[] = [
    ...gathered.feedback.map(({ feedbackId, keptUntil }) => ({
      ...{ key: keys.feedback(feedbackId), keptUntil },
    })),
    ...[...gathered.connections.values()].map(({ connectionRequestId, keptUntil }) => ({
      ...{ key: keys.connection(connectionRequestId), keptUntil },
    })),
    ...[...gathered.grants.values()].map(({ grantApplicationId, keptUntil }) => ({
      ...{ key: keys.grantApplication(grantApplicationId), keptUntil },
    })),
    ...grantAccountEnds(gathered),
    ...familyAccountEnds(gathered),
  ];
  return {
    name: 'kept',
    promise: 'Nothing that says who somebody is is kept past its time',
    looked: kept.length,
    faults: kept.flatMap(({ key, keptUntil }) =>
      keptUntil === undefined || keptUntil >= overdueSince
        ? []
        : [faultAt(key, `It was to be removed on ${keptUntil}, and is still here.`)],
    ),
  };
}
