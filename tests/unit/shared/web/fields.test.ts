import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import {
  accountNumber,
  choices,
  date,
  internationalPhone,
  optionalEmail,
  optionalPhone,
  optionalPounds,
  parsePounds,
  postcode,
  readForm,
  requiredText,
  sortCode,
  timeOfDay,
  wholeNumber,
} from '#shared/web/index.ts';

const read = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : { refused: parsed.error.issues[0]?.message };
};

describe('money', () => {
  test.each([
    ['£12.50', 1250],
    ['12.5', 1250],
    [' 1,250 ', 125_000],
    ['£ 40', 4000],
    ['0.07', 7],
  ])('reads %s as %i pence', (typed, expected) => {
    expect(parsePounds(typed)).toBe(expected);
  });
  test.each(['12.345', '-5', 'twelve', '1e3', '£', '12.'])('does not guess at %s', (typed) => {
    expect(parsePounds(typed)).toBeUndefined();
  });
  test('keeps an amount inside its range and lets an empty one be', () => {
    const field = optionalPounds('Enter an amount', { minPence: 100, maxPence: 15_000 });
    expect(read(field, '150')).toBe(15_000);
    expect(read(field, '150.01')).toEqual({ refused: 'Enter an amount' });
    expect(read(field, '')).toBeUndefined();
  });
});

describe('bank details', () => {
  const words = { missing: 'missing', invalid: 'invalid', length: 'length' };
  test.each(['30-94-30', '30 94 30', '309430', ' 30.94.30', '30–94–30'])(
    'forgives the separators of %s',
    (typed) => {
      expect(read(sortCode(words), typed)).toBe('309430');
    },
  );
  test('refuses five digits, letters and nothing', () => {
    expect(read(sortCode(words), '30943')).toEqual({ refused: 'invalid' });
    expect(read(sortCode(words), '30943O')).toEqual({ refused: 'invalid' });
    expect(read(sortCode(words), undefined)).toEqual({ refused: 'missing' });
  });
  test('gives a short account number the leading zeros banks print', () => {
    expect(read(accountNumber(words), '733445')).toBe('00733445');
    expect(read(accountNumber(words), '7334 4512')).toBe('73344512');
  });
  test('says what is wrong with the length of an account number', () => {
    expect(read(accountNumber(words), '12345')).toEqual({ refused: 'length' });
    expect(read(accountNumber(words), '123456789')).toEqual({ refused: 'length' });
  });
});

describe('ways to reach somebody', () => {
  test.each(['07700 900123', '+44 7700 900 123', '(0121) 634-7100', '0044 121 634 7100'])(
    'takes %s as it was typed',
    (typed) => {
      expect(read(optionalPhone('no'), typed)).toBe(typed);
    },
  );
  test('refuses what cannot be rung', () => {
    expect(read(optionalPhone('no'), '12345')).toEqual({ refused: 'no' });
    expect(read(optionalPhone('no'), 'ask at school')).toEqual({ refused: 'no' });
  });
  test('writes one number one way', () => {
    expect(internationalPhone('07700 900123')).toBe('+447700900123');
    expect(internationalPhone('+44 (0)7700 900123')).toBe('+447700900123');
  });
  test('checks the shape of an email address and lets an empty one be', () => {
    expect(read(optionalEmail('no'), 'amina@example.org ')).toBe('amina@example.org');
    expect(read(optionalEmail('no'), 'amina@')).toEqual({ refused: 'no' });
    expect(read(optionalEmail('no'), '')).toBeUndefined();
  });
  test.each(['b11aa', 'B1 1AA', ' b1-1aa. '])('writes the postcode %s one way', (typed) => {
    expect(read(postcode({ missing: 'm', invalid: 'i' }), typed)).toBe('B1 1AA');
  });
  test('refuses half a postcode', () => {
    expect(read(postcode({ missing: 'm', invalid: 'i' }), 'B11')).toEqual({ refused: 'i' });
  });
});

