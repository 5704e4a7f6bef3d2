import { invariant, type LocalDate } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import { policySchema, type Policy } from '../policy.ts';

import { crisisAndResilienceFund202604 } from './crisis-and-resilience-fund-2026-04.ts';
import { emergencyFoodAndFuel202011 } from './emergency-food-and-fuel-2020-11.ts';
import { householdSupportFund202112 } from './household-support-fund-2021-12.ts';
import { resilienceFund202004 } from './resilience-fund-2020-04.ts';

/** Every policy that is or was in force. A version in force never changes: a new rule is a new file. */
export const policies: readonly Policy[] = [
  resilienceFund202004,
  emergencyFoodAndFuel202011,
  householdSupportFund202112,
  crisisAndResilienceFund202604,
].map((policy) => policySchema.parse(policy));

export function policyByVersion(version: string): Policy {
  const policy = policies.find((candidate) => candidate.version === version);
  invariant(policy !== undefined, `No policy has the version ${version}`);
  return policy;
}

/**
 * The policy that decides an application of a programme which came in on a day: the latest of the
 * programme's versions that was in force then. When one comes into force within a window, those who
 * applied before are still decided by the one before.
 */
export function policyInForce(
  programme: Pick<Programme, 'programmeId' | 'policyVersions'>,
  on: LocalDate,
): Policy {
  const [latest] = programme.policyVersions
    .map((version) => policyByVersion(version))
    .filter((policy) => policy.inForceFrom <= on)
    .sort((one, other) => (one.inForceFrom < other.inForceFrom ? 1 : -1));
  invariant(latest !== undefined, `${programme.programmeId} has no policy in force on ${on}`);
  return latest;
}
