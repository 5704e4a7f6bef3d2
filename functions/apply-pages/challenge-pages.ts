import * as z from 'zod';

import { unreachable } from '#shared/kernel/index.ts';
import {
  page,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { shownApplication } from './door.ts';
import type { FamilyPages } from './family-pages.ts';
import type { FamilyWords } from './locales/index.ts';
import type { Visit } from './visit.ts';

const challengePath = '/status/challenge';
const shownPath = '/status/application';
const wordsMax = 1500;

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;
type ChallengeWords = FamilyWords['status']['challenge'];

function challengeSchema({ missing, tooLong }: ChallengeWords) {
  return z.object({ words: requiredText({ missing, tooLong }, wordsMax) });
}

/** Where a family says, in its own words, what is wrong with a "no"; somebody else looks at it again. */
export function challengeRoutes(pages: FamilyPages): Route<Visit>[] {
  return [
    { method: 'GET', path: challengePath, handle: (ask) => showForm(pages, ask) },
    { method: 'POST', path: challengePath, handle: (ask) => challenge(pages, ask) },
  ];
}

async function showForm({ ports, speak }: FamilyPages, ask: Ask): Promise<Reply> {
  const found = await shownApplication(ports, ask);
  if (found === undefined) return redirect('/status');
  return found.mayChallenge
    ? challengeForm(speak(ask).words.status.challenge)
    : redirect(shownPath);
}

async function challenge({ ports, speak }: FamilyPages, ask: Ask): Promise<Reply> {
  const words = speak(ask).words.status.challenge;
  const applicationId = (await shownApplication(ports, ask))?.reference;
  if (applicationId === undefined) return redirect('/status');
  const read = readForm(challengeSchema(words), ask.form);
  if (!read.ok) return challengeForm(words, read.failure, 400);
  const challenged = await ports.challengeDecision({
    ...{ applicationId, words: read.value.words },
    actor: { kind: 'family', id: applicationId },
  });
  if (challenged.ok) return redirect(shownPath);
  switch (challenged.failure.kind) {
    case 'no-such-application':
    case 'not-declined':
    case 'awarded-before':
    case 'too-late':
      // The status page says where it stands now.
      return redirect(shownPath);
    default:
      return unreachable(challenged.failure);
  }
}

function challengeForm(
  { title }: ChallengeWords,
  form: FormView = { values: {} },
  status = 200,
): Reply {
  return page('status-challenge.njk', { title, form, wordsMax }, { status });
}
