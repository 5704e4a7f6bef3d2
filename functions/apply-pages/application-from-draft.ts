import type { ApplicationForm } from '#shared/applications/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { categories } from '#shared/programmes/index.ts';
import { internationalPhone } from '#shared/web/index.ts';

import type { Questions } from './journey.ts';
import type { Draft, TypedQuestion } from './questions/question.ts';

/** The texts a family agreed to are kept by name: other words need another name here. */
const consentText = 'family-connect-consent-2';
const declarationText = 'family-declaration-1';

/**
 * The form that a complete draft makes. Only for drafts without an open question. It names no
 * programme: a family tells it once, and is considered for every one that is open to it.
 */
export function applicationFromDraft(
  questions: Questions,
  draft: Draft,
  language: string,
): ApplicationForm {
  const answer = <Answer>(question: TypedQuestion<Answer>) => answered(question, draft);
  const { dateOfBirth } = answer(questions.dateOfBirth);
  const spoken = answer(questions.language);
  const home = answer(questions.home).answer;
  const ticked = answer(questions.helpNeeded).answer;
  const amounts = answer(questions.amounts);
  const asked = categories.filter((category) => ticked.includes(category));
  return {
    applyingAs: answer(questions.whoIsApplying).answer,
    residence: answer(questions.whereYouLive).answer,
    awardInLastYear: answer(questions.previousAward).answer,
    fullName: answer(questions.name).fullName,
    dateOfBirth,
    home: home === 'address' ? addressOf(questions, draft) : { kind: home },
    contact: contactOf(questions, draft),
    language: spoken.language,
    interpreterNeeded: spoken.interpreter === 'yes',
    household: householdOf(questions, draft),
    housing: home === 'refuge' ? 'refuge' : answer(questions.housing).answer,
    reasons: answer(questions.reasons).answer,
    amountsPence: Object.fromEntries(
      asked.flatMap((category) => {
        const amountPence = amounts[category];
        return amountPence === undefined ? [] : [[category, amountPence]];
      }),
    ),
    ...(questions.meter.applies(draft) && { meter: answer(questions.meter).answer }),
    benefits: answer(questions.benefits).answer,
    incomeBand: answer(questions.income).answer,
    savingsBand: answer(questions.savings).answer,
    evidence: evidenceOf(questions, draft),
    payment: paymentOf(questions, draft),
    moreHelp: moreHelpOf(questions, draft, language),
    declaration: { textVersion: declarationText, language },
  };
}

function answered<Answer>(question: TypedQuestion<Answer>, draft: Draft): Answer {
  const answer = question.answerIn(draft);
  invariant(answer !== undefined, `A form was made before ${question.id} was answered`);
  return answer;
}

function addressOf(questions: Questions, draft: Draft): ApplicationForm['home'] {
  const { line1, line2 } = answered(questions.address, draft);
  const { postcode } = answered(questions.postcode, draft);
  return { kind: 'address', line1, ...(line2 !== undefined && { line2 }), postcode };
}

function contactOf(questions: Questions, draft: Draft): ApplicationForm['contact'] {
  const { phone, email, safe, bestTime } = answered(questions.contact, draft);
  return {
    ...(phone !== undefined && { phone: internationalPhone(phone) }),
    ...(email !== undefined && { email }),
    safeToText: safe.includes('text'),
    safeToLeaveVoicemail: safe.includes('voicemail'),
    bestTime,
  };
}

/** Ages are only counted when children live there: a number typed before that answer changed does not. */
function householdOf(questions: Questions, draft: Draft): ApplicationForm['household'] {
  const { adults, adultsOver65, pregnant, disability, ...ages } = answered(
    questions.household,
    draft,
  );
  const none = { age0to1: 0, age2to4: 0, age5to10: 0, age11to15: 0, age16to18: 0 };
  const hasChildren = answered(questions.children, draft).answer === 'yes';
  return { adults, adultsOver65, children: hasChildren ? ages : none, pregnant, disability };
}

function evidenceOf(questions: Questions, draft: Draft): ApplicationForm['evidence'] {
  const kind = answered(questions.evidence, draft).answer;
  switch (kind) {
    case 'worker-has-seen':
      return { kind, worker: answered(questions.worker, draft).worker };
    case 'cannot-provide':
      return { kind, reason: answered(questions.whyNoProof, draft).reason };
    case 'upload':
      return { kind: 'uploaded', files: answered(questions.proof, draft).files.length };
    case 'will-show-later':
      return { kind };
  }
}

function paymentOf(questions: Questions, draft: Draft): ApplicationForm['payment'] {
  const method = answered(questions.paymentMethod, draft).answer;
  if (method !== 'bank-transfer') return { method };
  const { rollNumber, ...account } = answered(questions.bankDetails, draft);
  return { method, ...account, ...(rollNumber !== undefined && { rollNumber }) };
}

function moreHelpOf(
  questions: Questions,
  draft: Draft,
  language: string,
): ApplicationForm['moreHelp'] {
  if (answered(questions.moreHelp, draft).answer === 'no') return { wanted: false };
  const { answer, ownWords = '' } = answered(questions.moreHelpDetails, draft);
  return {
    wanted: true,
    reasons: answer,
    ownWords,
    consent: { textVersion: consentText, language },
  };
}
