import { syllable } from 'syllable';
import { describe, expect, test } from 'vitest';

import { en } from '#functions/apply-pages/locales/en/index.ts';
import { en as messages } from '#shared/messages/locales/en.ts';
import { en as kit } from '#shared/web/locales/en.ts';

/** A reading age of nine, as a year of an American school: children there are nine in the fourth. */
const gradeAtNine = 4;
/** GOV.UK's own limit. */
const longestSentence = 25;

interface Sentence {
  readonly page: string;
  readonly text: string;
  readonly words: number;
  readonly syllables: number;
}

/** Every text below a word list, with the names that lead to it. */
function textsOf(words: unknown, path: readonly string[] = []): [string[], string][] {
  if (typeof words === 'string') return [[[...path], words]];
  return Object.entries(words as object).flatMap(([name, inside]) =>
    textsOf(inside, [...path, name]),
  );
}

/** Two words and fewer are labels, which no formula was made for. */
function sentencesOf(words: unknown): Sentence[] {
  return textsOf(words).flatMap(([path, text]) =>
    text.split(/(?<=[.?!:])\s+/).flatMap((sentence) => {
      const found = sentence.match(/[\p{L}’'-]+/gu) ?? [];
      if (found.length < 3) return [];
      const syllables = found.reduce((sum, word) => sum + syllable(word), 0);
      const page = path.slice(0, 2).join('.');
      return [{ page, text: sentence, words: found.length, syllables }];
    }),
  );
}

/** Flesch and Kincaid's grade (Kincaid et al. 1975, Navy Research Branch Report 8-75). */
function gradeOf(sentences: readonly Sentence[]): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const syllables = sentences.reduce((sum, sentence) => sum + sentence.syllables, 0);
  return 0.39 * (words / sentences.length) + 11.8 * (syllables / words) - 15.59;
}

/** Whoever gets a benefit, or belongs to a group of the census, knows it by its official name and looks for that. */
const { options: _officialNames, ...benefits } = en.questions.benefits;
const { ethnicGroup: _censusNames, ...equality } = en.equality;
const questions = { ...en.questions, benefits };
const sentences = sentencesOf({ ...en, questions, equality, kit, messages });

describe('what families read', () => {
  test('is for readers of nine, page by page', () => {
    const pages = Map.groupBy(sentences, ({ page }) => page);
    const hard = [...pages]
      .filter(([, inIt]) => inIt.length >= 4)
      .map(([page, inIt]) => ({ page, grade: gradeOf(inIt) }))
      .filter(({ grade }) => grade > gradeAtNine);
    expect(hard).toEqual([]);
    expect(gradeOf(sentences)).toBeLessThan(gradeAtNine - 1);
  });

  test('has no sentence that is too long', () => {
    const long = sentences.filter(({ words }) => words > longestSentence);
    expect(long.map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
  });

  test('would be noticed if it were hard', () => {
    const official = {
      page: [
        'Applicants must demonstrate eligibility by submitting appropriate documentary evidence.',
        'Determinations are communicated electronically following administrative verification.',
      ].join(' '),
    };
    expect(gradeOf(sentencesOf(official))).toBeGreaterThan(12);
    expect(
      gradeOf(sentencesOf({ page: 'We read what you wrote. Then we call you.' })),
    ).toBeLessThan(1);
  });
});
