import * as z from 'zod';

import {
  benefits,
  housings,
  incomeBands,
  reasons,
  savingsBands,
} from '#shared/applications/index.ts';

import { awardTableSchema } from './award-table.ts';

/** Points a circumstance adds to household need; the sum is capped at 100. */
const points = z.number().min(0).max(100);
const weight = z.number().min(0).max(1);

/**
 * A policy is versioned data: the lines, the points and the award table. One in force is never
 * changed: an assessment names its version and can be replayed with it, to the penny.
 */
export const policySchema = z.strictObject({
  version: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, figures and dashes'),
  /** The first day on which an application that comes in is decided by it. */
  inForceFrom: z.iso.date(),
  source: z.string().min(1),
  /** Monthly income bands below the line, before or after housing costs as the fund says. */
  incomeBandsBelowLine: z.array(z.enum(incomeBands)).min(1),
  savingsBandsBelowLine: z.array(z.enum(savingsBands)).min(1),
  meansTestedBenefits: z.array(z.enum(benefits)).min(1),
  /** Whether a destitute person without recourse to public funds counts as in hardship. */
  destitutionCounts: z.boolean(),
  awards: awardTableSchema,
  repeatMonths: z.int().min(0),
  priorityWeights: z
    .strictObject({ need: weight, area: weight, waiting: weight })
    .refine(({ need, area, waiting }) => Math.abs(need + area + waiting - 1) < 1e-9, {
      error: 'The three weights must add up to 1',
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
    income: z.partialRecord(z.enum(incomeBands), points),
    savings: z.partialRecord(z.enum(savingsBands), points),
    housing: z.partialRecord(z.enum(housings), points),
    reason: z.partialRecord(z.enum(reasons), points),
    reasonsAtMost: points,
  }),
});

export type Policy = z.infer<typeof policySchema>;
