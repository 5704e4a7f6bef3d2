import { describe, expect, test } from 'vitest';

import type { ApplicationForm } from '#shared/applications/index.ts';
import { showReference, type StoredItem } from '#shared/kernel/index.ts';
import { createChangePayee } from '#shared/payments/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { familyForm } from '#tests/builders/families.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';
import { createStaffPlatform, type StaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';

const grace: Partial<ApplicationForm> = {
  fullName: 'Gráce Adeyemi-Thompson O’Neill',
  dateOfBirth: '1988-07-21',
  home: { kind: 'address', line1: 'Flat 4, 88 Kingstanding Road', postcode: 'B44 0JJ' },
  contact: {
    phone: '+44 7700 900777',
    email: 'Grace.AT@example.org',
    safeToText: true,
    safeToLeaveVoicemail: false,
    bestTime: 'any',
  },
  payment: {
    method: 'bank-transfer',
    nameOnAccount: 'G Adeyemi',
    sortCode: '089999',
    accountNumber: '66374958',
  },
};

async function setup() {
  const platform = createStaffPlatform();
  const others = await platform.families(8);
  const graceId = await platform.applies(buildForm({ programmeId, ...grace }));
  const visitor = await createStaffSites(platform).visitor(staff.caseworker);
  const search = (q: string) => visitor.act('/staff/search', { q });
  const found = async (q: string) => referencesIn((await search(q)).body);
  return { platform, others, graceId, visitor, search, found };
}

function referencesIn(body: string): string[] {
  return [...body.matchAll(/href="\/staff\/cases\/([0-9A-Z]{10})"/g)].map(([, id = '']) => id);
}

/** What is wrong with the records, but that nobody asked a bank in the hours these tests pass over. */
function faultsIn(platform: StaffPlatform, items: readonly StoredItem[]): string[] {
  return recordFaults(items, platform.clock.now())
    .map(({ sentence }) => sentence)
    .filter((sentence) => !sentence.startsWith('No bank was asked'));
}

describe('a case is found by', () => {
  test.each([
    ['one word of its name', 'adeyemi'],
    ['words of its name in any order', 'thompson GRACE'],
    ['a name with and without an apostrophe', 'oneill grace'],
    ['its name without the spaces', 'graceadeyemithompson oneill'],
    ['the date of birth', '21/07/1988'],
    ['the date of birth with a name', 'Adeyemi 21 July 1988'],
    ['its postcode', 'b440jj'],
    ['its postcode with a name', 'Thompson B44 0JJ'],
    ['the number and street of its home', '88 kingstanding rd'],
    ['the flat and street of its home', 'Flat 4 Kingstanding Road'],
    ['its telephone, however it is written', '07700 900 777'],
    ['its email', 'grace.at@EXAMPLE.org'],
    ['the last digits of its account', '4958'],
    ['its whole account', '08-99-99 66374958'],
  ])('%s', async (_how, typed) => {
    const { found, graceId } = await setup();
    expect(await found(typed)).toContain(graceId);
  });

  test('its reference, and opened at once', async () => {
    const { search, graceId } = await setup();
    const seen = await search(showReference(graceId).toLowerCase());
    expect(seen.statusCode).toBe(303);
    expect(seen.headers['location']).toBe(`/staff/cases/${graceId}`);
  });

  test('the account it was given later, and no longer by the one before', async () => {
    const { platform, found, graceId } = await setup();
    const payee = { nameOnAccount: 'G Adeyemi', sortCode: '089999', accountNumber: '66371234' };
    const changed = await createChangePayee({ ...platform, matchingKey: 'matching-key' })({
      ...{ applicationId: graceId, payee },
      actor: { kind: 'family', id: graceId },
    });
    expect(changed.ok).toBe(true);
    expect(await found('1234')).toContain(graceId);
    expect(await found('4958')).not.toContain(graceId);
    expect(faultsIn(platform, platform.all())).toEqual([]);
  });
});

describe('a case is not found by', () => {
  test.each([
    ['a name that somebody else has', 'Grace Hussain'],
    ['her birthday with another name', 'Hussain 21/07/1988'],
    ['another number of her street', '90 Kingstanding Road'],
    ['another postcode', 'B44 0JK'],
    ['a part of her postcode with her street', '88 Kingstanding B44'],
  ])('%s', async (_how, typed) => {
    const { found, graceId } = await setup();
    expect(await found(typed)).not.toContain(graceId);
  });

  test('the address of a refuge, which is kept nowhere', async () => {
    const { platform, found } = await setup();
    const hidden = await platform.applies(
      buildForm({ programmeId, ...grace, fullName: 'Zahra Noor', housing: 'refuge' }),
    );
    expect(await found('B44 0JJ')).not.toContain(hidden);
    expect(await found('Zahra Noor')).toContain(hidden);
  });
});

describe('the page of a search', () => {
  test('says what it looked for, and shows name, locality, programme, state and age', async () => {
    const { search } = await setup();
    const { body } = await search('adeyemi grace');
    expect(body).toContain('Looked for a name with all of these words, in any order.');
    expect(body).toContain('Gráce Adeyemi-Thompson O’Neill');
    expect(body).toContain('Erdington');
    expect(body).toContain('Crisis and Resilience Fund');
    expect(body).toContain('To decide');
    expect(body).toContain('within a day');
  });

  test('shows the newest fifty of many, and asks for more words', async () => {
    const { platform, search } = await setup();
    for (let number = 0; number < 60; number += 1) {
      const form = familyForm(number + 100, programmeId);
      await platform.applies({ ...form, fullName: `Khadija Begum ${'A'.repeat(number + 1)}` });
    }
    const { body } = await search('begum khadija');
    expect(referencesIn(body)).toHaveLength(50);
    expect(body).toContain('There are more');
  });

  test('says so when nobody is found', async () => {
    const { search } = await setup();
    expect((await search('Nobody Atall')).body).toContain('Nothing found');
  });

  test.each(['', '12'])('asks for more than “%s”', async (typed) => {
    const { search, platform } = await setup();
    const seen = await search(typed);
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain('Type ');
    expect(platform.ofKind('case-search')).toEqual([]);
  });

  test('is never reached by an address that holds what was typed', async () => {
    const { visitor } = await setup();
    const seen = await visitor.see('/staff/search?q=adeyemi');
    expect(seen.body).not.toContain('Adeyemi');
    expect(seen.body).not.toContain('adeyemi');
  });
});

describe('what is kept of it', () => {
  test('is who searched, for what kind of thing, and whom they saw; not what they typed', async () => {
    const { platform, search, graceId } = await setup();
    await search('adeyemi 21/07/1988');
    const [kept, ...more] = platform.ofKind('case-search');
    expect(more).toEqual([]);
    expect(kept?.['document']).toMatchObject({
      staffId: 'amina-rahman',
      searchedFor: ['birth-date'],
      applicationIds: [graceId],
      more: false,
    });
    expect(JSON.stringify(kept)).not.toMatch(/adeyemi|1988/i);
    expect(faultsIn(platform, platform.all())).toEqual([]);
  });

  test('is no word of a family in what it is found by', async () => {
    const { platform } = await setup();
    const entries = platform.ofKind('search-entry');
    expect(entries.length).toBeGreaterThan(50);
    expect(JSON.stringify(entries)).not.toMatch(/adeyemi|kingstanding|1988|B44|7700|4958/i);
  });

  test('a case that is not found by all it has is a fault', async () => {
    const { platform, graceId } = await setup();
    const left = platform
      .all()
      .filter(({ pk, sk }) => pk !== `APPLICATION#${graceId}` || !sk.startsWith('SEARCH#phone'));
    expect(faultsIn(platform, left)).toEqual(['It is not found by phone 1.']);
  });

  test('what is found without its case is a fault', async () => {
    const { platform, graceId } = await setup();
    const left = platform
      .all()
      .filter(({ pk, kind }) => pk !== `APPLICATION#${graceId}` || kind === 'search-entry');
    expect(faultsIn(platform, left)).toContain('It does not exist, and can be searched for.');
  });
});
