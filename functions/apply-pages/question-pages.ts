import type { Instant } from '#shared/kernel/index.ts';
import { originalLanguage } from '#shared/languages/index.ts';
import {
  page,
  problemAt,
  redirect,
  type FormView,
  type OpenRequest,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import type { FamilyPages } from './family-pages.ts';
import { checkPath, savePath, startPath, type Journey } from './journey.ts';
import type { ApplyPorts } from './ports.ts';
import type { Draft, ExitId, Question } from './questions/question.ts';
import { keepAnswer, type Visit } from './visit.ts';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** Every question at its own address: shown by GET, answered by POST. */
export function questionRoutes(options: FamilyPages): Route<Visit>[] {
  const { journey, questions } = options.speak({ language: originalLanguage });
  // Files are taken by pages of their own.
  const plain = journey.questions.filter((question) => question !== questions.proof);
  const asked = plain.flatMap((question): Route<Visit>[] => [
    {
      method: 'GET',
      path: question.path,
      session: question === questions.whereYouLive ? 'start' : 'required',
      handle: (request: Ask) => show(options, question.id, request),
    },
    {
      method: 'POST',
      path: question.path,
      handle: (request: Ask) => answer(options, question.id, request),
    },
  ]);
  return [...asked, ...exitRoutes(options), closedRoute(options)];
}

async function show(options: FamilyPages, questionId: string, ask: Ask): Promise<Reply> {
  const { journey } = options.speak(ask);
  const question = journey.question(questionId);
  const elsewhere = await whereElse(options, question, ask);
  return elsewhere ?? questionPage(journey, question, ask, question.shown(ask.session.draft));
}

/** Where somebody belongs who may not be asked this, or not yet. */
export async function whereElse(
  { speak, ports }: FamilyPages,
  question: Question,
  ask: Ask,
): Promise<Reply | undefined> {
  const { journey } = speak(ask);
  const { draft } = ask.session;
  if (await nothingIsOpen(ports, ask)) {
    return redirect(Object.keys(draft).length === 0 ? startPath : closedPath);
  }
  // Somebody who jumps ahead is brought back to the question they have not answered.
  const open = journey.firstOpen(draft, ask.at, question);
  if (open !== undefined) return redirect(open.path);
  if (!question.applies(draft)) {
    return redirect(journey.firstOpen(draft, ask.at)?.path ?? checkPath);
  }
  return undefined;
}

async function answer(options: FamilyPages, questionId: string, ask: Ask): Promise<Reply> {
  const { journey } = options.speak(ask);
  const question = journey.question(questionId);
  const { draft } = ask.session;
  const accepted = question.accept(ask.form, ask.at, draft);
  if (await nothingIsOpen(options.ports, ask)) {
    // The answer is kept with the others: the fund may open again while they are.
    const answered = accepted.ok ? keepAnswer(question.id, accepted.value.keep) : undefined;
    return redirect(closedPath, answered);
  }
  if (wantsToSave(ask)) return saveFirst(options, question, ask, accepted);
  if (!accepted.ok) return questionPage(journey, question, ask, accepted.failure, 400);
  const { keep, exit, detour } = accepted.value;
  if (exit !== undefined) return redirect(exitPath(exit));
  const next: Draft = { ...draft, [question.id]: keep };
  const impossible = await impossibleAccount(options, question, ask, next);
  if (impossible !== undefined) {
    return questionPage(journey, question, ask, problemAt(ask.form, 'sortCode', impossible), 400);
  }
  const kept = keepAnswer(question.id, keep);
  const after = journey.pathAfter(question, next, ask.at, isChanging(ask));
  // Somebody who changed an answer has read the page on the way before.
  const onTheWay = detour !== undefined && draft[question.id]?.['answer'] !== keep['answer'];
  return redirect(onTheWay ? exitPath(detour) : after, kept);
}

function wantsToSave({ form }: Ask): boolean {
  return form['save'] !== undefined;
}

/** Whoever stops in the middle of a page is not told off for it: what is right on it is kept. */
async function saveFirst(
  options: FamilyPages,
  question: Question,
  ask: Ask,
  accepted: ReturnType<Question['accept']>,
): Promise<Reply> {
  if (!accepted.ok || accepted.value.exit !== undefined) return redirect(savePath);
  const { keep } = accepted.value;
  const next: Draft = { ...ask.session.draft, [question.id]: keep };
  const impossible = await impossibleAccount(options, question, ask, next);
  return redirect(savePath, impossible === undefined ? keepAnswer(question.id, keep) : undefined);
}

/** Where somebody is told that the fund closed while they were filling in the form. */
export const closedPath = '/apply/closed';

export async function nothingIsOpen(
  ports: ApplyPorts,
  ask: { readonly at: Instant; readonly session: Visit | undefined },
) {
  // What is kept for partners is open to whoever comes from one, and to our own telephone.
  const door = ask.session?.onBehalf === undefined ? 'public' : 'partner';
  return (await ports.readOpenWindows(ask.at, door)).length === 0;
}

/** The modulus check: a mistyped account is found while the person who typed it is still here. */
async function impossibleAccount(
  { speak, ports }: FamilyPages,
  question: Question,
  ask: Ask,
  draft: Draft,
): Promise<string | undefined> {
  const { questions, words } = speak(ask);
  if (question !== questions.bankDetails) return undefined;
  const account = questions.bankDetails.answerIn(draft);
  const isPossible = account && (await ports.isPossibleAccount?.(account));
  if (isPossible !== false) return undefined;
  return words.questions.bankDetails.impossible;
}

function questionPage(
  journey: Journey,
  question: Question,
  ask: Ask,
  form: FormView,
  status = 200,
): Reply {
  const { draft } = ask.session;
  const back = journey.pathBefore(question, draft, isChanging(ask));
  // The first questions are about nobody in particular, and quickly answered again.
  // Nor are the answers somebody gives for a family: they would come back without whoever gave them.
  const canSave = question.section !== 'start' && ask.session.onBehalf === undefined;
  return page(question.template, { ...question.view(draft), form, back, canSave }, { status });
}

export function isChanging(request: OpenRequest): boolean {
  return request.query['change'] !== undefined;
}

export function exitPath(exit: ExitId): string {
  return `/apply/${exit}`;
}

/** Pages that explain why this is the wrong door, or what happens on the way, each leading on. */
function exitRoutes({ speak }: FamilyPages): Route<Visit>[] {
  const { journey, questions } = speak({ language: originalLanguage });
  const from: Record<Exclude<ExitId, 'not-agreed'>, Question> = {
    'not-in-birmingham': questions.whereYouLive,
    'under-16': questions.dateOfBirth,
    advice: questions.helpNeeded,
    'helped-before': questions.previousAward,
    'another-way': questions.paymentMethod,
  };
  return Object.entries(from).map(([exit, question]): Route<Visit> => ({
    method: 'GET',
    path: `/apply/${exit}`,
    handle: ({ session: { draft }, at }) => {
      const next = journey.firstOpen(draft, at)?.path ?? checkPath;
      return page(`exits/${exit}.njk`, { back: question.path, next });
    },
  }));
}

/** The kind word to somebody in the middle of the form: why, what becomes of the answers, where else to turn. */
function closedRoute({ speak, ports }: FamilyPages): Route<Visit> {
  const { journey } = speak({ language: originalLanguage });
  return {
    method: 'GET',
    path: closedPath,
    session: 'optional',
    handle: async (ask) => {
      const draft = ask.session?.draft ?? {};
      const begun = Object.keys(draft).length > 0;
      const openAgain = !(await nothingIsOpen(ports, ask));
      if (openAgain && !begun) return redirect(startPath);
      const next = journey.firstOpen(draft, ask.at)?.path ?? checkPath;
      return page('exits/closed.njk', { back: startPath, next, begun, openAgain });
    },
  };
}
