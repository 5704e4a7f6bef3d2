import {
  agreedWays,
  currentConnectionForm,
  type AskedOf,
  type ConnectionHome,
  type OpenConnection,
  type Referrer,
} from '#shared/family-connect/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { internationalPhone, type FormValues } from '#shared/web/index.ts';

import type { TypedQuestion } from '../questions/question.ts';
import { fieldAnswers, type ConnectQuestions } from './connect-questions.ts';

interface CompleteDraft {
  readonly asked: AskedOf;
  readonly draft: Readonly<Record<string, FormValues>>;
  readonly connectionRequestId: string;
  readonly language: string;
}

/** What a complete draft asks for, and the way to reach its sender by which it is opened again. */
export function connectionFromDraft(
  questions: ConnectQuestions,
  { asked, draft, connectionRequestId, language }: CompleteDraft,
): { readonly opening: OpenConnection; readonly reach: string } {
  const answer = <Answer>(question: TypedQuestion<Answer>) => answered(question, draft);
  const spoken = answer(questions.language);
  const { adults, children } = answer(questions.people);
  const contact = contactOf(questions, draft);
  const { reasons, 'own-words': ownWords = '', ...answers } = fieldAnswers(questions, draft);
  invariant(Array.isArray(reasons), 'A request for help has no reasons');
  invariant(typeof ownWords === 'string', 'Own words are a text');
  const { referrer, agreedHow } = askedByProfessional(questions, draft);
  const home = answer(questions.home).answer;
  const opening: OpenConnection = {
    request: {
      connectionRequestId,
      fullName: answer(questions.name).fullName,
      contact,
      language: spoken.language,
      interpreterNeeded: spoken.interpreter === 'yes',
      ...{ adults, children, reasons, ownWords },
      form: { version: currentConnectionForm.version, answers },
      ...(referrer && { referrer }),
      consent: {
        textVersion: currentConnectionForm.consent[asked],
        language,
        channel: asked === 'professional' ? 'professional' : 'online',
        ...(agreedHow && { agreedHow }),
      },
    },
    home: homeOf(home, questions, draft),
    actor: { kind: asked, id: connectionRequestId },
  };
  const reach = referrer?.email ?? contact.phone ?? contact.email;
  invariant(reach !== undefined, 'A family can be reached in no way');
  return { opening, reach };
}

function answered<Answer>(question: TypedQuestion<Answer>, draft: CompleteDraft['draft']): Answer {
  const answer = question.answerIn(draft);
  invariant(answer !== undefined, `A request was made before ${question.id} was answered`);
  return answer;
}

function contactOf(
  questions: ConnectQuestions,
  draft: CompleteDraft['draft'],
): OpenConnection['request']['contact'] {
  const { phone, email, safe, bestTime } = answered(questions.contact, draft);
  return {
    ...(phone !== undefined && { phone: internationalPhone(phone) }),
    ...(email !== undefined && { email }),
    safeToText: safe.includes('text'),
    safeToLeaveVoicemail: safe.includes('voicemail'),
    bestTime,
  };
}

function homeOf(
  home: ConnectionHome['kind'],
  questions: ConnectQuestions,
  draft: CompleteDraft['draft'],
): ConnectionHome {
  return home === 'address'
    ? { kind: home, postcode: answered(questions.postcode, draft).postcode }
    : { kind: home };
}

function askedByProfessional(
  { before }: ConnectQuestions,
  draft: CompleteDraft['draft'],
): { readonly referrer?: Referrer; readonly agreedHow?: (typeof agreedWays)[number] } {
  if (before === undefined) return {};
  const how = answered(before.agreedHow, draft).answer;
  const agreedHow = agreedWays.find((way) => way === how);
  invariant(agreedHow !== undefined, 'A request was made for a family that does not agree');
  return { referrer: answered(before.referrer, draft), agreedHow };
}
