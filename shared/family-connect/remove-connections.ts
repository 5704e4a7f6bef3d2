import type { EventOf } from '#shared/events/index.ts';
import {
  localDate,
  plusCalendarMonths,
  type Clock,
  type Commit,
  type Instant,
  type LocalDate,
  type Write,
} from '#shared/kernel/index.ts';
import { queueItems, queues, type RecordReader } from '#shared/records/index.ts';
import { localities } from '#shared/reference/index.ts';

import { connectionRequests, lastingOf, type ConnectionRequest } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import {
  endOfEscalations,
  unansweredEscalation,
  withoutWords,
  wordsKeptMonths,
} from './escalation.ts';

const keptMonths = 12;
/** Of each locality; what is left is looked at by the next run, minutes later. */
const mostAtOnce = 1_000;

type FollowedRequest = Extract<ConnectionRequest, { state: 'allocated' | 'closed' }>;
/** Nobody is named in it, but what was said to CASS may be kept. */
type NamelessRequest = Extract<ConnectionRequest, { state: 'withdrawn' | 'removed' }>;

/**
 * Where those lie that a worker has, or had, and those of which only words to CASS are kept; and for how many
 * months each is kept at the least after it came, for whatever ends its keeping began later.
 */
const keptIn = [
  { state: 'allocated', months: keptMonths },
  { state: 'closed', months: keptMonths },
  { state: 'words-kept', months: wordsKeptMonths },
] as const;

/**
 * The day in Birmingham from which a request, or what is left of it, is kept no longer: twelve months after it
 * was closed, or after a worker had it where nobody noted how it ended; of words said to CASS six years after
 * the last of them. Undefined while it waits for a worker or for CASS's answer, and once nobody's words are kept.
 */
export function endOfConnection(request: ConnectionRequest): LocalDate | undefined {
  if (request.state !== 'removed' && unansweredEscalation(request) !== undefined) return undefined;
  switch (request.state) {
    case 'received':
      return undefined;
    case 'allocated':
      return monthsAfter(request.allocatedAt, keptMonths);
    case 'closed':
      return monthsAfter(request.closedAt, keptMonths);
    case 'withdrawn':
    case 'removed':
      return endOfEscalations(request);
  }
}

function monthsAfter(at: Instant, months: number): LocalDate {
  return plusCalendarMonths(localDate(at), months);
}

/**
 * Removes name, contacts, form and words of requests for further help twelve months after they were closed, or
 * a worker was given them, and what was said to CASS six years after it was. Area, reasons and what was agreed
 * to stay. One that waits for its worker stays whole, however long it waits. Answers how many. Run again it
 * removes nothing twice.
 */
export function createRemoveConnections(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function removeConnections(): Promise<number> {
    const at = ports.clock.now();
    const today = localDate(at);
    let removed = 0;
    const places = ['city', ...localities.map(({ code }) => code)];
    for (const { queue, months } of places.flatMap((code) =>
      keptIn.map(({ state, months }) => ({ queue: queues.connections(code, state), months })),
    )) {
      for await (const item of queueItems(ports.records, queue, mostAtOnce)) {
        const { document: request, version } = connectionRequests.parse(item);
        // They lie in the order in which they came.
        if (monthsAfter(request.receivedAt, months) > today) break;
        const end = endOfConnection(request);
        if (end === undefined || end > today) continue;
        const committed = await ports.commit(removal(request, version, at));
        if (committed.ok) removed += 1;
      }
    }
    return removed;
  };
}

function removal(request: ConnectionRequest, version: number, at: Instant): Write[] {
  switch (request.state) {
    case 'received':
      return [];
    case 'allocated':
    case 'closed':
      return removalOfNames(request, version, at);
    case 'withdrawn':
    case 'removed':
      return removalOfWords(request, version, at);
  }
}

function removalOfNames(request: FollowedRequest, version: number, at: Instant): Write[] {
  const rule =
    request.state === 'closed' ? 'twelve-months-after-closed' : 'twelve-months-after-allocated';
  const next: ConnectionRequest = { state: 'removed', ...lastingOf(request), removedAt: at };
  return removed(next, version, { rule, at });
}

function removalOfWords(request: NamelessRequest, version: number, at: Instant): Write[] {
  const { escalations = [] } = request;
  const next = { ...request, escalations: escalations.map(withoutWords), wordsRemovedAt: at };
  const rule = 'six-years-after-cass-was-told';
  return removed(next, version, { rule, at });
}

function removed(
  document: ConnectionRequest,
  version: number,
  { rule, at }: { readonly rule: EventOf<'connection-removed'>['rule']; readonly at: Instant },
): Write[] {
  const { connectionRequestId, area } = document;
  return connectionStep(
    { document, version },
    { type: 'connection-removed', connectionRequestId, area, rule },
    { at, actor: { kind: 'system', id: 'watch-deadlines' } },
  );
}
