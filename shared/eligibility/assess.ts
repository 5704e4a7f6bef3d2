import { awardPence } from './award.ts';
import type { Facts } from './facts.ts';
import { priorityOf, type Priority } from './need-score.ts';
import type { Policy } from './policy.ts';
import { rules, type Finding } from './rules.ts';

export type Outcome = 'eligible' | 'not-eligible' | 'refer';

export interface Assessment {
  readonly policyVersion: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly priority: Priority;
  /** What the table gives if a person approves, whatever the outcome advises. */
  readonly awardPence: number;
}

/**
 * Advises; a person decides. Every rule runs. One that is not met makes the outcome `not-eligible`,
 * one that cannot tell makes it `refer`. Pure: the same policy and facts always give the same answer.
 */
export function assess(policy: Policy, facts: Facts): Assessment {
  const findings = rules.map(([rule, run]) => ({ rule, ...run(policy, facts) }));
  const outcome = outcomeOf(findings);
  return {
    policyVersion: policy.version,
    outcome,
    findings,
    priority: priorityOf(policy, facts),
    awardPence: awardPence(policy, facts),
  };
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some((finding) => finding.verdict === 'not-met')) return 'not-eligible';
  return findings.some((finding) => finding.verdict === 'cannot-tell') ? 'refer' : 'eligible';
}
