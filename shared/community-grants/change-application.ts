import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { grantApplications, personIn, type GrantApplication } from './grant-application.ts';

export interface GrantPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** The same for what changes by which words staff find the application. */
export interface SearchablePorts extends GrantPorts {
  readonly matchingKey: string;
}

/** No such application, or not one of theirs: whoever asks learns no more than that. */
export interface NoSuchApplication {
  readonly kind: 'no-such-application';
}

/** What becomes of an application, and the event that tells of it. */
export interface GrantChange<Answer> {
  readonly answer: Answer;
  /** Absent when there is nothing to do: it was done before. */
  readonly next?: GrantApplication;
  readonly body?: EventBody;
  readonly also?: readonly Write[];
}

/** Decides on what is there at that moment; again, when somebody was faster. */
type Plan<Answer, Refusal> = (
  found: GrantApplication,
  at: Instant,
) => Result<GrantChange<Answer>, Refusal> | Promise<Result<GrantChange<Answer>, Refusal>>;

/** Two who work on different parts at the same moment each find theirs kept. */
const attempts = 5;

/**
 * Changes an application in one commit with its event. Whoever loses to somebody faster plans anew on what
 * is there now, so that nothing is overwritten that the plan did not look at.
 */
export async function changeApplication<Answer, Refusal>(
  { records, commit, clock }: GrantPorts,
  { grantApplicationId, actor }: { readonly grantApplicationId: string; readonly actor: Actor },
  plan: Plan<Answer, Refusal>,
): Promise<Result<Answer, Refusal | NoSuchApplication>> {
  const subject = keys.grantApplication(grantApplicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await grantApplications.read(records, subject);
    if (found === undefined) return refused({ kind: 'no-such-application' });
    const at = clock.now();
    const planned = await plan(found.document, at);
    if (!planned.ok) return planned;
    const { answer, next, body, also = [] } = planned.value;
    if (next === undefined || body === undefined) return done(answer);
    const committed = await commit([
      grantApplications.replace(next, found.version),
      ...also,
      eventRecord(subject, found.version + 1, body, {
        at,
        actor,
        correlationId: grantApplicationId,
      }),
    ]);
    if (committed.ok) return done(answer);
  }
  throw new Error(`Grant application ${grantApplicationId} was changed too often to be saved`);
}

/** The same for somebody of the group; anybody else is told that there is no such application. */
export function changeOwnApplication<Answer, Refusal>(
  ports: GrantPorts,
  request: { readonly grantApplicationId: string; readonly personId: string },
  plan: Plan<Answer, Refusal>,
): Promise<Result<Answer, Refusal | NoSuchApplication>> {
  const { grantApplicationId, personId } = request;
  const actor: Actor = { kind: 'group', id: personId };
  return changeApplication<Answer, Refusal | NoSuchApplication>(
    ports,
    { grantApplicationId, actor },
    (found, at) =>
      personIn(found, personId) === undefined
        ? refused({ kind: 'no-such-application' })
        : plan(found, at),
  );
}
