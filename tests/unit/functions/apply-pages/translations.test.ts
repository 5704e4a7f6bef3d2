import { describe, expect, test } from 'vitest';

import { familyWords } from '#functions/apply-pages/locales/index.ts';
import { languageCodes, type LanguageCode } from '#shared/languages/index.ts';

const { en: english, ...others } = familyWords;
const translations = Object.entries(others) as [LanguageCode, object][];

/** Every text with the names that lead to it; the forms of one that counts are one text. */
function textsOf(words: unknown, path = ''): [string, string | Record<string, string>][] {
  if (typeof words === 'string' || isPlural(words)) return [[path, words]];
  return Object.entries(words as object).flatMap(([name, inside]) =>
    textsOf(inside, path === '' ? name : `${path}.${name}`),
  );
}

function isPlural(words: unknown): words is Record<string, string> {
  const forms = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
  return Object.keys(words as object).every((key) => forms.has(key));
}

function blanksOf(text: string): readonly string[] {
  return (text.match(/%?\{\w+\}/g) ?? []).toSorted();
}

/** Telephone numbers and the like, whatever marks keep their order. */
function numbersOf(text: string): readonly string[] {
  const plain = text.replace(/[\u2066-\u2069]/g, '');
  return [...new Set(plain.match(/\d[\d ]{5,}\d/g) ?? [])].sort();
}

const wanted = new Map(textsOf(english));

test('every language that is offered has words', () => {
  expect(Object.keys(familyWords)).toEqual([...languageCodes]);
});

describe.each(translations)('the words in %s', (code, words) => {
  const texts = textsOf(words);

  test('are all there, and none besides', () => {
    expect(texts.map(([path]) => path).sort()).toEqual([...wanted.keys()].sort());
    const empty = texts.filter(([path, text]) => text === '' && wanted.get(path) !== '');
    expect(empty).toEqual([]);
  });

  test('have the blanks and the telephone numbers of the English', () => {
    const wrong = texts.filter(([path, text]) => {
      const original = wanted.get(path);
      if (typeof text !== 'string' || typeof original !== 'string') return false;
      return (
        blanksOf(text).join() !== blanksOf(original).join() ||
        numbersOf(text).join() !== numbersOf(original).join()
      );
    });
    expect(wrong).toEqual([]);
  });

  test('count with every form that the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
    const counting = texts.filter(([, text]) => typeof text !== 'string');
    expect(counting.length).toBeGreaterThan(3);
    for (const [path, forms] of counting) {
      expect([path, Object.keys(forms).sort()]).toEqual([path, [...pluralCategories].sort()]);
    }
  });

  test('write numbers with the digits of a bank letter', () => {
    const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f]/;
    expect(texts.filter(([, text]) => digits.test(JSON.stringify(text)))).toEqual([]);
  });

  test('name a button as it stands on the button', () => {
    const { kit, start, about, questions } = words as typeof english;
    expect(start.safe1).toContain(kit.exit.label);
    expect(about.cookies.expiresText).toContain(kit.exit.label);
    expect(questions.benefits.missing).toContain(questions.benefits.options.none);
  });
});
