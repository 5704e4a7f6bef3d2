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
  return async function declareInterest(request: DeclareInterest): Promise<'declared'> {
    const { subject, applicationId, staffId, nature } = request;
    await changeInterests(ports, request, staffId, ({ interests }, at) => {
      if (interests.some((interest) => interest.staffId === staffId)) return undefined;
      return {
        interests: [...interests, { staffId, nature, declaredAt: at }],
        body: { type: 'interest-declared', subject, applicationId, nature },
      };
    });
    return 'declared';
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
  return async function liftInterest(
    request: LiftInterest,
  ): Promise<Result<'lifted', LiftInterestRefusal>> {
    const { subject, applicationId, of, staffId, because } = request;
    let answer: Result<'lifted', LiftInterestRefusal> = done('lifted');
    await changeInterests(ports, request, staffId, (found) => {
      if (hasInterest(found, staffId)) {
        answer = refused({ kind: 'own-interest' });
        return undefined;
      }
      if (!hasInterest(found, of)) {
        answer = refused({ kind: 'not-declared' });
        return undefined;
      }
      answer = done('lifted');
      return {
        interests: found.interests.filter((interest) => interest.staffId !== of),
        body: { type: 'interest-lifted', subject, applicationId, of, because },
      };
    });
    return answer;
  };
}

/** Two who declare at the same moment each go on from what is there then. */
const attempts = 5;

async function changeInterests(
  { records, commit, clock }: Ports,
  { subject, applicationId }: InterestIn,
  staffId: string,
  plan: (
    found: DeclaredInterests,
    at: Instant,
  ) => { readonly interests: DeclaredInterests['interests']; readonly body: EventBody } | undefined,
): Promise<void> {
  const key = keys.declaredInterests(subject, applicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await declaredInterests.read(records, key);
    const version = found?.version ?? 0;
    const at = clock.now();
    const planned = plan(found?.document ?? { subject, applicationId, interests: [] }, at);
    if (planned === undefined) return;
    const next = { subject, applicationId, interests: planned.interests };
    const actor = { kind: 'staff', id: staffId } as const;
    const committed = await commit([
      version === 0 ? declaredInterests.create(next) : declaredInterests.replace(next, version),
      eventRecord(key, version + 1, planned.body, { at, actor, correlationId: applicationId }),
    ]);
    if (committed.ok) return;
  }
  throw new Error(`The interests in ${applicationId} were changed too often to be saved`);
}
