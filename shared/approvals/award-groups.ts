import type { Application } from '#shared/applications/index.ts';
import { envelopeIdOf, groupsByEnvelope, type EnvelopeGroup } from '#shared/budget/index.ts';
import type { Loaded } from '#shared/records/index.ts';

import { placeOfMoney } from './draw-funds.ts';
import { missingClaims } from './take-claims.ts';

/** One award writes its case, its payment and its event. */
const writesPerAward = 3;
/** A likely duplicate takes a claim, and whoever gives it up writes its case and its event. */
const writesPerMissingClaim = 3;
const envelopesPerCommit = 8;
/** Its locality's, or the city pool's when that is empty. */
const envelopesPerItem = 2;

/** Awards that draw on the same envelope together, in the order asked for, each named once. */
export function groupsOfAwards(
  applicationIds: readonly string[],
  found: ReadonlyMap<string, Loaded<Application>>,
): readonly EnvelopeGroup<string>[] {
  const caseOf = (applicationId: string) => found.get(applicationId)?.document;
  return groupsByEnvelope([...new Set(applicationIds)], {
    envelopesPerCommit,
    envelopesPerItem,
    envelopeOf(applicationId) {
      const application = caseOf(applicationId);
      return application === undefined ? '' : envelopeIdOf(placeOfMoney(application));
    },
    writesOf: (applicationId) =>
      writesPerAward + writesPerMissingClaim * missingOf(caseOf(applicationId)),
  });
}

function missingOf(application: Application | undefined): number {
  return application === undefined ? 0 : missingClaims(application).length;
}
