import type { EventType } from '#shared/events/index.ts';
import { plusSeconds, type Instant } from '#shared/kernel/index.ts';
import { asksForContactProof } from '#shared/applications/index.ts';
import { configuredProgrammes, type ProgrammeRegistry } from '#shared/programmes/index.ts';
import { localityByCode } from '#shared/reference/index.ts';
import { keys } from '#shared/records/index.ts';

import { stepsOfConnection } from './changes-of-asked.ts';
import { faultAt, type Check, type RecordFault } from './check.ts';
import { claimsWantedBy } from './check-paid-once.ts';
import type { GatheredApplication, GatheredRecords } from './gathered-records.ts';

/** Longer than any message waits while everything is well. */
const assessedWithinSeconds = 15 * 60;

/** An answer to a file is marked with all of its families within seconds. */
const answeredWithinSeconds = 15 * 60;

/** No application waits for an assessment that nobody will make. */
export function checkAssessed({ applications }: GatheredRecords, now: Instant): Check {
  const overdueSince = plusSeconds(now, -assessedWithinSeconds);
  return {
    name: 'assessed',
    promise: 'No application is stuck before its assessment',
    looked: applications.size,
    faults: [...applications.values()]
      .filter(
        ({ state, dueFrom, setAside }) =>
          state === 'submitted' && !setAside && dueFrom < overdueSince,
      )
      .map(({ applicationId, dueFrom }) =>
        faultAt(
          keys.application(applicationId),
          `It came in at ${dueFrom} and was never assessed.`,
        ),
      ),
  };
}

/**
 * A claim and the application that holds it name each other, both or neither; and every award holds
 * its claims, or stands behind the one award of its household that does.
 */
export function checkClaims({ applications, claims }: GatheredRecords): Check {
  const unheld = [...claims.values()].flatMap(({ claimId, applicationId, passedOnAt }) => {
    const holder = applications.get(applicationId);
    if (holder?.claimIds.includes(claimId) === true) return [];
    if (holder !== undefined && passedOnAt !== undefined && isAwarded(holder)) return [];
    const why = holder === undefined ? 'does not exist' : 'does not hold it';
    return [
      faultAt(keys.claim(claimId), `It points to application ${applicationId}, which ${why}.`),
    ];
  });
  const unclaimed = [...applications.values()].flatMap(({ applicationId, claimIds }) =>
    claimIds
      .filter((claimId) => claims.get(claimId)?.applicationId !== applicationId)
      .map((claimId) =>
        faultAt(
          keys.application(applicationId),
          `It says it holds ${claimId}, which ${claims.has(claimId) ? 'another holds' : 'does not exist'}.`,
        ),
      ),
  );
  return {
    name: 'claims',
    promise: 'Every claim points to the application that holds it, and the other way round',
    looked: claims.size,
    faults: [
      ...unheld,
      ...unclaimed,
      ...[...applications.values()].flatMap(unexplained),
      ...[...applications.values()].filter(isAwarded).flatMap(unseen),
    ],
  };

  /** Whoever applies next would not be seen to be of the household that has this award. */
  function unseen(application: GatheredApplication): RecordFault[] {
    const { applicationId, approvedWithReason } = application;
    const key = keys.application(applicationId);
    return claimsWantedBy(application).flatMap((claimId) => {
      const claim = claims.get(claimId);
      if (claim === undefined) return [faultAt(key, `It is awarded, and nobody holds ${claimId}.`)];
      if (claim.applicationId === applicationId) return [];
      const behind = claim.alsoAwarded.includes(applicationId) && approvedWithReason;
      return behind
        ? []
        : [faultAt(key, `It is awarded, and ${claim.applicationId} holds ${claimId}.`)];
    });
  }

  /** Without a claim of its own a case is either a likely duplicate, declined, taken back, or not assessed yet. */
  function unexplained(application: GatheredApplication): RecordFault[] {
    const { applicationId, claimIds, duplicateOf, state } = application;
    const key = keys.application(applicationId);
    if (duplicateOf !== undefined && !applications.has(duplicateOf)) {
      return [faultAt(key, `It is a likely duplicate of ${duplicateOf}, which does not exist.`)];
    }
    const needsClaim = state !== 'submitted' && !isOver(state) && duplicateOf === undefined;
    return needsClaim && claimIds.length === 0
      ? [faultAt(key, `It is ${state} and holds no claim on its household’s award.`)]
      : [];
  }
}

/**
 * Nobody is paid on a form's word alone: who applied for themselves was reached by a code, or somebody wrote down
 * how they know that the family is there.
 */
