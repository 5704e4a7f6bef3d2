import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import type { InState } from './application.ts';

/** Why a programme was taken or was not; every language says it in its own words. */
export const consideredReasons = [
  // Taken.
  'only-one-open',
  'fits-best',
  'gives-most',
  'gives-as-much',
  'nearest',
  'named',
  // Not taken, though it fits.
  'needs-a-look',
  'gives-the-same',
  'gives-less',
  // It does not fit.
  'does-not-seem-to-fit',
  'cannot-help',
] as const;
export type ConsideredReason = (typeof consideredReasons)[number];

/**
 * What became of one open programme when an application came in: *tell it once* means that a family
 * fills in one form and is considered for each, and is told which was taken and why.
 */
export const consideredSchema = z.strictObject({
  programmeId: z.string(),
  windowId: z.string(),
  verdict: z.enum(['taken', 'fits-too', 'does-not-fit']),
  because: z.enum(consideredReasons),
});
export type Considered = z.infer<typeof consideredSchema>;

/** An open programme with the case that the application would be there. */
export interface Candidate {
  readonly programme: Programme;
  readonly application: InState<'submitted'>;
}

/**
 * Decides which of the open programmes an application is taken for, from what it says alone. Answers every
 * candidate with its reason, the best first; the first is `taken`, unless none can help at all.
 */
export type ConsiderProgrammes = (
  candidates: readonly Candidate[],
  at: Instant,
) => readonly Considered[];
