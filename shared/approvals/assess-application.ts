import {
  applications,
  isSetAside,
  moneyPlaceOf,
  type InState,
} from '#shared/applications/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { adviceOn, policyOf } from './advice-on.ts';
import { claims, claimsWantedBy, holdersIn } from './claim.ts';
import { compareWith, matchesIn, matchKeysOf, type Comparison } from './compare-application.ts';
import type { PolicySource } from './match.ts';

export interface AssessmentRefusal {
  readonly kind: 'no-such-application';
  readonly applicationId: string;
}

const system: Actor = { kind: 'system', id: 'assess-application' };

export interface AssessPorts extends PolicySource {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** Two applications of one household may race for the claim this often before we call it a fault. */
const triesForClaim = 5;

/**
 * Assesses an application that came in and puts it before a person. The claim on the household's one
 * award is made in the same commit, and so is the comparison with earlier applications; whoever is
 * second is not refused but shown as a likely duplicate.
 */
export function createAssessApplication(ports: AssessPorts) {
  return async function assessApplication(
    applicationId: string,
  ): Promise<Result<'assessed' | 'already-assessed' | 'set-aside', AssessmentRefusal>> {
    for (let attempt = 1; attempt <= triesForClaim; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found === undefined) return refused({ kind: 'no-such-application', applicationId });
      const { document, version } = found;
      if (document.state !== 'submitted') return done('already-assessed');
      // Nothing is claimed or compared for what may be made by a machine: a real household would find
      // its award held, and everybody else would wait.
      if (isSetAside(document)) return done('set-aside');
      const at = ports.clock.now();
      const seen = await readStanding(ports, document, at);
      const writes = assessmentWrites(ports, { document, version }, seen, at);
      const committed = await ports.commit(writes);
      if (committed.ok) return done('assessed');
    }
    throw new Error(`Application ${applicationId} kept changing while it was assessed`);
  };
}

interface Standing extends Comparison {
  /** Another application that holds one of the claims this one would make. */
  readonly holder: string | undefined;
  /** The claims nobody holds; a likely duplicate takes them too, or its own person could apply a third time unseen. */
  readonly free: readonly string[];
}

/** Who holds what it would claim and who shares what it brings, read at once. */
async function readStanding(
  ports: AssessPorts,
  application: InState<'submitted'>,
  at: string,
): Promise<Standing> {
  const wanted = claimsWantedBy(application);
  const items = await ports.records.getMany([
    ...wanted.map(keys.claim),
    ...matchKeysOf(application),
  ]);
  const holders = holdersIn(items);
  const { repeatMonths } = policyOf(ports, application);
  const moment = { at, actor: system, repeatMonths };
  const shared = matchesIn(items);
  return {
    holder: wanted.flatMap((claimId) => holders.get(claimId) ?? [])[0],
    free: wanted.filter((claimId) => !holders.has(claimId)),
    ...(await compareWith(ports.records, application, shared, moment)),
  };
}

function assessmentWrites(
  ports: AssessPorts,
  found: Loaded<InState<'submitted'>>,
  { holder, free: claimIds, openPairs, writes: compared }: Standing,
  at: string,
): Write[] {
  const { document: application, version } = found;
  const { applicationId } = application;
  const { assessment } = adviceOn(ports, application, {
    at,
    isHeldByAnother: holder !== undefined,
  });
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
        assessment,
        claimIds: [...claimIds],
        openPairs: [...openPairs],
        ...(holder === undefined ? {} : { duplicateOf: holder }),
      },
      version,
    ),
    eventRecord(keys.application(applicationId), version + 1, body, {
      at,
      actor: system,
      correlationId: applicationId,
    }),
    ...claimIds.map((claimId) =>
      claims.create({ claimId, applicationId, claimedAt: at, alsoAwarded: [] }),
    ),
    ...compared,
  ];
}
