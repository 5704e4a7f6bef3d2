import * as z from 'zod';

import {
  mayRemove,
  mostPeople,
  personIn,
  tidyEmail,
  type GrantApplication,
  type InviteRefusal,
  type RemovePersonRefusal,
} from '#shared/community-grants/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
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
import { common } from './application-pages.ts';

const people = `${applicationsPath}/{application}/people`;

/** Who works on an application: asking somebody to help, and taking somebody off it. */
export function peopleRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(people, (request) =>
      withApplication(ports, request, (found) => showPeople(found, request, { values: {} })),
    ),
    groupAction(people, (request) => invite(ports, request)),
    groupPage(`${people}/{person}/remove`, (request) =>
      withApplication(ports, request, (found) => askToRemove(found, request)),
    ),
    groupAction(`${people}/{person}/remove`, (request) =>
      withApplication(ports, request, (found) => remove(ports, found, request)),
    ),
  ];
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
      removed: query['removed'] !== undefined,
      mayInvite: application.state === 'draft' || application.state === 'awaiting-confirmation',
      people: application.people.map((person) => ({
        name: person.name,
        email: person.email,
        isYou: person.personId === personId,
        removePath: mayRemove(application, personId, person.personId)
          ? `${applicationPath(application)}/people/${person.personId}/remove`
          : undefined,
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

function askToRemove(application: GrantApplication, { params, personId, at }: GroupRequest): Reply {
  const removedId = params['person'] ?? '';
  const person = personIn(application, removedId);
  if (person === undefined || !mayRemove(application, personId, removedId)) {
    return redirect(`${applicationPath(application)}/people`);
  }
  return page('remove-person.njk', {
    application: common(application, at),
    person: { name: person.name, isYou: removedId === personId },
  });
}

async function remove(
  ports: GroupPorts,
  application: GrantApplication,
  request: GroupRequest,
): Promise<Reply> {
  const { params, personId } = request;
  const { grantApplicationId } = application;
  const removedId = params['person'] ?? '';
  const removed = await ports.removePerson({ grantApplicationId, personId, removedId });
  if (removed.ok) {
    // Whoever left finds the application no more.
    return removedId === personId
      ? redirect(applicationsPath)
      : redirect(`${applicationPath(application)}/people?removed=yes`);
  }
  if (removed.failure.kind === 'no-such-application') return notFound();
  const problem = problemAt(request.form, 'email', removeProblem(removed.failure));
  return showPeople(application, request, problem, 409);
}

function removeProblem({
  kind,
}: Exclude<RemovePersonRefusal, { readonly kind: 'no-such-application' }>): string {
  switch (kind) {
    case 'last-one':
      return 'Somebody has to work on the application. Ask somebody else to help first';
    case 'not-theirs-to-remove':
      return 'You can take off yourself, and people you asked to help. Call us if somebody else should not be here';
    default:
      return unreachable(kind);
  }
}
