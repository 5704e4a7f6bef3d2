import * as z from 'zod';

import { accountNumber, choice, optionalText, requiredText, sortCode } from '#shared/web/index.ts';
import { fill } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/en/index.ts';
import { question, type Draft } from './question.ts';
import { oneOf } from './simple-questions.ts';

const proofs = ['will-show-later', 'worker-has-seen', 'cannot-provide'] as const;

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
    evidence: evidenceQuestion(words.evidence),
    paymentMethod,
    bankDetails: bankDetailsQuestion(
      words.bankDetails,
      (draft) => paymentMethod.answerIn(draft)?.answer === 'bank-transfer',
    ),
  };
}

function evidenceQuestion(words: FamilyWords['questions']['evidence']) {
  return question({
    id: 'evidence',
    section: 'payment',
    template: 'evidence.njk',
    fields: ['answer', 'worker', 'reason'],
    schema: z.object({
      answer: choice(proofs, words.missing),
      worker: optionalText(words.longWorker, 80),
      reason: optionalText(words.longReason, 300),
    }),
    rows: ({ answer, worker, reason }) => {
      const detail = answer === 'worker-has-seen' ? worker : reason;
      const lines = [words.options[answer]];
      return [
        {
          key: words.short,
          lines: answer === 'will-show-later' || detail === undefined ? lines : [...lines, detail],
        },
      ];
    },
    view: () => ({ title: words.title, proofs }),
    complaint: ({ answer, worker, reason }) => {
      if (answer === 'worker-has-seen' && worker === undefined) {
        return { field: 'worker', text: words.missingWorker };
      }
      return answer === 'cannot-provide' && reason === undefined
        ? { field: 'reason', text: words.missingReason }
        : undefined;
    },
  });
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
    schema: z.object({
      nameOnAccount: requiredText({ missing: words.missingName, tooLong: words.longName }, 70),
      sortCode: sortCode({ missing: words.missingSortCode, invalid: words.invalidSortCode }),
      accountNumber: accountNumber({
        missing: words.missingAccount,
        invalid: words.invalidAccount,
        length: words.lengthAccount,
      }),
      rollNumber: optionalText(words.invalidRoll, 18).refine(
        (text) => text === undefined || /^[A-Za-z0-9 \-/.]+$/.test(text),
        { error: words.invalidRoll },
      ),
    }),
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