export function checkContactProofs(
  { applications, contactProofs }: GatheredRecords,
  programmes: ProgrammeRegistry = configuredProgrammes,
): Check {
  const strangers = [...contactProofs]
    .filter((applicationId) => !applications.has(applicationId))
    .map((id) => faultAt(keys.contactProof(id), `Its application ${id} does not exist.`));
  const unproved = [...applications.values()]
    .filter(
      (application) =>
        isAwarded(application) &&
        !application.approvedWithReason &&
        !contactProofs.has(application.applicationId) &&
        asksForContactProof(programmes.byId(application.programmeId), application),
    )
    .map(({ applicationId }) =>
      faultAt(
        keys.application(applicationId),
        'It is awarded, its family typed in no code, and nobody wrote down how they know it.',
      ),
    );
  return {
    name: 'contact-proofs',
    promise: 'Nobody is awarded money on a form’s word alone',
    looked: contactProofs.size,
    faults: [...strangers, ...unproved],
  };
}

/** Whether an award was made that was not given up: it is on its way, or what came back is owed still. */
function isAwarded({ state, awardPence }: GatheredApplication): boolean {
  return !isOver(state) && state !== 'submitted' && awardPence !== undefined;
}

/** Nothing is paid of it any more, so it holds nobody's place. */
function isOver(state: GatheredApplication['state']): boolean {
  return state === 'declined' || state === 'withdrawn';
}

/** Nobody's request for help is lost between the money and the team that should call. */
export function checkConnections(gathered: GatheredRecords, now: Instant): Check {
  const { applications, connections, events } = gathered;
  const files = new Map(gathered.handOffs.map(({ handOff }) => [handOff.handOffId, handOff]));
  const unfetched = gathered.handOffs.flatMap(({ handOff }) => {
    const key = keys.connectionHandOff(handOff.handOffId);
    const told = (events.get(key.pk) ?? []).map(({ type }) => type);
    const times = (type: EventType) => told.filter((each) => each === type).length;
    return times('connection-file-fetched') === (handOff.fetchedTimes ?? 0) &&
      times('connection-file-answered') === Number(handOff.answered !== undefined)
      ? []
      : [faultAt(key, 'It was fetched or answered more or less often than its events say.')];
  });
  const overdueSince = plusSeconds(now, -answeredWithinSeconds);
  const unfiled = [...connections.values()].flatMap((request) => {
    const { connectionRequestId: id, handOffId } = request;
    if (handOffId === undefined) return [];
    const file = files.get(handOffId);
    if (file?.connectionRequestIds.includes(id) !== true) {
      return [faultAt(keys.connection(id), `It is in the file ${handOffId}, which lacks it.`)];
    }
    const isCutOff = file.answered !== undefined && file.answered.at < overdueSince;
    return isCutOff && request.awaitsMark
      ? [faultAt(keys.connection(id), `The file ${handOffId} is answered, and it is not marked.`)]
      : [];
  });
  const untold = [...connections.values()].flatMap((request) => {
    const key = keys.connection(request.connectionRequestId);
    const left = events.get(key.pk) ?? [];
    return [...stepsOfConnection(request)].flatMap(([type, times]) => {
      const told = left.filter((event) => event.type === type).length;
      return told === times
        ? []
        : [
            faultAt(
              key,
              `It says that ${times} of ${type} happened to it; its events say ${told}.`,
            ),
          ];
    });
  });
  const unplaced = [...connections.values()].flatMap((request) => {
    const { connectionRequestId, localityCode, receivedAt, allocatedAt } = request;
    const key = keys.connection(connectionRequestId);
    if (localityCode !== 'city' && localityByCode(localityCode) === undefined) {
      return [faultAt(key, `No team serves the area ${localityCode}.`)];
    }
    return allocatedAt !== undefined && allocatedAt < receivedAt
      ? [faultAt(key, `It was allocated at ${allocatedAt}, before it came at ${receivedAt}.`)]
      : [];
  });
  const lost = [...applications.values()].flatMap((application) => {
    const { applicationId, connectionRequestId, localityCode } = application;
    if (connectionRequestId === undefined) return [];
    const request = connections.get(connectionRequestId);
    const key = keys.application(applicationId);
    if (request === undefined) {
      return [
        faultAt(key, `It asked for further help, but ${connectionRequestId} does not exist.`),
      ];
    }
    return request.cameTo === localityCode
      ? []
      : [
          faultAt(
            key,
            `It is from ${localityCode}, its request for further help went to ${request.cameTo}.`,
          ),
        ];
  });
  return {
    name: 'connections',
    promise:
      'Every request for further help has an area and a state, and every application that asked has one',
    looked: connections.size,
    faults: [...unplaced, ...unfetched, ...unfiled, ...untold, ...lost],
  };
}
