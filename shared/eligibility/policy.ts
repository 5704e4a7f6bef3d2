import * as z from 'zod';

import { benefits, housings, reasons } from '#shared/applications/index.ts';

/** Points a circumstance adds to household need; the sum is capped at 100. */
const points = z.number().min(0).max(100);

/**
 * A policy is versioned data. One in force is never changed: an assessment names its version and
 * can be replayed with it.
 */
export const policySchema = z.strictObject({
  version: z.string(),
  inForceFrom: z.iso.date(),
  source: z.string(),
  /** Monthly income bands below the line, before or after housing costs as the fund says. */
  incomeBandsBelowLine: z.array(z.string()).min(1),
  savingsBandsBelowLine: z.array(z.string()).min(1),
  meansTestedBenefits: z.array(z.enum(benefits)).min(1),
  /** Whether a destitute person without recourse to public funds counts as in hardship. */
  destitutionCounts: z.boolean(),
  repeatMonths: z.int().min(0),
  priorityWeights: z.strictObject({
    need: z.number(),
    area: z.number(),
    waiting: z.number(),
  }),
  /** Days of waiting that count as 100. */
  fullWaitDays: z.number().positive(),
  need: z.strictObject({
    childUnder5: points,
    olderChild: points,
    childrenAtMost: points,
    pregnant: points,
    disability: points,
    over65: points,
    prepaymentMeter: points,
    income: z.record(z.string(), points),
    savings: z.record(z.string(), points),
    housing: z.partialRecord(z.enum(housings), points),
    reason: z.partialRecord(z.enum(reasons), points),
    reasonsAtMost: points,
  }),
});

export type Policy = z.infer<typeof policySchema>;
