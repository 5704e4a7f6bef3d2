import type { Write } from '#shared/kernel/index.ts';
import type { Loaded } from '#shared/records/index.ts';

import { claims, type Claim } from './claim.ts';

/**
 * The claims it still holds are given back, or pass to an award of the household that was made besides;
 * and it no longer stands behind those that others hold.
 */
export function releaseClaimWrites(
  applicationId: string,
  held: ReadonlyMap<string, Loaded<Claim>>,
  at: string,
): Write[] {
  return [...held.values()].flatMap(({ document, version }) => {
    const alsoAwarded = document.alsoAwarded.filter((other) => other !== applicationId);
    if (document.applicationId !== applicationId) {
      const stoodBehind = alsoAwarded.length < document.alsoAwarded.length;
      return stoodBehind ? [claims.replace({ ...document, alsoAwarded }, version)] : [];
    }
    const [next, ...rest] = alsoAwarded;
    if (next === undefined) return [claims.remove(document, version)];
    const passedOn = { ...document, applicationId: next, alsoAwarded: rest, passedOnAt: at };
    return [claims.replace(passedOn, version)];
  });
}
