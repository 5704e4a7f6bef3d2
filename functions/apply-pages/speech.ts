import { formatsFor, type Formats, type LanguageCode } from '#shared/languages/index.ts';

import { createJourney, createQuestions, type Journey, type Questions } from './journey.ts';
import { familyWords, type FamilyWords } from './locales/index.ts';

/** What the pages say in one language: their words, how it writes amounts and days, and its questions. */
export interface Speech {
  readonly language: LanguageCode;
  readonly words: FamilyWords;
  readonly formats: Formats;
  /** The questions by name, and in their order; names, paths and order are the same in every language. */
  readonly questions: Questions;
  readonly journey: Journey;
}

/** Speaks the language of a request. */
export type Speak = (asked: { readonly language: LanguageCode }) => Speech;

/** Each language is made when it is first asked for, and kept. */
export function createSpeak(capPence: number): Speak {
  const known = new Map<LanguageCode, Speech>();
  return ({ language }) => {
    const before = known.get(language);
    if (before !== undefined) return before;
    const words = familyWords[language];
    const formats = formatsFor(language);
    const questions = createQuestions({ words: words.questions, formats, capPence });
    const speech = { language, words, formats, questions, journey: createJourney(questions) };
    known.set(language, speech);
    return speech;
  };
}
