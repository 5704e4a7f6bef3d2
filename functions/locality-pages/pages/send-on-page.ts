import * as z from 'zod';

import {
  bounceReasons,
  isOpenConnection,
  type BounceRefusal,
} from '#shared/family-connect/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import { localities } from '#shared/reference/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import {
  choice,
  emptyForm,
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type Route,
  type ShownForm,
} from '#shared/web/index.ts';

import { allocators, cityCode, placeAction, placeCalled, placePage, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { readRequestHere, requestIdIn } from '../read-request.ts';
import { connectionView } from '../views/connection-view.ts';
import { bounceReasonChoices } from '../words/connection-words.ts';

const path = '/locality/{code}/connections/{id}/send-on';

const teams = [cityCode, ...localities.map(({ code }) => code)] as const;

const sendOnSchema = z.object({
  to: choice(teams, 'Choose the team that it belongs to'),
  reason: choice(bounceReasons, 'Choose why it belongs to them'),
});

/** A request that came to the wrong team, on its way to the right one. */
export function sendOnRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage(path, allocators, (request, place) => showForm(ports, request, place)),
    placeAction(path, allocators, (request, place) => sendOn(ports, request, place)),
  ];
}

async function showForm(
  { records }: LocalityPorts,
  asked: StaffRequest,
  place: Place,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const request = await readRequestHere(records, asked, place);
  if (request === undefined || !isOpenConnection(request)) return notFound();
  const stands = request.area.localityCode;
  return page(
    'send-on.njk',
    {
      ...{ place, form },
      request: connectionView(request, asked.at),
      list: `/locality/${place.code}/connections`,
      teams: [
        { value: '', text: 'Choose a team' },
        ...teams
          .filter((code) => code !== stands)
          .map((code) => ({
            ...{ value: code, text: teamName(code), selected: form.values['to'] === code },
          })),
      ],
      reasons: bounceReasonChoices.map(({ value, text }) => ({
        ...{ value, text, checked: form.values['reason'] === value },
      })),
    },
    { status },
  );
}

function teamName(code: string): string {
  return code === cityCode
    ? 'Those who work for the whole city (hidden address)'
    : (placeCalled(code)?.name ?? code);
}

async function sendOn(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(sendOnSchema, form);
  if (!read.ok) return showForm(ports, request, place, { form: read.failure, status: 400 });
  const sent = await ports.bounceConnection({
    connectionRequestId: requestIdIn(request),
    ...{ to: read.value.to, reason: read.value.reason },
    ...{ staffId: staff.staffId, localityCode: place.code },
  });
  if (sent.ok) return redirect(`/locality/${place.code}/connections?ended=${sent.value}`);
  if (sent.failure.kind === 'not-found') return notFound();
  const problem = problemAt(form, 'to', refusalSentence(sent.failure));
  return showForm(ports, request, place, { form: problem, status: 409 });
}

function refusalSentence(refusal: Exclude<BounceRefusal, { readonly kind: 'not-found' }>): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else changed this request at the same moment. Look at the list again, then choose.';
    case 'another-locality':
      return 'This request belongs to another locality, so nothing was changed.';
    case 'waits-no-longer':
      return 'It was given to a worker meanwhile. Ask the worker to speak with the other team.';
    default:
      return unreachable(refusal);
  }
}
