import * as z from 'zod';

import {
  cassLayer,
  helpLayers,
  isOpenConnection,
  unansweredEscalation,
  type ConnectionRequest,
  type TriageRefusal,
} from '#shared/family-connect/index.ts';
import { readPublishedGrants } from '#shared/grant-awards/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
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

import { allocators, cityCode, placeAction, placePage, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { readRequestHere, requestIdIn } from '../read-request.ts';
import { connectionView, inCaseSystemSince } from '../views/connection-view.ts';
import { escalationViews } from '../views/escalation-view.ts';
import { nearbyGroups } from '../views/nearby-groups.ts';
import { cassAnswerChoices, layerChoices } from '../words/cass-words.ts';
import { endedInWords } from '../words/ended-words.ts';

export const requestPath = '/locality/{code}/connections/{id}';

const layerSchema = z.object({ layer: choice(helpLayers, 'Choose how much help they need') });

/** One request for further help on a page of its own, and how much help the family needs. */
export function requestRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage(requestPath, allocators, (request, place) => showRequest(ports, request, place)),
    placeAction(`${requestPath}/layer`, allocators, (request, place) =>
      chooseLayer(ports, request, place),
    ),
  ];
}

export function addressOf(place: Place, id: string): string {
  return `/locality/${place.code}/connections/${id}`;
}

export async function showRequest(
  { records }: LocalityPorts,
  asked: StaffRequest,
  place: Place,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const request = await readRequestHere(records, asked, place);
  if (request === undefined) return notFound();
  const id = request.connectionRequestId;
  const withCass = unansweredEscalation(request) !== undefined;
  const grants = isOpenConnection(request) ? await readPublishedGrants(records) : [];
  return page(
    'request.njk',
    {
      ...{ place, form, id, withCass, here: addressOf(place, id) },
      list: listOf(request, place),
      request: isOpenConnection(request) ? connectionView(request, asked.at) : undefined,
      groups: isOpenConnection(request) ? nearbyGroups(grants, request, asked.at) : undefined,
      awarded: awardedHref(request),
      state: request.state,
      allocatedTo: 'allocatedTo' in request ? request.allocatedTo : undefined,
      inCaseSystemSince: inCaseSystemSince(request),
      stoppedOn: request.state === 'withdrawn' ? request.withdrawnAt : undefined,
      mayTriage: isFollowed(request) && !withCass,
      layers: layerChoices(request.layer),
      escalations: escalationViews(request),
      answers: cassAnswerChoices(form.values['answer']),
      ended: endedInWords(asked.query['ended']),
    },
    { status },
  );
}

/** What was funded near the family, for anybody. */
function awardedHref({ area: { localityCode } }: ConnectionRequest): string {
  return localityCode === cityCode ? '/grants/awarded' : `/grants/awarded?locality=${localityCode}`;
}

/** A team still has something to do for the family. */
function isFollowed({ state }: ConnectionRequest): boolean {
  return state === 'received' || state === 'allocated';
}

/** Where somebody goes back to: the list that the request stands in. */
function listOf(request: ConnectionRequest, place: Place) {
  const waiting = `/locality/${place.code}/connections`;
  if (request.state === 'allocated') {
    return { text: 'Families with a worker', href: `${waiting}/with-workers` };
  }
  return unansweredEscalation(request) === undefined
    ? { text: 'Families who wait', href: waiting }
    : { text: 'Families with CASS', href: `${waiting}/with-cass` };
}

async function chooseLayer(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(layerSchema, form);
  if (!read.ok) return showRequest(ports, request, place, { form: read.failure, status: 400 });
  const connectionRequestId = requestIdIn(request);
  const here = addressOf(place, connectionRequestId);
  const { layer } = read.value;
  if (layer === cassLayer) return redirect(`${here}/cass`);
  const triaged = await ports.triageConnection({
    ...{ connectionRequestId, layer },
    ...{ staffId: staff.staffId, localityCode: place.code },
  });
  if (triaged.ok) return redirect(`${here}?ended=${triaged.value}`);
  if (triaged.failure.kind === 'not-found') return notFound();
  const problem = problemAt(form, 'layer', refusalSentence(triaged.failure));
  return showRequest(ports, request, place, { form: problem, status: 409 });
}

function refusalSentence(refusal: Exclude<TriageRefusal, { readonly kind: 'not-found' }>): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else changed this request at the same moment. Look at it again, then choose.';
    case 'another-locality':
      return 'This request belongs to another locality, so nothing was changed.';
    case 'is-over':
      return 'This request is closed, or the family stopped it. Nothing was changed.';
    case 'with-cass':
      return 'CASS was told of this family. Note what it answered first.';
    default:
      return unreachable(refusal);
  }
}
