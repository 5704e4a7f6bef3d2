import * as z from 'zod';

import {
  connectionRequests,
  teamOutcomes,
  unansweredEscalation,
  type FollowRefusal,
} from '#shared/family-connect/index.ts';
import { daysBetween, unreachable, type Instant, type StoredItem } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import {
  choice,
  emptyForm,
  page,
  problemAt,
  readForm,
  redirect,
  type Route,
  type ShownForm,
} from '#shared/web/index.ts';

import { allocators, placeAction, placePage, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { requestIdIn } from '../read-request.ts';
import { connectionView, inCaseSystemSince } from '../views/connection-view.ts';
import { outcomeChoices } from '../words/connection-words.ts';
import { endedInWords } from '../words/ended-words.ts';
import { addressOf } from './request-page.ts';

const perPage = 50;
const path = '/locality/{code}/connections/with-workers';

const closeSchema = z.object({
  outcome: choice(teamOutcomes, 'Choose how it ended'),
});

/** Families whom a worker has: who has not spoken with them yet, and how it ended. */
export function withWorkersRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage(path, allocators, (request, place) => showList(ports, request, place)),
    placeAction(`${path}/{id}/contacted`, allocators, async (request, place) =>
      answer(ports, request, place, await ports.noteFirstContact(followed(request, place))),
    ),
    placeAction(`${path}/{id}/close`, allocators, async (request, place) => {
      const read = readForm(closeSchema, request.form);
      if (!read.ok) return showList(ports, request, place, { form: read.failure, status: 400 });
      const { outcome } = read.value;
      const asked = { ...followed(request, place), outcome };
      return answer(ports, request, place, await ports.closeConnection(asked));
    }),
  ];
}

function followed(request: StaffRequest, place: Place) {
  return {
    connectionRequestId: requestIdIn(request),
    ...{ staffId: request.staff.staffId, localityCode: place.code },
  };
}

type Followed = Awaited<
  ReturnType<LocalityPorts['noteFirstContact'] | LocalityPorts['closeConnection']>
>;

async function answer(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  result: Followed,
): Promise<StaffAnswer> {
  if (result.ok) return redirect(`${listOf(place)}?ended=${result.value}`);
  const problem = problemAt({}, 'outcome', refusalSentence(result.failure));
  return showList(ports, request, place, { form: problem, status: 409 });
}

function listOf(place: Place): string {
  return `/locality/${place.code}/connections/with-workers`;
}

async function showList(
  { records }: LocalityPorts,
  request: StaffRequest,
  place: Place,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const { query, at } = request;
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.connections(place.code, 'allocated'),
    limit: perPage,
    ...(after === undefined ? {} : { after }),
  });
  const here = listOf(place);
  return page(
    'with-workers.njk',
    {
      ...{ place, form, here },
      /** Which of the forms on the page was wrong. */
      wrong: status === 200 ? undefined : requestIdIn(request),
      waiting: `/locality/${place.code}/connections`,
      requests: listed.items.flatMap((item) => withWorker(item, place, at)),
      outcomes: outcomeChoices,
      ended: endedInWords(query['ended']),
      fromTop: after === undefined ? undefined : here,
      next:
        listed.next === undefined ? undefined : `${here}?after=${encodeURIComponent(listed.next)}`,
    },
    { status },
  );
}

/** A list read a moment ago may hold one that was closed since. */
function withWorker(item: StoredItem, place: Place, at: Instant) {
  const { document } = connectionRequests.parse(item);
  if (document.state !== 'allocated') return [];
  const { allocatedTo, allocatedAt, contactedAt, handOff } = document;
  const days = Math.floor(daysBetween(allocatedAt, at));
  return [
    {
      ...connectionView(document, at),
      ...{ allocatedTo, allocatedAt, contactedAt, handOff },
      inCaseSystemSince: inCaseSystemSince(document),
      awaitsCass: unansweredEscalation(document) !== undefined,
      href: addressOf(place, document.connectionRequestId),
      since: days < 1 ? 'today' : days === 1 ? 'for 1 day' : `for ${days} days`,
    },
  ];
}

type Refusal = FollowRefusal | { readonly kind: 'with-cass' };

function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else changed this request at the same moment. Look at the list again, then choose.';
    case 'not-found':
      return 'No request has this reference. Look at the list again.';
    case 'another-locality':
      return 'This request belongs to another locality, so nothing was changed.';
    case 'has-no-worker':
      return 'No worker has this request, or the family stopped it. Look at the list again.';
    case 'with-cass':
      return 'CASS was told of this family. Open the family, and note what CASS answered first.';
    default:
      return unreachable(refusal);
  }
}
