import {
  answersInWords,
  answersOf,
  grantApplications,
  readConfirmationLink,
  readContactNumber,
  roundOf,
  termsOf,
  type ConfirmationLink,
  type ConfirmRefusal,
} from '#shared/community-grants/index.ts';
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

const path = '/grants/confirm/{application}/{contact}/{token}';

/**
 * Where the link in a contact's own mailbox leads. Opening it confirms nothing: programs that look at
 * links in emails open them too.
 */
export function confirmRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    {
      method: 'GET',
      path,
      session: 'start',
      handle: (request) => show(ports, request, { values: {} }),
    },
    { method: 'POST', path, handle: (request) => confirm(ports, request) },
  ];
}

function linkIn({ params }: OpenRequest): ConfirmationLink | undefined {
  const contact = readContactNumber(params['contact']);
  const { application: grantApplicationId, token } = params;
  if (contact === undefined || grantApplicationId === undefined || token === undefined) {
    return undefined;
  }
  return { grantApplicationId, contact, token };
}

const notGood = page<GroupVisit>('confirm-not-good.njk', {}, { status: 404 });
const tooLate = page<GroupVisit>('confirm-too-late.njk', {}, { status: 410 });

async function show(
  { records, matchingKey }: GroupPorts,
  request: OpenRequest,
  form: FormView,
): Promise<Reply> {
  const link = linkIn(request);
  if (link === undefined) return notGood;
  const found = await grantApplications.read(
    records,
    keys.grantApplication(link.grantApplicationId),
  );
  if (found === undefined) return notGood;
  const { at } = request;
  const read = readConfirmationLink(found.document, link, matchingKey, at);
  switch (read.kind) {
    case 'not-good':
      return notGood;
    case 'too-late':
      return tooLate;
    case 'confirmed':
      return page('confirmed.njk', { application: common(read.application, at), as: read.as });
    case 'open': {
      const { application, as } = read;
      const view = {
        ...{ form, as, application: common(application, at) },
        sections: answersInWords(answersOf(application), roundOf(application)),
        terms: termsOf(application.termsVersion),
      };
      return page('confirm.njk', view, { status: form.errors === undefined ? 200 : 400 });
    }
  }
}

async function confirm(ports: GroupPorts, request: OpenRequest): Promise<Reply> {
  const link = linkIn(request);
  if (link === undefined) return notGood;
  if (request.form['agree'] !== 'yes') {
    const words = 'Tick the box to confirm, or close this page if you do not want to';
    return show(ports, request, problemAt(request.form, 'agree', words));
  }
  const confirmed = await ports.confirmApplication(link);
  // The same address shows that it is confirmed.
  return confirmed.ok ? redirect(request.path) : refusal(confirmed.failure);
}

function refusal({ kind }: ConfirmRefusal): Reply {
  switch (kind) {
    case 'too-late':
      return tooLate;
    case 'not-good':
    case 'no-such-application':
      return notGood;
    case 'same-person':
      return page('confirm-same-person.njk', {}, { status: 409 });
    default:
      return unreachable(kind);
  }
}
