import * as z from 'zod';

import { fill, requiredText } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/en/index.ts';
import { bankDetailsFields } from './bank-details.ts';
import { question, type Draft } from './question.ts';
import { oneOf } from './simple-questions.ts';

/** Proof, and where the money should go. */
export function paymentQuestions(words: FamilyWords['questions']) {
  const paymentMethod = oneOf({
    id: 'payment-method',
    section: 'payment',
    options: ['bank-transfer', 'needs-another-way'],
    words: words.paymentMethod,
    detour: (answer) => (answer === 'needs-another-way' ? 'another-way' : undefined),
  });
  return {
    ...evidenceQuestions(words.evidence),
    paymentMethod,
    bankDetails: bankDetailsQuestion(
      words.bankDetails,
      (draft) => paymentMethod.answerIn(draft)?.answer === 'bank-transfer',
    ),
  };
}

/** What kind of proof there is, then the one detail it needs, each on its own page. */
function evidenceQuestions(words: FamilyWords['questions']['evidence']) {
  const evidence = oneOf({
    id: 'evidence',
    section: 'payment',
    options: ['will-show-later', 'worker-has-seen', 'cannot-provide'],
    words,
  });
  const answered = (kind: string) => (draft: Draft) => evidence.answerIn(draft)?.answer === kind;
  return {
    evidence,
    worker: question({
      id: 'worker',
      section: 'payment',
      template: 'worker.njk',
      fields: ['worker'],
      schema: z.object({
        worker: requiredText({ missing: words.missingWorker, tooLong: words.longWorker }, 80),
      }),
      rows: ({ worker }) => [{ key: words.workerShort, lines: [worker] }],
      view: () => ({ title: words.worker }),
      applies: answered('worker-has-seen'),
    }),
    whyNoProof: question({
      id: 'why-no-proof',
      section: 'payment',
      template: 'why-no-proof.njk',
      fields: ['reason'],
      schema: z.object({
        reason: requiredText({ missing: words.missingReason, tooLong: words.longReason }, 300),
      }),
      rows: ({ reason }) => [{ key: words.reasonShort, lines: reason.split('\n') }],
      view: () => ({ title: words.reason }),
      applies: answered('cannot-provide'),
    }),
  };
}

function bankDetailsQuestion(
  words: FamilyWords['questions']['bankDetails'],
  applies: (draft: Draft) => boolean,
) {
  return question({
    id: 'bank-details',
    section: 'payment',
    template: 'bank-details.njk',
    fields: ['nameOnAccount', 'sortCode', 'accountNumber', 'rollNumber'],
    schema: z.object(bankDetailsFields(words)),
    rows: (answer) => [
      { key: words.nameOnAccount, lines: [answer.nameOnAccount] },
      // Enough to recognise it; a screen that somebody else sees does not give it away.
      {
        key: words.short,
        lines: [fill(words.ending, { ending: answer.accountNumber.slice(-4) })],
      },
    ],
    view: () => ({ title: words.title }),
    applies,
  });
}
