import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import { addressOf, type ReturnContact } from '#shared/saved-applications/index.ts';
import {
  internationalPhone,
  languageParameter,
  page,
  phoneOrEmail,
  problemAt,
  readForm,
  redirect,
  update,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
  type SessionChange,
} from '#shared/web/index.ts';

import { afterWrongTry, codeField, isPaused, referenceField, type Tries } from './door.ts';
import { countWrongTry as countTry, limitedPage, tooManyMessages, tooManyTries } from './limits.ts';
import { checkPath, savePath, startPath } from './journey.ts';
import type { FamilyPages } from './family-pages.ts';
import type { FamilyWords } from './locales/index.ts';
import { answersToSave, carryOn, keepSaved, type Visit } from './visit.ts';

export const returnPath = '/apply/return';
const savedPath = '/apply/saved';
const codePath = '/apply/return/code';
const clearPath = '/apply/clear';
const clearedPath = '/apply/cleared';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;
type Returning = NonNullable<Visit['returning']>;
type SavingWords = FamilyWords['saving'];

/** Saving the answers, leaving, and coming back with a code. */
export function savingRoutes(options: FamilyPages): Route<Visit>[] {
  return [
    { method: 'GET', path: savePath, handle: (ask) => askContact(options, ask) },
    { method: 'POST', path: savePath, handle: (ask) => save(options, ask) },
    { method: 'GET', path: savedPath, handle: (ask) => showSaved(options, ask) },
    {
      method: 'POST',
      path: clearPath,
      handle: () => redirect(clearedPath, { kind: 'end' }),
    },
    { method: 'GET', path: clearedPath, session: 'none', handle: () => page('cleared.njk') },
    {
      method: 'GET',
      path: returnPath,
      session: 'start',
      handle: ({ query }) => returnForm({ values: { reference: query['reference'] ?? '' } }),
    },
    { method: 'POST', path: returnPath, handle: (ask) => sendCode(options, ask) },
    { method: 'GET', path: codePath, handle: (ask) => askCode(ask) },
    { method: 'POST', path: codePath, handle: (ask) => comeBack(options, ask) },
  ];
}

/** Where the journey stands, for whoever does not want to save after all. */
function nextPath({ speak }: FamilyPages, ask: Ask): string {
  return speak(ask).journey.firstOpen(ask.session.draft, ask.at)?.path ?? checkPath;
}

function hasNothing({ session }: Ask): boolean {
  return Object.keys(session.draft).length === 0;
}

/** Where somebody belongs who has nothing to save, or may not: what is filled in for a family is sent, or not kept. */
function notToBeSaved(options: FamilyPages, ask: Ask): Reply | undefined {
  if (hasNothing(ask)) return redirect(startPath);
  return ask.session.onBehalf === undefined ? undefined : redirect(nextPath(options, ask));
}

function askContact(options: FamilyPages, ask: Ask): Reply {
  const elsewhere = notToBeSaved(options, ask);
  if (elsewhere !== undefined) return elsewhere;
  return saveForm(options, ask, { values: knownContact(options, ask) });
}

/** Somebody who told us of a safe way to be reached need not type it again. */
function knownContact({ speak }: FamilyPages, ask: Ask): FormView['values'] {
  const { session } = ask;
  const { questions } = speak(ask);
  if (session.saved !== undefined) return { reach: addressOf(session.saved.contact) };
  const { phone, email, safe = [] } = questions.contact.answerIn(session.draft) ?? {};
  return { reach: safe.includes('text') && phone !== undefined ? phone : email };
}

function saveForm(options: FamilyPages, ask: Ask, form: FormView, status = 200): Reply {
  return page('save.njk', { form, next: nextPath(options, ask) }, { status });
}

/** One field for both: what has an @ is an email address. */
function contactSchema({ missingReach, invalidReach }: SavingWords) {
  return z.object({
    reach: phoneOrEmail({ missing: missingReach, invalid: invalidReach }).transform(
      (typed): ReturnContact =>
        'phone' in typed
          ? { channel: 'text', phone: internationalPhone(typed.phone) }
          : { channel: 'email', email: typed.email },
    ),
  });
}

