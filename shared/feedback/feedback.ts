import * as z from 'zod';

import type { Clock, Commit } from '#shared/kernel/index.ts';
import { documentKind, eventRecord, keys, queues } from '#shared/records/index.ts';

export const satisfactions = ['very-good', 'good', 'neither', 'bad', 'very-bad'] as const;
export const helpers = ['nobody', 'somebody-known', 'worker'] as const;

/** What somebody tells of our pages after using them. Nothing in it says who, or about which application. */
const givenSchema = z.strictObject({
  feedbackId: z.string(),
  givenAt: z.string(),
  /** The language they read the pages in. */
  language: z.string(),
  satisfaction: z.enum(satisfactions),
  hardToUnderstand: z.enum(['yes', 'no']).optional(),
  knowsWhatIsNext: z.enum(['yes', 'no']).optional(),
  helpedBy: z.enum(helpers).optional(),
  words: z.string().optional(),
});

export type GivenFeedback = z.infer<typeof givenSchema>;

/** What stays to be counted once its time is over. */
const removedSchema = givenSchema
  .pick({ feedbackId: true, givenAt: true, satisfaction: true })
  .extend({ removedAt: z.string() });
export type RemovedFeedback = z.infer<typeof removedSchema>;

export const feedbackSchema = z.union([givenSchema, removedSchema]);

export const feedbacks = documentKind({
  kind: 'feedback',
  schema: feedbackSchema,
  key: ({ feedbackId }) => keys.feedback(feedbackId),
  place: (feedback) =>
    'removedAt' in feedback
      ? undefined
      : {
          queue: queues.feedback(),
          queueOrder: `${feedback.givenAt}#${feedback.feedbackId}`,
        },
});

/** Takes feedback in. The event says how satisfied somebody was, and none of their words. */
export function createGiveFeedback(ports: { readonly commit: Commit; readonly clock: Clock }) {
  return async function giveFeedback(given: Omit<GivenFeedback, 'givenAt'>): Promise<void> {
    const at = ports.clock.now();
    const { feedbackId, satisfaction } = given;
    // Losing means that the same one came before: then it is here already.
    await ports.commit([
      feedbacks.create({ ...given, givenAt: at }),
      eventRecord(
        keys.feedback(feedbackId),
        1,
        { type: 'feedback-given', feedbackId, satisfaction },
        { at, actor: { kind: 'family', id: feedbackId }, correlationId: feedbackId },
      ),
    ]);
  };
}
