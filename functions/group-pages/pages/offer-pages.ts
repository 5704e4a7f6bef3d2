import {
  answersOf,
  contactOf,
  readContactNumber,
  type GrantApplication,
  mayEnd,
} from '#shared/community-grants/index.ts';
import {
  grantAwards,
  readCurrentTerms,
  type AskToAcceptRefusal,
  type OfferRefusal,
  type SendForAcceptanceRefusal,
} from '#shared/grant-awards/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
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
import { common, notYoursPage } from './application-pages.ts';
import { accountChangeView, type AccountChangeView } from './account-change-view.ts';
import { moneyBackLine } from './money-back-view.ts';
import { papersLine } from './papers-line.ts';
import { changesLine, type GrantChangeView } from './change-view.ts';
import { awardView, isKnown, type KnownAward } from './offer-view.ts';

const one = `${applicationsPath}/{application}/offer`;

/** The answer to an application: reading the offer, the account, both contacts, and saying no to it. */
export function offerRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(one, (request) =>
      withAward(ports, request, async (award, application) =>
        showOffer(award, application, request, {
          change: await accountChangeView(ports.records, application),
          papers: await papersLine(ports.records, application),
          moneyBack: await moneyBackLine(ports.records, application, request.at),
          reportDueOn:
            award.state === 'accepted'
              ? (await readCurrentTerms(ports.records, award)).reportDueOn
              : undefined,
          ...(award.state === 'accepted' && (await changesLine(ports.records, award, application))),
        }),
      ),
    ),
    groupPage(`${one}/account`, (request) =>
      withOpen(ports, request, (award, application) =>
        showAccount(award, application, request, { values: {} }),
      ),
    ),
    groupAction(`${one}/account`, (request) => giveAccount(ports, request)),
    groupAction(`${one}/send`, (request) => send(ports, request)),
    groupAction(`${one}/ask-again/{contact}`, (request) => askAgain(ports, request)),
    groupPage(`${one}/decline`, (request) =>
      withOpen(ports, request, (award, application) =>
        mayEnd(application, request.personId)
          ? page('offer-decline.njk', view(award, application, request))
          : notYoursPage(application, request),
      ),
    ),
    groupAction(`${one}/decline`, (request) => decline(ports, request)),
  ];
}

/** What staff decided, once the group may know of it; before that there is no such page. */
function withAward(
  ports: GroupPorts,
  request: GroupRequest,
  show: (award: KnownAward, application: GrantApplication) => Reply | Promise<Reply>,
): Promise<Reply> {
  return withApplication(ports, request, async (application) => {
    const key = keys.grantAward(application.grantApplicationId);
    const award = (await grantAwards.read(ports.records, key))?.document;
    return application.state === 'submitted' && isKnown(award)
      ? show(award, application)
      : redirect(applicationPath(application));
  });
}

/** The same for what can be done with an offer alone; its own page says why nothing can be any more. */
function withOpen(
  ports: GroupPorts,
  request: GroupRequest,
  show: (award: KnownAward, application: GrantApplication) => Reply | Promise<Reply>,
): Promise<Reply> {
  return withAward(ports, request, (award, application) =>
    award.state === 'offered' && !awardView(award, application, request.at).isLate
      ? show(award, application)
      : redirect(offerPath(application)),
  );
}

export function offerPath(application: { readonly grantApplicationId: string }): string {
  return `${applicationPath(application)}/offer`;
}

function view(award: KnownAward, application: GrantApplication, { at }: GroupRequest) {
  return {
    application: common(application, at),
    award: awardView(award, application, at),
    path: offerPath(application),
  };
}

function showOffer(
  award: KnownAward,
  application: GrantApplication,
  request: GroupRequest,
  more: {
    readonly change: AccountChangeView;
    readonly papers: Awaited<ReturnType<typeof papersLine>>;
    readonly moneyBack: Awaited<ReturnType<typeof moneyBackLine>>;
    readonly reportDueOn: string | undefined;
    readonly grantChange?: GrantChangeView;
  },
): Reply {
  const { query } = request;
  const done = { saved: query['saved'] !== undefined, voided: query['voided'] !== undefined };
  return page('offer.njk', {
    ...view(award, application, request),
    ...{ ...done, asked: query['asked'], ...more },
  });
}

/** Who answers, and the offer that was on the page. */
function answering({ form, params, personId }: GroupRequest) {
  return {
    grantApplicationId: params['application'] ?? '',
    personId,
    proposalId: typeof form['proposalId'] === 'string' ? form['proposalId'] : '',
  };
}

function showAccount(
  award: KnownAward,
  application: GrantApplication,
  request: GroupRequest,
  form: FormView,
): Reply {
  const status = form.errors === undefined ? 200 : 400;
  return page('offer-account.njk', { ...view(award, application, request), form }, { status });
}

export const impossibleAccount =
  'The bank has no such account. Check the sort code and the account number on a statement';

function giveAccount(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withOpen(ports, request, async (award, application) => {
    const { form } = request;
    const again = (problem: FormView) => showAccount(award, application, request, problem);
    const read = readForm(accountFormSchema, form);
    if (!read.ok) return again(read.failure);
    const payee = read.value;
    if (!ports.isPossibleAccount(payee))
      return again(problemAt(form, 'sortCode', impossibleAccount));
    const given = await ports.giveAccount({ ...answering(request), payee });
    if (!given.ok) return refusal(application, given.failure);
    const voided = given.value.voided > 0 ? '&voided=yes' : '';
    return redirect(`${offerPath(application)}?saved=account${voided}`);
  });
}

function send(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withOpen(ports, request, async (_award, application) => {
    const { first, second } = answersOf(application).contacts;
    if (await tooManyMessages(ports, request, [first.email, second.email])) return limitedPage();
    const sent = await ports.sendForAcceptance(answering(request));
    return sent.ok ? redirect(offerPath(application)) : refusal(application, sent.failure);
  });
}

function askAgain(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withOpen(ports, request, async (_award, application) => {
    const contact = readContactNumber(request.params['contact']);
    if (contact === undefined) return notFound();
    const { email } = contactOf(answersOf(application).contacts, contact);
    if (await tooManyMessages(ports, request, [email])) return limitedPage();
    const asked = await ports.askToAcceptAgain({ ...answering(request), contact });
    const outcome = asked.ok ? 'yes' : outcomeOf(asked.failure);
    return redirect(`${offerPath(application)}?asked=${outcome}`);
  });
}

function outcomeOf({ kind }: AskToAcceptRefusal): string {
  return kind === 'too-soon' || kind === 'too-often' ? kind : 'no';
}

function decline(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withOpen(ports, request, async (_award, application) => {
    const declined = await ports.declineOffer(answering(request));
    if (declined.ok) return redirect(offerPath(application));
    return declined.failure.kind === 'not-theirs-to-end'
      ? notYoursPage(application, request)
      : refusal(application, declined.failure);
  });
}

/** The page of the offer says how it stands now, and what can be done. */
function refusal(
  application: GrantApplication,
  failure: OfferRefusal | SendForAcceptanceRefusal,
): Reply {
  switch (failure.kind) {
    case 'no-open-offer':
    case 'too-late':
    case 'no-account':
      return redirect(offerPath(application));
    case 'no-such-application':
      return notFound();
    default:
      return unreachable(failure);
  }
}
