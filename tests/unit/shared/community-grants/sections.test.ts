import { describe, expect, it } from 'vitest';

import {
  budgetSchema,
  contactsSchema,
  findRound,
  governanceSchema,
  grantRounds,
  isSamePerson,
  missingFromBudget,
  organisationSchema,
  outsideLimits,
  projectSchema,
  readCharityNumber,
  readCompanyNumber,
  roundState,
  sortRounds,
  termsOf,
} from '#shared/community-grants/index.ts';
import { localityByCode } from '#shared/reference/index.ts';

describe('the numbers of registers', () => {
  it.each([
    ['123456', '123456'],
    ['1123456', '1123456'],
    [' 1 123 456 ', '1123456'],
    ['1123456-1', '1123456-1'],
    ['1123456–02', '1123456-2'],
    ['No. 1123456', '1123456'],
    ['12345', undefined],
    ['12345678', undefined],
    ['0123456', undefined],
    ['SC012345', undefined],
    ['', undefined],
  ])('a charity number: %s', (typed, read) => {
    expect(readCharityNumber(typed)).toBe(read);
  });

  it.each([
    ['01234567', '01234567'],
    ['1234567', '01234567'],
    ['123456', '00123456'],
    ['oc 123456', 'OC123456'],
    ['RS00785C', 'RS00785C'],
    ['12345', undefined],
    ['123456789', undefined],
    ['ABC12345', undefined],
    ['', undefined],
  ])('a company number: %s', (typed, read) => {
    expect(readCompanyNumber(typed)).toBe(read);
  });
});

const organisation = {
  ...{ name: 'Table', structure: 'unregistered-group', aims: 'Eat together' },
  ...{ yearlyIncomePence: 0, staff: 0, volunteers: 0 },
};

describe('an organisation', () => {
  it.each([
    ['unregistered-group', {}, true],
    ['registered-charity', {}, false],
    ['registered-charity', { charityNumber: '1123456' }, true],
    ['cio', { companyNumber: '01234567' }, false],
    ['cic', { companyNumber: '01234567' }, true],
    ['company-limited-by-guarantee', { companyNumber: '1234567' }, false],
    ['under-umbrella', {}, false],
    ['under-umbrella', { umbrella: 'BVSC' }, true],
  ])('that is %s with %o', (structure, numbers, complete) => {
    const typed = { ...organisation, structure, ...numbers };
    expect(organisationSchema.safeParse(typed).success).toBe(complete);
  });
});

describe('governance', () => {
  it('may be not there yet, and does not apply where nobody is looked after', () => {
    const yes = {
      ...{ constitution: 'yes', committee: 'not-yet', 'bank-account': 'yes' },
      ...{ 'safeguarding-children': 'does-not-apply', 'safeguarding-adults': 'yes' },
      equalities: 'yes',
    };
    expect(governanceSchema.safeParse(yes).success).toBe(true);
    expect(governanceSchema.safeParse({ ...yes, committee: 'does-not-apply' }).success).toBe(false);
  });
});

describe('a budget', () => {
  const lines = [
    { what: 'Food', amountPence: 100_00 },
    { what: 'Hall', amountPence: 50_00 },
  ];

  it.each([
    [150_00, 0, 0],
    [100_00, 50_00, 0],
    [149_99, 0, 1],
    [150_01, 0, -1],
    [150_00, 50_00, -50_00],
  ])('that asks for %i beside %i is out by %i', (askedPence, otherFundingPence, missing) => {
    const budget = { lines, otherFundingPence, askedPence };
    expect(missingFromBudget(budget)).toBe(missing);
    expect(budgetSchema.safeParse(budget).success).toBe(missing === 0);
  });

  it('has at least one line, and none of nothing', () => {
    const none = { lines: [], otherFundingPence: 0, askedPence: 0 };
    expect(budgetSchema.safeParse(none).success).toBe(false);
    const empty = { ...none, lines: [{ what: 'Food', amountPence: 0 }] };
    expect(budgetSchema.safeParse(empty).success).toBe(false);
  });

  it('stays within what its round gives, to the penny', () => {
    const round = findRound('closer-to-home-2026')!;
    expect(outsideLimits(round, 500_00)).toBeUndefined();
    expect(outsideLimits(round, 6_000_00)).toBeUndefined();
    expect(outsideLimits(round, 499_99)).toContain('£0.01 too little');
    expect(outsideLimits(round, 6_000_01)).toContain('£0.01 too much');
  });
});

