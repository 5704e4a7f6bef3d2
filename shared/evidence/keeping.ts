import { applications, type Application } from '#shared/applications/index.ts';
import { plusDays, type Instant } from '#shared/kernel/index.ts';

import type { ProgrammeRegistry } from '#shared/programmes/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import type { EvidenceFile, KeptEvidence, RemovalReason } from './evidence-file.ts';

/** How long a draft is kept that nobody sends, and with it what was to be sent. */
export const unsentKeptDays = 28;

/**
 * How often it is seen whether a file still has to be kept. No programme keeps evidence for fewer days
 * after its decision, so none is kept longer than it says.
 */
export const lookAgainDays = 7;

export type KeepVerdict =
  | { readonly kind: 'keep'; readonly lookAt: Instant }
  | { readonly kind: 'remove'; readonly because: RemovalReason };

/** Says whether a file that nobody took back must still be kept. */
export type KeepRule = (file: KeptEvidence, now: Instant) => Promise<KeepVerdict>;

/** The rule for what families send: by their application, and by what its programme says. */
export function createFamilyRule(ports: {
  readonly records: RecordReader;
  readonly programmes: ProgrammeRegistry;
}): KeepRule {
  return async (file, now) => {
    const found = await applications.read(ports.records, keys.application(file.applicationId));
    const application = found?.document;
    const keptDays =
      application === undefined
        ? 0
        : ports.programmes.byId(application.programmeId).evidenceKeptDays;
    return keepOrRemove(file, application, keptDays, now);
  };
}

/**
 * Whether a file must still be kept: until the decision, and some days after it in which the
 * decision may be challenged. What was never sent goes with its draft.
 */
export function keepOrRemove(
  file: EvidenceFile,
  application: Application | undefined,
  keptDays: number,
  now: Instant,
): KeepVerdict {
  if (file.state === 'to-remove') return { kind: 'remove', because: file.because };
  if (application === undefined) {
    const end = plusDays(file.addedAt, unsentKeptDays);
    return end <= now ? { kind: 'remove', because: 'never-sent' } : { kind: 'keep', lookAt: end };
  }
  const decidedAt = decisionOf(application);
  if (decidedAt === undefined) return { kind: 'keep', lookAt: plusDays(now, lookAgainDays) };
  const end = plusDays(decidedAt, keptDays);
  return end <= now ? { kind: 'remove', because: 'decided' } : { kind: 'keep', lookAt: end };
}

/** When it was decided, or taken back by its family; undefined while it waits for a person, be it once more. */
export function decisionOf(application: Application): Instant | undefined {
  switch (application.state) {
    case 'approved':
      return application.approvedAt;
    case 'declined':
      return application.decidedAt;
    case 'withdrawn':
      return application.withdrawnAt;
    default:
      return undefined;
  }
}
