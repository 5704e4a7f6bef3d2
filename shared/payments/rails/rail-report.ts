import * as z from 'zod';

import { reportedReasonCodeSchema } from './return-reasons.ts';

/** What a rail says about one payment, by the reference we gave it. */
const reportLineSchema = z.strictObject({
  reference: z.string().min(1).max(18),
  amountPence: z.int().positive(),
  outcome: z.enum(['accepted', 'rejected', 'settled', 'returned']),
  reasonCode: reportedReasonCodeSchema.optional(),
});

/** A rail never sends more lines than this in one report; a larger one comes in several. */
export const reportLineLimit = 200;

/**
 * What a rail pushes to us after it took a file: its input report, what settled, what came back.
 * Reports may come late, twice or out of order; `reportId` names one for good.
 */
export const railReportSchema = z.strictObject({
  reportId: z.string().min(1).max(80),
  submissionId: z.string().min(1).max(80),
  /** The key under which we handed in the file. */
  idempotencyKey: z.string().min(1).max(128),
  kind: z.enum(['input', 'settlement', 'returns']),
  processingDate: z.iso.date(),
  producedAt: z.iso.datetime({ precision: 3 }),
  lines: z.array(reportLineSchema).min(1).max(reportLineLimit),
});

export type RailReport = z.infer<typeof railReportSchema>;
export type RailReportLine = z.infer<typeof reportLineSchema>;
