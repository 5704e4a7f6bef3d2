import { isSetAside, searchPlacesOf, type Application } from '#shared/applications/index.ts';
import { matchesWantedBy } from '#shared/approvals/index.ts';
import { decisionOf } from '#shared/evidence/index.ts';
import { endOfConnection, type ConnectionRequest } from '#shared/family-connect/index.ts';

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
  const { connectionRequestId, state, area, receivedAt, bounces = [] } = request;
  return {
    ...{ version, connectionRequestId, state, receivedAt, localityCode: area.localityCode },
    cameTo: bounces[0]?.from ?? area.localityCode,
    bounced: bounces.length,
    contacted: 'contactedAt' in request && request.contactedAt !== undefined,
    closed: 'closedAt' in request && request.closedAt !== undefined,
    allocatedAt: request.state === 'received' ? undefined : request.allocatedAt,
    keptUntil:
      request.state === 'allocated' || request.state === 'closed'
        ? endOfConnection(request)
        : undefined,
    workerToTell: request.state === 'withdrawn' && request.toTell !== undefined,
  };
}
