import {
  grantApplications,
  personIn,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Actor,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import { grantAccountChanges, type AccountChange } from './account-change.ts';
import type { AwardPorts } from './change-award.ts';
import { grantAwards, type GrantAwardIn } from './grant-award.ts';

/** An accepted grant, and the other account that its group gave last. */
export interface FoundChange {
  readonly application: GrantApplication;
  readonly award: GrantAwardIn<'accepted'>;
  readonly change: AccountChange | undefined;
}

export interface PlannedChange<Answer> {
  readonly answer: Answer;
  /** Absent when there is nothing to do: it was done before. */
  readonly next?: AccountChange;
  readonly body?: EventBody;
  readonly also?: readonly Write[];
}

/** There is no accepted grant, or another account is on the page than the group named last. */
export type ChangeRefusal = NoSuchApplication | { readonly kind: 'not-open' };

/** Two who press at the same moment each plan on what is there then. */
const attempts = 5;

/**
 * Changes what is known of another account in one commit with its event, and holds the award still meanwhile.
 * Whoever loses to somebody faster plans anew.
 */
export async function changeAccountChange<Answer, Refusal>(
  { records, commit, clock }: AwardPorts,
  { grantApplicationId, actor }: { readonly grantApplicationId: string; readonly actor: Actor },
  plan: (found: FoundChange, at: Instant) => Result<PlannedChange<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | ChangeRefusal>> {
  const subject = keys.grantAccountChange(grantApplicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [application, award, change] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantAccountChanges.read(records, subject),
    ]);
    if (application === undefined) return refused({ kind: 'no-such-application' });
    if (award?.document.state !== 'accepted') return refused({ kind: 'not-open' });
    const at = clock.now();
    const found = {
      application: application.document,
      award: award.document,
      change: change?.document,
    };
    const planned = plan(found, at);
    if (!planned.ok) return planned;
    const { answer, next, body, also = [] } = planned.value;
    if (next === undefined || body === undefined) return done(answer);
    const version = change?.version ?? 0;
    const committed = await commit([
      change === undefined
        ? grantAccountChanges.create(next)
        : grantAccountChanges.replace(next, version),
      grantAwards.check(award.document, award.version),
      ...also,
      eventRecord(subject, version + 1, body, { at, actor, correlationId: grantApplicationId }),
    ]);
    if (committed.ok) return done(answer);
  }
  throw new Error(`The account of ${grantApplicationId} was changed too often to be saved`);
}

/** The same for somebody of the group; anybody else is told that there is no such application. */
export function changeOwnAccount<Answer, Refusal>(
  ports: AwardPorts,
  who: { readonly grantApplicationId: string; readonly personId: string },
  plan: (found: FoundChange, at: Instant) => Result<PlannedChange<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | ChangeRefusal>> {
  const { grantApplicationId, personId } = who;
  const actor = { kind: 'group', id: personId } as const;
  return changeAccountChange<Answer, Refusal | ChangeRefusal>(
    ports,
    { grantApplicationId, actor },
    (found, at) =>
      personIn(found.application, personId) === undefined
        ? refused({ kind: 'no-such-application' })
        : plan(found, at),
  );
}
