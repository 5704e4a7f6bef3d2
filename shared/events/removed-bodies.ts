import * as z from 'zod';

import { areaSchema } from './area.ts';

/** What was removed because its time was over: which record, by which rule, and never what it said. */
export const removedBodies = [
  z.strictObject({
    type: z.literal('feedback-removed'),
    feedbackId: z.string(),
    rule: z.literal('twelve-months-after-given'),
    /** There were words, besides the answers that were ticked. */
    hadWords: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('connection-removed'),
    connectionRequestId: z.string(),
    area: areaSchema,
    rule: z.literal('twelve-months-after-allocated'),
  }),
  z.strictObject({
    type: z.literal('grant-application-removed'),
    grantApplicationId: z.string(),
    from: z.enum(['draft', 'awaiting-confirmation', 'withdrawn']),
    /** 28 days after the last moment to confirm it, or after it was taken back. */
    rule: z.enum(['never-sent', 'taken-back']),
    /** How many worked on it, whose names and addresses went with it. */
    people: z.int(),
  }),
] as const;
