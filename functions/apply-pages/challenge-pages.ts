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
import { en } from './locales/en/index.ts';
import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const challengePath = '/status/challenge';
const shownPath = '/status/application';
const wordsMax = 1500;

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;
const words = en.status.challenge;

const challengeSchema = z.object({
  words: requiredText({ missing: words.missing, tooLong: words.tooLong }, wordsMax),
});

/** Where a family says, in its own words, what is wrong with a "no"; somebody else looks at it again. */
export function challengeRoutes(ports: ApplyPorts): Route<Visit>[] {
  return [
    { method: 'GET', path: challengePath, handle: (ask) => showForm(ports, ask) },
    { method: 'POST', path: challengePath, handle: (ask) => challenge(ports, ask) },
  ];
}

async function showForm(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const found = await shownApplication(ports, ask);
  if (found === undefined) return redirect('/status');
  return found.mayChallenge ? challengeForm() : redirect(shownPath);
}

async function challenge(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const applicationId = (await shownApplication(ports, ask))?.reference;
  if (applicationId === undefined) return redirect('/status');
  const read = readForm(challengeSchema, ask.form);
  if (!read.ok) return challengeForm(read.failure, 400);
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

function challengeForm(form: FormView = { values: {} }, status = 200): Reply {
  return page('status-challenge.njk', { title: words.title, form, wordsMax }, { status });
}
