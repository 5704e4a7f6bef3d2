import * as z from 'zod';

import { areaSchema } from './area.ts';

/** What families ask for or say besides money, and who of staff looked for them. */
export const askedBodies = [
  z.strictObject({
    type: z.literal('cases-searched'),
    searchId: z.string(),
    /** Kinds of things, such as a name or a postcode; never what was typed. */
    searchedFor: z.array(z.string()),
    found: z.int().min(0),
  }),
  z.strictObject({
    type: z.literal('feedback-given'),
    feedbackId: z.string(),
    satisfaction: z.string(),
  }),
  z.strictObject({
    type: z.literal('connection-requested'),
    connectionRequestId: z.string(),
    area: areaSchema,
    reasons: z.array(z.string()),
  }),
  z.strictObject({
    type: z.literal('connection-allocated'),
    connectionRequestId: z.string(),
    area: areaSchema,
    waitedDays: z.number(),
    withinTarget: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('connection-withdrawn'),
    connectionRequestId: z.string(),
    area: areaSchema,
    /** A worker had it, and must be told to stop. */
    hasWorker: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('connection-worker-told'),
    connectionRequestId: z.string(),
    area: areaSchema,
  }),
] as const;
