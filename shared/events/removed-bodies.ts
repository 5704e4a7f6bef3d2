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
    rule: z.enum([
      'twelve-months-after-allocated',
      'twelve-months-after-closed',
      'six-years-after-cass-was-told',
    ]),
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
  z.strictObject({
    type: z.literal('grant-accounts-removed'),
    grantApplicationId: z.string(),
    roundId: z.string(),
    proposalId: z.string(),
    /** 90 days after its award came to nothing, or after another account was settled on. */
    rule: z.enum(['offer-over', 'replaced']),
    /** Which of the accounts that the group gave, by their numbers. */
    revisions: z.array(z.int().min(1)).min(1),
  }),
  z.strictObject({
    type: z.literal('family-account-removed'),
    applicationId: z.string(),
    rule: z.literal('thirteen-months-after-paid'),
  }),
] as const;
