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
] as const;
