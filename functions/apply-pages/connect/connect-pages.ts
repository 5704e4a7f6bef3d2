import type { AskedOf } from '#shared/family-connect/index.ts';
import { invariant, isReference, type Ids, type Instant } from '#shared/kernel/index.ts';
import { originalLanguage } from '#shared/languages/index.ts';
import {
  page,
  redirect,
  update,
  type FormValues,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
  type SessionChange,
} from '#shared/web/index.ts';

import { familyWords } from '../locales/index.ts';
import type { ApplyPorts } from '../ports.ts';
import type { Question } from '../questions/question.ts';
import { honeypotField, mayBeMachine } from '../signals.ts';
import type { Visit } from '../visit.ts';
import { connectionFromDraft } from './connection-from-draft.ts';
import { placesOf, type ConnectQuestions } from './connect-questions.ts';
import type { SpeakConnect } from './connect-speech.ts';
import { draftOf, goingOn } from './connect-visit.ts';
import { professionalWords } from './professional-words.ts';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

export interface ConnectOptions {
  readonly ports: ApplyPorts;
  readonly speakConnect: SpeakConnect;
  readonly ids: Ids;
}

/** Asking for a family worker without applying for money: by the family, or by somebody who works with it. */
export function connectRoutes(options: ConnectOptions): Route<Visit>[] {
  return [
    { method: 'GET', path: '/connect', session: 'none', handle: () => page('connect/start.njk') },
    ...formRoutes(options, 'family'),
    // Professionals read English, whatever the family in front of them reads.
    ...formRoutes(options, 'professional').map((route): Route<Visit> => ({
      ...route,
      onlyIn: originalLanguage,
    })),
    {
      method: 'GET',
      path: '/connect/professional/not-agreed',
      session: 'none',
      onlyIn: originalLanguage,
      handle: () =>
        page('connect/not-agreed.njk', {
          words: professionalWords.notAgreed,
          back: '/connect/professional/family-agrees',
        }),
    },
    {
      method: 'GET',
      path: '/connect/sent/{reference}',
      session: 'optional',
      handle: ({ params, session }) => {
        const { reference = '' } = params;
        const sent = session?.connect?.sent;
        // Kept as a bookmark it outlives the visit; then it leads to the door for everybody.
        return sent?.reference === reference
          ? page('connect/sent.njk', {
              ...sent,
              professional: sent.asked === 'professional' ? professionalWords : undefined,
            })
          : redirect(`/connect/status${isReference(reference) ? `?reference=${reference}` : ''}`);
      },
    },
  ];
}

function formRoutes(options: ConnectOptions, asked: AskedOf): Route<Visit>[] {
  const { journey } = options.speakConnect(asked, originalLanguage);
  const [first] = journey.questions;
  const { check } = placesOf(asked);
  return [
    ...journey.questions.flatMap(({ id, path }): Route<Visit>[] => [
      {
        method: 'GET',
        path,
        session: id === first?.id ? 'start' : 'required',
        handle: (ask: Ask) => show(options, asked, id, ask),
      },
      { method: 'POST', path, handle: (ask: Ask) => answer(options, asked, id, ask) },
    ]),
    { method: 'GET', path: check, handle: (ask) => showAnswers(options, asked, ask) },
    { method: 'POST', path: check, handle: (ask) => send(options, asked, ask) },
  ];
}

function show(options: ConnectOptions, asked: AskedOf, id: string, ask: Ask): Reply {
  const questions = options.speakConnect(asked, ask.language);
  const { journey } = questions;
  const question = journey.question(id);
  // Nothing of the family before goes into the next one's.
  if ('new' in ask.query) return redirect(question.path, update(forgetBegun));
  const draft = draftOf(ask.session.connect, asked);
  // Somebody who jumps ahead is brought back to the question they have not answered.
  const open = journey.firstOpen(draft, ask.at, question);
  if (open !== undefined) return redirect(open.path);
  if (!question.applies(draft)) {
    return redirect(journey.firstOpen(draft, ask.at)?.path ?? placesOf(asked).check);
  }
  return questionPage(questions, question, ask, { asked, form: question.shown(draft) });
}

function forgetBegun({ connect, ...visit }: Visit): Visit {
  if (connect === undefined) return visit;
  const { begun: _begun, ...rest } = connect;
  return { ...visit, connect: rest };
}

