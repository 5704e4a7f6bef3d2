import * as z from 'zod';

import { applicationSchema, type ApplicationState } from '#shared/applications/index.ts';
import { factsSchema, type Facts } from '#shared/eligibility/index.ts';
import type { Instant } from '#shared/kernel/index.ts';

/** What a person made of a case; `waiting` when nobody has decided yet. */
export type Decision = 'approved' | 'declined' | 'waiting';

/** All that a trial looks at of one application: what its assessment saw, and what came of it. */
export interface TrialCase {
  readonly applicationId: string;
  readonly programmeId: string;
  readonly windowId: string;
  /** A locality's code; `city` when the address is hidden or not known. */
  readonly localityCode: string;
  readonly submittedAt: Instant;
  readonly decision: Decision;
  /** When it was approved or declined; when it came in, while it waits. */
  readonly orderedAt: Instant;
  /** The policy it was assessed by, and what that assessment said. */
  readonly policyVersion: string;
  readonly advised: { readonly outcome: string; readonly awardPence: number };
  readonly facts: Facts;
}

/**
 * The parts of an application that a trial needs. Whoever reads many reads these alone: names,
 * addresses and what families wrote never leave the table.
 */
export const trialCaseParts = [
  'applicationId',
  'programmeId',
  'windowId',
  'state',
  'submittedAt',
  'area.localityCode',
  'assessment.policyVersion',
  'assessment.outcome',
  'assessment.awardPence',
  'assessment.facts',
  'approvedAt',
  'approvals',
  'decidedAt',
] as const;

const states = applicationSchema.options.flatMap(({ shape }) => [...shape.state.values]);

const partsSchema = z.object({
  applicationId: z.string(),
  programmeId: z.string(),
  windowId: z.string(),
  state: z.enum(states),
  submittedAt: z.string(),
  area: z.object({ localityCode: z.string() }),
  assessment: z
    .object({
      policyVersion: z.string(),
      outcome: z.string(),
      awardPence: z.int(),
      facts: factsSchema,
    })
    .optional(),
  approvedAt: z.string().optional(),
  approvals: z.array(z.object({ at: z.string() })).optional(),
  decidedAt: z.string().optional(),
});

/**
 * Reads a case out of a stored application, whole or only its `trialCaseParts`. Undefined when it
 * was not assessed yet: there are no facts to try anything on. Nor is anything tried on what its
 * family took back.
 */
export function trialCaseOf(document: unknown): TrialCase | undefined {
  const { assessment, state, area, ...parts } = partsSchema.parse(document);
  const decision = decisionIn(state);
  if (assessment === undefined || decision === undefined) return undefined;
  const { policyVersion, outcome, awardPence, facts } = assessment;
  const { applicationId, programmeId, windowId, submittedAt } = parts;
  return {
    ...{ applicationId, programmeId, windowId, submittedAt },
    localityCode: area.localityCode,
    decision,
    orderedAt: parts.approvedAt ?? parts.decidedAt ?? parts.approvals?.at(-1)?.at ?? submittedAt,
    policyVersion,
    advised: { outcome, awardPence },
    facts,
  };
}

/** Money that came back was approved all the same: the family still has its award. */
function decisionIn(state: ApplicationState): Decision | undefined {
  switch (state) {
    case 'submitted':
    case 'to-decide':
    case 'second-approval':
      return 'waiting';
    case 'declined':
      return 'declined';
    case 'withdrawn':
      return undefined;
    case 'approved':
    case 'payment-returned':
    case 'repaired':
      return 'approved';
  }
}
