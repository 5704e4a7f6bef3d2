import * as z from 'zod';

import {
  cassAnswers,
  cassRoutes,
  connectionRequests,
  isOpenConnection,
  unansweredEscalation,
  type EscalateRefusal,
  type NoteAnswerRefusal,
} from '#shared/family-connect/index.ts';
import {
  localDate,
  localTime,
  unreachable,
  type Instant,
  type StoredItem,
} from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import {
  choice,
  date,
  dayWords,
  emptyForm,
  notFound,
  optionalText,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  timeOfDay,
  type Route,
  type ShownForm,
} from '#shared/web/index.ts';

import { allocators, placeAction, placePage, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { readRequestHere, requestIdIn } from '../read-request.ts';
import { unansweredFor } from '../views/escalation-view.ts';
import { cassRouteChoices, cassRouteWords } from '../words/cass-words.ts';
import { endedInWords } from '../words/ended-words.ts';
import { addressOf, requestPath, showRequest } from './request-page.ts';

const perPage = 50;
const longestWords = 1_500;

const toldFields = z.object({
  route: choice(cassRoutes, 'Choose how CASS was told'),
  on: date(dayWords('the day on which CASS was told')),
  time: timeOfDay({
    missing: 'Enter the time at which CASS was told',
    invalid: 'Enter the time at which CASS was told, like 14:05 or 2:05pm',
  }),
  'to-whom': requiredText(
    {
      missing: 'Enter whom you told, by name or role',
      tooLong: 'Whom you told must be 80 characters or fewer',
    },
    80,
  ),
  said: requiredText(
    {
      missing: 'Enter what was said',
      tooLong: 'What was said must be 1,500 characters or fewer',
    },
    longestWords,
  ),
  reference: optionalText('The reference must be 40 characters or fewer', 40),
});

/** What CASS was told, not later than now. */
function toldSchema(now: Instant) {
  const today = localDate(now);
  return toldFields
    .refine(({ on }) => on <= today, {
      path: ['on', 'day'],
      error: 'The day on which CASS was told cannot be later than today',
    })
    .refine(({ on, time }) => on !== today || time <= localTime(now), {
      path: ['time'],
      error: 'The time at which CASS was told cannot be later than now',
    });
}

const answerSchema = z.object({
  answer: choice(cassAnswers, 'Choose what CASS answered'),
  words: optionalText('What CASS said must be 1,500 characters or fewer', longestWords),
});

/** Families of whom CASS was told: what was said, to whom and when, and what came of it. */
export function cassRoutesOf(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage('/locality/{code}/connections/with-cass', allocators, (request, place) =>
      showList(ports, request, place),
    ),
    placePage(`${requestPath}/cass`, allocators, (request, place) =>
      showForm(ports, request, place),
    ),
    placeAction(`${requestPath}/cass`, allocators, (request, place) =>
      escalate(ports, request, place),
    ),
    placeAction(`${requestPath}/cass/answer`, allocators, (request, place) =>
      noteAnswer(ports, request, place),
    ),
  ];
}

async function showList(
  { records }: LocalityPorts,
  { query, at }: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.connections(place.code, 'with-cass'),
    limit: perPage,
    ...(after === undefined ? {} : { after }),
  });
  const here = `/locality/${place.code}/connections/with-cass`;
  return page('with-cass.njk', {
    place,
    waiting: `/locality/${place.code}/connections`,
    requests: listed.items.flatMap((item) => withCass(item, place, at)),
    ended: endedInWords(query['ended']),
    fromTop: after === undefined ? undefined : here,
    next:
      listed.next === undefined ? undefined : `${here}?after=${encodeURIComponent(listed.next)}`,
  });
}

/** A list read a moment ago may hold one that was answered since. */
function withCass(item: StoredItem, place: Place, at: Instant) {
  const { document } = connectionRequests.parse(item);
  const told = unansweredEscalation(document);
  if (told === undefined) return [];
  const { connectionRequestId: id } = document;
  return [
    {
      ...{ id, href: addressOf(place, id), saidOn: told.saidOn, saidAt: told.saidAt },
      name: isOpenConnection(document) ? document.fullName : undefined,
      route: cassRouteWords[told.route],
      since: unansweredFor(told, at),
    },
  ];
}

async function showForm(
  { records }: LocalityPorts,
  asked: StaffRequest,
  place: Place,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const request = await readRequestHere(records, asked, place);
  if (request === undefined || request.state === 'removed') return notFound();
  return page(
    'cass.njk',
    {
      ...{ place, form },
      name: isOpenConnection(request) ? request.fullName : undefined,
      whence: addressOf(place, request.connectionRequestId),
      routes: cassRouteChoices(form.values['route']),
    },
    { status },
  );
}

async function escalate(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form, staff, at } = request;
  const read = readForm(toldSchema(at), form);
  if (!read.ok) return showForm(ports, request, place, { form: read.failure, status: 400 });
  const { route, on, time, 'to-whom': toWhom, said, reference } = read.value;
  const connectionRequestId = requestIdIn(request);
  const escalated = await ports.escalateConnection({
    connectionRequestId,
    told: {
      ...{ saidOn: on, saidAt: time, route },
      said: { toWhom, whatWasSaid: said, ...(reference === undefined ? {} : { reference }) },
    },
    ...{ staffId: staff.staffId, localityCode: place.code },
  });
  if (escalated.ok) {
    return redirect(`${addressOf(place, connectionRequestId)}?ended=${escalated.value}`);
  }
  if (escalated.failure.kind === 'not-found') return notFound();
  const problem = problemAt(form, 'said', refusalSentence(escalated.failure));
  return showForm(ports, request, place, { form: problem, status: 409 });
}

async function noteAnswer(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(answerSchema, form);
  if (!read.ok) return showRequest(ports, request, place, { form: read.failure, status: 400 });
  const { answer, words } = read.value;
  const connectionRequestId = requestIdIn(request);
  const noted = await ports.noteCassAnswer({
    ...{ connectionRequestId, answer, ...(words === undefined ? {} : { words }) },
    ...{ staffId: staff.staffId, localityCode: place.code },
  });
  if (noted.ok) return redirect(`${addressOf(place, connectionRequestId)}?ended=${noted.value}`);
  if (noted.failure.kind === 'not-found') return notFound();
  const problem = problemAt(form, 'answer', refusalSentence(noted.failure));
  return showRequest(ports, request, place, { form: problem, status: 409 });
}

type Refusal = Exclude<EscalateRefusal | NoteAnswerRefusal, { readonly kind: 'not-found' }>;

function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else changed this request at the same moment. Look at it again; what you wrote is still here.';
    case 'another-locality':
      return 'This request belongs to another locality, so nothing was noted.';
    case 'is-over':
      return 'This request was over so long ago that nobody is named in it. Keep the note in your own safeguarding record.';
    case 'with-cass':
      return 'It is noted already that CASS was told, without its answer. Note the answer first.';
    case 'nothing-to-answer':
      return 'Nothing that CASS was told waits for an answer.';
    default:
      return unreachable(refusal);
  }
}
