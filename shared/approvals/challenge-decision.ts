import { applications } from '#shared/applications/index.ts';
import {
  done,
  localDate,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type LocalDate,
  type Result,
} from '#shared/kernel/index.ts';
import { configuredProgrammes, type ProgrammeRegistry } from '#shared/programmes/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import {
  answerDay,
  decisionReviews,
  lastDayToChallenge,
  type DecisionReview,
} from './decision-review.ts';

export interface ChallengeDecision {
  readonly applicationId: string;
  /** What is wrong, in the family's own words. */
  readonly words: string;
  readonly actor: Actor;
}

export type ChallengeRefusal =
  | { readonly kind: 'no-such-application' }
  /** There is no decision against the family. */
  | { readonly kind: 'not-declined' }
  /** It was awarded once, and its money came back: a person sees to it. */
  | { readonly kind: 'awarded-before' }
  /** Its programme takes challenges for so long only. */
  | { readonly kind: 'too-late'; readonly lastDay: LocalDate };

/**
 * Takes a family's challenge of a decision to decline, once for each decision; what it says a second
 * time changes nothing, and the first answer is given again. The case itself is not touched.
 */
export function createChallengeDecision(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly programmes?: ProgrammeRegistry;
}) {
  const { records, programmes = configuredProgrammes } = ports;
  return async function challengeDecision(
    request: ChallengeDecision,
  ): Promise<Result<DecisionReview, ChallengeRefusal>> {
    const { applicationId, words, actor } = request;
    const found = await applications.read(records, keys.application(applicationId));
    if (found === undefined) return refused({ kind: 'no-such-application' });
    const { document, version } = found;
    if (document.state !== 'declined') return refused({ kind: 'not-declined' });
    if (document.earlierAttempt !== undefined) return refused({ kind: 'awarded-before' });
    const { decidedAt, decidedBy, programmeId } = document;
    const key = keys.decisionReview(applicationId, decidedAt);
    const earlier = await decisionReviews.read(records, key);
    if (earlier !== undefined) return done(earlier.document);
    const at = ports.clock.now();
    const programme = programmes.byId(programmeId);
    const lastDay = lastDayToChallenge(programme, decidedAt);
    if (lastDay !== undefined && localDate(at) > lastDay) {
      return refused({ kind: 'too-late', lastDay });
    }
    const review: DecisionReview = {
      ...{ state: 'open', applicationId, decidedAt, decidedBy, words, openedAt: at },
      answerBy: answerDay(programme, at),
    };
    const committed = await ports.commit([
      decisionReviews.create(review),
      { action: 'check', ...keys.application(applicationId), expecting: version },
      eventRecord(
        key,
        1,
        { type: 'decision-challenged', applicationId },
        { at, actor, correlationId: applicationId },
      ),
    ]);
    // Somebody said it at the same moment, or the case moved on: the next look finds which.
    return committed.ok ? done(review) : challengeDecision(request);
  };
}
