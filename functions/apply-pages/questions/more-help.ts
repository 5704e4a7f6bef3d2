import * as z from 'zod';

import { connectionReasons } from '#shared/family-connect/index.ts';
import { agreed, choices, optionalText } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/index.ts';
import { question } from './question.ts';
import { oneOf } from './simple-questions.ts';

const ownWordsMax = 1500;

/** Family Connect: separate from the money, and only with consent; then the declaration. */
export function closingQuestions(words: FamilyWords['questions']) {
  const moreHelp = oneOf({
    id: 'more-help',
    section: 'more-help',
    options: ['yes', 'no'],
    words: { ...words.moreHelp, hint: `${words.moreHelp.hint} ${words.moreHelp.never}` },
  });
  const details = words.moreHelpDetails;
  return {
    moreHelp,
    moreHelpDetails: question({
      id: 'more-help-details',
      section: 'more-help',
      template: 'more-help-details.njk',
      fields: ['answer', 'ownWords', 'consent'],
      schema: z.object({
        answer: choices(connectionReasons, details),
        ownWords: optionalText(details.tooLong, ownWordsMax),
        consent: agreed(details.missingConsent),
      }),
      rows: ({ answer, ownWords }) => [
        { key: details.short, lines: answer.map((reason) => details.options[reason]) },
        ...(ownWords === undefined
          ? []
          : [{ key: details.ownWordsShort, lines: ownWords.split('\n') }]),
        { key: details.consentTitle, lines: [details.consent] },
      ],
      view: () => ({ title: details.title, connectionReasons, ownWordsMax }),
      applies: (draft) => moreHelp.answerIn(draft)?.answer === 'yes',
    }),
    declaration: question({
      id: 'declaration',
      section: 'declaration',
      template: 'declaration.njk',
      fields: ['agree'],
      schema: z.object({ agree: agreed(words.declaration.missing) }),
      rows: () => [{ key: words.declaration.short, lines: [words.declaration.agreed] }],
      view: () => ({ title: words.declaration.title }),
    }),
  };
}
