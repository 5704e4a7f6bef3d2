import { grantApplications, readContactNumber } from '#shared/community-grants/index.ts';
import {
  grantAwards,
  readAcceptanceLink,
  type AcceptanceLink,
  type AcceptRefusal,
} from '#shared/grant-awards/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  page,
  problemAt,
  redirect,
  type FormView,
  type OpenRequest,
  type Route,
} from '#shared/web/index.ts';

import type { Reply } from '../group-page.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { common } from './application-pages.ts';
import { awardView } from './offer-view.ts';

const path = '/grants/accept/{application}/{contact}/{token}';

/** Where the link to accept leads, from a contact's own mailbox. Opening it accepts nothing: a button does. */
export function acceptRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    {
      method: 'GET',
      path,
      session: 'start',
      handle: (request) => show(ports, request, { values: {} }),
    },
    { method: 'POST', path, handle: (request) => accept(ports, request) },
  ];
}

/** The contact whose link it is, and what only their mailbox knows. */
export function linkIn({ params }: OpenRequest): AcceptanceLink | undefined {
  const contact = readContactNumber(params['contact']);
  const { application: grantApplicationId, token } = params;
  if (contact === undefined || grantApplicationId === undefined || token === undefined) {
    return undefined;
  }
  return { grantApplicationId, contact, token };
}

const notGood = page<GroupVisit>('accept-not-good.njk', {}, { status: 404 });
const tooLate = page<GroupVisit>('accept-too-late.njk', {}, { status: 410 });

async function show(
  { records, matchingKey }: GroupPorts,
  request: OpenRequest,
  form: FormView,
): Promise<Reply> {
  const link = linkIn(request);
  if (link === undefined) return notGood;
  const { grantApplicationId } = link;
  const [found, decided] = await Promise.all([
    grantApplications.read(records, keys.grantApplication(grantApplicationId)),
    grantAwards.read(records, keys.grantAward(grantApplicationId)),
  ]);
  if (found === undefined) return notGood;
  const application = found.document;
  const { at } = request;
  const read = readAcceptanceLink(
    ...([{ application, award: decided?.document }, link, matchingKey, at] as const),
  );
  switch (read.kind) {
    case 'not-good':
      return notGood;
    case 'too-late':
      return tooLate;
    case 'accepted':
    case 'open': {
      const { as } = read;
      const award = awardView(read.award, application, at);
      const view = { form, as, award, application: common(application, at) };
      if (read.kind === 'accepted') return page('accepted.njk', view);
      return page('accept.njk', view, { status: form.errors === undefined ? 200 : 400 });
    }
  }
}

async function accept(ports: GroupPorts, request: OpenRequest): Promise<Reply> {
  const link = linkIn(request);
  if (link === undefined) return notGood;
  if (request.form['agree'] !== 'yes') {
    const words = 'Tick the box to accept, or close this page if you do not want to';
    return show(ports, request, problemAt(request.form, 'agree', words));
  }
  const accepted = await ports.acceptOffer(link);
  // The same address shows that it is accepted.
  return accepted.ok ? redirect(request.path) : refusal(accepted.failure);
}

function refusal({ kind }: AcceptRefusal): Reply {
  switch (kind) {
    case 'too-late':
      return tooLate;
    case 'not-good':
    case 'no-such-application':
      return notGood;
    case 'same-person':
      return page('accept-same-person.njk', {}, { status: 409 });
    default:
      return unreachable(kind);
  }
}
