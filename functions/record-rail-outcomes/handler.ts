import * as z from 'zod';

import {
  pieceReportSchema,
  railReportSchema,
  type createRecordPieceOutcomes,
  type createRecordRailOutcomes,
} from '#shared/payments/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/** What a bank says of payments, or a provider of codes and vouchers of their pieces. */
export const reportSchema = z.union([railReportSchema, pieceReportSchema]);

export function createHandler(ports: {
  readonly recordRailOutcomes: ReturnType<typeof createRecordRailOutcomes>;
  readonly recordPieceOutcomes: ReturnType<typeof createRecordPieceOutcomes>;
}) {
  return async function handle(report: z.infer<typeof reportSchema>): Promise<Verdict> {
    const recorded = await ('rail' in report
      ? ports.recordPieceOutcomes(report)
      : ports.recordRailOutcomes(report));
    if (recorded.ok) return { kind: 'done' };
    const lines = recorded.failure.lines.map(({ reference, why }) => `${reference} (${why})`);
    return {
      kind: 'park',
      reason: `The report ${report.reportId} has lines that a person must look at: ${lines.join(', ')}. The others are recorded.`,
    };
  };
}