describe('a project', () => {
  const project = {
    ...{ title: 'a'.repeat(139), what: 'w', need: 'n', where: { kind: 'city-wide' } },
    ...{ startsOn: '2027-01-09', endsOn: '2027-01-09', beneficiaries: ['parents'] },
    ...{ people: 1, families: 0, difference: 'd', answers: {} },
    outputs: {
      ...{ 'activity-packs': 0, 'advice-sessions': 0, activities: 0, 'families-reached': 0 },
    },
  };

  it('has a title that can be published, and ends after it begins', () => {
    expect(projectSchema.safeParse(project).success).toBe(true);
    expect(projectSchema.safeParse({ ...project, title: 'a'.repeat(140) }).success).toBe(false);
    expect(projectSchema.safeParse({ ...project, endsOn: '2027-01-08' }).success).toBe(false);
    expect(projectSchema.safeParse({ ...project, people: 0 }).success).toBe(false);
  });
});

describe('two contacts', () => {
  const one = { name: 'Shabnam Akhtar', role: 'Chair', email: 'a@example.com', phone: '1' };

  it('are two when neither name nor address is the same', () => {
    expect(isSamePerson(one, { name: 'George Mensah', email: 'b@example.com' })).toBe(false);
    expect(isSamePerson(one, { name: 'George Mensah', email: ' A@Example.com' })).toBe(true);
    expect(isSamePerson(one, { name: 'shabnam  AKHTAR', email: 'b@example.com' })).toBe(true);
    expect(contactsSchema.safeParse({ first: one, second: one }).success).toBe(false);
  });
});

describe('rounds', () => {
  it('open and close at their instants, both of which belong to them', () => {
    const round = findRound('closer-to-home-2026')!;
    expect(roundState(round, '2026-04-01T07:59:59.999Z')).toBe('coming');
    expect(roundState(round, round.opensAt)).toBe('open');
    expect(roundState(round, round.closesAt)).toBe('open');
    expect(roundState(round, '2027-02-26T17:00:00.001Z')).toBe('past');
  });

  it('are sorted by what somebody can do about them', () => {
    const names = (at: string) => {
      const { open, coming, past } = sortRounds(at);
      return [open, coming, past].map((rounds) => rounds.map(({ roundId }) => roundId));
    };
    expect(names('2026-11-20T10:00:00.000Z')).toEqual([
      ['closer-to-home-2026'],
      ['summer-together-2027'],
      ['winter-help-2025'],
    ]);
    expect(names('2027-06-01T10:00:00.000Z')[2]).toEqual([
      'summer-together-2027',
      'closer-to-home-2026',
      'winter-help-2025',
    ]);
  });

  it('are well formed, each with terms and places that there are', () => {
    for (const round of grantRounds) {
      expect(round.opensAt < round.closesAt && round.closesAt < round.confirmBy).toBe(true);
      expect(round.minimumPence).toBeLessThan(round.maximumPence);
      expect(round.projectsFrom < round.projectsUntil).toBe(true);
      expect(termsOf(round.termsVersion).length).toBeGreaterThan(0);
      const codes = round.places.kind === 'city-wide' ? [] : round.places.localityCodes;
      for (const code of codes) expect(localityByCode(code), code).toBeDefined();
    }
    expect(new Set(grantRounds.map(({ roundId }) => roundId)).size).toBe(grantRounds.length);
  });
});
