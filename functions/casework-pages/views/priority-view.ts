import type { StoredAssessment } from '#shared/applications/index.ts';
import { policyByVersion } from '#shared/eligibility/index.ts';
import { daysBetween, type Instant } from '#shared/kernel/index.ts';

/** One part of a priority: its own score, what it adds to the total, and where it stands in the bar. */
export interface PriorityPart {
  readonly name: string;
  readonly score: number;
  readonly points: number;
  readonly from: number;
}

export interface PriorityView {
  readonly total: number;
  readonly parts: readonly PriorityPart[];
}

interface Prioritised {
  readonly assessment: Pick<StoredAssessment, 'policyVersion' | 'priority'>;
  readonly submittedAt: string;
}

/**
 * The priority as it is now. Need and area stay as they were assessed, waiting goes on; so a list
 * sorted by the stored order and the figures beside it say the same.
 */
export function priorityAt({ assessment, submittedAt }: Prioritised, at: Instant): PriorityView {
  const { priorityWeights: weights, fullWaitDays } = policyByVersion(assessment.policyVersion);
  const waitedDays = Math.max(0, daysBetween(submittedAt, at));
  const waiting = Math.min(100, (100 * waitedDays) / fullWaitDays);
  const { need, area } = assessment.priority;
  const scored = [
    { name: 'Need', score: need, points: weights.need * need },
    { name: 'Area', score: area, points: weights.area * area },
    { name: 'Waiting', score: waiting, points: weights.waiting * waiting },
  ];
  let reached = 0;
  const parts = scored.map(({ name, score, points }) => {
    const part = { name, score: oneDecimal(score), points: oneDecimal(points), from: reached };
    reached = oneDecimal(reached + part.points);
    return part;
  });
  return { total: oneDecimal(scored.reduce((sum, { points }) => sum + points, 0)), parts };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
