import * as z from 'zod';

import type { createCheckGrantPayee } from '#shared/grant-payments/index.ts';
import type { createCheckPayee } from '#shared/payee-checks/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/** An application came in, a group said where to pay its grant, or nobody has answered for its payee yet. */
export const payeeToCheckSchema = z.strictObject({
  applicationId: z.string().min(1),
  causationId: z.string().optional(),
});

export function createHandler(ports: {
  readonly checkPayee: ReturnType<typeof createCheckPayee>;
  readonly checkGrantPayee: ReturnType<typeof createCheckGrantPayee>;
}) {
  return async function handle(message: z.infer<typeof payeeToCheckSchema>): Promise<Verdict> {
    const asked = await ports.checkPayee(message.applicationId);
    // What is no family's application is a group's: both have their number from the same source.
    const checked = asked.ok ? asked : await ports.checkGrantPayee(message.applicationId);
    // A provider that is away is no reason to try again at once: the case says so, and the watch asks later.
    if (checked.ok) return { kind: 'done' };
    return {
      kind: 'park',
      reason: `There is no application ${checked.failure.applicationId}, though a message asks to check its payee.`,
    };
  };
}
