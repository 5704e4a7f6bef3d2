import { expect, test } from 'vitest';

import { isolateNames, keepNumbersWhole } from '#shared/languages/index.ts';

const iso = (text: string) => `\u2066${text}\u2069`;

test.each([
  ['ہمیں 0121 634 7100 پر فون کریں', `ہمیں ${iso('0121 634 7100')} پر فون کریں`],
  ['£900 سے £1,700', `${iso('£900')} سے ${iso('£1,700')}`],
  ['PayPoint یا Post Office', `${iso('PayPoint')} یا ${iso('Post Office')}`],
  ['مثال: 7K3QD-9XW2M۔', `مثال: ${iso('7K3QD-9XW2M')}۔`],
  ['name@example.com', iso('name@example.com')],
  ['صرف اردو', 'صرف اردو'],
])('numbers and English names in %s are kept whole', (words, wanted) => {
  expect(isolateNames(words)).toBe(wanted);
});

test('blanks stay blanks, at any depth', () => {
  const words = { a: '{amount} %{count} ((day))', list: ['{fund} BVSC'], b: { c: 'اب' } };
  expect(isolateNames(words)).toEqual({
    ...words,
    list: [`{fund} ${iso('BVSC')}`],
  });
});

test('a telephone number stays on one line, and nothing else is held together', () => {
  const words = { a: 'Call 0121 634 7100 or 999', b: ['0800 144 8848, in 5 10 days', '2026 2027'] };
  expect(keepNumbersWhole(words)).toEqual({
    a: 'Call 0121\u00a0634\u00a07100 or 999',
    b: ['0800\u00a0144\u00a08848, in 5 10 days', '2026 2027'],
  });
});
