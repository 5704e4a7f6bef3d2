import {
  answersOf,
  applicationsOf,
  contactOf,
  endOfUnsent,
  groupName,
  mayEnd,
  openSections,
  roundOf,
  roundState,
  sectionNames,
  sectionState,
  sectionTitles,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { grantAwards, type GrantAward } from '#shared/grant-awards/index.ts';
import { unreachable, type Instant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { notFound, page, redirect, type Route } from '#shared/web/index.ts';

import {
  applicationPath,
  applicationsPath,
  groupAction,
  groupPage,
  withApplication,
  type GroupRequest,
  type Reply,
} from '../group-page.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { papersLine } from './papers-line.ts';
import { awardView, isKnown, standing, type KnownAward } from './offer-view.ts';
import { roundView } from './rounds-page.ts';

const one = `${applicationsPath}/{application}`;

/** The list of somebody's applications, the task list of one, and taking it back. */
export function applicationRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(applicationsPath, (request) => showList(ports, request)),
    groupPage(one, (request) =>
      withApplication(ports, request, async (application) => showOne(ports, application, request)),
    ),
    groupPage(`${one}/withdraw`, (request) =>
      withApplication(ports, request, async (application) =>
        application.state === 'withdrawn' || holdsOffer(await knownAward(ports, application))
          ? redirect(applicationPath(application))
          : mayEnd(application, request.personId)
            ? page('withdraw.njk', { application: common(application, request.at) })
            : notYoursPage(application, request),
      ),
    ),
    groupAction(`${one}/withdraw`, (request) =>
      withApplication(ports, request, (application) => takeBack(ports, application, request)),
    ),
  ];
}

/** What staff decided, as far as the group may know of it. */
async function knownAward(
  { records }: GroupPorts,
  { grantApplicationId, state }: GrantApplication,
): Promise<KnownAward | undefined> {
  if (state !== 'submitted') return undefined;
  const award = (await grantAwards.read(records, keys.grantAward(grantApplicationId)))?.document;
  return isKnown(award) ? award : undefined;
}

/** With an offer there is more to lose than an application: it is declined, not taken back. */
function holdsOffer(award: KnownAward | undefined): boolean {
  return award?.state === 'offered' || award?.state === 'accepted';
}

async function takeBack(
  ports: GroupPorts,
  application: GrantApplication,
  request: GroupRequest,
): Promise<Reply> {
  const { grantApplicationId } = application;
  const { personId } = request;
  const back = redirect<GroupVisit>(applicationPath({ grantApplicationId }));
  const taken = await ports.takeApplicationBack({ grantApplicationId, personId });
  if (taken.ok) return back;
  switch (taken.failure.kind) {
    case 'offer-made':
      // The application's own page leads to the offer, where they can decline it.
      return back;
    case 'not-theirs-to-end':
      return notYoursPage(application, request);
    case 'no-such-application':
      return notFound();
    default:
      return unreachable(taken.failure);
  }
}

/** Who can do it instead, for somebody who only helps. */
export function notYoursPage(
  application: GrantApplication,
  { at }: Pick<GroupRequest, 'at'>,
): Reply {
  const { first, second } = answersOf(application).contacts;
  const others = [application.people[0]?.name, first.name, second.name];
  return page(
    'not-yours-to-end.njk',
    {
      application: common(application, at),
      names: [...new Set(others.filter((name) => name !== undefined))],
    },
    { status: 403 },
  );
}

/** What every page about an application says of it. */
export function common(application: GrantApplication, at: Instant) {
  const { grantApplicationId, state } = application;
  const round = roundOf(application);
  return {
    ...{ grantApplicationId, state, path: applicationPath(application) },
    group: groupName(application) ?? 'Your application',
    isNamed: groupName(application) !== undefined,
    round: roundView(round),
    confirmBy: round.confirmBy,
    isOpen: roundState(round, at) === 'open',
    removedAt: endOfUnsent(application),
  };
}

async function showList({ records }: GroupPorts, request: GroupRequest): Promise<Reply> {
  const applications = await applicationsOf(records, request.personId);
  const decided = await records.getMany(
    applications
      .filter(({ state }) => state === 'submitted')
      .map(({ grantApplicationId }) => keys.grantAward(grantApplicationId)),
  );
  const awards = new Map(
    decided
      .map((item) => grantAwards.parse(item).document)
      .map((award) => [award.grantApplicationId, award]),
  );
  return page('applications.njk', {
    email: request.email,
    applications: applications.map((each) => ({
      ...common(each, request.at),
      decision: standingOf(awards.get(each.grantApplicationId), request.at),
      completed: sectionNames.length - openSections(each).length,
      sections: sectionNames.length,
    })),
  });
}

function standingOf(award: GrantAward | undefined, at: Instant): string | undefined {
  return isKnown(award) ? standing(award, at) : undefined;
}

async function showOne(
  ports: GroupPorts,
  application: GrantApplication,
  { at, query }: GroupRequest,
): Promise<Reply> {
  const [award, papers] = await Promise.all([
    knownAward(ports, application),
    papersLine(ports.records, application),
  ]);
  const open = openSections(application);
  const saved = sectionNames.find((name) => name === query['saved']);
  return page('application.njk', {
    application: common(application, at),
    saved: saved && sectionTitles[saved],
    voided: query['voided'] !== undefined,
    asked: query['asked'],
    completed: sectionNames.length - open.length,
    sections: sectionNames.map((section) => ({
      title: sectionTitles[section],
      href: `${applicationPath(application)}/${section}`,
      state: sectionState(application, section),
    })),
    papers,
    award: award && awardView(award, application, at),
    mayTakeBack: !holdsOffer(award),
    canSend: open.length === 0,
    people: application.people.map(({ name }) => name),
    ...waitingFor(application),
  });
}

function waitingFor(application: GrantApplication) {
  if (application.state !== 'awaiting-confirmation' && application.state !== 'submitted') return {};
  const { contacts } = answersOf(application);
  const submittedAt = application.state === 'submitted' ? application.submittedAt : undefined;
  return {
    submittedAt,
    contacts: ([1, 2] as const).map((number) => {
      const { name, email } = contactOf(contacts, number);
      const confirmed = application.confirmations.find(({ contact }) => contact === number);
      return { number, name, email, confirmedAt: confirmed?.confirmedAt };
    }),
  };
}
