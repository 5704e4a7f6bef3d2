import { plusDays, type Instant } from '#shared/kernel/index.ts';

import type { GrantApplication } from './grant-application.ts';
import { roundOf } from './rounds.ts';

/** As long as a family's answers that it saved and never sent. */
const unsentKeptDays = 28;

/**
 * When an application that never counted is removed, with its papers and its people: 28 days after the last moment
 * to confirm it, or after it was taken back. Undefined for one that counts, or did, and for what was removed.
 */
export function endOfUnsent(application: GrantApplication): Instant | undefined {
  switch (application.state) {
    case 'draft':
    case 'awaiting-confirmation':
      return plusDays(roundOf(application).confirmBy, unsentKeptDays);
    case 'withdrawn':
      return application.submittedAt === undefined
        ? plusDays(application.withdrawnAt, unsentKeptDays)
        : undefined;
    case 'submitted':
    case 'removed':
      return undefined;
  }
}