async function save(options: FamilyPages, ask: Ask): Promise<Reply> {
  const elsewhere = notToBeSaved(options, ask);
  if (elsewhere !== undefined) return elsewhere;
  const read = readForm(contactSchema(options.speak(ask).words.saving), ask.form);
  if (!read.ok) return saveForm(options, ask, read.failure, 400);
  const contact = read.value.reach;
  const { applicationId } = ask.session;
  if (await tooManyMessages(options.ports, ask)) return limitedPage('messages', ask);
  const { keptUntil, told } = await options.ports.savedApplications.save({
    applicationId,
    answers: answersToSave(ask.session),
    contact,
    language: ask.language,
  });
  const path = told ? savedPath : `${savedPath}?told=no`;
  return redirect(path, keepSaved(applicationId, contact, keptUntil));
}

function showSaved(options: FamilyPages, ask: Ask): Reply {
  const { saved, applicationId } = ask.session;
  if (saved === undefined) return redirect(startPath);
  const { contact, keptUntil } = saved;
  const told = ask.query['told'] !== 'no';
  const view = { reference: applicationId, channel: contact.channel, keptUntil, told };
  return page('saved.njk', { ...view, next: nextPath(options, ask) });
}

function referenceSchema(words: FamilyWords) {
  return z.object({ reference: referenceField(words) });
}

function returnForm(form: FormView, status = 200): Reply {
  return page('return.njk', { form }, { status });
}

async function sendCode({ ports, speak }: FamilyPages, ask: Ask): Promise<Reply> {
  if (isPaused(ask.session.returning ?? noTries, ask.at))
    return page('status-wait.njk', {}, { status: 429 });
  const read = readForm(referenceSchema(speak(ask).words), ask.form);
  if (!read.ok) return returnForm(read.failure, 400);
  const { reference } = read.value;
  if (await tooManyMessages(ports, ask, reference)) return limitedPage('messages', ask);
  await ports.savedApplications.sendCode(reference);
  const again = ask.form['again'] === undefined ? '' : '?sent=again';
  // Wrong tries stay: whoever names the reference anew has not become somebody else.
  return redirect(
    `${codePath}${again}`,
    update((visit) => ({ ...visit, returning: { ...noTries, ...visit.returning, reference } })),
  );
}

const noTries: Tries = { wrongTries: 0 };

function askCode(ask: Ask): Reply {
  if (ask.session.returning === undefined) return redirect(returnPath);
  return codeForm(ask.session.returning, { values: {} }, { again: 'sent' in ask.query });
}

function codeForm(
  { reference }: Returning,
  form: FormView,
  { again = false, status = 200 }: { again?: boolean; status?: number },
  session?: SessionChange<Visit>,
): Reply {
  const rest = { status, ...(session && { session }) };
  return page('return-code.njk', { form, reference, again }, rest);
}

async function comeBack({ ports, speak }: FamilyPages, ask: Ask): Promise<Reply> {
  const { words } = speak(ask);
  const { returning } = ask.session;
  if (returning === undefined) return redirect(returnPath);
  if (isPaused(ask.session.returning ?? noTries, ask.at))
    return page('status-wait.njk', {}, { status: 429 });
  const read = readForm(z.object({ code: codeField(words) }), ask.form);
  if (!read.ok) return codeForm(returning, read.failure, { status: 400 });
  const { reference } = returning;
  if (await tooManyTries(ports, ask, reference)) return limitedPage('tries', ask);
  const tried = await ports.savedApplications.open(reference, read.value.code);
  switch (tried.kind) {
    case 'opened':
      return redirect(checkPathIn(ask, tried.saved.language), carryOn(tried.saved));
    case 'paused':
      return page('status-wait.njk', {}, { status: 429 });
    case 'expired': {
      await ports.savedApplications.sendCode(reference);
      const problem = problemAt({}, 'code', words.saving.expiredCode);
      return codeForm(returning, problem, { status: 400 });
    }
    case 'wrong': {
      await countTry(ports, ask, reference);
      const problem = problemAt(ask.form, 'code', words.saving.wrongCode);
      return codeForm(returning, problem, { status: 400 }, countWrongTry(ask.at));
    }
  }
}

/** In the language it was saved in, on a telephone where nobody chose another. */
function checkPathIn({ language, languageChosen }: Ask, savedIn: string): string {
  return languageChosen || language === savedIn
    ? checkPath
    : `${checkPath}?${languageParameter}=${savedIn}`;
}

/** Counted here as well, so that a reference under which nothing is saved behaves like one that is. */
function countWrongTry(at: Instant): SessionChange<Visit> {
  return update((visit) => {
    if (visit.returning === undefined) return visit;
    const { reference } = visit.returning;
    const returning = { reference, ...afterWrongTry(visit.returning, at) };
    return { ...visit, returning };
  });
}
