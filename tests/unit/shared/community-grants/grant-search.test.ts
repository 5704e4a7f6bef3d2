import { describe, expect, test } from 'vitest';

import { readSearch } from '#shared/applications/index.ts';
import {
  createFindGroups,
  createRemoveUnsent,
  personIdOf,
  readGroupSearch,
  sectionNames,
} from '#shared/community-grants/index.ts';
import { completedAnswers } from '#tests/builders/completed-answers.ts';
import { createGroupPlatform, openRound } from '#tests/doubles/group-site.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const grantApplicationId = '7K3QD9XW2M';
const email = 'amina@example.com';
const answers = {
  ...completedAnswers,
  organisation: {
    ...completedAnswers.organisation,
    ...{ name: 'St Mary’s 1st Ward End Community House', structure: 'registered-charity' },
    ...{ charityNumber: '1123456', companyNumber: '09876543' },
  },
};

async function setup() {
  const platform = createGroupPlatform();
  const { records, commit, clock, matchingKey } = platform;
  const own = { grantApplicationId, personId: personIdOf(email, matchingKey) };
  await platform.beginApplication({ ...own, roundId: openRound, name: 'Amina', email });
  const save = (section: keyof typeof answers, revision: number, name = 'as it was') =>
    platform.saveSection({
      ...{ ...own, section, revision, entered: { name }, answers: answers[section] },
    });
  for (const section of sectionNames) await save(section, 0);
  const find = createFindGroups({ records, matchingKey });
  return {
    ...{ platform, own, save },
    send: () => platform.sendForConfirmation(own),
    found: async (typed: string) =>
      (await find(readGroupSearch(typed, readSearch(typed)))).applications.map(
        (application) => application.grantApplicationId,
      ),
    removeUnsent: createRemoveUnsent({
      ...{ records, commit, clock, hasFiles: () => Promise.resolve(false) },
    }),
    entries: () => platform.ofKind('grant-search-entry'),
    faults: () => recordFaults(platform.all(), clock.now()).map(({ sentence }) => sentence),
  };
}

describe('a group’s application that was sent is found by', () => {
  test.each([
    ['a word of its name', 'mary’s'],
    ['words of its name in any order', 'END  ward'],
    ['its whole name, with numbers in it', 'St Marys 1st Ward End Community House'],
    ['its charity number', '1123456'],
    ['its company number without the zero in front', '9876543'],
    ['its company number', '09876543'],
    ['the email of its first contact', 'Shabnam@Example.com'],
    ['the email of its second contact', 'george@example.com'],
  ])('%s', async (_how, typed) => {
    const { send, found } = await setup();
    await send();
    expect(await found(typed)).toEqual([grantApplicationId]);
  });
});

describe('a group’s application is not found', () => {
  test.each(['Ward End Table', '1123457', 'amina@example.com', '07700 900123', 'B8 3BB Ward'])(
    'by “%s”',
    async (typed) => {
      const { send, found } = await setup();
      await send();
      expect(await found(typed)).toEqual([]);
    },
  );

  test('while it is a draft, before it is sent and when it is changed again', async () => {
    const { send, save, found, faults, entries } = await setup();
    expect(await found('mary’s')).toEqual([]);
    expect(entries()).toEqual([]);
    await send();
    await save('project', 1, 'changed');
    expect(await found('mary’s')).toEqual([]);
    expect(faults()).toEqual([]);
    await send();
    expect(await found('mary’s')).toEqual([grantApplicationId]);
    expect(faults()).toEqual([]);
  });

  test('by a name that it had when it was sent before', async () => {
    const { platform, own, send, found, faults, entries } = await setup();
    await send();
    await platform.saveSection({
      ...{ ...own, section: 'organisation', revision: 1, entered: { name: 'Lantern' } },
      answers: { ...completedAnswers.organisation, name: 'Lantern' },
    });
    const before = entries().length;
    await send();
    // The pages of groups may delete nothing of an application.
    expect(entries()).toHaveLength(before);
    expect(await found('community')).toEqual([]);
    expect(await found('1123456')).toEqual([]);
    expect(await found('lantern')).toEqual([grantApplicationId]);
    expect(faults()).toEqual([]);
  });

  test('once the group took it back', async () => {
    const { platform, own, send, found, faults } = await setup();
    await send();
    await platform.takeApplicationBack(own);
    expect(await found('mary’s')).toEqual([]);
    expect(faults()).toEqual([]);
  });

  test('by the address of a contact that was mended since', async () => {
    const { platform, own, send, found, faults } = await setup();
    await send();
    await platform.mendContact({ ...own, contact: 2, email: 'George@Other.example' });
    expect(await found('george@example.com')).toEqual([]);
    expect(await found('george@other.example')).toEqual([grantApplicationId]);
    expect(faults()).toEqual([]);
  });
});

describe('what it is found by', () => {
  test('holds no word of the group', async () => {
    const { send, entries } = await setup();
    await send();
    expect(entries().length).toBeGreaterThan(6);
    expect(JSON.stringify(entries())).not.toMatch(/mary|ward|1123456|9876543|shabnam|example/i);
  });

  test('is removed with what was never confirmed', async () => {
    const { platform, send, removeUnsent, entries, faults } = await setup();
    await send();
    platform.clock.moveTo('2027-04-09T17:00:00.000Z');
    expect(await removeUnsent()).toBe(1);
    expect(entries()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  test('is a fault when something of it is missing, or is there without its application', async () => {
    const { platform, send } = await setup();
    await send();
    const at = platform.clock.now();
    const without = platform.all().filter(({ sk }) => !sk.startsWith('SEARCH#contact-email#02'));
    expect(recordFaults(without, at).map(({ sentence }) => sentence)).toEqual([
      'It is not found by contact-email 2.',
    ]);
    const left = platform
      .all()
      .filter(({ pk, sk }) => pk !== `GRANT#${grantApplicationId}` || sk.startsWith('SEARCH#'));
    expect(recordFaults(left, at).map(({ sentence }) => sentence)).toContain(
      'It is gone, and can be searched for.',
    );
  });
});
