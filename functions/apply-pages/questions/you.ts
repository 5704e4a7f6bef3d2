import * as z from 'zod';

import { localDate, type Instant } from '#shared/kernel/index.ts';
import {
  choice,
  date,
  optionalChoices,
  optionalEmail,
  optionalPhone,
  optionalText,
  postcode,
  requiredText,
} from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/index.ts';
import { question } from './question.ts';
import { oneOf } from './simple-questions.ts';

/** Who the family is and how to reach it safely. */
export function youQuestions(
  words: Pick<
    FamilyWords['questions'],
    'name' | 'dateOfBirth' | 'home' | 'postcode' | 'address' | 'contact' | 'language'
  >,
) {
  const home = oneOf({
    id: 'home',
    section: 'you',
    options: ['address', 'no-fixed-address', 'refuge'],
    words: words.home,
  });
  const hasAddress = (draft: Parameters<typeof home.answerIn>[0]) =>
    home.answerIn(draft)?.answer === 'address';
  const postcodeQuestion = question({
    id: 'postcode',
    section: 'you',
    template: 'postcode.njk',
    fields: ['postcode'],
    schema: z.object({ postcode: postcode(words.postcode) }),
    rows: (answer) => [{ key: words.postcode.short, lines: [answer.postcode] }],
    view: () => ({ title: words.postcode.title, words: words.postcode }),
    applies: hasAddress,
  });
  return {
    name: nameQuestion(words.name),
    dateOfBirth: dateOfBirthQuestion(words.dateOfBirth),
    home,
    postcode: postcodeQuestion,
    address: question({
      id: 'address',
      section: 'you',
      template: 'address.njk',
      fields: ['line1', 'line2'],
      schema: z.object({
        line1: requiredText(words.address, 80),
        line2: optionalText(words.address.tooLong, 80),
      }),
      rows: ({ line1, line2 }) => [
        { key: words.address.short, lines: line2 === undefined ? [line1] : [line1, line2] },
      ],
      view: (draft) => ({
        title: words.address.title,
        postcode: postcodeQuestion.answerIn(draft)?.postcode,
      }),
      applies: hasAddress,
    }),
    contact: contactQuestion(words.contact),
    language: languageQuestion(words.language),
  };
}

function nameQuestion(words: FamilyWords['questions']['name']) {
  return question({
    id: 'name',
    section: 'you',
    template: 'name.njk',
    fields: ['fullName'],
    schema: z.object({ fullName: requiredText(words, 100) }),
    rows: ({ fullName }) => [{ key: words.short, lines: [fullName] }],
    view: () => ({ title: words.title, words }),
  });
}

const oldestYears = 120;
const youngestYears = 16;

function dateOfBirthQuestion(words: FamilyWords['questions']['dateOfBirth']) {
  return question({
    id: 'date-of-birth',
    section: 'you',
    template: 'date-of-birth.njk',
    fields: ['dateOfBirth-day', 'dateOfBirth-month', 'dateOfBirth-year'],
    schema: z.object({ dateOfBirth: date(words) }),
    rows: ({ dateOfBirth }) => [{ key: words.short, lines: [shownDate(dateOfBirth)] }],
    view: () => ({ title: words.title }),
    complaint: ({ dateOfBirth }, at) => {
      const field = 'dateOfBirth';
      if (dateOfBirth > localDate(at)) return { field, text: words.future };
      return ageAt(dateOfBirth, at) > oldestYears ? { field, text: words.tooOld } : undefined;
    },
    exit: ({ dateOfBirth }, at) =>
      ageAt(dateOfBirth, at) < youngestYears ? 'under-16' : undefined,
  });
}

/** Whole years on the day of asking, in Birmingham. */
function ageAt(dateOfBirth: string, at: Instant): number {
  const today = localDate(at);
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** `27/3/1985`: read the same in every language we plan. */
function shownDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return [day, month, year].join('/');
}

const safeWays = ['text', 'voicemail'] as const;
const bestTimes = ['any', 'morning', 'afternoon', 'evening'] as const;

function contactQuestion(words: FamilyWords['questions']['contact']) {
  return question({
    id: 'contact',
    section: 'you',
    template: 'contact.njk',
    fields: ['phone', 'email', 'safe', 'bestTime'],
    schema: z.object({
      phone: optionalPhone(words.invalidPhone),
      email: optionalEmail(words.invalidEmail),
      safe: optionalChoices(safeWays),
      bestTime: choice(bestTimes, words.missingTime),
    }),
    rows: ({ phone, email, safe, bestTime }) => [
      { key: words.short, lines: [phone, email].filter((way) => way !== undefined) },
      {
        key: words.rowSafe,
        lines: [
          safe.includes('text') ? words.yesText : words.noText,
          safe.includes('voicemail') ? words.yesVoicemail : words.noVoicemail,
        ],
      },
      { key: words.rowBestTime, lines: [words.bestTimes[bestTime]] },
    ],
    view: () => ({ title: words.title, words, safeWays, bestTimes }),
    complaint: ({ phone, email }) =>
      phone === undefined && email === undefined
        ? { field: 'phone', text: words.missing }
        : undefined,
  });
}

/** English first because most choose it, then the alphabet. Codes: BCP 47. */
export const languages = [
  'en',
  'ar',
  'bn',
  'ps',
  'pl',
  'pa',
  'ro',
  'so',
  'ur',
  'bfi',
  'other',
] as const;

function languageQuestion(words: FamilyWords['questions']['language']) {
  return question({
    id: 'language',
    section: 'you',
    template: 'language.njk',
    fields: ['language', 'interpreter'],
    schema: z.object({
      language: choice(languages, words.missing),
      interpreter: choice(['yes', 'no'], words.missingInterpreter),
    }),
    rows: ({ language, interpreter }) => [
      { key: words.short, lines: [words.options[language]] },
      { key: words.interpreterShort, lines: [words[interpreter]] },
    ],
    view: () => ({ title: words.title, words, languages }),
  });
}
