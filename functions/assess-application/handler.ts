import * as z from 'zod';

import type { createAssessApplication } from '#shared/approvals/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/** An application came in and waits to be assessed. */
export const applicationSubmittedSchema = z.strictObject({
  applicationId: z.string().min(1),
  causationId: z.string().optional(),
});

export function createHandler(ports: {
  readonly assessApplication: ReturnType<typeof createAssessApplication>;
}) {
  return async function handle(
    message: z.infer<typeof applicationSubmittedSchema>,
  ): Promise<Verdict> {
    const assessed = await ports.assessApplication(message.applicationId);
    if (assessed.ok) return { kind: 'done' };
    return {
      kind: 'park',
      reason: `There is no application ${assessed.failure.applicationId}, though a message says it was submitted.`,
    };
  };
}
