import * as z from 'zod';

import {
  benefits,
  incomeBands,
  meters,
  reasons,
  savingsBands,
} from '#shared/applications/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import type { Formats } from '#shared/languages/index.ts';
import { categories, type Category } from '#shared/programmes/index.ts';
import { optionalPounds } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/index.ts';
import type { EligibilityQuestions } from './eligibility.ts';
import { question, type Draft } from './question.ts';
import { oneOf, someOf } from './simple-questions.ts';

/** The least worth asking for: a pound. */
const leastPence = 100;

/** What has happened and what it would take. */
export function happenedQuestions(said: Said, before: EligibilityQuestions) {
  const { words } = said;
  const section = 'happened';
  const needs = (draft: Draft): Category[] => {
    const ticked = before.helpNeeded.answerIn(draft)?.answer ?? [];
    return categories.filter((category) => ticked.includes(category));
  };
  return {
    reasons: someOf({ id: 'reasons', section, options: reasons, words: words.reasons }),
    amounts: amountsQuestion(said, needs),
    meter: oneOf({
      id: 'meter',
      section,
      options: meters,
      words: words.meter,
      applies: (draft) => needs(draft).includes('energy-and-water'),
    }),
    benefits: someOf({
      id: 'benefits',
      section,
      options: benefits,
      words: words.benefits,
      alone: 'none',
    }),
    income: oneOf({ id: 'income', section, options: incomeBands, words: words.income }),
    savings: oneOf({ id: 'savings', section, options: savingsBands, words: words.savings }),
  };
}

interface Said {
  readonly words: FamilyWords['questions'];
  readonly formats: Formats;
  readonly capPence: number;
}

function amountsQuestion({ words, formats, capPence }: Said, needs: (draft: Draft) => Category[]) {
  const { pounds, fill, lowerCase } = formats;
  const cap = pounds(capPence);
  const labels = words.helpNeeded.options;
  const amount = (category: Category) =>
    optionalPounds(fill(words.amounts.invalid, { what: lowerCase(labels[category]), cap }), {
      minPence: leastPence,
      maxPence: capPence,
    });
  return question({
    id: 'amounts',
    section: 'happened',
    template: 'amounts.njk',
    fields: categories,
    schema: z.object({
      food: amount('food'),
      'energy-and-water': amount('energy-and-water'),
      'linked-essentials': amount('linked-essentials'),
      'wider-essentials': amount('wider-essentials'),
      'housing-costs': amount('housing-costs'),
    }),
    rows: (answer) => {
      const asked = categories.filter((category) => answer[category] !== undefined);
      const lines = asked.map(
        (category) => `${labels[category]}: ${pounds(answer[category] ?? 0)}`,
      );
      const total = pounds(sumPence(asked.map((category) => answer[category] ?? 0)));
      const sum = asked.length > 1 ? [`${words.amounts.total}: ${total}`] : [];
      return [{ key: words.amounts.short, lines: [...lines, ...sum] }];
    },
    view: (draft) => ({
      title: words.amounts.title,
      hint: fill(words.amounts.hint, { cap }),
      categories: needs(draft),
    }),
    complaint: (answer, _at, draft) => {
      const [first] = needs(draft);
      const nothing = needs(draft).every((category) => answer[category] === undefined);
      return nothing ? { field: first ?? 'food', text: words.amounts.missing } : undefined;
    },
  });
}
