import {
  grantApplications,
  roundOf,
  scoringOf,
  type GrantApplicationIn,
  type NoSuchApplication,
  type RoundScoring,
} from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  asItCounts,
  grantAssessments,
  type GrantAssessment,
} from '#shared/grant-assessments/index.ts';
import { grantAwards, isOver, type AwardState } from '#shared/grant-awards/index.ts';
import { declaredInterests, hasInterest, type HasInterest } from '#shared/interests/index.ts';
import {
  done,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

export interface ScoringPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface OfStaff {
  readonly grantApplicationId: string;
  readonly staffId: string;
}

export type AssessmentRefusal =
  | NoSuchApplication
  | HasInterest
  /** Its round is not scored, or it was begun before the round was. */
  | { readonly kind: 'not-scored-at-all' }
  /** Something was proposed to the group or decided: what led to it stays as it is. */
  | { readonly kind: 'decided-already'; readonly state: AwardState };

export interface FoundAssessment {
  readonly application: GrantApplicationIn<'submitted'>;
  readonly scoring: RoundScoring;
  /** As it is, or as it begins. */
  readonly assessment: GrantAssessment;
}

/** What becomes of it; without `next` it is so already. */
interface AssessmentChange<Answer> {
  readonly answer: Answer;
  readonly next?: { readonly assessment: GrantAssessment; readonly body: EventBody };
}

/** Two who save at the same moment each plan on what is there then. */
const attempts = 5;

/**
 * Changes what is said of an application before it is decided, in one commit with its event. Refused to whoever
 * has an interest in the group, and once something was proposed.
 */
export async function changeAssessment<Answer, Refusal>(
  { records, commit, clock }: ScoringPorts,
  { grantApplicationId, staffId }: OfStaff,
  plan: (found: FoundAssessment, at: Instant) => Result<AssessmentChange<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | AssessmentRefusal>> {
  const key = keys.grantAssessment(grantApplicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [found, award, interests, standing] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      declaredInterests.read(records, keys.declaredInterests('grant', grantApplicationId)),
      grantAssessments.read(records, key),
    ]);
    const application = found?.document;
    if (found === undefined || application?.state !== 'submitted') {
      return refused({ kind: 'no-such-application' });
    }
    if (hasInterest(interests?.document, staffId)) return refused({ kind: 'has-interest' });
    const scoring = scoringOf(roundOf(application), application);
    if (scoring === undefined) return refused({ kind: 'not-scored-at-all' });
    if (award !== undefined && !isOver(award.document)) {
      return refused({ kind: 'decided-already', state: award.document.state });
    }
    const at = clock.now();
    const isInterested = (other: string) => hasInterest(interests?.document, other);
    const { roundId } = application;
    const begun = { grantApplicationId, roundId, scorecards: [], comments: [] };
    const assessment = asItCounts(standing?.document ?? begun, isInterested);
    const planned = plan({ application, scoring, assessment }, at);
    if (!planned.ok) return planned;
    const { answer, next } = planned.value;
    if (next === undefined) return done(answer);
    const version = standing?.version ?? 0;
    const { assessment: document, body } = next;
    const actor = { kind: 'staff', id: staffId } as const;
    const committed = await commit([
      version === 0
        ? grantAssessments.create(document)
        : grantAssessments.replace(document, version),
      grantApplications.check(application, found.version),
      ...(award === undefined ? [] : [grantAwards.check(award.document, award.version)]),
      eventRecord(key, version + 1, body, { at, actor, correlationId: grantApplicationId }),
    ]);
    if (committed.ok) return done(answer);
  }
  throw new Error(`What is said of ${grantApplicationId} was changed too often to be saved`);
}
