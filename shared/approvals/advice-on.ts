import type { InState, StoredAssessment } from '#shared/applications/index.ts';
import { assess, policyInForce, type Policy } from '#shared/eligibility/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';

import { factsOf } from './facts-of.ts';
import type { PolicySource } from './match.ts';
import { policyDayOf } from './policy-day.ts';

/** The policy that an application falls under. */
export function policyOf(
  { programmes = configuredProgrammes, policyFor = policyInForce }: PolicySource,
  application: InState<'submitted'>,
): Policy {
  const programme = programmes.byId(application.programmeId);
  return policyFor(programme, policyDayOf(programme, application));
}

/** What the policy makes of an application, with the facts it looked at. */
export function adviceOn(
  source: PolicySource,
  application: InState<'submitted'>,
  { at, isHeldByAnother }: { readonly at: string; readonly isHeldByAnother: boolean },
): { readonly assessment: StoredAssessment } {
  const { capPence } = (source.programmes ?? configuredProgrammes).byId(application.programmeId);
  const facts = factsOf(application, at, isHeldByAnother);
  const assessment = assess(policyOf(source, application), facts);
  invariant(assessment.awardPence <= capPence, 'No award is above its cap');
  return {
    assessment: { ...assessment, findings: [...assessment.findings], facts, assessedAt: at },
  };
}
