import { applications, moneyPlaceOf, type InState } from '#shared/applications/index.ts';
import { assess, policyInForce } from '#shared/eligibility/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  invariant,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { configuredProgrammes, type ProgrammeRegistry } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { claims, claimsWantedBy, readHolders } from './claim.ts';
import { factsOf } from './facts-of.ts';
import { policyDayOf } from './policy-day.ts';

export interface AssessmentRefusal {
  readonly kind: 'no-such-application';
  readonly applicationId: string;
}

const system: Actor = { kind: 'system', id: 'assess-application' };

export interface AssessPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly programmes?: ProgrammeRegistry;
  readonly policyFor?: typeof policyInForce;
}

/** Two applications of one household may race for the claim this often before we call it a fault. */
const triesForClaim = 5;

/**
 * Assesses an application that came in and puts it before a person. The claim on the household's one
 * award is made in the same commit; whoever is second is not refused but shown as a likely duplicate.
 */
export function createAssessApplication(ports: AssessPorts) {
  return async function assessApplication(
    applicationId: string,
  ): Promise<Result<'assessed' | 'already-assessed', AssessmentRefusal>> {
    for (let attempt = 1; attempt <= triesForClaim; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found === undefined) return refused({ kind: 'no-such-application', applicationId });
      const { document, version } = found;
      if (document.state !== 'submitted') return done('already-assessed');
      const standing = await standingOf(ports.records, document);
      const writes = assessmentWrites(ports, { document, version }, standing);
      const committed = await ports.commit(writes);
      if (committed.ok) return done('assessed');
    }
    throw new Error(`Application ${applicationId} kept changing while it was assessed`);
  };
}

interface Standing {
  /** Another application that holds one of the claims this one would make. */
  readonly holder: string | undefined;
  /** The claims nobody holds; a likely duplicate takes them too, or its own person could apply a third time unseen. */
  readonly free: readonly string[];
}

async function standingOf(
  records: RecordReader,
  application: InState<'submitted'>,
): Promise<Standing> {
  const wanted = claimsWantedBy(application);
  const holders = await readHolders(records, wanted);
  return {
    holder: wanted.flatMap((claimId) => holders.get(claimId) ?? [])[0],
    free: wanted.filter((claimId) => !holders.has(claimId)),
  };
}

function assessmentWrites(
  { clock, programmes = configuredProgrammes, policyFor = policyInForce }: AssessPorts,
  found: Loaded<InState<'submitted'>>,
  { holder, free: claimIds }: Standing,
): Write[] {
  const at = clock.now();
  const { document: application, version } = found;
  const { applicationId, programmeId } = application;
  const programme = programmes.byId(programmeId);
  const facts = factsOf(application, at, holder !== undefined);
  const policy = policyFor(programme, policyDayOf(programme, application));
  const assessment = assess(policy, facts);
  invariant(assessment.awardPence <= programme.capPence, 'No award is above its cap');
  const common = {
    ...moneyPlaceOf(application),
    policyVersion: assessment.policyVersion,
    awardPence: assessment.awardPence,
    priority: assessment.priority.total,
  };
  const body: EventBody =
    holder === undefined
      ? {
          type: 'eligibility-assessed',
          ...common,
          outcome: assessment.outcome,
          unmet: assessment.findings
            .filter((finding) => finding.verdict !== 'met')
            .map((finding) => finding.rule),
        }
      : { type: 'duplicate-suspected', ...common, duplicateOf: holder };
  return [
    applications.replace(
      {
        ...application,
        state: 'to-decide',
        assessment: { ...assessment, findings: [...assessment.findings], facts, assessedAt: at },
        claimIds: [...claimIds],
        ...(holder === undefined ? {} : { duplicateOf: holder }),
      },
      version,
    ),
    eventRecord(keys.application(applicationId), version + 1, body, {
      at,
      actor: system,
      correlationId: applicationId,
    }),
    ...claimIds.map((claimId) => claims.create({ claimId, applicationId, claimedAt: at })),
  ];
}
