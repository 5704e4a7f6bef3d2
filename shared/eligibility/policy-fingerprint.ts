import { createHash } from 'node:crypto';

import type { Policy } from './policy.ts';

/**
 * A hash of all that a policy says, whatever order it says it in. Two policies with one fingerprint
 * assess alike; a version that is in force keeps the fingerprint it came into force with.
 */
export function policyFingerprint(policy: Policy): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(policy)))
    .digest('hex');
}

/** Keys in the order of the alphabet, at every depth; lists stay as they are. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, each]) => [key, inOrder(each)]));
}
