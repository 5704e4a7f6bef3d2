import * as z from 'zod';

import { findRound, personIdOf, roundState, tidyEmail } from '#shared/community-grants/index.ts';
import {
  optionalEmail,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  update,
  type FormView,
  type PageRequest,
  type Route,
} from '#shared/web/index.ts';

import {
  applicationPath,
  applicationsPath,
  limitedPage,
  signInPath,
  type Reply,
} from '../group-page.ts';
import { countWrongTry, tooManyMessages, tooManyTries } from '../limits.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { roundView } from './rounds-page.ts';

const beginPath = '/grants/begin';
const codePath = '/grants/code';

type Ask = PageRequest<GroupVisit>;

const missingEmail = 'Enter your email address, like name@example.com';
const emailField = optionalEmail(missingEmail).pipe(
  z.string({ error: missingEmail }).transform(tidyEmail),
);
const signInSchema = z.object({ email: emailField });
const beginSchema = z.object({
  name: requiredText(
    { missing: 'Enter your full name', tooLong: 'Your name must be 150 characters or fewer' },
    150,
  ),
  email: emailField,
});
const invalidCode = 'Enter the code from the email: five digits';
const codeSchema = z.object({
  code: requiredText({ missing: invalidCode, tooLong: invalidCode }, 20)
    .transform((text) => text.replace(/[\s-]/g, ''))
    .refine((code) => /^\d{5}$/.test(code), { error: invalidCode }),
});

/** Coming in, by a code sent to one's own address: to begin an application, or to go on with one. */
export function signInRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    {
      method: 'GET',
      path: `${beginPath}/{round}`,
      session: 'start',
      handle: (ask) => showBegin(ask, { values: {} }),
    },
    { method: 'POST', path: `${beginPath}/{round}`, handle: (ask) => begin(ports, ask) },
    {
      method: 'GET',
      path: signInPath,
      session: 'start',
      handle: ({ session }) =>
        session.signedIn === undefined ? signInForm({ values: {} }) : redirect(applicationsPath),
    },
    { method: 'POST', path: signInPath, handle: (ask) => askForCode(ports, ask) },
    {
      method: 'GET',
      path: codePath,
      handle: ({ session, query }) =>
        session.door === undefined
          ? redirect(signInPath)
          : codeForm(session.door.email, { values: {} }, { again: 'sent' in query }),
    },
    { method: 'POST', path: codePath, handle: (ask) => comeIn(ports, ask) },
    { method: 'POST', path: `${codePath}/again`, handle: (ask) => sendAgain(ports, ask) },
  ];
}

function showBegin({ params, at }: Ask, form: FormView, status = 200): Reply {
  const round = findRound(params['round'] ?? '');
  if (round === undefined || roundState(round, at) !== 'open') {
    return page('round-closed.njk', { name: round?.name }, { status: 404 });
  }
  return page('begin.njk', { form, round: roundView(round) }, { status });
}

async function begin(ports: GroupPorts, ask: Ask): Promise<Reply> {
  const roundId = ask.params['round'] ?? '';
  const round = findRound(roundId);
  if (round === undefined || roundState(round, ask.at) !== 'open') {
    return showBegin(ask, { values: {} });
  }
  const read = readForm(beginSchema, ask.form);
  if (!read.ok) return showBegin(ask, read.failure, 400);
  const { name, email } = read.value;
  if (!(await sendCode(ports, ask, email))) return limitedPage();
  const grantApplicationId = ports.ids.reference();
  return redirect(
    codePath,
    update((visit) => ({
      ...visit,
      door: { email, begin: { name, roundId, grantApplicationId } },
    })),
  );
}

function signInForm(form: FormView, status = 200): Reply {
  return page('sign-in.njk', { form }, { status });
}

async function askForCode(ports: GroupPorts, ask: Ask): Promise<Reply> {
  const read = readForm(signInSchema, ask.form);
  if (!read.ok) return signInForm(read.failure, 400);
  const { email } = read.value;
  if (!(await sendCode(ports, ask, email))) return limitedPage();
  return redirect(
    codePath,
    update((visit) => ({ ...visit, door: { email } })),
  );
}

/** Whether a code may go out, from wherever it was asked for, and does. */
async function sendCode(ports: GroupPorts, ask: Ask, email: string): Promise<boolean> {
  // How many codes one address gets is counted where codes are made.
  if (await tooManyMessages(ports, ask, [])) return false;
  await ports.signIn.sendCode(email);
  return true;
}

async function sendAgain(ports: GroupPorts, ask: Ask): Promise<Reply> {
  const { door } = ask.session;
  if (door === undefined) return redirect(signInPath);
  if (!(await sendCode(ports, ask, door.email))) return limitedPage();
  return redirect(`${codePath}?sent=again`);
}

function codeForm(
  email: string,
  form: FormView,
  { again = false, status = 200 }: { readonly again?: boolean; readonly status?: number } = {},
): Reply {
  return page('code.njk', { form, email, again }, { status });
}

async function comeIn(ports: GroupPorts, ask: Ask): Promise<Reply> {
  const { door } = ask.session;
  if (door === undefined) return redirect(signInPath);
  const { email, begin: beginning } = door;
  const read = readForm(codeSchema, ask.form);
  if (!read.ok) return codeForm(email, read.failure, { status: 400 });
  if (await tooManyTries(ports, ask)) return limitedPage();
  const tried = await ports.signIn.open(email, read.value.code);
  switch (tried.kind) {
    case 'paused':
      return page('wait.njk', {}, { status: 429 });
    case 'wrong':
      await countWrongTry(ports, ask);
      return codeForm(
        ...[
          email,
          problemAt(ask.form, 'code', 'That is not the code in our last emails. Look again'),
        ],
        { status: 400 },
      );
    case 'expired': {
      if (!(await sendCode(ports, ask, email))) return limitedPage();
      const problem = problemAt({}, 'code', 'That code is too old. We have sent you a new one');
      return codeForm(email, problem, { status: 400 });
    }
    case 'opened': {
      const signedIn = { personId: personIdOf(email, ports.matchingKey), email };
      const session = { kind: 'renew', change: (): GroupVisit => ({ signedIn }) } as const;
      if (beginning === undefined) return redirect(applicationsPath, session);
      const begun = await ports.beginApplication({ ...beginning, email });
      return redirect(begun.ok ? applicationPath(begun.value) : applicationsPath, session);
    }
  }
}
