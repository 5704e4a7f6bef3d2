import type { Instant } from '#shared/kernel/index.ts';

import type { GrantChange } from './change-application.ts';
import type { GrantApplication } from './grant-application.ts';

/** What it is to take an application back, sent or not; nothing when that was done before. */
export function withdrawal(
  found: GrantApplication,
  personId: string,
  at: Instant,
): GrantChange<'withdrawn'> {
  if (found.state === 'withdrawn' || found.state === 'removed') return { answer: 'withdrawn' };
  const { grantApplicationId, roundId, roundVersion, termsVersion, begunAt } = found;
  const { people, sections, edition } = found;
  return {
    answer: 'withdrawn',
    next: {
      state: 'withdrawn',
      ...{ grantApplicationId, roundId, roundVersion, termsVersion, begunAt, people },
      ...{ sections, edition, withdrawnAt: at, withdrawnBy: personId },
      ...(found.state === 'submitted' && { submittedAt: found.submittedAt }),
    },
    body: { type: 'grant-application-withdrawn', grantApplicationId, from: found.state },
  };
}
