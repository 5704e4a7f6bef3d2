import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import type { InState } from './application.ts';

/**
 * What became of one open programme when an application came in: *tell it once* means that a family
 * fills in one form and is considered for each. The sentence is read by the family as well as staff.
 */
export const consideredSchema = z.strictObject({
  programmeId: z.string(),
  windowId: z.string(),
  verdict: z.enum(['taken', 'fits-too', 'does-not-fit']),
  sentence: z.string(),
});
export type Considered = z.infer<typeof consideredSchema>;

/** An open programme with the case that the application would be there. */
export interface Candidate {
  readonly programme: Programme;
  readonly application: InState<'submitted'>;
}

/**
 * Decides which of the open programmes an application is taken for. Answers every candidate with its
 * reason, the best first; the first is `taken`, unless none can help at all.
 */
export type ConsiderProgrammes = (
  candidates: readonly Candidate[],
  at: Instant,
) => Promise<readonly Considered[]>;
