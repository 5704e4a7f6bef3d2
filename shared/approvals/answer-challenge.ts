import {
  applications,
  heldHelpWrites,
  moneyPlaceOf,
  withTheOthers,
  type InState,
} from '#shared/applications/index.ts';
import {
  done,
  invariant,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { claims, claimsWantedBy, readHolders } from './claim.ts';
import { compareApplication, raiseAgainWrites } from './compare-application.ts';
import { duplicatePairs, type DuplicatePair } from './duplicate-pair.ts';
import { decisionReviews, type DecisionReview } from './decision-review.ts';

export interface AnswerChallenge {
  readonly applicationId: string;
  readonly staffId: string;
  readonly answer:
    /** The decision stands; the family reads why. */
    | { readonly kind: 'stands'; readonly letter: string }
    /** The case goes back to be decided, by somebody else than who declined it. */
    | { readonly kind: 'reopened' };
}

export type AnswerChallengeRefusal =
  | { readonly kind: 'nothing-to-answer' }
  /** Who decided is not who looks at it again; nor is whoever entered the application. */
  | { readonly kind: 'decided-by-you' }
  | { readonly kind: 'made-by-you' };

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly matchingKey: string;
}

const triesPerAnswer = 5;

/**
 * Answers a family that challenged a decision, once. A case that is reopened takes the claims of its
 * household that are free, and is compared again: meanwhile another application may have come.
 */
export function createAnswerChallenge(ports: Ports) {
  return async function answerChallenge(
    request: AnswerChallenge,
  ): Promise<Result<DecisionReview, AnswerChallengeRefusal>> {
    const { applicationId, staffId, answer } = request;
    for (let attempt = 1; attempt <= triesPerAnswer; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found?.document.state !== 'declined') return refused({ kind: 'nothing-to-answer' });
      const { document, version } = found;
      const key = keys.decisionReview(applicationId, document.decidedAt);
      const review = await decisionReviews.read(ports.records, key);
      if (review?.document.state !== 'open') return refused({ kind: 'nothing-to-answer' });
      if (document.decidedBy === staffId) return refused({ kind: 'decided-by-you' });
      if (document.madeBy.kind === 'staff' && document.madeBy.id === staffId) {
        return refused({ kind: 'made-by-you' });
      }
      const at = ports.clock.now();
      const by = { answeredBy: staffId, answeredAt: at };
      const { state: _open, ...asked } = review.document;
      const stands = answer.kind === 'stands';
      const closed: DecisionReview = stands
        ? { ...asked, ...by, state: 'stands', letter: answer.letter }
        : { ...asked, ...by, state: 'reopened' };
      const committed = await ports.commit([
        decisionReviews.replace(closed, review.version),
        ...(stands
          ? [standsEvent(review, staffId, at)]
          : await reopeningWrites(ports, { document, version }, staffId, at)),
      ]);
      if (committed.ok) return done(closed);
    }
    throw new Error(`Application ${applicationId} kept changing while its challenge was answered`);
  };
}

function standsEvent({ document, version }: Loaded<DecisionReview>, staffId: string, at: Instant) {
  const { applicationId, decidedAt } = document;
  return eventRecord(
    keys.decisionReview(applicationId, decidedAt),
    version + 1,
    { type: 'decision-stands', applicationId },
    { at, actor: { kind: 'staff', id: staffId }, correlationId: applicationId },
  );
}

/** The case waits for a decision again, as if it had just been assessed; its own event tells of the review too. */
async function reopeningWrites(
  { records, matchingKey }: Ports,
  { document, version }: Loaded<InState<'declined'>>,
  staffId: string,
  at: Instant,
): Promise<readonly Write[]> {
  const { applicationId } = document;
  const actor = { kind: 'staff', id: staffId } as const;
  const {
    state: _state,
    decidedBy,
    decidedAt: _at,
    reason: _reason,
    letter: _letter,
    ...kept
  } = withTheOthers(document);
  invariant(kept.claimIds.length === 0, `${applicationId} was declined and holds claims`);
  const wanted = claimsWantedBy(document);
  const holders = await readHolders(records, wanted);
  const claimIds = wanted.filter((claimId) => !holders.has(claimId));
  const holder = wanted.flatMap((claimId) => holders.get(claimId) ?? [])[0];
  const duplicateOf = holder ?? kept.duplicateOf;
  const compared = await compareApplication(records, document, { at, actor, comesBack: true });
  const lapsed = await readLapsedPairs(records, applicationId);
  const openPairs = [...compared.openPairs, ...lapsed.map((pair) => pair.document.earlierId)];
  return [
    applications.replace(
      {
        ...kept,
        state: 'to-decide',
        claimIds,
        openPairs,
        declinedBy: decidedBy,
        ...(duplicateOf === undefined ? {} : { duplicateOf }),
      },
      version,
    ),
    eventRecord(
      keys.application(applicationId),
      version + 1,
      {
        type: 'application-reopened',
        ...moneyPlaceOf(document),
        ...(document.setAside === true && { countedPence: document.askedPence }),
      },
      { at, actor, correlationId: applicationId },
    ),
    ...claimIds.map((claimId) =>
      claims.create({ claimId, applicationId, claimedAt: at, alsoAwarded: [] }),
    ),
    ...heldHelpWrites(document, matchingKey, at),
    ...compared.writes,
    ...lapsed.flatMap((pair) => raiseAgainWrites(document, pair, { at, actor })),
  ];
}

/** What nobody had compared when it was declined has to be compared after all. */
async function readLapsedPairs(
  records: RecordReader,
  applicationId: string,
): Promise<readonly Loaded<DuplicatePair>[]> {
  const { pk } = keys.application(applicationId);
  const items = await records.partition(pk, keys.pairsBeginning);
  return items
    .map((item) => duplicatePairs.parse(item))
    .filter(({ document }) => document.state === 'lapsed');
}
