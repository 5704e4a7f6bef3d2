import * as z from 'zod';

import type { createRecordScan, ScanOutcome } from '#shared/evidence/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/**
 * What GuardDuty tells EventBridge of a scan, as far as it matters here. Source: GuardDuty's user
 * guide, "Monitoring S3 object scans with Amazon EventBridge".
 */
export const scanResultSchema = z.object({
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum([
        'NO_THREATS_FOUND',
        'THREATS_FOUND',
        'UNSUPPORTED',
        'ACCESS_DENIED',
        'FAILED',
      ]),
    }),
  }),
});
type ScanResult = z.infer<typeof scanResultSchema>;

export function createHandler(ports: { readonly recordScan: ReturnType<typeof createRecordScan> }) {
  return async function handle({ detail }: ScanResult): Promise<Verdict> {
    const { objectKey } = detail.s3ObjectDetails;
    const outcome = outcomeOf(detail.scanResultDetails.scanResultStatus);
    const recorded = await ports.recordScan(objectKey, outcome);
    if (recorded.ok) return { kind: 'done' };
    return { kind: 'park', reason: `Nobody knows of the file ${objectKey}, which was scanned.` };
  };
}

/** What could not be looked into may hold anything: it is treated as what nobody can read. */
function outcomeOf(
  status: ScanResult['detail']['scanResultDetails']['scanResultStatus'],
): ScanOutcome {
  switch (status) {
    case 'NO_THREATS_FOUND':
      return 'clean';
    case 'THREATS_FOUND':
      return 'unsafe';
    case 'UNSUPPORTED':
    case 'ACCESS_DENIED':
    case 'FAILED':
      return 'unreadable';
  }
}
