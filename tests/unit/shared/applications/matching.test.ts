import { describe, expect, it } from 'vitest';

import { claimIdsOf, matchingKeysOf, type ApplicationForm } from '#shared/applications/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';

const secret = 'matching-key-for-tests';

function keysOf(changes: Partial<ApplicationForm>) {
  return matchingKeysOf(buildForm(changes), secret);
}

function personOf(fullName: string, dateOfBirth = '1990-04-12') {
  return keysOf({ fullName, dateOfBirth }).person;
}

function householdOf(line1: string, postcode = 'B8 3BB', line2?: string) {
  const home = { kind: 'address' as const, line1, postcode, ...(line2 && { line2 }) };
  return keysOf({ home }).household;
}

function phoneOf(phone: string) {
  return keysOf({ contact: { ...buildForm().contact, phone } }).phone;
}

describe('the same person', () => {
  it.each([
    ['Nadia Hussain', 'NADIA  HUSSAIN'],
    ['Nadia Hussain', 'Hussain, Nadia'],
    ['José Peña', 'Jose Pena'],
    ['Zoë O’Neill', 'zoe o neill'],
    ['Jean-Luc Picard', 'Picard Jean Luc'],
    ['Đặng Thị Hà', 'Hà Đặng Thị'],
    ['محمد علي', 'علي محمد'],
  ])('is found behind %s and %s', (one, other) => {
    expect(personOf(one)).toBe(personOf(other));
  });

  it.each([
    ['Nadia Hussain', 'Nadia Hussein'],
    ['Ann Bell', 'Annb Ell'],
    ['محمد علي', 'أحمد حسن'],
    ['王芳', '李娜'],
    ['রহিম', 'করিম'],
    ['राम', 'रमा'],
  ])('is not made of %s and %s, born on one day', (one, other) => {
    expect(personOf(one, '1990-01-01')).not.toBe(personOf(other, '1990-01-01'));
  });

  it('was born on the same day', () => {
    expect(personOf('Nadia Hussain', '1990-04-12')).not.toBe(
      personOf('Nadia Hussain', '1990-12-04'),
    );
  });
});

describe('the same home', () => {
  it.each([
    ['12 Washwood Heath Road', '12 WASHWOOD HEATH RD'],
    ['Flat 2, 14 Elm Street', '14 Elm St, Flat 2'],
    ['Apartment 5, Elm House, 3 Oak Avenue', 'flat 5 elm hse 3 oak ave'],
    ['3 Oak Close', '3 oak cl.'],
    ['12 Washwood Heath Road, Birmingham', '12 Washwood Heath Road'],
  ])('is found behind %s and %s', (one, other) => {
    expect(householdOf(one)).toBe(householdOf(other));
  });

  it('is found whichever line the flat is on and however the postcode is typed', () => {
    expect(householdOf('14 Elm Road', 'b83bb', 'Flat 2')).toBe(
      householdOf('Flat 2, 14 Elm Rd', 'B8 3BB'),
    );
  });

  it.each([
    ['12 Washwood Heath Road', '121 Washwood Heath Road'],
    ['Flat 2, 14 Elm Road', 'Flat 3, 14 Elm Road'],
    ['1 Elm Road', '1 Elm Street'],
  ])('is not made of %s and %s', (one, other) => {
    expect(householdOf(one)).not.toBe(householdOf(other));
  });

  it('is in one postcode', () => {
    expect(householdOf('12 High Street', 'B8 3BB')).not.toBe(
      householdOf('12 High Street', 'B30 1AA'),
    );
  });

  it.each(['temporary', 'hostel', 'shared-house', 'refuge', 'no-home'] as const)(
    'is not what people in %s housing have in common',
    (housing) => {
      expect(keysOf({ housing }).household).toBeUndefined();
    },
  );

  it.each(['no-fixed-address', 'refuge'] as const)('is not known behind %s', (kind) => {
    expect(keysOf({ home: { kind } }).household).toBeUndefined();
  });
});

describe('the same telephone', () => {
  it.each(['+44 7700 900123', '+44 (0)7700 900123', '0044 7700 900123', '(07700) 900-123'])(
    'is found behind %s',
    (written) => {
      expect(phoneOf(written)).toBe(phoneOf('07700 900123'));
    },
  );

  it('is not compared when it is a professional’s own', () => {
    expect(keysOf({ applyingAs: 'professional' }).phone).toBeUndefined();
    expect(keysOf({ applyingAs: 'supporter' }).phone).toBeDefined();
  });

  it('is absent for somebody who gave none', () => {
    const { phone: _phone, ...contact } = buildForm().contact;
    expect(keysOf({ contact: { ...contact, email: 'n@example.org' } }).phone).toBeUndefined();
  });
});

describe('the same account', () => {
  const account = (sortCode: string, accountNumber: string) =>
    keysOf({
      payment: { method: 'bank-transfer', nameOnAccount: 'Somebody', sortCode, accountNumber },
    }).account;

  it('is sort code and number, whatever the name on it', () => {
    expect(account('089999', '66374958')).toBe(keysOf({}).account);
    expect(account('089999', '66374959')).not.toBe(keysOf({}).account);
  });

  it('is absent when the family needs another way to be paid', () => {
    expect(keysOf({ payment: { method: 'needs-another-way' } }).account).toBeUndefined();
  });
});

describe('matching keys', () => {
  it('say nothing of anybody: no name, number or street can be read in them', () => {
    const text = JSON.stringify(keysOf({})).toLowerCase();
    for (const part of ['nadia', 'hussain', 'washwood', '66374958', '900123', '1990']) {
      expect(text).not.toContain(part);
    }
  });

  it('differ under another key', () => {
    const form = buildForm();
    expect(matchingKeysOf(form, secret).person).not.toBe(
      matchingKeysOf(form, 'another-key-for-tests').person,
    );
  });
});

describe('claims', () => {
  it('are one for the person and one for the household of a window', () => {
    expect(claimIdsOf('fund', 'winter', { person: 'p', household: 'h' })).toEqual([
      'fund#winter#person-p',
      'fund#winter#household-h',
    ]);
  });

  it('are the person’s alone where there is no household to compare', () => {
    expect(claimIdsOf('fund', 'winter', { person: 'p' })).toEqual(['fund#winter#person-p']);
  });
});

describe('blank and odd values', () => {
  it.each(['000', '00000000000', '0000 000 0000', 'none', '12345'])(
    'links nobody by the telephone %s',
    (phone) => {
      expect(phoneOf(phone)).toBeUndefined();
    },
  );

  it.each(['00000000', '99999999'])('links nobody by the account %s', (accountNumber) => {
    const payment = { ...buildForm().payment, method: 'bank-transfer' as const, accountNumber };
    const { account } = keysOf({
      payment: { nameOnAccount: 'N Hussain', sortCode: '089999', ...payment },
    });
    expect(account).toBeUndefined();
  });

  it('links nobody by an address without a word of its own', () => {
    expect(householdOf('-', 'B8 3BB', 'Birmingham')).toBeUndefined();
  });

  it('does not make one person of all who were born on a day and gave no name', () => {
    const one = keysOf({
      fullName: '-',
      contact: { ...buildForm().contact, phone: '07700900001' },
    });
    const other = keysOf({
      fullName: '?',
      contact: { ...buildForm().contact, phone: '07700900002' },
    });
    expect(one.person).not.toBe(other.person);
  });
});
