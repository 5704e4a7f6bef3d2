import { policyFingerprint, type Policy } from '#shared/eligibility/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import { cautionsFor } from './cautions.ts';
import { decideAgain } from './decide-again.ts';
import { figuresOf, groupsOf, type TrialFigures, type TrialGroup } from './households.ts';
import { envelopeTrials, type EnvelopeTrial, type TrialEnvelope } from './run-dry.ts';
import type { TrialCase } from './trial-case.ts';

export interface PolicyTrialRequest {
  readonly programme: Programme;
  /** The policy in force that the candidate is laid beside, in what is said of both. */
  readonly inForce: Policy;
  readonly candidate: Policy;
  /** The policy of a version: every case is compared with the one that assessed it. */
  readonly policyOf: (version: string) => Policy;
  readonly cases: readonly TrialCase[];
  readonly envelopes: readonly TrialEnvelope[];
}

/** A policy by its version, and by what it says. */
export interface PolicyName {
  readonly version: string;
  readonly fingerprint: string;
}

export interface PolicyTrial {
  readonly programmeId: string;
  readonly inForce: PolicyName;
  readonly candidate: PolicyName;
  /** Everybody together. */
  readonly all: TrialFigures;
  readonly groups: readonly TrialGroup[];
  readonly envelopes: readonly EnvelopeTrial[];
  /** Cases whose stored assessment the policy in force does not repeat: none, or something is wrong. */
  readonly notRepeated: number;
  /** What the trial cannot show, in sentences. */
  readonly cautions: readonly string[];
}

/**
 * Replays cases under another policy: who would have had more and who less, what it would have cost,
 * and when each envelope would have run dry. Pure: the same cases always give the same trial,
 * whatever order they come in.
 */
export function tryPolicy(request: PolicyTrialRequest): PolicyTrial {
  const { programme, inForce, candidate, policyOf, cases, envelopes } = request;
  const decided = cases.map((tried) =>
    decideAgain(tried, policyOf(tried.policyVersion), candidate),
  );
  return {
    programmeId: programme.programmeId,
    inForce: nameOf(inForce),
    candidate: nameOf(candidate),
    all: figuresOf(decided),
    groups: groupsOf(programme, decided),
    envelopes: envelopeTrials(decided, envelopes),
    notRepeated: decided.filter(({ replaysExactly }) => !replaysExactly).length,
    cautions: cautionsFor(programme, candidate, inForce),
  };
}

function nameOf(policy: Policy): PolicyName {
  return { version: policy.version, fingerprint: policyFingerprint(policy) };
}
