import { keys } from '#shared/records/index.ts';

import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** What a bank said of an account is about bank details that a family gave, and about nobody else's. */
export function checkPayeeChecks({ applications, payees, payeeChecks }: GatheredRecords): Check {
  return {
    name: 'payee-checks',
    promise: 'Every check of a payee belongs to an application with bank details',
    looked: payeeChecks.size,
    faults: [...payeeChecks.keys()].flatMap((applicationId) => {
      if (applications.has(applicationId) && payees.has(applicationId)) return [];
      const missing = applications.has(applicationId) ? 'has no bank details' : 'does not exist';
      return [
        faultAt(keys.payeeCheck(applicationId), `Its application ${applicationId} ${missing}.`),
      ];
    }),
  };
}
