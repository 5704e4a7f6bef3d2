import * as z from 'zod';

import type { housings } from '#shared/applications/index.ts';
import { choice, wholeNumber } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/index.ts';
import type { EligibilityQuestions } from './eligibility.ts';
import { question, type Draft, type Row } from './question.ts';
import { oneOf } from './simple-questions.ts';
import type { youQuestions } from './you.ts';

type HouseholdWords = FamilyWords['questions']['household'];

export const ageBands = ['age0to1', 'age2to4', 'age5to10', 'age11to15', 'age16to18'] as const;
const quietAnswers = ['yes', 'no', 'prefer-not-to-say'] as const;

/** Who lives there and in what kind of home. */
export function householdQuestions(
  words: FamilyWords['questions'],
  before: EligibilityQuestions & ReturnType<typeof youQuestions>,
) {
  const hasChildren = (draft: Draft) => before.children.answerIn(draft)?.answer === 'yes';
  return {
    household: householdQuestion(words.household, hasChildren),
    housing: oneOf({
      id: 'housing',
      section: 'household',
      options: homesToChoose,
      words: words.housing,
      // A family in a refuge has said so already.
      applies: (draft) => before.home.answerIn(draft)?.answer !== 'refuge',
    }),
  };
}

type HomeToChoose = Exclude<(typeof housings)[number], 'refuge'>;

/** The commonest first. */
const homesToChoose: readonly HomeToChoose[] = [
  'social-rent',
  'private-rent',
  'own',
  'temporary',
  'hostel',
  'shared-house',
  'with-family-or-friends',
  'no-home',
];

function householdQuestion(words: HouseholdWords, hasChildren: (draft: Draft) => boolean) {
  const count = wholeNumber({ invalid: words.invalidCount }, { min: 0, max: 20 });
  const schema = z.object({
    adults: wholeNumber(
      { invalid: words.invalidAdults, missing: words.missingAdults },
      { min: 1, max: 20 },
    ),
    adultsOver65: count,
    age0to1: count,
    age2to4: count,
    age5to10: count,
    age11to15: count,
    age16to18: count,
    pregnant: choice(quietAnswers, words.missingPregnant),
    disability: choice(quietAnswers, words.missingDisability),
  });
  return question({
    id: 'household',
    section: 'household',
    template: 'household.njk',
    fields: ['adults', 'adultsOver65', ...ageBands, 'pregnant', 'disability'],
    schema,
    rows: (answer) => householdRows(words, answer),
    view: (draft) => ({ title: words.title, ageBands, quietAnswers, askAges: hasChildren(draft) }),
    complaint: (answer, _at, draft) => {
      if (answer.adultsOver65 > answer.adults) {
        return { field: 'adultsOver65', text: words.tooManyOver65 };
      }
      const noChildren = ageBands.every((band) => answer[band] === 0);
      return hasChildren(draft) && noChildren
        ? { field: 'age0to1', text: words.missingChildren }
        : undefined;
    },
  });
}

type HouseholdAnswer = Readonly<
  Record<(typeof ageBands)[number] | 'adults' | 'adultsOver65', number> &
    Record<'pregnant' | 'disability', (typeof quietAnswers)[number]>
>;

function householdRows(words: HouseholdWords, answer: HouseholdAnswer): Row[] {
  const children = ageBands
    .filter((band) => answer[band] > 0)
    .map((band) => `${words.childAges[band]}: ${answer[band]}`);
  return [
    { key: words.rowAdults, lines: [String(answer.adults)] },
    { key: words.rowAdultsOver65, lines: [String(answer.adultsOver65)] },
    { key: words.rowChildren, lines: children.length > 0 ? children : [words.none] },
    { key: words.rowPregnant, lines: [words.quiet[answer.pregnant]] },
    { key: words.rowDisability, lines: [words.quiet[answer.disability]] },
  ];
}
