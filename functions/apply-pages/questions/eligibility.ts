import { categories } from '#shared/programmes/index.ts';

import type { FamilyWords } from '../locales/index.ts';
import { settledField } from './question.ts';
import { oneOf, someOf } from './simple-questions.ts';

/** Whether this fund is the right door, before anything personal is asked. */
export function eligibilityQuestions(words: FamilyWords['questions']) {
  return {
    whereYouLive: oneOf({
      id: 'where-you-live',
      section: 'start',
      options: ['in-birmingham', 'placed-by-council', 'elsewhere'],
      words: words.whereYouLive,
      exit: (answer) => (answer === 'elsewhere' ? 'not-in-birmingham' : undefined),
    }),
    whoIsApplying: oneOf({
      id: 'who-is-applying',
      section: 'start',
      options: ['self', 'supporter', 'professional'],
      words: words.whoIsApplying,
      applies: (draft) => draft['who-is-applying']?.[settledField] === undefined,
    }),
    helpNeeded: someOf({
      id: 'help-needed',
      section: 'start',
      options: [...categories, 'advice'],
      words: words.helpNeeded,
      exit: (needs) => (needs.every((need) => need === 'advice') ? 'advice' : undefined),
    }),
    previousAward: oneOf({
      id: 'previous-award',
      section: 'start',
      options: ['no', 'yes', 'not-sure'],
      words: words.previousAward,
      detour: (answer) => (answer === 'yes' ? 'helped-before' : undefined),
    }),
    children: oneOf({
      id: 'children',
      section: 'start',
      options: ['yes', 'no'],
      words: words.children,
    }),
  };
}

export type EligibilityQuestions = ReturnType<typeof eligibilityQuestions>;
