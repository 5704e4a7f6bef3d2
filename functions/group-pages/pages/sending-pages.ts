import * as z from 'zod';

import {
  answersInWords,
  answersOf,
  contactOf,
  hasConfirmed,
  openSections,
  readContactNumber,
  roundOf,
  termsOf,
  tidyEmail,
  type AskAgainRefusal,
  type GrantApplication,
  type MendContactRefusal,
} from '#shared/community-grants/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import {
  notFound,
  optionalEmail,
  page,
  problemAt,
  readForm,
  redirect,
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

const one = `${applicationsPath}/{application}`;

/** Reading everything once more, sending it to the two contacts, writing to one of them again, or elsewhere. */
export function sendingRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(`${one}/check`, (request) =>
      withApplication(ports, request, (application) => showCheck(application, request)),
    ),
    groupAction(`${one}/check`, (request) =>
      withApplication(ports, request, (application) => send(ports, application, request)),
    ),
    groupPage(`${one}/contact/{contact}`, (request) =>
      withApplication(ports, request, (application) =>
        showContact(application, request, { values: {} }),
      ),
    ),
    groupAction(`${one}/contact/{contact}`, (request) =>
      withApplication(ports, request, (application) => mend(ports, application, request)),
    ),
    groupAction(`${one}/ask-again/{contact}`, (request) =>
      withApplication(ports, request, (application) => askAgain(ports, application, request)),
    ),
  ];
}

function showCheck(application: GrantApplication, { at }: GroupRequest): Reply {
  if (openSections(application).length > 0) return redirect(applicationPath(application));
  const answers = answersOf(application);
  return page('check.njk', {
    application: common(application, at),
    sections: answersInWords(answers, roundOf(application)),
    contacts: [answers.contacts.first, answers.contacts.second],
    terms: termsOf(application.termsVersion),
  });
}

async function send(
  ports: GroupPorts,
  application: GrantApplication,
  request: GroupRequest,
): Promise<Reply> {
  const { grantApplicationId } = application;
  const { personId, at } = request;
  if (openSections(application).length === 0) {
    const { first, second } = answersOf(application).contacts;
    if (await tooManyMessages(ports, request, [first.email, second.email])) return limitedPage();
  }
  const sent = await ports.sendForConfirmation({ grantApplicationId, personId });
  if (sent.ok) return redirect(applicationPath(application));
  switch (sent.failure.kind) {
    case 'not-complete':
      // Somebody else said meanwhile that a section is not completed.
      return redirect(applicationPath(application));
    case 'round-not-open':
    case 'not-open-to-change':
      return page('too-late.njk', { application: common(application, at) }, { status: 409 });
    case 'no-such-application':
      return notFound();
    default:
      return unreachable(sent.failure);
  }
}

async function askAgain(
  ports: GroupPorts,
  application: GrantApplication,
  request: GroupRequest,
): Promise<Reply> {
  const { grantApplicationId } = application;
  const { params, personId } = request;
  const contact = readContactNumber(params['contact']);
  if (contact === undefined) return notFound();
  if (openSections(application).length === 0) {
    const { first, second } = answersOf(application).contacts;
    const inbox = contact === 1 ? first.email : second.email;
    if (await tooManyMessages(ports, request, [inbox])) return limitedPage();
  }
  const asked = await ports.askContactAgain({ grantApplicationId, personId, contact });
  if (!asked.ok && asked.failure.kind === 'no-such-application') return notFound();
  const outcome = asked.ok ? 'yes' : outcomeOf(asked.failure);
  return redirect(`${applicationPath({ grantApplicationId })}?asked=${outcome}`);
}

function outcomeOf({ kind }: AskAgainRefusal): string {
  return kind === 'too-soon' || kind === 'too-often' ? kind : 'no';
}

function showContact(
  application: GrantApplication,
  { params, at }: GroupRequest,
  form: FormView,
  status = 200,
): Reply {
  const contact = readContactNumber(params['contact']);
  if (contact === undefined) return notFound();
  if (application.state !== 'awaiting-confirmation' || hasConfirmed(application, contact)) {
    return redirect(applicationPath(application));
  }
  const { name, email } = contactOf(answersOf(application).contacts, contact);
  const shown = { application: common(application, at), form, contact: { name, email } };
  return page('contact.njk', shown, { status });
}

const missingEmail = 'Enter the email address that they read, like name@example.com';
const mendSchema = z.object({
  email: optionalEmail(missingEmail).pipe(z.string({ error: missingEmail }).transform(tidyEmail)),
});

async function mend(
  ports: GroupPorts,
  application: GrantApplication,
  request: GroupRequest,
): Promise<Reply> {
  const { params, personId, form } = request;
  const { grantApplicationId } = application;
  const contact = readContactNumber(params['contact']);
  if (contact === undefined) return notFound();
  const read = readForm(mendSchema, form);
  if (!read.ok) return showContact(application, request, read.failure, 400);
  const { email } = read.value;
  if (await tooManyMessages(ports, request, [email])) return limitedPage();
  const mended = await ports.mendContact({ grantApplicationId, personId, contact, email });
  if (mended.ok) return redirect(`${applicationPath(application)}?asked=yes`);
  if (mended.failure.kind === 'no-such-application') return notFound();
  const problem = problemAt(form, 'email', mendProblem(mended.failure));
  return showContact(application, request, problem, 409);
}

function mendProblem({
  kind,
}: Exclude<MendContactRefusal, { readonly kind: 'no-such-application' }>): string {
  switch (kind) {
    case 'same-person':
      return 'This is the address of the other person. Each of the two must confirm from an address of their own';
    case 'too-late':
      return 'The last day to confirm is over. Call us on 0121 634 7100';
    case 'not-waiting':
      return 'They have confirmed meanwhile, or the application changed. Go back and look again';
    default:
      return unreachable(kind);
  }
}