function answer(options: ConnectOptions, asked: AskedOf, id: string, ask: Ask): Reply {
  const questions = options.speakConnect(asked, ask.language);
  const { journey } = questions;
  const question = journey.question(id);
  const draft = draftOf(ask.session.connect, asked);
  const accepted = question.accept(ask.form, ask.at, draft);
  if (!accepted.ok) {
    const view = { asked, form: accepted.failure, status: 400 };
    return questionPage(questions, question, ask, view);
  }
  const { keep, exit } = accepted.value;
  if (exit !== undefined) return redirect(`/connect/${asked}/${exit}`);
  const next = { ...draft, [id]: keep };
  return redirect(
    journey.pathAfter(question, next, ask.at, isChanging(ask)),
    keepAnswer({ asked, id, keep }, { ids: options.ids, at: ask.at }),
  );
}

function isChanging({ query }: Ask): boolean {
  return query['change'] !== undefined;
}

/** Keeps an answer; another tab's answers to other questions stay. */
function keepAnswer(
  { asked, id, keep }: { asked: AskedOf; id: string; keep: FormValues },
  now: { readonly ids: Ids; readonly at: Instant },
): SessionChange<Visit> {
  const answers = Object.fromEntries(
    Object.entries(keep).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  );
  return update((visit) => {
    const begun = goingOn(visit.connect, asked, now);
    const draft = { ...begun.draft, [id]: answers };
    return { ...visit, connect: { ...visit.connect, begun: { ...begun, draft } } };
  });
}

function questionPage(
  { journey }: ConnectQuestions,
  question: Question,
  ask: Ask,
  { asked, form, status = 200 }: { asked: AskedOf; form: FormView; status?: number },
): Reply {
  const draft = draftOf(ask.session.connect, asked);
  const back = journey.pathBefore(question, draft, isChanging(ask));
  return page(question.template, { ...question.view(draft), form, back }, { status });
}

/** Where somebody belongs who has nothing to send, or not yet. */
function notReady({ speakConnect }: ConnectOptions, asked: AskedOf, ask: Ask): Reply | undefined {
  const { begun, sent } = ask.session.connect ?? {};
  if (begun?.asked !== asked && sent?.asked === asked) return redirect(sentPath(sent.reference));
  const { journey } = speakConnect(asked, ask.language);
  const open = journey.firstOpen(draftOf(ask.session.connect, asked), ask.at);
  return open === undefined ? undefined : redirect(open.path);
}

function showAnswers(options: ConnectOptions, asked: AskedOf, ask: Ask): Reply {
  return notReady(options, asked, ask) ?? checkPage(options, asked, ask);
}

function checkPage(
  { speakConnect }: ConnectOptions,
  asked: AskedOf,
  ask: Ask,
  refusal?: string,
): Reply {
  const { journey } = speakConnect(asked, ask.language);
  const { check, connect } = familyWords[ask.language];
  const words =
    asked === 'professional'
      ? { ...check, ...professionalWords }
      : { ...check, submit: connect.send, submitNote: connect.sendNote };
  const back = journey.questions.at(-1)?.path;
  const view = {
    sections: journey.answers(draftOf(ask.session.connect, asked)),
    ...{ words, back, honeypotField },
    ...(refusal !== undefined && {
      form: { errors: { summary: [{ text: refusal }], fields: {} } },
    }),
  };
  return page('connect/check-answers.njk', view, { status: refusal === undefined ? 200 : 400 });
}

async function send(options: ConnectOptions, asked: AskedOf, ask: Ask): Promise<Reply> {
  const elsewhere = notReady(options, asked, ask);
  if (elsewhere !== undefined) return elsewhere;
  const begun = ask.session.connect?.begun;
  invariant(begun?.asked === asked, 'A request for help was sent before it was begun');
  const reference = begun.requestId;
  const { opening, reach } = connectionFromDraft(options.speakConnect(asked, ask.language), {
    ...{ asked, draft: begun.draft, connectionRequestId: reference },
    // What a professional agrees to for a family is written in English.
    language: asked === 'professional' ? originalLanguage : ask.language,
  });
  const opened = await options.ports.openConnection(
    mayBeMachine(ask, begun.begunAt)
      ? { ...opening, request: { ...opening.request, mayBeMachine: true } }
      : opening,
  );
  if (!opened.ok) return checkPage(options, asked, ask, familyWords[ask.language].check.clash);
  return redirect(
    sentPath(reference),
    // A second request that comes after the first has finished changes nothing.
    update((visit) =>
      visit.connect?.begun?.requestId === reference
        ? { ...visit, connect: { sent: { reference, asked }, shown: { reference, reach } } }
        : visit,
    ),
  );
}

function sentPath(reference: string): string {
  return `/connect/sent/${reference}`;
}
