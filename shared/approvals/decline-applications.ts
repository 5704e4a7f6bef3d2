import {
  applications,
  isSetAside,
  moneyPlaceOf,
  type Application,
  type InState,
} from '#shared/applications/index.ts';
import { declaredInterests, hasInterest } from '#shared/interests/index.ts';
import { type Clock, type Commit, type Write } from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { claimsWantedBy, readClaims } from './claim.ts';
import { isDecidable, keptThroughDecision, type DecidableApplication } from './may-approve.ts';
import { releaseClaimWrites } from './release-claims.ts';
import { lapseWrites, readOpenPairs } from './resolve-pair.ts';
import type { PolicySource } from './match.ts';
import { adviceOn } from './advice-on.ts';

export const declineReasons = {
  'not-in-birmingham': 'You live outside Birmingham. Your own council can help you.',
  'not-in-hardship': 'This fund is for homes with less money than you told us you have.',
  'had-an-award': 'Your home has had money from this fund already.',
  'applied-already': 'Your home has asked this fund before. We decide on that, not on this.',
  'not-enough-shown': 'We could not tell from what you sent us if this fund can help you.',
  'may-be-a-machine':
    'We could not tell that a person sent this. If you did, call us on 0121 634 7100. We will help you.',
} as const;
export type DeclineReason = keyof typeof declineReasons;

export interface DeclineApplications {
  readonly applicationIds: readonly string[];
  readonly staffId: string;
  readonly reason: DeclineReason;
}

export interface DeclineDecision {
  readonly applicationId: string;
  readonly outcome:
    | 'declined'
    | 'no-such-application'
    | 'not-waiting-for-a-decision'
    | 'declined-by-you'
    | 'has-interest'
    /** It may be made by a machine: any other reason is about a family, whose further help would stay sealed. */
    | 'looks-real-first';
}

const triesPerApplication = 5;

/**
 * Declines applications with a reason and the words the family will read. The household's claim is
 * given back in the same commit, so that a better application can still come.
 */
export function createDeclineApplications(
  ports: PolicySource & {
    readonly records: RecordReader;
    readonly commit: Commit;
    readonly clock: Clock;
  },
) {
  async function decline(request: DeclineApplications, applicationId: string) {
    for (let attempt = 1; attempt <= triesPerApplication; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found === undefined) return 'no-such-application';
      const { document, version } = found;
      const at = ports.clock.now();
      if (isSetAside(document) && request.reason !== 'may-be-a-machine') return 'looks-real-first';
      const decided = isSetAside(document) ? assessedForRecord(ports, document, at) : document;
      if (!isDecidable(decided)) return 'not-waiting-for-a-decision';
      // Its family challenged that, so somebody else decides.
      if (decided.declinedBy === request.staffId) return 'declined-by-you';
      const [openPairs, held, interests] = await Promise.all([
        readOpenPairs(ports.records, decided),
        readClaims(ports.records, claimsWantedBy(decided)),
        declaredInterests.read(ports.records, keys.declaredInterests('case', applicationId)),
      ]);
      if (hasInterest(interests?.document, request.staffId)) return 'has-interest';
      const writes = [
        ...declineWrites({ document: decided, version }, request, at),
        ...releaseClaimWrites(applicationId, held, at),
        ...lapseWrites(openPairs, at),
      ];
      const committed = await ports.commit(writes);
      if (committed.ok) return 'declined';
    }
    throw new Error(`Application ${applicationId} kept changing while it was declined`);
  }
  return async function declineApplications(
    request: DeclineApplications,
  ): Promise<readonly DeclineDecision[]> {
    const decisions: DeclineDecision[] = [];
    for (const applicationId of new Set(request.applicationIds)) {
      decisions.push({ applicationId, outcome: await decline(request, applicationId) });
    }
    return decisions;
  };
}

/**
 * What was set aside is assessed only now, in passing: whoever challenges the decision has its case
 * taken up where every other stands. It holds no claim and was compared with nothing.
 */
function assessedForRecord(
  ports: PolicySource,
  application: InState<'submitted'>,
  at: string,
): Application {
  const { assessment } = adviceOn(ports, application, { at, isHeldByAnother: false });
  return { ...application, state: 'to-decide', assessment, claimIds: [], openPairs: [] };
}

function declineWrites(
  { document, version }: Loaded<DecidableApplication>,
  { staffId, reason }: DeclineApplications,
  at: string,
): Write[] {
  const { applicationId } = document;
  const kept = keptThroughDecision(document);
  return [
    applications.replace(
      {
        ...kept,
        claimIds: [],
        openPairs: [],
        state: 'declined',
        decidedBy: staffId,
        decidedAt: at,
        reason,
        letter: declineReasons[reason],
      },
      version,
    ),
    eventRecord(
      keys.application(applicationId),
      version + 1,
      {
        type: 'application-declined',
        ...moneyPlaceOf(document),
        reason,
        ...(document.setAside === true && { setAside: true }),
      },
      { at, actor: { kind: 'staff', id: staffId }, correlationId: applicationId },
    ),
  ];
}
