import * as z from 'zod';

import { decisionReviews, type AnswerChallengeRefusal } from '#shared/approvals/index.ts';
import { readInterestsOf } from '#shared/interests/index.ts';
import { localDate, readReference, showReference, unreachable } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  notFound,
  optionalText,
  page,
  problemAt,
  readForm,
  redirect,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { decliners, showCase } from './case-page.ts';

const reviewsAPage = 50;

const answerSchema = z.object({
  answer: choice(['stands', 'reopened'], 'Say whether the decision stands'),
  letter: optionalText('Write what the family reads in 1,000 characters or fewer', 1000),
});

/** Decisions that families challenged, those to be answered first at the top; and answering one. */
export function reviewRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/cases/reviews', ['view-cases'], (request) => showReviews(ports, request)),
    staffAction('/staff/cases/{applicationId}/review', decliners, (request) =>
      answer(ports, request),
    ),
  ];
}

async function showReviews(
  { records }: CaseworkPorts,
  { query, staff, at }: StaffRequest,
): Promise<StaffAnswer> {
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.openReviews(),
    limit: reviewsAPage,
    ...(after === undefined ? {} : { after }),
  });
  const today = localDate(at);
  const reviews = listed.items.map((item) => decisionReviews.parse(item).document);
  const ofCases = {
    subject: 'case',
    applicationIds: reviews.map(({ applicationId }) => applicationId),
  } as const;
  const interests = await readInterestsOf(records, staff.staffId, ofCases);
  return page('review-queue.njk', {
    reviews: reviews.map(({ applicationId, words, openedAt, answerBy, decidedBy }) => {
      const isClosed = interests.has(applicationId);
      return {
        ...{ applicationId, isClosed, openedAt, answerBy },
        words: isClosed ? undefined : words,
        reference: showReference(applicationId),
        late: answerBy < today,
        own: decidedBy === staff.staffId,
      };
    }),
    next:
      listed.next === undefined
        ? undefined
        : `/staff/cases/reviews?after=${encodeURIComponent(listed.next)}`,
  });
}

async function answer(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, form, staff } = request;
  const applicationId = readReference(params['applicationId'] ?? '');
  if (applicationId === undefined) return notFound();
  const read = readForm(answerSchema, form);
  if (!read.ok) return showCase(ports.records, request, { form: read.failure, status: 400 });
  const { answer: kind, letter } = read.value;
  if (kind === 'stands' && letter === undefined) {
    const problem = problemAt(form, 'letter', 'Write why the decision stands. The family reads it');
    return showCase(ports.records, request, { form: problem, status: 400 });
  }
  const answered = await ports.answerChallenge({
    ...{ applicationId, staffId: staff.staffId },
    answer: kind === 'stands' ? { kind, letter: letter ?? '' } : { kind },
  });
  if (answered.ok) return redirect(`/staff/cases/${applicationId}?done=review-${kind}`);
  const problem = problemAt(form, 'review', refusalWords(answered.failure));
  return showCase(ports.records, request, { form: problem, status: 409 });
}

function refusalWords(refusal: AnswerChallengeRefusal): string {
  switch (refusal.kind) {
    case 'nothing-to-answer':
      return 'Somebody has answered this family already. There is nothing left to do.';
    case 'decided-by-you':
      return 'You declined this application, so somebody else must look at it again.';
    case 'made-by-you':
      return 'You entered this application yourself, so somebody else must look at it again.';
    default:
      return unreachable(refusal);
  }
}
