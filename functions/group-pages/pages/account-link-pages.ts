import { answersOf, grantApplications } from '#shared/community-grants/index.ts';
import {
  grantAccountChanges,
  grantAwards,
  readOtherAccountLink,
  type AcceptanceLink,
} from '#shared/grant-awards/index.ts';
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
import { linkIn } from './accept-pages.ts';
import { common } from './application-pages.ts';

const path = '/grants/account/{application}/{contact}/{token}';

/** Where the link about another account leads, from a contact's own mailbox. Opening it confirms nothing: a button does. */
export function accountLinkRoutes(ports: GroupPorts): Route<GroupVisit>[] {
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

const notGood = page<GroupVisit>('account-link-not-good.njk', {}, { status: 404 });

async function show(
  { records, matchingKey }: GroupPorts,
  request: OpenRequest,
  form: FormView,
): Promise<Reply> {
  const link: AcceptanceLink | undefined = linkIn(request);
  if (link === undefined) return notGood;
  const { grantApplicationId } = link;
  const [found, award, change] = await Promise.all([
    grantApplications.read(records, keys.grantApplication(grantApplicationId)),
    grantAwards.read(records, keys.grantAward(grantApplicationId)),
    grantAccountChanges.read(records, keys.grantAccountChange(grantApplicationId)),
  ]);
  if (found === undefined || award?.document.state !== 'accepted') return notGood;
  const application = found.document;
  const read = readOtherAccountLink(
    { application, award: award.document, change: change?.document },
    link,
    matchingKey,
  );
  if (read.kind === 'not-good') return notGood;
  const { as } = read;
  const { account } = read.change;
  const view = {
    ...{ form, as, application: common(application, request.at) },
    ending: account.ending,
    givenAt: account.givenAt,
    givenBy: application.people.find(({ personId }) => personId === account.givenBy)?.name,
    umbrella: answersOf(application).organisation.umbrella,
    byBoth: read.change.state !== 'waiting',
  };
  return read.kind === 'confirmed'
    ? page('account-link-confirmed.njk', view)
    : page('account-link.njk', view, { status: form.errors === undefined ? 200 : 400 });
}

async function confirm(ports: GroupPorts, request: OpenRequest): Promise<Reply> {
  const link = linkIn(request);
  if (link === undefined) return notGood;
  if (request.form['agree'] !== 'yes') {
    const words = 'Tick the box if the account is yours, or close this page if it is not';
    return show(ports, request, problemAt(request.form, 'agree', words));
  }
  const confirmed = await ports.confirmOtherAccount(link);
  // The same address shows that it is confirmed.
  if (confirmed.ok) return redirect(request.path);
  return confirmed.failure.kind === 'same-person'
    ? page('accept-same-person.njk', {}, { status: 409 })
    : notGood;
}
