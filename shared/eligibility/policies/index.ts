import { invariant } from '#shared/kernel/index.ts';

import { policySchema, type Policy } from '../policy.ts';

import { crisisAndResilienceFund202604 } from './crisis-and-resilience-fund-2026-04.ts';
import { householdSupportFund202112 } from './household-support-fund-2021-12.ts';

/** Every policy that is or was in force. A version in force never changes: a new rule is a new file. */
export const policies: readonly Policy[] = [
  householdSupportFund202112,
  crisisAndResilienceFund202604,
].map((policy) => policySchema.parse(policy));

export function policyByVersion(version: string): Policy {
  const policy = policies.find((candidate) => candidate.version === version);
  invariant(policy !== undefined, `No policy has the version ${version}`);
  return policy;
}
