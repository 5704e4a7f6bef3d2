import { isSetAside, searchPlacesOf, type Application } from '#shared/applications/index.ts';
import { matchesWantedBy } from '#shared/approvals/index.ts';
import { decisionOf } from '#shared/evidence/index.ts';
import {
  awaitsMark,
  cameTo,
  endOfConnection,
  type ConnectionRequest,
} from '#shared/family-connect/index.ts';

import type { GatheredApplication, GatheredConnection } from './gathered-records.ts';

/** An application as far as its promises go: no names, no answers. */
export function slimApplication(application: Application, version: number): GatheredApplication {
  const { applicationId, state, programmeId, windowId, submittedAt, placeStatus } = application;
  const { connectionRequestId, matching, area, madeBy } = application;
  const assessed = application.state === 'submitted' ? undefined : application;
  const standing = assessed?.state === 'withdrawn' ? undefined : assessed;
  const awarded = 'awardPence' in application ? application : undefined;
  const approvals = 'approvals' in application ? application.approvals : [];
  return {
    ...{ applicationId, version, state, programmeId, windowId, submittedAt, placeStatus },
    channel: application.channel,
    dueFrom: application.broughtBackAt ?? submittedAt,
    setAside: isSetAside(application),
    ...{ connectionRequestId, localityCode: area.localityCode },
    saidElsewhere: application.form.residence === 'elsewhere',
    partnerId: madeBy.kind === 'partner' ? madeBy.id : undefined,
    personKey: matching.person,
    householdKey: matching.household,
    claimIds: standing?.claimIds ?? [],
    duplicateOf: assessed?.duplicateOf,
    openPairs: standing?.openPairs ?? [],
    matchIds: matchesWantedBy(application).map(({ matchId }) => matchId),
    outcome: assessed?.assessment?.outcome,
    awardPence: awarded?.awardPence ?? assessed?.earlierAttempt?.owedPence,
    paymentId: awarded?.paymentId ?? assessed?.earlierAttempt?.paymentId,
    decidedAt: decisionOf(application),
    approvedWithReason:
      standing?.earlierReason !== undefined ||
      approvals.some(({ exceptionReason }) => exceptionReason !== undefined),
    searchPlaces: searchPlacesOf(application),
  };
}

/** A request for further help as far as its promises go. */
export function slimConnection(request: ConnectionRequest, version: number): GatheredConnection {
  const { connectionRequestId, state, area, receivedAt, bounces = [], triages = 0 } = request;
  const { escalations = [] } = request;
  const handOffId = 'handOff' in request ? request.handOff?.handOffId : undefined;
  return {
    ...{ version, connectionRequestId, state, receivedAt, localityCode: area.localityCode },
    cameTo: cameTo(request),
    bounced: bounces.length,
    triaged: triages,
    escalated: escalations.length,
    answered: escalations.filter(({ answer }) => answer !== undefined).length,
    handedOff: request.handOffTimes?.made ?? 0,
    caseSystemTold: request.caseSystem?.times ?? 0,
    ...{ handOffId, awaitsMark: handOffId !== undefined && awaitsMark(request, handOffId) },
    handOffsAnswered: request.handOffTimes?.answered ?? 0,
    contacted: 'contactedAt' in request && request.contactedAt !== undefined,
    closed: isClosedByTeam(request),
    allocatedAt: request.state === 'received' ? undefined : request.allocatedAt,
    wordsRemoved: request.wordsRemovedAt !== undefined,
    keptUntil: endOfConnection(request),
    workerToTell: request.state === 'withdrawn' && request.toTell !== undefined,
  };
}

/** Its team noted how it ended; what CASS took on is closed by CASS's answer. */
function isClosedByTeam(request: ConnectionRequest): boolean {
  if (!('closedAt' in request) || request.closedAt === undefined) return false;
  const { closedAt, escalations = [] } = request;
  return !escalations.some(({ answer }) => answer?.kind === 'took-on' && answer.at === closedAt);
}
