import { describe, expect, it } from 'vitest';

import { applicationFormSchemaAt, dateOfBirthComplaint } from '#shared/applications/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';

const at = '2021-12-07T09:00:00.000Z';

/** Where a form fails, and with which words. */
function complaints(form: object) {
  const parsed = applicationFormSchemaAt(at).safeParse(form);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

const fields = (form: object) => complaints(form).map(([field]) => field);
const form = buildForm();

describe('the application form', () => {
  it('takes a family as it is', () => {
    expect(applicationFormSchemaAt(at).parse(form)).toEqual(form);
  });

  it('is one schema for a whole day, and another the next', () => {
    const sameDay = applicationFormSchemaAt('2021-12-07T23:59:59.000Z');
    expect(sameDay).toBe(applicationFormSchemaAt(at));
    expect(applicationFormSchemaAt('2021-12-08T00:00:00.000Z')).not.toBe(sameDay);
  });

  it('takes a family without an address, a family in a refuge and one without a bank account', () => {
    expect(complaints({ ...form, home: { kind: 'no-fixed-address' } })).toEqual([]);
    expect(complaints({ ...form, home: { kind: 'refuge' }, housing: 'refuge' })).toEqual([]);
    expect(complaints({ ...form, payment: { method: 'needs-another-way' } })).toEqual([]);
  });

  it.each([
    ['a field nobody asked for', { ...form, nationalInsuranceNumber: 'QQ123456C' }],
    ['a name for a child', { ...form, household: { ...form.household, names: ['Ali'] } }],
    ['the address of a refuge', { ...form, home: { kind: 'refuge', line1: '1 High Street' } }],
  ])('refuses %s rather than drop it silently', (_, extra) => {
    expect(complaints(extra)).toHaveLength(1);
    expect(complaints(extra)[0]![1]).toContain('Unrecognized key');
  });

  it.each(Object.keys(form).filter((field) => field !== 'meter' && field !== 'programmeId'))(
    'needs %s',
    (field) => {
      const { [field]: _left, ...rest } = form as unknown as Record<string, unknown>;
      expect(fields(rest)).toContain(field);
    },
  );

  it('answers for a fund that does not exist instead of breaking on it', () => {
    expect(fields({ ...form, programmeId: 'winter-wonderland' })).toEqual(['programmeId']);
  });

  it('names a fund or none: told once, it is for every fund that is open', () => {
    const { programmeId: _named, ...told } = form;
    expect(complaints(told)).toEqual([]);
    expect(complaints({ ...told, amountsPence: { food: 250_01 } })).toEqual([
      [
        'amountsPence.food',
        'Enter £250 or less. No fund of ours pays more than £250 for a household',
      ],
    ]);
  });

  it('asks a fund it names for something that fund helps with', () => {
    const fuel = { ...form, programmeId: 'emergency-food-and-fuel' };
    expect(complaints({ ...fuel, amountsPence: { food: 100_00, 'housing-costs': 90_00 } })).toEqual(
      [],
    );
    expect(complaints({ ...fuel, amountsPence: { 'housing-costs': 90_00 } })).toEqual([
      ['amountsPence', 'Ask for something this fund helps with: food, energy-and-water'],
    ]);
  });

  it('does without a meter', () => {
    const { meter: _meter, ...rest } = form;
    expect(complaints(rest)).toEqual([]);
  });
});

describe('reaching the family', () => {
  const contact = { safeToText: false, safeToLeaveVoicemail: false, bestTime: 'any' } as const;

  it('takes a telephone or an email address', () => {
    expect(complaints({ ...form, contact: { ...contact, phone: '0121 496 0000' } })).toEqual([]);
    expect(complaints({ ...form, contact: { ...contact, email: 'n@example.org' } })).toEqual([]);
  });

  it('takes neither for an answer we could not act on', () => {
    expect(complaints({ ...form, contact })).toEqual([
      ['contact.phone', 'Enter a phone number or an email address, so that we can reach you'],
    ]);
  });

  it('refuses an email address that cannot be one', () => {
    expect(fields({ ...form, contact: { ...contact, email: 'nadia at example' } })).toEqual([
      'contact.email',
    ]);
  });
});

describe('amounts', () => {
  it('are refused above the cap of the fund, each in its own words', () => {
    const over = { ...form, amountsPence: { food: 150_01, 'energy-and-water': 150_00 } };
    expect(complaints(over)).toEqual([
      ['amountsPence.food', 'Enter £150 or less. This fund pays up to £150 for a household'],
    ]);
  });

  it('are measured by the cap of the fund that is applied to', () => {
    const crisis = { ...form, programmeId: 'crisis-and-resilience-fund' };
    expect(complaints({ ...crisis, amountsPence: { food: 250_00 } })).toEqual([]);
    expect(fields({ ...crisis, amountsPence: { food: 250_01 } })).toEqual(['amountsPence.food']);
  });

  it.each([[{ food: 99 }], [{ food: 100.5 }], [{ food: -500 }], [{ gold: 100_00 }]])(
    'are refused when they are %j',
    (amountsPence) => {
      expect(fields({ ...form, amountsPence })[0]).toMatch(/^amountsPence/);
    },
  );

  it('are asked for at least one kind of help', () => {
    expect(complaints({ ...form, amountsPence: {} })).toEqual([
      ['amountsPence', 'Say how much you need for at least one kind of help'],
    ]);
  });
});

describe('the household', () => {
  it('has no more adults over 65 than adults', () => {
    const household = { ...form.household, adults: 1, adultsOver65: 2 };
    expect(complaints({ ...form, household })).toEqual([
      [
        'household.adultsOver65',
        'The number of adults over 65 cannot be more than the number of adults',
      ],
    ]);
  });

  it('has at least one adult and no half children', () => {
    expect(fields({ ...form, household: { ...form.household, adults: 0 } })).toEqual([
      'household.adults',
    ]);
    const children = { ...form.household.children, age2to4: 1.5 };
    expect(fields({ ...form, household: { ...form.household, children } })).toEqual([
      'household.children.age2to4',
    ]);
  });
});

describe('where to pay', () => {
  it.each([
    ['sortCode', '08-99-9', 'Enter a valid sort code like 309430'],
    ['sortCode', '08/99/9A', 'Enter a valid sort code like 309430'],
    ['accountNumber', '66374', 'Enter a valid account number like 00733445'],
    ['accountNumber', '663749581', 'Enter a valid account number like 00733445'],
  ])('refuses a %s of %s', (field, value, message) => {
    expect(complaints({ ...form, payment: { ...form.payment, [field]: value } })).toEqual([
      [`payment.${field}`, message],
    ]);
  });

  it.each([
    ['08-99-99', '6637 4958', '089999', '66374958'],
    ['08 99 99', '6-637-495', '089999', '06637495'],
    ['089999', '663749', '089999', '00663749'],
  ])('stores %s %s as the bank writes it', (sortCode, accountNumber, stored, number) => {
    const payment = { ...form.payment, sortCode, accountNumber };
    expect(applicationFormSchemaAt(at).parse({ ...form, payment }).payment).toMatchObject({
      sortCode: stored,
      accountNumber: number,
    });
  });

  it('takes a building society’s roll number, and refuses one it cannot print', () => {
    const payment = { ...form.payment, rollNumber: 'D/12345-6' };
    expect(complaints({ ...form, payment })).toEqual([]);
    expect(fields({ ...form, payment: { ...payment, rollNumber: 'D_12345' } })).toEqual([
      'payment.rollNumber',
    ]);
  });

  it('takes no bank details from a family that needs another way', () => {
    expect(
      complaints({ ...form, payment: { method: 'needs-another-way', sortCode: '089999' } }),
    ).toHaveLength(1);
  });
});

describe('more help', () => {
  const consent = { textVersion: '1', language: 'en' };

  it('needs a reason and consent when it is wanted', () => {
    expect(
      fields({ ...form, moreHelp: { wanted: true, reasons: [], ownWords: '', consent } }),
    ).toEqual(['moreHelp.reasons']);
    expect(
      fields({ ...form, moreHelp: { wanted: true, reasons: ['money'], ownWords: '' } }),
    ).toEqual(['moreHelp.consent']);
  });

  it('takes the family’s own words up to 1,500 characters', () => {
    const words = (length: number) => ({
      ...form,
      moreHelp: { wanted: true, reasons: ['money'], ownWords: 'x'.repeat(length), consent },
    });
    expect(complaints(words(1500))).toEqual([]);
    expect(fields(words(1501))).toEqual(['moreHelp.ownWords']);
  });
});

describe('a date of birth', () => {
  it.each([
    ['2021-12-08', 'Your date of birth must be in the past'],
    ['1900-01-01', 'Check the year of your date of birth'],
    ['2005-12-08', 'You must be 16 or over to apply. Ask an adult you trust to apply for you'],
    ['2005-12-07', undefined],
    ['1901-12-07', undefined],
    ['2004-02-29', undefined],
  ])('of %s on 7 December 2021: %s', (dateOfBirth, complaint) => {
    expect(dateOfBirthComplaint(dateOfBirth, '2021-12-07')).toBe(complaint);
    expect(complaints({ ...form, dateOfBirth })).toEqual(
      complaint === undefined ? [] : [['dateOfBirth', complaint]],
    );
  });

  it.each(['1990-02-30', '12/04/1990', '1990-4-12', ''])('is not %j', (dateOfBirth) => {
    expect(new Set(fields({ ...form, dateOfBirth }))).toEqual(new Set(['dateOfBirth']));
  });
});
