import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import { originalLanguage } from '#shared/languages/index.ts';
import {
  date,
  optionalPostcode,
  page,
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

import { afterWrongTry, isPaused, referenceField } from './door.ts';
import type { FamilyPages } from './family-pages.ts';
import { countWrongTry as countTry, limitedPage, tooManyTries } from './limits.ts';
import type { FamilyWords } from './locales/index.ts';
import type { ApplyPorts, ApplicationStatus } from './ports.ts';
import type { Speech } from './speech.ts';
import type { Visit } from './visit.ts';

const statusPath = '/status';
const shownPath = '/status/application';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

function askedSchema(words: FamilyWords) {
  return z.object({
    reference: referenceField(words),
    dateOfBirth: date(words.questions.dateOfBirth),
    postcode: optionalPostcode(words.status.invalidPostcode),
  });
}

/** The door back to an application, for those who hold its reference and know whose it is. */
export function statusRoutes({ ports, speak }: FamilyPages): Route<Visit>[] {
  return [
    {
      method: 'GET',
      path: statusPath,
      session: 'start',
      handle: (ask) =>
        isPaused(ask.session.status, ask.at)
          ? page('status-wait.njk', {}, { status: 429 })
          : statusForm(speak(ask), { values: { reference: ask.query['reference'] ?? '' } }),
    },
    { method: 'POST', path: statusPath, handle: (ask) => find(ports, speak(ask), ask) },
    {
      method: 'GET',
      path: shownPath,
      handle: async (ask) => {
        const asked = ask.session.status.asked;
        const found = asked && (await ports.findStatus(asked));
        return found === undefined ? redirect(statusPath) : statusPage(speak(ask), found, ask);
      },
    },
  ];
}

function statusPage(speech: Speech, found: ApplicationStatus, { query }: Ask): Reply {
  const { words, language } = speech;
  const pieces = found.pieces.map((piece) => ({ ...piece, usable: piece.state === 'issued' }));
  const { letter } = found;
  return page('status.njk', {
    ...found,
    pieces,
    // A "no" has few reasons, each with its words in every language; what a person wrote stays as it is.
    ...(letter !== undefined && {
      letter: language === originalLanguage ? letter.words : letterIn(words, letter.reason),
      letterInEnglish: letter.words,
    }),
    notice: noticeFor(words.status, query, words.contactCode.right),
  });
}

function letterIn({ status }: FamilyWords, reason: string): string | undefined {
  const letters: Readonly<Record<string, string>> = status.letters;
  return letters[reason];
}

/** After the codes were asked for again, or an application could not be taken back. */
function noticeFor(
  words: FamilyWords['status'],
  { codes, kept, code }: Ask['query'],
  right: string,
): string | undefined {
  if (code === 'right') return right;
  if (codes === 'sent') return words.resent;
  if (codes === 'nothing-to-send') return words.notResent;
  const { refused } = words.withdraw;
  if (kept === 'payment-under-way') return refused['payment-under-way'];
  return kept === 'partly-paid' ? refused['partly-paid'] : undefined;
}

async function find(ports: ApplyPorts, speech: Speech, ask: Ask): Promise<Reply> {
  if (isPaused(ask.session.status, ask.at)) return page('status-wait.njk', {}, { status: 429 });
  const read = readForm(askedSchema(speech.words), ask.form);
  if (!read.ok) return statusForm(speech, read.failure, 400);
  const { reference: tried } = read.value;
  if (await tooManyTries(ports, ask, tried)) return limitedPage('tries', ask);
  const found = await ports.findStatus(read.value);
  if (found === undefined) {
    await countTry(ports, ask, tried);
    const problem = problemAt(ask.form, 'reference', speech.words.status.notFound);
    return statusForm(speech, problem, 400, countWrongTry(ask.at));
  }
  const { reference, dateOfBirth, postcode: typed } = read.value;
  const asked = { reference, dateOfBirth, ...(typed !== undefined && { postcode: typed }) };
  return redirect(
    shownPath,
    update((visit) => ({ ...visit, status: { wrongTries: 0, asked } })),
  );
}

function statusForm(
  { words }: Speech,
  form: FormView,
  status = 200,
  session?: SessionChange<Visit>,
): Reply {
  const view = { form, title: words.status.title };
  return page('status-form.njk', view, { status, ...(session && { session }) });
}

function countWrongTry(at: Instant): SessionChange<Visit> {
  return update((visit) => ({ ...visit, status: afterWrongTry(visit.status, at) }));
}
