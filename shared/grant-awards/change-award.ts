import type { EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  grantApplications,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  Defect,
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { grantAssessments, type GrantAssessment } from '#shared/grant-assessments/index.ts';
import { declaredInterests, type DeclaredInterests } from '#shared/interests/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { planAwardMoney } from './award-money.ts';
import { grantAwards, type GrantAward } from './grant-award.ts';

export interface AwardPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** An application, and what was decided on it last. */
export interface FoundAward {
  readonly application: GrantApplication;
  readonly award: GrantAward | undefined;
}

/** The same, as a change of it finds them. */
export interface FoundToChange extends FoundAward {
  /** Who of staff may decide nothing of it. */
  readonly interests: DeclaredInterests | undefined;
  /** What was said of it before, where its round is scored. */
  readonly assessment: Loaded<GrantAssessment> | undefined;
}

/** What becomes of an award, and the event that tells of it. */
export interface AwardChange<Answer, Refusal = never> {
  readonly answer: Answer;
  /** Absent when there is nothing to do: it was done before. */
  readonly next?: GrantAward;
  readonly body?: EventBody;
  readonly also?: readonly Write[];
  /** The answer when its round has not the money that it promises. */
  readonly whenShort?: (short: EnvelopeCannotCarry) => Refusal;
}

/** Two who press at the same moment each plan on what is there then. */
const attempts = 5;

/**
 * Changes an award in one commit with its event and with the money it promises or gives back, and holds its
 * application still meanwhile: a group cannot take back what is decided in the same moment. Whoever loses to
 * somebody faster plans anew.
 */
export async function changeAward<Answer, Refusal>(
  { records, commit, clock }: AwardPorts,
  { grantApplicationId, actor }: { readonly grantApplicationId: string; readonly actor: Actor },
  plan: (found: FoundToChange, at: Instant) => Result<AwardChange<Answer, Refusal>, Refusal>,
): Promise<Result<Answer, Refusal | NoSuchApplication>> {
  const subject = keys.grantAward(grantApplicationId);
  let short: EnvelopeCannotCarry | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [application, award, interests, assessment] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, subject),
      declaredInterests.read(records, keys.declaredInterests('grant', grantApplicationId)),
      grantAssessments.read(records, keys.grantAssessment(grantApplicationId)),
    ]);
    if (application === undefined) return refused({ kind: 'no-such-application' });
    const at = clock.now();
    const found = {
      application: application.document,
      award: award?.document,
      interests: interests?.document,
      assessment,
    };
    const planned = plan(found, at);
    if (!planned.ok) return planned;
    const { answer, next, body, also = [] } = planned.value;
    if (next === undefined || body === undefined) return done(answer);
    const money = await planAwardMoney(records, { before: award?.document, next, actor }, at);
    short = money.ok ? undefined : money.failure;
    if (!money.ok) {
      if (planned.value.whenShort !== undefined)
        return refused(planned.value.whenShort(money.failure));
      continue;
    }
    const version = award?.version ?? 0;
    const committed = await commit([
      award === undefined ? grantAwards.create(next) : grantAwards.replace(next, version),
      grantApplications.check(application.document, application.version),
      ...also,
      ...money.value,
      eventRecord(subject, version + 1, body, { at, actor, correlationId: grantApplicationId }),
    ]);
    if (committed.ok) return done(answer);
  }
  if (short !== undefined) {
    throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its offers`);
  }
  throw new Error(`The award of ${grantApplicationId} was changed too often to be saved`);
}
