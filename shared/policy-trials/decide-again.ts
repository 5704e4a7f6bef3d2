import { assess, type Outcome, type Policy } from '#shared/eligibility/index.ts';
import type { Pence } from '#shared/kernel/index.ts';

import type { Decision, TrialCase } from './trial-case.ts';

/** One case under the policy that decided it and under the one that is tried. */
export interface DecidedAgain {
  readonly tried: TrialCase;
  /** Nothing when no award is made. */
  readonly nowPence: Pence;
  readonly thenPence: Pence;
  /** Whether a person would have to look where none had to. */
  readonly newlyReferred: boolean;
  /** Whether the policy in force says again what the stored assessment says. */
  readonly replaysExactly: boolean;
}

export function decideAgain(tried: TrialCase, inForce: Policy, candidate: Policy): DecidedAgain {
  const before = assess(inForce, tried.facts);
  const after = assess(candidate, tried.facts);
  const then = decisionUnder(tried.decision, before.outcome, after.outcome);
  return {
    tried,
    nowPence: isAwarded(tried.decision, before.outcome) ? before.awardPence : 0,
    thenPence: isAwarded(then, after.outcome) ? after.awardPence : 0,
    newlyReferred: after.outcome === 'refer' && before.outcome !== 'refer',
    replaysExactly:
      before.outcome === tried.advised.outcome && before.awardPence === tried.advised.awardPence,
  };
}

/**
 * A person decided on what the policy advised. While the advice stays, so does the decision. New
 * advice to approve or to refuse is taken; where a person would have to look anew, nobody can know
 * what they would see, so the decision stays as it was.
 */
function decisionUnder(decided: Decision, before: Outcome, after: Outcome): Decision {
  if (after === before || after === 'refer') return decided;
  return after === 'eligible' ? 'approved' : 'declined';
}

/** What still waits is counted as approved, unless the policy advises against it. */
function isAwarded(decision: Decision, outcome: Outcome): boolean {
  return decision === 'approved' || (decision === 'waiting' && outcome !== 'not-eligible');
}
