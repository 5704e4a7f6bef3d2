import * as z from 'zod';

import {
  connectionReasonInWords,
  connectionRequests,
  type AllocationRefusal,
  type WithdrawnConnectionRequest,
} from '#shared/family-connect/index.ts';
import {
  daysBetween,
  localMonth,
  unreachable,
  type Instant,
  type StoredItem,
} from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import { localities } from '#shared/reference/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import {
  emptyForm,
  page,
  problemAt,
  readForm,
  redirect,
  update,
  type Route,
  type ShownForm,
} from '#shared/web/index.ts';

import {
  allocators,
  cityCode,
  placeAction,
  placePage,
  worksForCity,
  type Place,
} from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { connectionView } from '../views/connection-view.ts';
import { countInWords, daysInWords, shareInWords } from '../words/figure-words.ts';
import { endedInWords } from '../words/ended-words.ts';
import { allocateSchema, type AllocateForm } from './allocate-request.ts';

const perPage = 50;
/** Counting further would cost more than anybody gains from it. */
const countedUpTo = 2000;

/** The result of the latest allocation is kept in the visit under this name. */
const keptAs = 'connections-allocated';
const allocationSchema = z.object({
  allocationId: z.string(),
  place: z.string(),
  worker: z.string(),
  count: z.int(),
});
type Allocation = z.infer<typeof allocationSchema>;

/** Families who asked for further help, by the clock, and giving them to a worker. */
export function connectionRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage('/locality/{code}/connections', allocators, (request, place) =>
      showConnections(ports, request, place),
    ),
    placeAction('/locality/{code}/connections/allocate', allocators, (request, place) =>
      allocate(ports, request, place),
    ),
  ];
}

/** A list read a moment ago may hold one that was withdrawn since. */
function openView(item: StoredItem, at: Instant) {
  const { document } = connectionRequests.parse(item);
  return document.state === 'received' ? [connectionView(document, at)] : [];
}

/** They lie in the order in which they came, so the first of the first page waits longest. */
function oldestInWords(
  items: readonly StoredItem[],
  at: Instant,
  after: string | undefined,
): string {
  const [first] = after === undefined ? items : [];
  return first === undefined
    ? '–'
    : daysInWords(daysBetween(connectionRequests.parse(first).document.receivedAt, at));
}

function toTellView(item: StoredItem) {
  const { document } = connectionRequests.parse(item);
  if (document.state !== 'withdrawn' || document.toTell === undefined) return [];
  const { connectionRequestId, withdrawnAt, toTell } = document;
  return [{ id: connectionRequestId, withdrawnAt, ...toTell, caseSystem: heardOfEnd(document) }];
}

/** Whether the case-management system, where it took the family by itself, knows that the request is over. */
function heardOfEnd({ caseSystem }: WithdrawnConnectionRequest) {
  if (caseSystem === undefined) return undefined;
  return caseSystem.news === 'withdrawn' ? 'told' : 'not-told';
}

export async function showConnections(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  answer: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const { query, at, visit } = request;
  const queue = queues.connections(place.code, 'received');
  const after = query['after'];
  const stoppedQueue = queues.connections(place.code, 'to-tell');
  const [listed, stopped, waiting, withCass, figures] = await Promise.all([
    ports.records.queue({ queue, limit: perPage, ...(after === undefined ? {} : { after }) }),
    ports.records.queue({ queue: stoppedQueue, limit: perPage }),
    ports.countQueue(queue, countedUpTo),
    ports.countQueue(queues.connections(place.code, 'with-cass'), countedUpTo),
    figuresOf(ports, request, place),
  ]);
  const here = `/locality/${place.code}/connections`;
  const { form, status } = answer;
  return page(
    'connections.njk',
    {
      place,
      form,
      report: `/locality/${place.code}`,
      hidden: place.code === cityCode,
      requests: listed.items.flatMap((item) => openView(item, at)),
      toTell: stopped.items.flatMap((item) => toTellView(item)),
      ...{ waiting, withCass },
      waitingInWords: waiting >= countedUpTo ? `${countedUpTo} or more` : countInWords(waiting),
      figures: { ...figures, oldest: oldestInWords(listed.items, at, after) },
      done: doneView(visit, query['done'], place),
      places: placesFor(request, place),
      fromTop: after === undefined ? undefined : here,
      next:
        listed.next === undefined ? undefined : `${here}?after=${encodeURIComponent(listed.next)}`,
      action: `${here}/allocate`,
      withdrawAction: `${here}/withdraw`,
      toldAction: `${here}/told`,
      ended: endedInWords(query['ended']),
    },
    { status },
  );
}

