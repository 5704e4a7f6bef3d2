import * as z from 'zod';

import { documentKind, keys, queues } from '#shared/records/index.ts';
import { sumPence, type Pence } from '#shared/kernel/index.ts';

const words = z.string().min(1);
const count = z.int().min(0);

/** What a group reports: what the city counts, in its own words what happened, and what was spent. */
export const reportAnswersSchema = z.strictObject({
  outputs: z.strictObject({
    'activity-packs': count,
    'advice-sessions': count,
    activities: count,
    'families-reached': count,
  }),
  people: count,
  happened: words,
  learned: words,
  /** For everybody to read, without a name in it. */
  story: words.optional(),
  /** Of this grant alone, by the lines of the budget. */
  spending: z.array(z.strictObject({ what: words, spentPence: count })).min(1),
});
export type ReportAnswers = z.infer<typeof reportAnswersSchema>;

export const reminders = ['soon', 'late'] as const;
export type Reminder = (typeof reminders)[number];

const base = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  /** Goes up with each saving: nobody overwrites unseen what somebody else wrote. */
  revision: z.int().min(0),
  /** What was typed, as it was typed. */
  entered: z.record(z.string(), z.string()),
  savedBy: z.string().optional(),
  savedAt: z.string().optional(),
  reminded: z.array(z.enum(reminders)),
};
const sent = { answers: reportAnswersSchema, sentBy: z.string(), sentAt: z.string() };

/** The report of a grant. Anybody of its group writes it; staff accept it, or ask for more. */
export const grantReportSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('draft'),
    ...base,
    /** What staff asked for besides; the group reads it. */
    asked: z.strictObject({ by: z.string(), at: z.string(), words }).optional(),
  }),
  z.strictObject({ state: z.literal('sent'), ...base, ...sent }),
  z.strictObject({
    state: z.literal('accepted'),
    ...base,
    ...sent,
    acceptedBy: z.string(),
    acceptedAt: z.string(),
  }),
]);
export type GrantReport = z.infer<typeof grantReportSchema>;
export type GrantReportIn<State extends GrantReport['state']> = Extract<
  GrantReport,
  { state: State }
>;

export const grantReports = documentKind({
  kind: 'grant-report',
  schema: grantReportSchema,
  key: ({ grantApplicationId }) => keys.grantReport(grantApplicationId),
  place: (report) => {
    if (report.state === 'draft') return undefined;
    const since = report.state === 'sent' ? report.sentAt : report.acceptedAt;
    return {
      queue: queues.grantReports(report.roundId, report.state),
      queueOrder: `${since}#${report.grantApplicationId}`,
    };
  },
});

/** A report that nobody has written anything of. */
export function emptyReport(award: {
  readonly grantApplicationId: string;
  readonly roundId: string;
}): GrantReportIn<'draft'> {
  const { grantApplicationId, roundId } = award;
  return {
    ...{ state: 'draft', grantApplicationId, roundId },
    ...{ revision: 0, entered: {}, reminded: [] },
  };
}

/** What of the grant was spent, in pence. */
export function spentOf({ spending }: Pick<ReportAnswers, 'spending'>): Pence {
  return sumPence(spending.map(({ spentPence }) => spentPence));
}

/** What of so much money was not spent; never below zero. */
export function unspentOf(answers: Pick<ReportAnswers, 'spending'>, paidPence: Pence): Pence {
  return Math.max(0, paidPence - spentOf(answers));
}

/** What every event about it says. */
export function aboutReport({ grantApplicationId, roundId }: GrantReport) {
  return { grantApplicationId, roundId };
}
