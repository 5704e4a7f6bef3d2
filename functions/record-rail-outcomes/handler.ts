import type { createRecordRailOutcomes, RailReport } from '#shared/payments/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

export function createHandler(ports: {
  readonly recordRailOutcomes: ReturnType<typeof createRecordRailOutcomes>;
}) {
  return async function handle(report: RailReport): Promise<Verdict> {
    const recorded = await ports.recordRailOutcomes(report);
    if (recorded.ok) return { kind: 'done' };
    const lines = recorded.failure.lines.map(({ reference, why }) => `${reference} (${why})`);
    return {
      kind: 'park',
      reason: `The report ${report.reportId} has lines that a person must look at: ${lines.join(', ')}. The others are recorded.`,
    };
  };
}
