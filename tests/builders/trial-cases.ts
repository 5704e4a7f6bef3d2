import type { Facts } from '#shared/eligibility/index.ts';
import { plusSeconds } from '#shared/kernel/index.ts';
import type { TrialCase, TrialEnvelope } from '#shared/policy-trials/index.ts';
import { localities } from '#shared/reference/index.ts';
import { assess, policyByVersion } from '#shared/eligibility/index.ts';
import { manyFacts, seeded } from '#tests/bench/assess/households.ts';

const programmeId = 'household-support-fund';
const windowId = 'winter-2021';
const policyVersion = 'household-support-fund-2021-12';
const start = '2021-12-06T09:00:00.000Z';

/** A case of the winter fund; what its assessment advised is worked out unless it is stated. */
export function trialCase(
  place: number,
  facts: Facts,
  changes: Partial<TrialCase> = {},
): TrialCase {
  const { outcome, awardPence } = assess(policyByVersion(policyVersion), facts);
  const submittedAt = plusSeconds(start, place * 3600);
  return {
    ...{ applicationId: `application-${String(place).padStart(5, '0')}`, programmeId, windowId },
    ...{ localityCode: 'hodge-hill', submittedAt, orderedAt: plusSeconds(submittedAt, 86_400) },
    ...{ decision: outcome === 'eligible' ? 'approved' : 'waiting', policyVersion },
    ...{ advised: { outcome, awardPence }, facts },
    ...changes,
  };
}

/** Cases of every kind: every decision, every locality, and every path of the policy. */
export function manyTrialCases(count: number, seed: number): readonly TrialCase[] {
  const random = seeded(seed + 1);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)]!;
  return manyFacts(count, seed).map((facts, place) =>
    trialCase(place, facts, {
      localityCode: facts.postcode === 'inside' ? pick(localities.map(({ code }) => code)) : 'city',
      decision: pick(['approved', 'approved', 'declined', 'waiting']),
    }),
  );
}

export function trialEnvelope(
  localityCode: string,
  allocatedPence: number,
  ringFence = 'others',
): TrialEnvelope {
  const envelopeId = `${programmeId}:${windowId}:${ringFence}:${localityCode}`;
  return { envelopeId, windowId, ringFence, localityCode, allocatedPence };
}
