import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import type { GatheredConnection, GatheredRecords } from './gathered-records.ts';

/** What families asked or said besides money, who of staff searched for them, took cases, or may not. */
export function* changesOfAsked(gathered: GatheredRecords): Generator<Change> {
  for (const request of gathered.connections.values()) yield* changesOfConnection(request);
  for (const { feedbackId, version } of gathered.feedback) {
    const subject = keys.feedback(feedbackId);
    yield { subject, version: 1, types: ['feedback-given'] };
    if (version > 1) yield { subject, version, types: ['feedback-removed'] };
  }
  for (const { searchId } of gathered.caseSearches) {
    yield { subject: keys.caseSearch(searchId), version: 1, types: ['cases-searched'] };
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

function* changesOfConnection(request: GatheredConnection): Generator<Change> {
  const { state, allocatedAt, version, workerToTell, bounced, contacted, closed } = request;
  const subject = keys.connection(request.connectionRequestId);
  yield { subject, version: 1, types: ['connection-requested'] };
  for (let each = 1; each <= bounced; each += 1) {
    yield { subject, version: 1 + each, types: ['connection-bounced'] };
  }
  let next = 2 + bounced;
  const hadWorker = allocatedAt !== undefined;
  if (hadWorker) yield { subject, version: next++, types: ['connection-allocated'] };
  if (contacted) yield { subject, version: next++, types: ['connection-contacted'] };
  if (closed) yield { subject, version: next++, types: ['connection-closed'] };
  if (state === 'removed') yield { subject, version: next, types: ['connection-removed'] };
  if (state !== 'withdrawn') return;
  yield { subject, version: next, types: ['connection-withdrawn'] };
  if (hadWorker && !workerToTell) yield { subject, version, types: ['connection-worker-told'] };
}
