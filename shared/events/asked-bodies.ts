import * as z from 'zod';

import { areaSchema } from './area.ts';

const layer = z.enum(['universal', 'universal-plus', 'additional', 'complex']);

/** Where and when a layer of Right Help Right Time counts: where the family came to first, when it asked. */
const aboutLayer = {
  connectionRequestId: z.string(),
  area: areaSchema,
  cameTo: z.string(),
  receivedAt: z.string(),
  /** The layer until now. */
  before: layer.optional(),
};

const aboutFile = { handOffId: z.string(), localityCode: z.string() };

const aboutInterest = { subject: z.enum(['case', 'grant']), applicationId: z.string() };

/** What families ask for or say besides money, who of staff looked for them, and who took their cases. */
export const askedBodies = [
  /** Cases left as a file, without names: who took them is in the event. */
  z.strictObject({
    type: z.literal('cases-exported'),
    exportId: z.string(),
    programmeId: z.string(),
  }),
  z.strictObject({
    type: z.literal('cases-searched'),
    searchId: z.string(),
    /** Kinds of things, such as a name or a postcode; never what was typed. */
    searchedFor: z.array(z.string()),
    found: z.int().min(0),
    /** How many groups' applications were found besides. */
    groups: z.int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal('case-taken'),
    applicationId: z.string(),
    /** Whoever had it, and was asked or was not there. */
    takenOverFrom: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('case-given-back'), applicationId: z.string() }),
  z.strictObject({
    type: z.literal('interest-declared'),
    ...aboutInterest,
    nature: z.string(),
  }),
  z.strictObject({
    type: z.literal('interest-lifted'),
    ...aboutInterest,
    /** Whose it was. */
    of: z.string(),
    because: z.enum(['by-mistake', 'over']),
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
    /** When the family asked, where it waited for somebody to look at it before it came to its team. */
    askedAt: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('connection-allocated'),
    connectionRequestId: z.string(),
    area: areaSchema,
    waitedDays: z.number(),
    withinTarget: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('connection-contacted'),
    connectionRequestId: z.string(),
    area: areaSchema,
    /** Since a worker had it. */
    waitedDays: z.number(),
  }),
  z.strictObject({
    type: z.literal('connection-closed'),
    connectionRequestId: z.string(),
    area: areaSchema,
    outcome: z.enum(['helped', 'passed-on', 'passed-to-cass', 'not-reached', 'declined']),
  }),
  z.strictObject({ type: z.literal('connection-triaged'), ...aboutLayer, layer }),
  /** CASS was told of the family; what was said stands in the request alone. */
  z.strictObject({
    ...{ type: z.literal('connection-escalated'), ...aboutLayer },
    route: z.enum(['telephone', 'in-writing', 'police']),
  }),
  z.strictObject({
    ...{ type: z.literal('connection-cass-answered'), ...aboutLayer },
    answer: z.enum(['took-on', 'sent-back']),
    /** The request ends with it. */
    closes: z.boolean(),
    layer: layer.optional(),
  }),
  z.strictObject({
    type: z.literal('connection-handed-off'),
    connectionRequestId: z.string(),
    area: areaSchema,
    handOffId: z.string(),
  }),
  z.strictObject({
    type: z.literal('connection-hand-off-answered'),
    connectionRequestId: z.string(),
    area: areaSchema,
    handOffId: z.string(),
    arrived: z.boolean(),
  }),
  /** It took what it was told of the family. */
  z.strictObject({
    type: z.literal('connection-told-to-case-system'),
    connectionRequestId: z.string(),
    area: areaSchema,
    news: z.enum(['allocated', 'withdrawn']),
    newsId: z.string(),
  }),
  /** A file for the case-management system of a team, or a further part of it. */
  z.strictObject({
    type: z.literal('connection-file-made'),
    ...aboutFile,
    families: z.int().min(1),
  }),
  z.strictObject({ type: z.literal('connection-file-fetched'), ...aboutFile }),
  z.strictObject({
    type: z.literal('connection-file-answered'),
    ...aboutFile,
    arrived: z.int().min(0),
    missing: z.int().min(0),
  }),
  z.strictObject({
    type: z.literal('connection-bounced'),
    connectionRequestId: z.string(),
    /** Where it is now. */
    area: areaSchema,
    from: z.string(),
    reason: z.enum(['lives-there', 'worked-with-there', 'not-safe-here']),
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
