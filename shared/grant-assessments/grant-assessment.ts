import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

/** From `nothing shows it` to `outstanding`. */
export const mostPoints = 5;
/** Two who do not know what the other thinks. */
export const scorersEach = 2;

const pointsSchema = z.record(z.string(), z.int().min(0).max(mostPoints));
export type Points = z.infer<typeof pointsSchema>;

const scorecardSchema = z.strictObject({
  staffId: z.string(),
  /** When they said that they have no interest in the group. */
  noInterestAt: z.string(),
  /** By criterion; all of them once it is given. */
  points: pointsSchema,
  why: z.record(z.string(), z.string()),
  savedAt: z.string(),
  /** There once it counts; nothing in it changes from then on. */
  givenAt: z.string().optional(),
});
export type Scorecard = z.infer<typeof scorecardSchema>;

export const commentViews = ['supports', 'neutral', 'concerned'] as const;
export type CommentView = (typeof commentViews)[number];

export const panelOutcomes = ['fund', 'reserve', 'no'] as const;
export type PanelOutcome = (typeof panelOutcomes)[number];

const panelDecision = { why: z.string().min(1), decidedBy: z.string(), decidedAt: z.string() };
const panelSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('fund'),
    ...panelDecision,
    /** At most what is proposed to the group then. */
    amountPence: z.int().min(1),
  }),
  z.strictObject({ outcome: z.enum(['reserve', 'no']), ...panelDecision }),
]);
export type PanelDecision = z.infer<typeof panelSchema>;

export const grantAssessmentSchema = z.strictObject({
  grantApplicationId: z.string(),
  roundId: z.string(),
  scorecards: z.array(scorecardSchema).max(scorersEach),
  /** What was agreed where the two lay far apart. */
  moderation: z
    .strictObject({
      points: pointsSchema,
      why: z.string().min(1),
      moderatedBy: z.string(),
      moderatedAt: z.string(),
    })
    .optional(),
  /** What the localities say that it is in, one each. */
  comments: z.array(
    z.strictObject({
      localityCode: z.string(),
      view: z.enum(commentViews),
      words: z.string().min(1),
      staffId: z.string(),
      at: z.string(),
    }),
  ),
  panel: panelSchema.optional(),
});
export type GrantAssessment = z.infer<typeof grantAssessmentSchema>;
export type LocalityComment = GrantAssessment['comments'][number];

export const grantAssessments = documentKind({
  kind: 'grant-assessment',
  schema: grantAssessmentSchema,
  key: ({ grantApplicationId }) => keys.grantAssessment(grantApplicationId),
});

export function isGiven({ givenAt }: Scorecard): boolean {
  return givenAt !== undefined;
}

export const grantPanelSchema = z.strictObject({
  roundId: z.string(),
  /** Those that the panel has put in an order of its own; whatever is scored later follows its score. */
  order: z.array(z.string()),
});
export type GrantPanel = z.infer<typeof grantPanelSchema>;

export const grantPanels = documentKind({
  kind: 'grant-panel',
  schema: grantPanelSchema,
  key: ({ roundId }) => keys.grantPanel(roundId),
});
