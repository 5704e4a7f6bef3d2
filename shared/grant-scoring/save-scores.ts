import { isDeepStrictEqual } from 'node:util';

import { isGiven, scoreOf, scorersEach, type Points } from '#shared/grant-assessments/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

import {
  changeAssessment,
  type AssessmentRefusal,
  type OfStaff,
  type ScoringPorts,
} from './change-assessment.ts';

export interface SaveScores extends OfStaff {
  /** By criterion, as far as they have come. */
  readonly points: Points;
  readonly why: Readonly<Record<string, string>>;
  /** They say that they have no interest in the group, at the latest with what they save first. */
  readonly noInterest: boolean;
  /** From then on it counts and stays as it is. */
  readonly give: boolean;
}

export type SaveScoresRefusal =
  | AssessmentRefusal
  | { readonly kind: 'interest-not-answered' }
  /** Two others score it. */
  | { readonly kind: 'enough-score-it' }
  | { readonly kind: 'given-already' }
  /** These have no points or no reason yet. */
  | { readonly kind: 'incomplete'; readonly criterionIds: readonly string[] };

/**
 * Saves what one of two thinks of an application, criterion by criterion, or gives it. Who scores does not read
 * what the other wrote before they gave theirs; a page keeps to that. Giving twice is giving once.
 */
export function createSaveScores(ports: ScoringPorts) {
  return function saveScores(
    request: SaveScores,
  ): Promise<Result<'saved' | 'given', SaveScoresRefusal>> {
    const { staffId, give } = request;
    return changeAssessment<'saved' | 'given', SaveScoresRefusal>(
      ports,
      request,
      ({ scoring, assessment }, at) => {
        const { scorecards, grantApplicationId, roundId } = assessment;
        const own = scorecards.find((card) => card.staffId === staffId);
        if (own !== undefined && isGiven(own)) {
          return give ? done({ answer: 'given' }) : refused({ kind: 'given-already' });
        }
        if (own === undefined && scorecards.length >= scorersEach) {
          return refused({ kind: 'enough-score-it' });
        }
        if (own === undefined && !request.noInterest) {
          return refused({ kind: 'interest-not-answered' });
        }
        const asked = scoring.criteria.map(({ criterionId }) => criterionId);
        const points = onlyOf(asked, request.points);
        const why = onlyOf(asked, request.why);
        const missing = asked.filter((id) => points[id] === undefined || (why[id] ?? '') === '');
        if (give && missing.length > 0) {
          return refused({ kind: 'incomplete', criterionIds: missing });
        }
        // A button pressed twice.
        const isSaved = isDeepStrictEqual([own?.points, own?.why], [points, why]);
        if (!give && isSaved) return done({ answer: 'saved' });
        const card = {
          ...{ staffId, points, why, savedAt: at, noInterestAt: own?.noInterestAt ?? at },
          ...(give && { givenAt: at }),
        };
        const about = { grantApplicationId, roundId };
        return done({
          answer: give ? 'given' : 'saved',
          next: {
            assessment: {
              ...assessment,
              scorecards: [...scorecards.filter((each) => each !== own), card],
            },
            body: give
              ? { type: 'grant-scores-given', ...about, score: scoreOf(points, scoring) }
              : { type: 'grant-scores-saved', ...about },
          },
        });
      },
    );
  };
}

function onlyOf<Value>(
  asked: readonly string[],
  given: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(
    asked.flatMap((id) => {
      const value = given[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
