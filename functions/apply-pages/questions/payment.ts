import * as z from 'zod';

import { obstacleTo, type ApplicationForm, type Contact } from '#shared/applications/index.ts';
import type { Formats } from '#shared/languages/index.ts';
import { payoutMethods, type PayoutMethod } from '#shared/programmes/index.ts';
import { requiredText } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/index.ts';
import { bankDetailsFields } from './bank-details.ts';
import { question, type Draft, type TypedQuestion } from './question.ts';
import { oneOf } from './simple-questions.ts';

/** Proof, and where the money should go. */
export function paymentQuestions({ words, formats }: Said, before: Before) {
  const paymentMethod = oneOf({
    id: 'payment-method',
    section: 'payment',
    options: payoutMethods,
    words: words.paymentMethod,
    complaint: (method, draft) => {
      const obstacle = obstacleInDraft(method, draft, before);
      return obstacle && words.paymentMethod.obstacles[obstacle];
    },
    detour: (answer) => (answer === 'needs-another-way' ? 'another-way' : undefined),
  });
  return {
    ...evidenceQuestions(words.evidence),
    paymentMethod,
    bankDetails: bankDetailsQuestion(
      words.bankDetails,
      formats,
      (draft) => paymentMethod.answerIn(draft)?.answer === 'bank-transfer',
    ),
  };
}

interface Said {
  readonly words: FamilyWords['questions'];
  readonly formats: Formats;
}

/** The questions whose answers say which ways to be paid work for a family. */
interface Before {
  readonly whoIsApplying: TypedQuestion<{ answer: ApplicationForm['applyingAs'] }>;
  readonly home: TypedQuestion<{ answer: ApplicationForm['home']['kind'] }>;
  readonly contact: TypedQuestion<{
    phone?: string | undefined;
    email?: string | undefined;
    safe: readonly ('text' | 'voicemail')[];
    bestTime: Contact['bestTime'];
  }>;
  readonly housing: TypedQuestion<{ answer: ApplicationForm['housing'] }>;
  readonly reasons: TypedQuestion<{ answer: ApplicationForm['reasons'] }>;
  readonly meter: TypedQuestion<{ answer: NonNullable<ApplicationForm['meter']> }>;
}

/** As the whole form is judged when it is sent, so that nobody comes so far to hear it then. */
function obstacleInDraft(method: PayoutMethod, draft: Draft, before: Before) {
  const applyingAs = before.whoIsApplying.answerIn(draft)?.answer;
  const home = before.home.answerIn(draft)?.answer;
  const contact = before.contact.answerIn(draft);
  const reasons = before.reasons.answerIn(draft)?.answer;
  if (!applyingAs || !home || !contact || !reasons) return undefined;
  const { phone, email, safe, bestTime } = contact;
  const meter = before.meter.applies(draft) ? before.meter.answerIn(draft)?.answer : undefined;
  return obstacleTo(method, {
    ...{ applyingAs, reasons },
    // Which street it is says nothing about what is safe.
    home: home === 'address' ? { kind: home, line1: '-', postcode: '-' } : { kind: home },
    housing: home === 'refuge' ? home : (before.housing.answerIn(draft)?.answer ?? 'temporary'),
    contact: {
      ...(phone !== undefined && { phone }),
      ...(email !== undefined && { email }),
      safeToText: safe.includes('text'),
      safeToLeaveVoicemail: safe.includes('voicemail'),
      bestTime,
    },
    ...(meter !== undefined && { meter }),
  });
}

/** What kind of proof there is, then the one detail it needs, each on its own page. */
function evidenceQuestions(words: FamilyWords['questions']['evidence']) {
  const evidence = oneOf({
    id: 'evidence',
    section: 'payment',
    options: ['upload', 'will-show-later', 'worker-has-seen', 'cannot-provide'],
    words,
  });
  const answered = (kind: string) => (draft: Draft) => evidence.answerIn(draft)?.answer === kind;
  return {
    evidence,
    proof: question({
      id: 'proof',
      section: 'payment',
      template: 'proof.njk',
      fields: ['files', 'names'],
      // Written by the page that takes the files, never by what a form says.
      schema: z.object({ files: z.array(z.string()).min(1), names: z.array(z.string()) }),
      rows: ({ names }) => [{ key: words.proofShort, lines: names }],
      view: () => ({ title: words.proof }),
      applies: answered('upload'),
    }),
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
  { fill }: Formats,
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
