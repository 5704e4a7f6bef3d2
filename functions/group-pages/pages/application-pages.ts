import {
  answersOf,
  applicationsOf,
  contactOf,
  groupName,
  openSections,
  roundOf,
  roundState,
  sectionNames,
  sectionState,
  sectionTitles,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
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
import { roundView } from './rounds-page.ts';

const one = `${applicationsPath}/{application}`;

/** The list of somebody's applications, the task list of one, and taking it back. */
export function applicationRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(applicationsPath, (request) => showList(ports, request)),
    groupPage(one, (request) =>
      withApplication(ports, request, (application) => showOne(application, request)),
    ),
    groupPage(`${one}/withdraw`, (request) =>
      withApplication(ports, request, (application) =>
        application.state === 'withdrawn'
          ? redirect(applicationPath(application))
          : page('withdraw.njk', { application: common(application, request.at) }),
      ),
    ),
    groupAction(`${one}/withdraw`, async ({ params, personId }) => {
      const grantApplicationId = params['application'] ?? '';
      const withdrawn = await ports.withdrawApplication({ grantApplicationId, personId });
      return withdrawn.ok ? redirect(applicationPath({ grantApplicationId })) : notFound();
    }),
  ];
}

/** What every page about an application says of it. */
export function common(application: GrantApplication, at: Instant) {
  const { grantApplicationId, state } = application;
  const round = roundOf(application);
  return {
    ...{ grantApplicationId, state, path: applicationPath(application) },
    group: groupName(application) ?? 'Your application',
    round: roundView(round),
    confirmBy: round.confirmBy,
    isOpen: roundState(round, at) === 'open',
  };
}

async function showList({ records }: GroupPorts, request: GroupRequest): Promise<Reply> {
  const applications = await applicationsOf(records, request.personId);
  return page('applications.njk', {
    email: request.email,
    applications: applications.map((each) => ({
      ...common(each, request.at),
      completed: sectionNames.length - openSections(each).length,
      sections: sectionNames.length,
    })),
  });
}

function showOne(application: GrantApplication, { at, query }: GroupRequest): Reply {
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
