import * as z from 'zod';
import type { InvocationOutcome } from './execution-environment.ts';

/**
 * What became of a batch: everything failed, or the members named did (often none). Lambda takes a
 * response it cannot read, or one that names a member it never sent, as the failure of everything.
 */
export type BatchVerdict =
  { readonly all: true } | { readonly all: false; readonly failed: ReadonlySet<string> };

const responseSchema = z
  .object({
    batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
  })
  .nullable();

export function readVerdict(
  outcome: InvocationOutcome,
  sent: ReadonlySet<string>,
  reportsFailures: boolean,
): BatchVerdict {
  if (!outcome.ok) return { all: true };
  if (!reportsFailures) return { all: false, failed: new Set() };
  const response = responseSchema.safeParse(outcome.value);
  if (!response.success) return { all: true };
  const failed = new Set(
    (response.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier),
  );
  return [...failed].every((id) => sent.has(id)) ? { all: false, failed } : { all: true };
}
