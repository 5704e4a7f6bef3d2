import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import {
  declaredInterests,
  hasInterest,
  type DeclaredInterests,
  type InterestIn,
  type InterestNature,
} from './declared-interests.ts';

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface DeclareInterest extends InterestIn {
  readonly staffId: string;
  readonly nature: InterestNature;
}

/**
 * Says that somebody has an interest in an application: from then on they neither read nor decide it. Only
 * somebody else can lift it. Declaring it again changes nothing.
 */
export function createDeclareInterest(ports: Ports) {
  return async function declareInterest(request: DeclareInterest): Promise<void> {
    const { subject, applicationId, staffId, nature } = request;
    await changeInterests(ports, request, staffId, (found, at) =>
      hasInterest(found, staffId)
        ? done(undefined)
        : done({
            interests: [...found.interests, { staffId, nature, declaredAt: at }],
            body: { type: 'interest-declared', subject, applicationId, nature },
          }),
    );
  };
}

export interface LiftInterest extends InterestIn {
  /** Whose interest it is. */
  readonly of: string;
  readonly staffId: string;
  readonly because: 'by-mistake' | 'over';
}

export interface LiftInterestRefusal {
  readonly kind: 'not-declared' | 'own-interest';
}

/** Lifts an interest that was declared by mistake or is over. Nobody lifts their own, or one where they have one too. */
export function createLiftInterest(ports: Ports) {
  return function liftInterest(request: LiftInterest): Promise<Result<void, LiftInterestRefusal>> {
    const { subject, applicationId, of, staffId, because } = request;
    return changeInterests<LiftInterestRefusal>(ports, request, staffId, (found) => {
      if (hasInterest(found, staffId)) return refused({ kind: 'own-interest' });
      if (!hasInterest(found, of)) return refused({ kind: 'not-declared' });
      return done({
        interests: found.interests.filter((interest) => interest.staffId !== of),
        body: { type: 'interest-lifted', subject, applicationId, of, because },
      });
    });
  };
}

/** What becomes of the interests in an application; nothing when it is so already. */
type Plan<Refusal> = (
  found: DeclaredInterests,
  at: Instant,
) => Result<
  { readonly interests: DeclaredInterests['interests']; readonly body: EventBody } | undefined,
  Refusal
>;

/** Two who declare at the same moment each go on from what is there then. */
const attempts = 5;

async function changeInterests<Refusal = never>(
  { records, commit, clock }: Ports,
  { subject, applicationId }: InterestIn,
  staffId: string,
  plan: Plan<Refusal>,
): Promise<Result<void, Refusal>> {
  const key = keys.declaredInterests(subject, applicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await declaredInterests.read(records, key);
    const version = found?.version ?? 0;
    const at = clock.now();
    const planned = plan(found?.document ?? { subject, applicationId, interests: [] }, at);
    if (!planned.ok) return planned;
    if (planned.value === undefined) return done(undefined);
    const { interests, body } = planned.value;
    const next = { subject, applicationId, interests };
    const actor = { kind: 'staff', id: staffId } as const;
    const committed = await commit([
      version === 0 ? declaredInterests.create(next) : declaredInterests.replace(next, version),
      eventRecord(key, version + 1, body, { at, actor, correlationId: applicationId }),
    ]);
    if (committed.ok) return done(undefined);
  }
  throw new Error(`The interests in ${applicationId} were changed too often to be saved`);
}
