import * as z from 'zod';

import {
  answersOf,
  applicationsOf,
  contactOf,
  groupName,
  mostPeople,
  openSections,
  roundOf,
  roundState,
  sectionNames,
  sectionState,
  sectionTitles,
  tidyEmail,
  type GrantApplication,
  type InviteRefusal,
} from '#shared/community-grants/index.ts';
import { unreachable, type Instant } from '#shared/kernel/index.ts';
import {
  notFound,
  optionalEmail,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

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
import { roundView } from './rounds-page.ts';

const one = `${applicationsPath}/{application}`;

/** The list of somebody's applications, the task list of one, who works on it, and taking it back. */
export function applicationRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(applicationsPath, (request) => showList(ports, request)),
    groupPage(one, (request) =>
      withApplication(ports, request, (application) => showOne(application, request)),
    ),
    groupPage(`${one}/people`, (request) =>
      withApplication(ports, request, (found) => showPeople(found, request, { values: {} })),
    ),
    groupAction(`${one}/people`, (request) => invite(ports, request)),
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

function showPeople(
  application: GrantApplication,
  { at, personId, query }: GroupRequest,
  form: FormView,
  status = 200,
): Reply {
  return page(
    'people.njk',
    {
      form,
      application: common(application, at),
      invited: query['invited'] !== undefined,
      mayInvite: application.state === 'draft' || application.state === 'awaiting-confirmation',
      people: application.people.map((person) => ({
        name: person.name,
        email: person.email,
        isYou: person.personId === personId,
      })),
    },
    { status },
  );
}

const missingEmail = 'Enter their email address, like name@example.com';
const inviteSchema = z.object({
  name: requiredText(
    { missing: 'Enter their full name', tooLong: 'Their name must be 150 characters or fewer' },
    150,
  ),
  email: optionalEmail(missingEmail).pipe(z.string({ error: missingEmail }).transform(tidyEmail)),
});

function invite(ports: GroupPorts, request: GroupRequest): Promise<Reply> {
  return withApplication(ports, request, async (application) => {
    const read = readForm(inviteSchema, request.form);
    if (!read.ok) return showPeople(application, request, read.failure, 400);
    const { grantApplicationId } = application;
    const { personId } = request;
    if (await tooManyMessages(ports, request, [read.value.email])) return limitedPage();
    const invited = await ports.invitePerson({ grantApplicationId, personId, ...read.value });
    if (invited.ok) return redirect(`${applicationPath(application)}/people?invited=yes`);
    const problem = problemAt(request.form, 'email', inviteProblem(invited.failure));
    return showPeople(application, request, problem, 409);
  });
}

function inviteProblem(refusal: InviteRefusal): string {
  switch (refusal.kind) {
    case 'too-many-people':
      return `At most ${mostPeople} people can work on one application. Call us if you need more`;
    case 'not-open-to-change':
      return 'The application is with us, so nobody needs to work on it any more';
    case 'no-such-application':
      return 'You do not work on this application any more. Sign in again';
    default:
      return unreachable(refusal);
  }
}
