import { describe, expect, test } from 'vitest';

import {
  formatsFor,
  languageCodes,
  type LanguageCode,
  type Plural,
} from '#shared/languages/index.ts';

describe('how a language writes', () => {
  test('English: amounts, days and blanks', () => {
    const { pounds, day, nearDay, fill, either, lowerCase } = formatsFor('en');
    expect(pounds(150_00)).toBe('£150');
    expect(day('2021-12-06')).toBe('6 December 2021');
    expect(day('2026-06-30T23:30:00.000Z')).toBe('1 July 2026');
    expect(nearDay('2021-12-06')).toBe('6 December');
    expect(fill('Hello {name}, {count} pages', { name: 'Amina' })).toBe(
      'Hello Amina, {count} pages',
    );
    expect(either(['A', 'B', 'C'])).toBe('A, B or C');
    expect(lowerCase('Food')).toBe('food');
  });

  test.each<[LanguageCode, string]>([
    ['ar', '6 ديسمبر 2026'],
    ['bn', '6 ডিসেম্বর, 2026'],
    ['pa', '6 ਦਸੰਬਰ 2026'],
    ['pl', '6 grudnia 2026'],
    ['ro', '6 decembrie 2026'],
    ['ur', '6 دسمبر، 2026'],
  ])('%s: the month in its words, the digits of a bank letter', (code, day) => {
    expect(formatsFor(code).day('2026-12-06')).toBe(day);
  });

  test('the number decides which form of a word goes with it', () => {
    const forms: Plural = { one: '1', few: 'few', many: 'many', other: 'other' };
    const { plural } = formatsFor('pl');
    expect([1, 2, 5, 22, 25].map((count) => plural(forms, count))).toEqual([
      ...['1', 'few', 'many', 'few', 'many'],
    ]);
    expect(formatsFor('ar').plural({ two: 'two', other: 'other' }, 2)).toBe('two');
    // A form that is not there falls back on the one that fits any number.
    expect(formatsFor('ar').plural({ other: 'other' }, 2)).toBe('other');
  });

  test('what is read from the left keeps its order within a line read from the right', () => {
    const { pounds, fill } = formatsFor('ur');
    expect(pounds(150_00)).toBe('\u2066£150\u2069');
    expect(fill('{amount} ملے', { amount: '£150' })).toBe('\u2068£150\u2069 ملے');
    for (const code of languageCodes) {
      const isolated = formatsFor(code).pounds(1).length > '£0.01'.length;
      expect(isolated).toBe(['ar', 'ur'].includes(code));
    }
  });
});
