import type { EventType } from '#shared/events/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import type { GatheredConnection, GatheredRecords } from './gathered-records.ts';

/** What families asked or said besides money, who of staff searched for them, took cases, or may not. */
export function* changesOfAsked(gathered: GatheredRecords): Generator<Change> {
  for (const request of gathered.connections.values()) yield* changesOfConnection(request);
  for (const { handOff, version } of gathered.handOffs) {
    const subject = keys.connectionHandOff(handOff.handOffId);
    yield { subject, version: 1, types: ['connection-file-made'] };
    for (let each = 2; each <= version; each += 1) yield { subject, version: each, types: ofFile };
  }
  for (const { feedbackId, version } of gathered.feedback) {
    const subject = keys.feedback(feedbackId);
    yield { subject, version: 1, types: ['feedback-given'] };
    if (version > 1) yield { subject, version, types: ['feedback-removed'] };
  }
  for (const { searchId } of gathered.caseSearches) {
    yield { subject: keys.caseSearch(searchId), version: 1, types: ['cases-searched'] };
  }
  for (const exportId of gathered.caseExports) {
    yield { subject: keys.caseExport(exportId), version: 1, types: ['cases-exported'] };
  }
  for (const { declared, version } of gathered.declaredInterests) {
    const subject = keys.declaredInterests(declared.subject, declared.applicationId);
    for (let each = 1; each <= version; each += 1) {
      yield { subject, version: each, types: ['interest-declared', 'interest-lifted'] };
    }
  }
  for (const { applicationId, version } of gathered.caseAssignments) {
    const subject = keys.caseAssignment(applicationId);
    for (let each = 1; each <= version; each += 1) {
      yield { subject, version: each, types: ['case-taken', 'case-given-back'] };
    }
  }
}

/** A file grows while it is made, is fetched before and after it is answered, and answered once. */
const ofFile: readonly EventType[] = [
  'connection-file-made',
  'connection-file-fetched',
  'connection-file-answered',
];

function* changesOfConnection(request: GatheredConnection): Generator<Change> {
  const subject = keys.connection(request.connectionRequestId);
  yield { subject, version: 1, types: ['connection-requested'] };
  const steps = stepsOfConnection(request);
  const types = [...steps.keys()];
  const taken = [...steps.values()].reduce((sum, times) => sum + times, 0);
  for (let each = 2; each <= Math.max(request.version, 1 + taken); each += 1) {
    yield { subject, version: each, types };
  }
}

/** What a request says happened to it after it came, and how often: in what order, only its events tell. */
export function stepsOfConnection(request: GatheredConnection): ReadonlyMap<EventType, number> {
  const { state, bounced, triaged, escalated, answered, contacted, closed, wordsRemoved } = request;
  const hadWorker = request.allocatedAt !== undefined;
  const withdrawn = state === 'withdrawn';
  const times: readonly (readonly [EventType, number])[] = [
    ['connection-bounced', bounced],
    ['connection-triaged', triaged],
    ['connection-escalated', escalated],
    ['connection-cass-answered', answered],
    ['connection-handed-off', request.handedOff],
    ['connection-hand-off-answered', request.handOffsAnswered],
    ['connection-told-to-case-system', request.caseSystemTold],
    ['connection-allocated', Number(hadWorker)],
    ['connection-contacted', Number(contacted)],
    ['connection-closed', Number(closed)],
    ['connection-withdrawn', Number(withdrawn)],
    ['connection-worker-told', Number(withdrawn && hadWorker && !request.workerToTell)],
    ['connection-removed', Number(state === 'removed') + Number(wordsRemoved)],
  ];
  return new Map(times.filter(([, number]) => number > 0));
}
