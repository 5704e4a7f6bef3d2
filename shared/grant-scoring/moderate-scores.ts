import { isDeepStrictEqual } from 'node:util';

import {
  scoreOf,
  scoreStanding,
  type GrantAssessment,
  type Points,
} from '#shared/grant-assessments/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

import {
  changeAssessment,
  type AssessmentRefusal,
  type OfStaff,
  type ScoringPorts,
} from './change-assessment.ts';

export interface ModerateScores extends OfStaff {
  /** What the two agreed, for every criterion. */
  readonly points: Points;
  /** What made the difference. */
  readonly why: string;
}

export type ModerateRefusal =
  | AssessmentRefusal
  /** Nothing to agree on: the two have not both given theirs, or are not far apart. */
  | { readonly kind: 'nothing-to-moderate' }
  | { readonly kind: 'scored-by-you' }
  | { readonly kind: 'incomplete'; readonly criterionIds: readonly string[] };

/** Whether somebody is one of the two who scored it, and so is no judge between them. */
export function isScorer({ scorecards }: GrantAssessment, staffId: string): boolean {
  return scorecards.some((card) => card.staffId === staffId);
}

/** Writes down what the two agreed once somebody else had talked it over with them. */
export function createModerateScores(ports: ScoringPorts) {
  return function moderateScores(
    request: ModerateScores,
  ): Promise<Result<'moderated', ModerateRefusal>> {
    const { staffId, points, why } = request;
    return changeAssessment<'moderated', ModerateRefusal>(
      ports,
      request,
      ({ scoring, assessment }, at) => {
        const agreed = assessment.moderation;
        // A button pressed twice.
        if (agreed?.moderatedBy === staffId && isDeepStrictEqual(agreed.points, points)) {
          return done({ answer: 'moderated' });
        }
        const standing = scoreStanding(assessment, scoring);
        if (standing.kind !== 'to-moderate') return refused({ kind: 'nothing-to-moderate' });
        if (isScorer(assessment, staffId)) return refused({ kind: 'scored-by-you' });
        const asked = scoring.criteria.map(({ criterionId }) => criterionId);
        const missing = asked.filter((id) => points[id] === undefined);
        if (missing.length > 0) return refused({ kind: 'incomplete', criterionIds: missing });
        const { grantApplicationId, roundId } = assessment;
        const score = scoreOf(points, scoring);
        return done({
          answer: 'moderated',
          next: {
            assessment: {
              ...assessment,
              moderation: { points, why, moderatedBy: staffId, moderatedAt: at },
            },
            body: { type: 'grant-scores-moderated', grantApplicationId, roundId, score },
          },
        });
      },
    );
  };
}
