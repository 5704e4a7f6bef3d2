import * as z from 'zod';

import {
  agreedWays,
  currentConnectionForm,
  type AskedOf,
  type ConnectionField,
  type FieldId,
} from '#shared/family-connect/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import {
  agreed,
  choice,
  choices,
  optionalText,
  requiredText,
  wholeNumber,
  type FormValues,
} from '#shared/web/index.ts';

import { createJourney, type Journey } from '../journey.ts';
import type { FamilyWords } from '../locales/index.ts';
import { oneOf } from '../questions/simple-questions.ts';
import { question, type Question, type TypedQuestion } from '../questions/question.ts';
import { youQuestions } from '../questions/you.ts';
import type { ProfessionalWords } from './professional-words.ts';

/** What one question of the configured form says; a kind of field needs some of them. */
export interface FieldWords {
  readonly title: string;
  readonly short: string;
  readonly hint?: string;
  readonly missing?: string;
  readonly tooLong?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Ticked together with what rules the others out. */
  readonly alone?: string;
  readonly or?: string;
}

/** Everything that the questions of one of the two say. */
export interface ConnectWords {
  readonly you: Pick<
    FamilyWords['questions'],
    'name' | 'dateOfBirth' | 'home' | 'postcode' | 'address' | 'contact' | 'language'
  >;
  readonly people: FamilyWords['questions']['household'] & {
    readonly children: string;
  };
  readonly consent: {
    readonly title: string;
    readonly text: string;
    readonly agree: string;
    readonly missing: string;
  };
  readonly fields: Partial<Readonly<Record<FieldId, FieldWords>>>;
}

export interface ConnectPlaces {
  readonly start: string;
  readonly check: string;
}

export function placesOf(asked: AskedOf): ConnectPlaces {
  return { start: '/connect', check: `/connect/${asked}/check-answers` };
}

/** The questions of a request for further help by itself, in their order, and where each is asked. */
export function createConnectQuestions(
  asked: AskedOf,
  words: ConnectWords,
  professional?: ProfessionalWords,
) {
  const { name, home, postcode, contact, language } = youQuestions(words.you);
  const people = peopleQuestion(words.people);
  const fields = currentConnectionForm.fields
    .filter((field: ConnectionField) => field.asked.includes(asked))
    .map((field) => ({ field, question: fieldQuestion(field, asked, words.fields[field.id]) }));
  const consent = consentQuestion(words.consent);
  const before = professional && professionalQuestions(professional);
  const all = [
    ...(before === undefined ? [] : [before.referrer, before.agreedHow]),
    ...[name, home, postcode, contact, language, people],
    ...fields.map((each) => each.question),
    consent,
  ];
  const named = Object.fromEntries(
    all.map((each): [string, Question] => [
      each.id,
      { ...each, path: `/connect/${asked}/${each.id}` },
    ]),
  );
  return {
    ...{ name, home, postcode, contact, language, people, fields, consent, before },
    journey: createJourney(named, placesOf(asked)),
  };
}

export type ConnectQuestions = ReturnType<typeof createConnectQuestions> & {
  readonly journey: Journey;
};

function peopleQuestion(words: ConnectWords['people']) {
  return question({
    id: 'people',
    section: 'household',
    template: 'connect/people.njk',
    fields: ['adults', 'children'],
    schema: z.object({
      adults: wholeNumber(
        { invalid: words.invalidAdults, missing: words.missingAdults },
        { min: 1, max: 20 },
      ),
      children: wholeNumber({ invalid: words.invalidCount }, { min: 0, max: 20 }),
    }),
    rows: ({ adults, children }) => [
      { key: words.rowAdults, lines: [String(adults)] },
      { key: words.rowChildren, lines: [children === 0 ? words.none : String(children)] },
    ],
    view: () => ({ title: words.title, words }),
  });
}

function consentQuestion(words: ConnectWords['consent']) {
  return question({
    id: 'agree',
    section: 'more-help',
    template: 'connect/agree.njk',
    fields: ['consent'],
    schema: z.object({ consent: agreed(words.missing) }),
    rows: () => [{ key: words.title, lines: [words.agree] }],
    view: () => ({ title: words.title, words }),
  });
}

