import type { OtherAward } from '#shared/approvals/index.ts';
import { formatPounds, showReference } from '#shared/kernel/index.ts';
import { programmeById } from '#shared/programmes/index.ts';

import { stateOf } from './case-view.ts';

/** What the person or home of a case was awarded besides, as whoever decides reads it. */
export function otherAwardsView(others: readonly OtherAward[]) {
  return others.map(({ application, samePerson, sameHome }) => {
    const { applicationId, programmeId, submittedAt } = application;
    const awarded = 'awardPence' in application ? application.awardPence : undefined;
    return {
      reference: showReference(applicationId),
      href: `/staff/cases/${applicationId}`,
      state: stateOf(application),
      programme: programmeById(programmeId).name,
      awarded: awarded === undefined ? undefined : formatPounds(awarded),
      appliedAt: submittedAt,
      same: `same ${[...(samePerson ? ['person'] : []), ...(sameHome ? ['home'] : [])].join(' and ')}`,
    };
  });
}