describe('dates', () => {
  const words = {
    missing: 'missing',
    missingDay: 'no day',
    missingMonth: 'no month',
    missingYear: 'no year',
    invalid: 'not real',
  };
  const schema = z.object({ birth: date(words) });
  const readBirth = (day: string, month: string, year: string) =>
    readForm(schema, { 'birth-day': day, 'birth-month': month, 'birth-year': year });

  test('takes numbers and the names of months', () => {
    expect(readBirth('6', '12', '1984')).toEqual({ ok: true, value: { birth: '1984-12-06' } });
    expect(readBirth('06', 'December', '1984')).toMatchObject({ value: { birth: '1984-12-06' } });
  });
  test.each([
    ['31', '2', '1984'],
    ['1', '13', '1984'],
    ['1', '1', '84'],
  ])('knows that %s %s %s is no date', (day, month, year) => {
    expect(readBirth(day, month, year)).toMatchObject({
      failure: { errors: { summary: [{ text: 'not real', href: '#birth-day' }] } },
    });
  });
  test('names the one box that is empty and marks it', () => {
    expect(readBirth('6', '', '1984')).toMatchObject({
      failure: {
        values: { birth: { day: '6', month: '', year: '1984' } },
        errors: {
          summary: [{ text: 'no month', href: '#birth-month' }],
          fields: { birth: { text: 'no month', parts: ['month'] } },
        },
      },
    });
  });
  test('asks once for the whole date when more than one box is empty', () => {
    expect(readBirth('', '', '1984')).toMatchObject({
      failure: {
        errors: {
          summary: [{ text: 'missing', href: '#birth-day' }],
          fields: { birth: { text: 'missing', parts: ['day', 'month'] } },
        },
      },
    });
  });
});

describe('forms', () => {
  const schema = z.object({
    name: requiredText({ missing: 'Enter your name', tooLong: 'Too long' }, 5),
    adults: wholeNumber({ invalid: 'Enter a number', missing: 'How many?' }, { min: 1, max: 20 }),
    needs: choices(['food', 'fuel', 'none'], { missing: 'Pick one', alone: 'Not both' }, 'none'),
  });

  test('reads a right form', () => {
    expect(readForm(schema, { name: ' Amina ', adults: ' 2', needs: 'food' })).toEqual({
      ok: true,
      value: { name: 'Amina', adults: 2, needs: ['food'] },
    });
  });
  test('shows the same words at the field and in the summary, in the order of the page', () => {
    const read = readForm(schema, { name: '', adults: 'two', needs: ['food', 'none'] });
    expect(read).toEqual({
      ok: false,
      failure: {
        values: { name: '', adults: 'two', needs: ['food', 'none'] },
        errors: {
          summary: [
            { text: 'Enter your name', href: '#name' },
            { text: 'Enter a number', href: '#adults' },
            { text: 'Not both', href: '#needs' },
          ],
          fields: {
            name: { text: 'Enter your name' },
            adults: { text: 'Enter a number' },
            needs: { text: 'Not both' },
          },
        },
      },
    });
  });
  test('treats a field that never arrived like an empty one', () => {
    expect(readForm(schema, {})).toMatchObject({
      failure: {
        errors: {
          fields: {
            name: { text: 'Enter your name' },
            adults: { text: 'How many?' },
            needs: { text: 'Pick one' },
          },
        },
      },
    });
  });
});

describe('a time of day', () => {
  const schema = z.object({ time: timeOfDay({ missing: 'When?', invalid: 'Like 14:05' }) });
  test.each([
    ['14:05', '14:05'],
    ['14.05', '14:05'],
    [' 1405 ', '14:05'],
    ['9:30', '09:30'],
    ['2:05pm', '14:05'],
    ['2 pm', '14:00'],
    ['12am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['0:00', '00:00'],
  ])('is read from %j', (typed, time) => {
    expect(readForm(schema, { time: typed })).toEqual({ ok: true, value: { time } });
  });
  test.each(['9', '25:00', '14:60', '13pm', '0am', 'noon', '-1:00', '14:5', '1:234'])(
    'is asked for again after %j',
    (typed) => {
      expect(readForm(schema, { time: typed })).toMatchObject({
        failure: { errors: { fields: { time: { text: 'Like 14:05' } } } },
      });
    },
  );
  test('is asked for when it is missing', () => {
    expect(readForm(schema, {})).toMatchObject({
      failure: { errors: { fields: { time: { text: 'When?' } } } },
    });
  });
});
