import * as z from 'zod';

import { helpers, satisfactions } from '#shared/feedback/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import {
  choice,
  optionalText,
  page,
  readForm,
  redirect,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { familyWords, type FamilyWords } from './locales/index.ts';
import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const askedPath = '/apply/feedback';
const donePath = '/apply/feedback/thank-you';
const wordsMax = 1200;

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

interface FeedbackOptions {
  readonly ports: Pick<ApplyPorts, 'giveFeedback'>;
  readonly ids: Ids;
}

/** Five questions about our pages, for whoever has sent something or looked how it stands. */
export function feedbackRoutes(options: FeedbackOptions): Route<Visit>[] {
  return [
    { method: 'GET', path: askedPath, handle: () => form({ values: {} }) },
    { method: 'POST', path: askedPath, handle: (ask) => take(options, ask) },
    { method: 'GET', path: donePath, session: 'none', handle: () => page('feedback-done.njk') },
  ];
}

function form(view: FormView, status = 200): Reply {
  return page('feedback.njk', { form: view, satisfactions, helpers, wordsMax }, { status });
}

function schemaIn({ feedback }: FamilyWords) {
  const yesOrNo = z.enum(['yes', 'no']).optional().catch(undefined);
  return z.object({
    satisfaction: choice(satisfactions, feedback.satisfaction.missing),
    hardToUnderstand: yesOrNo,
    knowsWhatIsNext: yesOrNo,
    helpedBy: z.enum(helpers).optional().catch(undefined),
    words: optionalText(feedback.words.tooLong, wordsMax),
  });
}

async function take({ ports, ids }: FeedbackOptions, ask: Ask): Promise<Reply> {
  const read = readForm(schemaIn(familyWords[ask.language]), ask.form);
  if (!read.ok) return form(read.failure, 400);
  await ports.giveFeedback({
    feedbackId: ids.reference(),
    language: ask.language,
    ...read.value,
  });
  return redirect(donePath);
}
