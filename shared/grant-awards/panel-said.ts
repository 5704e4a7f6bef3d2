import { roundOf, scoringOf, type GrantApplication } from '#shared/community-grants/index.ts';
import { asItCounts, grantAssessments } from '#shared/grant-assessments/index.ts';
import { hasInterest } from '#shared/interests/index.ts';
import { done, refused, type Pence, type Result, type Write } from '#shared/kernel/index.ts';

import type { FoundToChange } from './change-award.ts';

/** The round is scored, and its panel would not fund this, or has not said so yet. */
export interface NotByPanel {
  readonly kind: 'not-by-panel';
}

/**
 * What the panel of a round gives an application at most, with the write that holds its word still; nothing of
 * either where the round is not scored.
 */
export function panelSaid({
  application,
  assessment,
  interests,
}: FoundToChange): Result<
  { readonly panelPence?: Pence; readonly also: readonly Write[] },
  NotByPanel
> {
  if (!isScored(application)) return done({ also: [] });
  const counts =
    assessment && asItCounts(assessment.document, (staffId) => hasInterest(interests, staffId));
  const panel = counts?.panel;
  if (assessment === undefined || panel?.outcome !== 'fund')
    return refused({ kind: 'not-by-panel' });
  return done({
    panelPence: panel.amountPence,
    also: [grantAssessments.check(assessment.document, assessment.version)],
  });
}

function isScored(application: GrantApplication): boolean {
  return scoringOf(roundOf(application), application) !== undefined;
}
