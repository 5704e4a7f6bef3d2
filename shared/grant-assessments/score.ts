import type { RoundScoring } from '#shared/community-grants/index.ts';

import {
  isGiven,
  mostPoints,
  scorersEach,
  type GrantAssessment,
  type GrantPanel,
  type Points,
} from './grant-assessment.ts';

/** A score of a hundred, to one decimal place: points by the weight of their criterion. */
export function scoreOf(points: Points, { criteria }: RoundScoring): number {
  const most = criteria.reduce((sum, { weight }) => sum + weight * mostPoints, 0);
  const got = criteria.reduce(
    (sum, { criterionId, weight }) => sum + weight * (points[criterionId] ?? 0),
    0,
  );
  return toTenth((100 * got) / most);
}

function toTenth(score: number): number {
  return Math.round(score * 10) / 10;
}

export type ScoreStanding =
  | { readonly kind: 'to-score'; readonly given: number }
  /** The two lie too far apart to take the middle. */
  | { readonly kind: 'to-moderate'; readonly scores: readonly number[] }
  | { readonly kind: 'scored'; readonly score: number; readonly scores: readonly number[] };

/** How far an application has come: its score is the middle of two, or what was agreed where they lay far apart. */
export function scoreStanding(
  assessment: Pick<GrantAssessment, 'scorecards' | 'moderation'> | undefined,
  scoring: RoundScoring,
): ScoreStanding {
  const given = (assessment?.scorecards ?? []).filter(isGiven);
  const scores = given.map(({ points }) => scoreOf(points, scoring));
  const [first, second] = scores;
  if (given.length < scorersEach || first === undefined || second === undefined) {
    return { kind: 'to-score', given: given.length };
  }
  const agreed = assessment?.moderation;
  if (agreed !== undefined) {
    return { kind: 'scored', score: scoreOf(agreed.points, scoring), scores };
  }
  return Math.abs(first - second) > scoring.apartAtMost
    ? { kind: 'to-moderate', scores }
    : { kind: 'scored', score: toTenth((first + second) / 2), scores };
}

/**
 * The applications in the order of a panel: as it put them, and every other where its score puts it, before the
 * first of the order that has less. Equal scores stay in the order they are given in.
 */
export function inPanelOrder<
  One extends { readonly grantApplicationId: string; readonly score: number },
>(applications: readonly One[], panel: GrantPanel | undefined): readonly One[] {
  const byScore = [...applications].sort((a, b) => b.score - a.score);
  const placed = new Map((panel?.order ?? []).map((id, place) => [id, place]));
  const isPlaced = ({ grantApplicationId }: One) => placed.has(grantApplicationId);
  const ordered = byScore
    .filter(isPlaced)
    .sort(
      (a, b) => (placed.get(a.grantApplicationId) ?? 0) - (placed.get(b.grantApplicationId) ?? 0),
    );
  for (const one of byScore) {
    if (isPlaced(one)) continue;
    const before = ordered.findIndex(({ score }) => score < one.score);
    ordered.splice(before === -1 ? ordered.length : before, 0, one);
  }
  return ordered;
}

/**
 * An assessment as it counts: without the scores of whoever declared an interest since, and without what was
 * agreed or decided on them. Somebody else scores in their place.
 */
export function asItCounts(
  assessment: GrantAssessment,
  isInterested: (staffId: string) => boolean,
): GrantAssessment {
  const scorecards = assessment.scorecards.filter(({ staffId }) => !isInterested(staffId));
  if (scorecards.length === assessment.scorecards.length) return assessment;
  const { moderation: _agreed, panel: _decided, ...rest } = assessment;
  return { ...rest, scorecards };
}
