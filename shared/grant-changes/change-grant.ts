import {
  grantApplications,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  grantAwards,
  grantChanges,
  publishedGrants,
  type AwardPorts,
  type GrantAwardIn,
  type GrantChange,
  type PublishedGrant,
} from '#shared/grant-awards/index.ts';
import {
  done,
  refused,
  type Actor,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded } from '#shared/records/index.ts';

/** An accepted grant, what is public of it, and what its group asked for last. */
export interface FoundGrant {
  readonly application: GrantApplication;
  readonly award: GrantAwardIn<'accepted'>;
  readonly published: Loaded<PublishedGrant> | undefined;
  readonly change: GrantChange | undefined;
}

export interface PlannedChange<Answer> {
  readonly answer: Answer;
  /** Absent when there is nothing to do: it was done before. */
  readonly next?: GrantChange;
  readonly body?: EventBody;
  readonly also?: readonly Write[];
}

/** There is no accepted grant, or another request is on the page than the group made last. */
export type GrantChangeRefusal = NoSuchApplication | { readonly kind: 'not-open' };

/** Two who press at the same moment each plan on what is there then. */
const attempts = 5;

/**
 * Changes what a group asks for in one commit with its event, and holds the award still meanwhile. Whoever
 * loses to somebody faster plans anew.
 */
export async function changeGrantChange<Answer, Refusal>(
  { records, commit, clock }: AwardPorts,
  { grantApplicationId, actor }: { readonly grantApplicationId: string; readonly actor: Actor },
  plan: (found: FoundGrant, at: Instant) => Result<PlannedChange<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | GrantChangeRefusal>> {
  const subject = keys.grantChange(grantApplicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [application, award, change] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantChanges.read(records, subject),
    ]);
    if (application === undefined) return refused({ kind: 'no-such-application' });
    if (award?.document.state !== 'accepted') return refused({ kind: 'not-open' });
    const { roundId } = award.document;
    const published = await publishedGrants.read(
      records,
      keys.publishedGrant(roundId, grantApplicationId),
    );
    const at = clock.now();
    const found = {
      ...{ application: application.document, award: award.document },
      ...{ published, change: change?.document },
    };
    const planned = plan(found, at);
    if (!planned.ok) return planned;
    const { answer, next, body, also = [] } = planned.value;
    if (next === undefined || body === undefined) return done(answer);
    const version = change?.version ?? 0;
    const committed = await commit([
      change === undefined ? grantChanges.create(next) : grantChanges.replace(next, version),
      grantAwards.check(award.document, award.version),
      ...also,
      eventRecord(subject, version + 1, body, { at, actor, correlationId: grantApplicationId }),
    ]);
    if (committed.ok) return done(answer);
  }
  throw new Error(`The change of ${grantApplicationId} was changed too often to be saved`);
}
