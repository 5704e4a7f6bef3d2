import * as z from 'zod';

import { unreachable } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import type { createSubmitPaymentRun } from '#shared/payments/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/** A payment run was started, or is to be carried on. */
export const paymentRunSchema = z.strictObject({
  runId: z.string().min(1),
  causationId: z.string().optional(),
});

export function createHandler(ports: {
  readonly submitPaymentRun: ReturnType<typeof createSubmitPaymentRun>;
  readonly log: Log;
}) {
  return async function handle({ runId }: z.infer<typeof paymentRunSchema>): Promise<Verdict> {
    const submitted = await ports.submitPaymentRun(runId);
    if (submitted.ok) {
      ports.log.write('payment-run-carried-on', { runId, kind: submitted.value });
      return { kind: 'done' };
    }
    const { failure } = submitted;
    switch (failure.kind) {
      case 'no-such-run':
        return { kind: 'park', reason: `There is no payment run ${runId}.` };
      case 'answer-unclear':
        return {
          kind: 'park',
          reason: `The bank or provider may have run ${runId} after all, of which payments are released. Ask it to stop the file at once, and pay none of them again meanwhile: ${failure.reasons.join('; ')}`,
        };
      case 'taken-after-release':
        return {
          kind: 'park',
          reason: `The bank or provider took run ${runId} as ${failure.submissionId}, which it had refused and of which payments are released. Ask it to stop the file at once, and pay none of them again meanwhile.`,
        };
      default:
        return unreachable(failure);
    }
  };
}
