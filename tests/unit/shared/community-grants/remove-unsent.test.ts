import { describe, expect, it } from 'vitest';

import {
  applicationsOf,
  createRemovePerson,
  createRemoveUnsent,
  grantApplications,
  personIdOf,
  sectionNames,
} from '#shared/community-grants/index.ts';
import { createTakeApplicationBack } from '#shared/grant-awards/index.ts';
import { keys, parseEvent } from '#shared/records/index.ts';
import { completedAnswers as answers } from '#tests/builders/completed-answers.ts';
import { createGroupPlatform, openRound } from '#tests/doubles/group-site.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const grantApplicationId = '7K3QD9XW2M';
const email = 'Amina@Example.com';
/** The round can be confirmed until 12 March 2027, 17:00. */
const lastMoment = '2027-04-09T16:59:59.999Z';
const end = '2027-04-09T17:00:00.000Z';

async function setup() {
  const platform = createGroupPlatform();
  const { records, commit, clock, matchingKey } = platform;
  const personId = personIdOf(email, matchingKey);
  const own = { grantApplicationId, personId };
  await platform.beginApplication({ ...own, roundId: openRound, name: 'Amina', email });
  let files = false;
  const ports = { records, commit, clock };
  return {
    ...{ platform, clock, own },
    complete: async () => {
      for (const section of sectionNames) {
        await platform.saveSection({
          ...{ ...own, section, revision: 0 },
          ...{ entered: { name: 'Table for all' }, answers: answers[section] },
        });
      }
    },
    send: () => platform.sendForConfirmation(own),
    takeBack: () => createTakeApplicationBack(ports)(own),
    leave: (removedId: string) => createRemovePerson(ports)({ ...own, removedId }),
    filesAreHere: (here: boolean) => {
      files = here;
    },
    remove: createRemoveUnsent({ ...ports, hasFiles: () => Promise.resolve(files) }),
    read: async () =>
      (await grantApplications.read(records, keys.grantApplication(grantApplicationId)))?.document,
    mine: () => applicationsOf(records, personId),
    removals: () =>
      platform
        .ofKind('event')
        .map((item) => parseEvent(item).body)
        .filter(({ type }) => type === 'grant-application-removed'),
    faults: () => recordFaults(platform.all(), clock.now()),
  };
}

describe('an application that was never sent', () => {
  it('stays until 28 days after the last moment to confirm', async () => {
    const { remove, clock, read } = await setup();
    clock.moveTo(lastMoment);
    expect(await remove()).toBe(0);
    expect(await read()).toMatchObject({ state: 'draft' });
  });

  it('then names nobody, says nothing, and is found by nobody', async () => {
    const { remove, clock, read, mine, complete, platform, faults } = await setup();
    await complete();
    clock.moveTo(end);
    expect(await remove()).toBe(1);
    expect(await read()).toMatchObject({
      ...{ state: 'removed', people: [], sections: {}, removedAt: end },
    });
    expect(await mine()).toEqual([]);
    expect(JSON.stringify(platform.all())).not.toMatch(/amina|table for all|shabnam|george/iu);
    expect(faults()).toEqual([]);
  });

  it('is removed once, with one event that says by which rule', async () => {
    const { remove, clock, removals } = await setup();
    clock.moveTo(end);
    await remove();
    expect(await remove()).toBe(0);
    expect(removals()).toEqual([
      {
        ...{ type: 'grant-application-removed', grantApplicationId, from: 'draft' },
        ...{ rule: 'never-sent', people: 1 },
      },
    ]);
  });

  it('stays while a file that was sent with it is still here', async () => {
    const { remove, clock, filesAreHere } = await setup();
    clock.moveTo(end);
    filesAreHere(true);
    expect(await remove()).toBe(0);
    filesAreHere(false);
    expect(await remove()).toBe(1);
  });

  it('is named by who verifies the records when it is kept past its time', async () => {
    const { clock, faults } = await setup();
    clock.moveTo('2027-04-12T17:00:00.000Z');
    expect(faults()).toMatchObject([{ pk: `GRANT#${grantApplicationId}` }]);
  });
});

describe('an application that its contacts did not both confirm', () => {
  it('is removed as one that was never sent', async () => {
    const { remove, clock, complete, send, read, removals, faults } = await setup();
    await complete();
    expect((await send()).ok).toBe(true);
    clock.moveTo(lastMoment);
    expect(await remove()).toBe(0);
    clock.moveTo(end);
    expect(await remove()).toBe(1);
    expect(await read()).toMatchObject({ state: 'removed' });
    expect(removals()).toMatchObject([{ from: 'awaiting-confirmation', rule: 'never-sent' }]);
    expect(faults()).toEqual([]);
  });
});

describe('an application that was taken back before it counted', () => {
  it('is removed 28 days after that', async () => {
    const { remove, clock, takeBack, removals, faults } = await setup();
    const { ok } = await takeBack();
    expect(ok).toBe(true);
    clock.moveOnSeconds(28 * 24 * 3600 - 1);
    expect(await remove()).toBe(0);
    clock.moveOnSeconds(1);
    expect(await remove()).toBe(1);
    expect(removals()).toMatchObject([{ from: 'withdrawn', rule: 'taken-back' }]);
    expect(faults()).toEqual([]);
  });
});