/** How the place has done over a year: what the counters say, not what is on the screen. */
async function figuresOf({ connectionReport }: LocalityPorts, { at }: StaffRequest, place: Place) {
  const lastMonth = localMonth(at);
  const firstMonth = `${Number(lastMonth.slice(0, 4)) - 1}${lastMonth.slice(4)}`;
  const figures = await connectionReport([place.code], { firstMonth, lastMonth });
  return {
    opened: countInWords(figures.opened),
    allocated: countInWords(figures.allocated),
    withinTarget: shareInWords(figures.withinTargetShare),
    averageWait: daysInWords(figures.averageWaitDays),
    reasons: figures.reasons.map(({ reason, opened }) => ({
      name: connectionReasonInWords(reason),
      opened: countInWords(opened),
    })),
  };
}

function doneView(
  visit: StaffVisit,
  asked: string | undefined,
  place: Place,
): Allocation | undefined {
  const kept = allocationSchema.safeParse(visit.kept[keptAs]);
  if (!kept.success || kept.data.allocationId !== asked) return undefined;
  return kept.data.place === place.code ? kept.data : undefined;
}

function placesFor({ staff }: StaffRequest, place: Place) {
  if (!worksForCity(staff, allocators)) return [];
  return [...localities, { code: cityCode, name: 'Address hidden or outside' }].map(
    ({ code, name }) => ({
      text: name,
      href: `/locality/${code}/connections`,
      current: code === place.code,
    }),
  );
}

async function allocate(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(allocateSchema, form);
  if (!read.ok) {
    return showConnections(ports, request, place, { form: read.failure, status: 400 });
  }
  const { worker } = read.value;
  const allocated = await ports.allocateConnections({
    connectionRequestIds: await idsOf(ports, read.value, place),
    allocatedTo: worker,
    staffId: staff.staffId,
    localityCode: place.code,
  });
  if (!allocated.ok) {
    const problem = problemAt(form, 'id', refusalSentence(allocated.failure));
    return showConnections(ports, request, place, { form: problem, status: 409 });
  }
  const allocation: Allocation = {
    allocationId: ports.ids.opaque(),
    place: place.code,
    worker,
    count: allocated.value.allocated,
  };
  // The answer leads on with a redirect, so that sending the form twice gives out once.
  return redirect(
    `/locality/${place.code}/connections?done=${allocation.allocationId}`,
    update((visit) => ({ ...visit, kept: { ...visit.kept, [keptAs]: allocation } })),
  );
}

/** Those that were ticked, or so many of the oldest. */
async function idsOf(
  { records }: LocalityPorts,
  { id, limit }: AllocateForm,
  place: Place,
): Promise<readonly string[]> {
  if (id.length > 0) return id;
  const queue = queues.connections(place.code, 'received');
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue,
      limit: limit - ids.length,
      ...(after === undefined ? {} : { after }),
    });
    ids.push(
      ...listed.items.map((item) => connectionRequests.parse(item).document.connectionRequestId),
    );
    after = listed.next;
  } while (after !== undefined && ids.length < limit);
  return ids;
}

function refusalSentence(refusal: AllocationRefusal): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else gave out one of these at the same moment. Look at the list again, then choose.';
    case 'not-found':
      return 'One of these requests does not exist. Look at the list again, then choose.';
    case 'another-locality':
      return 'One of these requests belongs to another locality, so none was given out.';
    case 'with-cass':
      return 'CASS was told of one of these families and has not answered. Look at the list again, then choose.';
    default:
      return unreachable(refusal);
  }
}
