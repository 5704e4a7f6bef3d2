import * as z from 'zod';

import type { Instant, LocalDate } from '#shared/kernel/index.ts';
import { addWorkingDays, localDate } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const base = {
  applicationId: z.string(),
  /** Which decision is challenged: a case is declined once at any moment. */
  decidedAt: z.string(),
  decidedBy: z.string(),
  /** What is wrong, in the family's own words. */
  words: z.string(),
  openedAt: z.string(),
  /** The last working day on which the family is answered. */
  answerBy: z.iso.date(),
};
const answered = { answeredBy: z.string(), answeredAt: z.string() };

/**
 * A "no" that its family challenged, once. Somebody else than who declined looks at it again: the
 * decision `stands`, with a letter, or the case is `reopened` and decided anew.
 */
export const decisionReviewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), ...base }),
  z.strictObject({
    state: z.literal('stands'),
    ...base,
    ...answered,
    /** What the family reads. */
    letter: z.string(),
  }),
  z.strictObject({ state: z.literal('reopened'), ...base, ...answered }),
]);
export type DecisionReview = z.infer<typeof decisionReviewSchema>;

export const decisionReviews = documentKind({
  kind: 'decision-review',
  schema: decisionReviewSchema,
  key: (review) => keys.decisionReview(review.applicationId, review.decidedAt),
  place: (review) =>
    review.state === 'open'
      ? {
          queue: queues.openReviews(),
          queueOrder: `${review.answerBy}#${review.openedAt}#${review.applicationId}`,
        }
      : undefined,
});

/** Haringey answers within 14 working days (domain-facts.md §1.3); a programme may promise another figure. */
const answerWithinWorkingDays = 14;

/** The last working day on which a challenge that is made now is answered. */
export function answerDay({ challenges }: Programme, at: Instant): LocalDate {
  return addWorkingDays(
    localDate(at),
    challenges?.answerWithinWorkingDays ?? answerWithinWorkingDays,
  );
}

/** The last working day on which a decision can be challenged; undefined when there is no such day. */
export function lastDayToChallenge(
  { challenges }: Programme,
  decidedAt: Instant,
): LocalDate | undefined {
  const days = challenges?.withinWorkingDays;
  return days === undefined ? undefined : addWorkingDays(localDate(decidedAt), days);
}