/** Who asks, and whether the family knows: without its agreement nothing of it is asked. */
function professionalQuestions(words: ProfessionalWords) {
  return {
    agreedHow: oneOf({
      id: 'family-agrees',
      section: 'start',
      options: [...agreedWays, 'not-agreed'],
      words: words.agreedHow,
      exit: (answer) => (answer === 'not-agreed' ? 'not-agreed' : undefined),
    }),
    referrer: question({
      id: 'about-you',
      section: 'start',
      template: 'connect/about-you.njk',
      fields: ['fullName', 'organisation', 'role', 'email', 'phone'],
      schema: z.object({
        fullName: requiredText(words.referrer.fullName, 100),
        organisation: requiredText(words.referrer.organisation, 100),
        role: requiredText(words.referrer.role, 100),
        email: requiredText(words.referrer.email, 254).pipe(
          z.email({ error: words.referrer.email.invalid }),
        ),
        phone: requiredText(words.referrer.phone, 25),
      }),
      rows: (answer) => [
        { key: words.referrer.fullName.label, lines: [answer.fullName] },
        { key: words.referrer.organisation.label, lines: [answer.organisation, answer.role] },
        { key: words.referrer.contactRow, lines: [answer.email, answer.phone] },
      ],
      view: () => ({ title: words.referrer.title, words: words.referrer }),
    }),
  };
}

type FieldAnswer = string | readonly string[] | undefined;

/** The page of one configured field: which kind it is decides how it looks and what is taken. */
function fieldQuestion(
  field: ConnectionField,
  asked: AskedOf,
  words: FieldWords | undefined,
): TypedQuestion<{ answer: FieldAnswer }> {
  invariant(words !== undefined, `The form has no words for ${field.id}`);
  const { id } = field;
  const required = field.required.includes(asked);
  const place = { id, section: 'more-help' as const, fields: ['answer'] };
  const { title, short, hint } = words;
  if (field.kind === 'text') {
    const tooLong = say(words, 'tooLong', id);
    const max = field.maxLength;
    return question<{ answer: FieldAnswer }>({
      ...place,
      template: 'connect/text.njk',
      schema: z.object({
        answer: required
          ? requiredText({ missing: say(words, 'missing', id), tooLong }, max)
          : optionalText(tooLong, max),
      }),
      rows: ({ answer }) => [{ key: short, lines: linesOf(answer) }],
      view: () => ({ title, hint, max }),
    });
  }
  const label = (option: string) => {
    const text = words.options?.[option];
    invariant(text !== undefined, `The form has no words for ${option} of ${id}`);
    return text;
  };
  const items = field.options.map((value) => ({ value, text: label(value) }));
  const rows = ({ answer }: { answer: FieldAnswer }) => [
    { key: short, lines: (typeof answer === 'string' ? [answer] : (answer ?? [])).map(label) },
  ];
  const missing = say(words, 'missing', id);
  if (field.kind === 'choice') {
    return question<{ answer: FieldAnswer }>({
      ...{ ...place, rows, template: 'choice.njk', view: () => ({ title, hint, items }) },
      schema: z.object({ answer: choice(field.options, missing) }),
    });
  }
  const { alone } = field;
  const ticks = items.flatMap((item): object[] =>
    item.value === alone ? [{ divider: words.or }, { ...item, behaviour: 'exclusive' }] : [item],
  );
  const said = { missing, ...(words.alone !== undefined && { alone: words.alone }) };
  return question<{ answer: FieldAnswer }>({
    ...{ ...place, rows, template: 'ticks.njk', view: () => ({ title, hint, items: ticks }) },
    schema: z.object({ answer: choices(field.options, said, alone) }),
  });
}

function say(words: FieldWords, name: 'missing' | 'tooLong', id: string): string {
  const text = words[name];
  invariant(text !== undefined, `The form has no words for ${id} when it is ${name}`);
  return text;
}

function linesOf(answer: FieldAnswer): readonly string[] {
  if (answer === undefined) return [];
  return typeof answer === 'string' ? answer.split('\n') : answer;
}

/** What is kept of the fields, by their names; a field left empty is left out. */
export function fieldAnswers(
  { fields }: ConnectQuestions,
  draft: Readonly<Record<string, FormValues>>,
): Readonly<Record<string, string | string[]>> {
  return Object.fromEntries(
    fields.flatMap(({ field, question: asked }): [string, string | string[]][] => {
      const answer = asked.answerIn(draft)?.answer;
      if (answer === undefined) return [];
      return [[field.id, typeof answer === 'string' ? answer : [...answer]]];
    }),
  );
}
