import { feedbacks, type GivenFeedback } from '#shared/feedback/index.ts';
import { languageByCode, languageOr } from '#shared/languages/index.ts';
import { queues } from '#shared/records/index.ts';
import {
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';

const feedbacksAPage = 50;
const path = '/staff/feedback';

/** What families say of the pages, the newest first. */
export function feedbackRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage(path, ['view-audit'], (request) => showFeedback(ports, request))];
}

async function showFeedback(
  { records }: CaseworkPorts,
  { query }: StaffRequest,
): Promise<StaffAnswer> {
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.feedback(),
    limit: feedbacksAPage,
    order: 'last-to-first',
    ...(after === undefined ? {} : { after }),
  });
  return page('feedback.njk', {
    feedback: listed.items.flatMap((item) => {
      const { document } = feedbacks.parse(item);
      return 'removedAt' in document ? [] : [inWords(document)];
    }),
    fromTop: after === undefined ? undefined : path,
    next:
      listed.next === undefined ? undefined : `${path}?after=${encodeURIComponent(listed.next)}`,
  });
}

const satisfactionWords: Readonly<
  Record<GivenFeedback['satisfaction'], { readonly text: string; readonly tone: string }>
> = {
  'very-good': { text: 'Very good', tone: 'green' },
  good: { text: 'Good', tone: 'green' },
  neither: { text: 'Neither good nor bad', tone: 'yellow' },
  bad: { text: 'Bad', tone: 'red' },
  'very-bad': { text: 'Very bad', tone: 'red' },
};

const helperWords: Readonly<Record<NonNullable<GivenFeedback['helpedBy']>, string>> = {
  nobody: 'Filled it in alone',
  'somebody-known': 'Helped by somebody they know',
  worker: 'Helped by a worker',
};

function inWords(given: GivenFeedback) {
  const { satisfaction, hardToUnderstand, knowsWhatIsNext, helpedBy, words } = given;
  const language = languageByCode(languageOr(given.language));
  return {
    givenAt: given.givenAt,
    satisfaction: satisfactionWords[satisfaction],
    notes: [
      ...(hardToUnderstand === 'yes' ? ['Something was hard to understand'] : []),
      ...(knowsWhatIsNext === 'no' ? ['Does not know what happens next'] : []),
      ...(helpedBy === undefined ? [] : [helperWords[helpedBy]]),
      `Read it in ${language.englishName}`,
    ],
    words,
  };
}
