import {
  answersOf,
  contactOf,
  readContactNumber,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import {
  grantAccountChanges,
  grantAwards,
  type AccountChange,
  type AskAboutAccountRefusal,
  type GrantAwardIn,
} from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import { accountFormSchema } from '../forms/account-form.ts';
import {
  applicationPath,
  applicationsPath,
  groupAction,
  groupPage,
  limitedPage,
  withApplication,
  type GroupRequest,
  type Reply,
} from '../group-page.ts';
import { tooManyMessages } from '../limits.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { changeView } from './account-change-view.ts';
import { common } from './application-pages.ts';
import { impossibleAccount, offerPath } from './offer-pages.ts';

const one = `${applicationsPath}/{application}/account`;

/** Another account after a grant was accepted: giving it, both contacts, and staying with the one before. */
export function accountRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(one, (request) => withGrant(ports, request, (grant) => show(grant, request))),
    groupAction(one, (request) =>
      withGrant(ports, request, (grant) => give(ports, request, grant)),
    ),
    groupAction(`${one}/keep`, (request) => keep(ports, request)),
    groupAction(`${one}/ask-again/{contact}`, (request) => askAgain(ports, request)),
  ];
}

interface OwnGrant {
  readonly application: GrantApplication;
  readonly award: GrantAwardIn<'accepted'>;
  readonly change: AccountChange | undefined;
}

/** A grant that the group accepted; before that there is no such page. */
function withGrant(
  ports: GroupPorts,
  request: GroupRequest,
  answer: (grant: OwnGrant) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { records } = ports;
  return withApplication(ports, request, async (application) => {
    const { grantApplicationId } = application;
    const [award, change] = await Promise.all([
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantAccountChanges.read(records, keys.grantAccountChange(grantApplicationId)),
    ]);
    return award?.document.state === 'accepted'
      ? answer({ application, award: award.document, change: change?.document })
      : redirect(applicationPath(application));
  });
}

function accountPath(application: GrantApplication): string {
  return `${applicationPath(application)}/account`;
}

function show(
  { application, award, change }: OwnGrant,
  { query, at }: GroupRequest,
  form: FormView = { values: {} },
): Reply {
  return page(
    'account.njk',
    {
      application: common(application, at),
      path: accountPath(application),
      grant: offerPath(application),
      ending: award.account.ending,
      umbrella: answersOf(application).organisation.umbrella,
      change: change && changeView(change, application),
      ...{ form, saved: query['saved'] !== undefined, kept: query['kept'] !== undefined },
      asked: query['asked'],
    },
    { status: form.errors === undefined ? 200 : 400 },
  );
}

const sameAccount =
  'This is the account that we pay into already. If a payment came back from it, ask your bank why first';

async function give(ports: GroupPorts, request: GroupRequest, grant: OwnGrant): Promise<Reply> {
  const { form, personId } = request;
  const { application } = grant;
  const again = (problem: FormView) => show(grant, request, problem);
  const read = readForm(accountFormSchema, form);
  if (!read.ok) return again(read.failure);
  const payee = read.value;
  if (!ports.isPossibleAccount(payee)) {
    return again(problemAt(form, 'sortCode', impossibleAccount));
  }
  const { first, second } = answersOf(application).contacts;
  if (await tooManyMessages(ports, request, [first.email, second.email])) return limitedPage();
  const { grantApplicationId } = application;
  const given = await ports.giveOtherAccount({ grantApplicationId, personId, payee });
  if (given.ok) return redirect(`${accountPath(application)}?saved=yes`);
  switch (given.failure.kind) {
    case 'same-account':
      return again(problemAt(form, 'accountNumber', sameAccount));
    case 'not-open':
      return redirect(applicationPath(application));
    case 'no-such-application':
      return notFound();
  }
}

/** Who does it, and about which account: the one that was on the page. */
function about({ params, personId, form }: GroupRequest) {
  const grantApplicationId = params['application'] ?? '';
  return { grantApplicationId, personId, revision: Number(form['revision']) };
}

function keep(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withGrant(ports, request, async ({ application }) => {
    const kept = await ports.keepPresentAccount(about(request));
    return redirect(`${accountPath(application)}${kept.ok ? '?kept=yes' : ''}`);
  });
}

function askAgain(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withGrant(ports, request, async ({ application }) => {
    const contact = readContactNumber(request.params['contact']);
    if (contact === undefined) return notFound();
    const { email } = contactOf(answersOf(application).contacts, contact);
    if (await tooManyMessages(ports, request, [email])) return limitedPage();
    const asked = await ports.askAboutAccountAgain({ ...about(request), contact });
    const outcome = asked.ok ? 'yes' : outcomeOf(asked.failure);
    return redirect(`${accountPath(application)}?asked=${outcome}`);
  });
}

function outcomeOf({ kind }: AskAboutAccountRefusal): string {
  return kind === 'too-soon' || kind === 'too-often' ? kind : 'no';
}
