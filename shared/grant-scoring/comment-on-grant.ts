import { answersOf } from '#shared/community-grants/index.ts';
import type { CommentView } from '#shared/grant-assessments/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

import {
  changeAssessment,
  type AssessmentRefusal,
  type OfStaff,
  type ScoringPorts,
} from './change-assessment.ts';

export interface CommentOnGrant extends OfStaff {
  readonly localityCode: string;
  readonly view: CommentView;
  readonly words: string;
}

export type CommentRefusal =
  | AssessmentRefusal
  /** Nothing of it happens in that locality. */
  | { readonly kind: 'not-in-locality' }
  /** The panel has decided: what it read stays as it was. */
  | { readonly kind: 'panel-decided' };

/** What a locality's lead says of an application before the panel reads it; said again, it is said anew. */
export function createCommentOnGrant(ports: ScoringPorts) {
  return function commentOnGrant(
    request: CommentOnGrant,
  ): Promise<Result<'commented', CommentRefusal>> {
    const { localityCode, view, words, staffId } = request;
    return changeAssessment<'commented', CommentRefusal>(
      ports,
      request,
      ({ application, assessment }, at) => {
        if (!isIn(answersOf(application).project.where, localityCode)) {
          return refused({ kind: 'not-in-locality' });
        }
        if (assessment.panel !== undefined) return refused({ kind: 'panel-decided' });
        const others = assessment.comments.filter((each) => each.localityCode !== localityCode);
        const before = assessment.comments.find((each) => each.localityCode === localityCode);
        if (before?.words === words && before.view === view) return done({ answer: 'commented' });
        const comment = { localityCode, view, words, staffId, at };
        const { grantApplicationId, roundId } = assessment;
        return done({
          answer: 'commented',
          next: {
            assessment: { ...assessment, comments: [...others, comment] },
            body: { type: 'grant-commented', grantApplicationId, roundId, localityCode, view },
          },
        });
      },
    );
  };
}

/** Whether a project happens in a locality; one for the whole city happens in each. */
export function isIn(
  where: ReturnType<typeof answersOf>['project']['where'],
  localityCode: string,
): boolean {
  return (
    where.kind === 'city-wide' || where.places.some((place) => place.localityCode === localityCode)
  );
}
