import { describe, expect, it } from 'vitest';

import {
  applicationsOf,
  confirmationToken,
  createSaveSection,
  findOwnApplication,
  grantApplications,
  mostPeople,
  personIdOf,
  sectionNames,
  type SectionName,
} from '#shared/community-grants/index.ts';
import { keys, parseEvent } from '#shared/records/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { completedAnswers as answers } from '#tests/builders/completed-answers.ts';
import { createGroupPlatform, openRound } from '#tests/doubles/group-site.ts';

const grantApplicationId = '7K3QD9XW2M';
const email = 'Amina@Example.com';
async function setup() {
  const platform = createGroupPlatform();
  const { records, matchingKey } = platform;
  const personId = personIdOf(email, matchingKey);
  const own = { grantApplicationId, personId };
  const begin = () =>
    platform.beginApplication({ grantApplicationId, roundId: openRound, name: 'Amina', email });
  expect((await begin()).ok).toBe(true);
  const read = async () => {
    const found = await grantApplications.read(records, keys.grantApplication(grantApplicationId));
    return found!.document;
  };
  const save = (section: SectionName, revision = 0, more: object = {}) =>
    platform.saveSection({
      ...{ ...own, section, revision, entered: { name: 'Table' }, answers: answers[section] },
      ...more,
    });
  const send = () => platform.sendForConfirmation(own);
  const linkFor = async (number: 1 | 2) => {
    const as = { number, email: number === 1 ? 'shabnam@example.com' : 'george@example.com' };
    const token = confirmationToken(await read(), as, matchingKey);
    return { grantApplicationId, contact: number, token };
  };
  return {
    ...{ platform, own, begin, read, save, send, linkFor },
    complete: async () => {
      for (const section of sectionNames) expect((await save(section)).ok).toBe(true);
    },
    confirm: async (number: 1 | 2) => platform.confirmApplication(await linkFor(number)),
    events: () => platform.ofKind('event').map((item) => parseEvent(item).body.type),
    faults: () => {
      const gathered = gatherRecords();
      for (const item of platform.all()) gathered.add(item);
      const checks = verifyRecords(gathered.gathered, { now: platform.clock.now() });
      return checks.flatMap(({ faults }) => faults);
    },
  };
}

const last = <Value>(values: readonly Value[]) => values.at(-1);

describe('beginning an application', () => {
  it('is done once however often it is asked, and found by whoever began', async () => {
    const { platform, own, begin, events } = await setup();
    expect((await begin()).ok).toBe(true);
    expect(events()).toEqual(['grant-application-begun']);
    expect(await applicationsOf(platform.records, own.personId)).toHaveLength(1);
  });

  it('is refused to a stranger who names the same one, and outside the round', async () => {
    const { platform } = await setup();
    const other = { roundId: openRound, name: 'Omar', email: 'omar@example.com' };
    const taken = await platform.beginApplication({ grantApplicationId, ...other });
    expect(taken).toMatchObject({ ok: false, failure: { kind: 'no-such-application' } });
    platform.clock.moveTo('2027-02-26T17:00:00.001Z');
    const late = await platform.beginApplication({ grantApplicationId: 'ABCDEFGHJK', ...other });
    expect(late).toMatchObject({ ok: false, failure: { kind: 'round-not-open' } });
  });
});

describe('saving a section', () => {
  it('counts revisions, and is repeated without harm', async () => {
    const { save, read, events } = await setup();
    expect(await save('documents')).toMatchObject({ value: { revision: 1 } });
    expect(await save('documents')).toMatchObject({ value: { revision: 1 } });
    expect(await save('documents', 1)).toMatchObject({ value: { revision: 2 } });
    expect((await read()).sections.documents?.revision).toBe(2);
    expect(events()).toHaveLength(3);
  });

  it('gives back what somebody else saved meanwhile, and changes nothing', async () => {
    const { save, read } = await setup();
    await save('organisation', 0, { entered: { name: 'Theirs' } });
    const lost = await save('organisation', 0, { entered: { name: 'Mine' } });
    expect(lost).toMatchObject({
      failure: {
        ...{ kind: 'saved-meanwhile', revision: 1, entered: { name: 'Theirs' } },
        by: { name: 'Amina' },
      },
    });
    expect((await read()).sections.organisation?.entered).toEqual({ name: 'Theirs' });
  });

  it('does not lose another section that was saved at the same moment', async () => {
    const { platform, own, save, read } = await setup();
    let raced = false;
    const racing = createSaveSection({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await save('documents');
        }
        return platform.commit(writes);
      },
    });
    const section = 'governance' as const;
    const saved = await racing({ ...own, section, revision: 0, entered: {} });
    expect(saved.ok).toBe(true);
    const { sections } = await read();
    expect(sections.documents?.answers).toBeDefined();
    expect(sections.governance?.revision).toBe(1);
  });

  it('is refused to strangers, after the round, and once the application is with us', async () => {
    const { platform, save, complete, send, confirm } = await setup();
    const stranger = await save('documents', 0, { personId: 'nobody' });
    expect(stranger).toMatchObject({ failure: { kind: 'no-such-application' } });
    await complete();
    await send();
    await confirm(1);
    await confirm(2);
    expect(await save('documents', 1)).toMatchObject({ failure: { kind: 'not-open-to-change' } });
    platform.clock.moveTo('2027-02-26T17:00:00.001Z');
    const other = await setup();
    other.platform.clock.moveTo('2027-02-26T17:00:00.001Z');
    expect(await other.save('documents')).toMatchObject({ failure: { kind: 'round-not-open' } });
  });

  it('never keeps answers that are no section, or a budget that its round cannot give', async () => {
    const { save } = await setup();
    await expect(save('documents', 0, { answers: {} })).rejects.toThrow();
    const asked = 6_000_01;
    const budget = {
      lines: [{ what: 'Food', amountPence: asked }],
      ...{ otherFundingPence: 0, askedPence: asked },
    };
    await expect(save('budget', 0, { answers: budget })).rejects.toThrow('too much');
  });
});

describe('inviting somebody', () => {
  it('is done once for an address, and lets them find the application', async () => {
    const { platform, own, events } = await setup();
    const sam = { ...own, name: 'Sam', email: 'sam@example.com' };
    expect(await platform.invitePerson(sam)).toEqual({ ok: true, value: 'invited' });
    const again = await platform.invitePerson({ ...sam, email: ' SAM@example.com' });
    expect(again).toEqual({ ok: true, value: 'already-there' });
    expect(events().filter((type) => type === 'grant-person-invited')).toHaveLength(1);
    const samId = personIdOf('sam@example.com', platform.matchingKey);
    const found = await findOwnApplication(platform.records, grantApplicationId, samId);
    expect(found?.people).toHaveLength(2);
  });

  it('is refused past the most people, and to strangers', async () => {
    const { platform, own } = await setup();
    for (let person = 1; person < mostPeople; person += 1) {
      await platform.invitePerson({ ...own, name: 'P', email: `p${person}@example.com` });
    }
    const more = { ...own, name: 'P', email: 'more@example.com' };
    expect(await platform.invitePerson(more)).toMatchObject({
      failure: { kind: 'too-many-people' },
    });
    expect(await platform.invitePerson({ ...more, personId: 'nobody' })).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
  });
});

describe('confirming an application', () => {
  it('is asked for once everything is completed, once', async () => {
    const { send, save, complete, events, read } = await setup();
    expect(await send()).toMatchObject({ failure: { kind: 'not-complete', open: sectionNames } });
    await complete();
    expect((await send()).ok && (await send()).ok).toBe(true);
    expect(events().filter((type) => type === 'grant-application-sent')).toHaveLength(1);
    expect(await read()).toMatchObject({ state: 'awaiting-confirmation', edition: 1 });
    await save('documents', 1, { answers: undefined });
    expect(await send()).toMatchObject({ failure: { open: ['documents'] } });
  });

  it.each([
    [1, 2],
    [2, 1],
  ] as const)('takes contact %i, then %i, each once, and then counts', async (one, two) => {
    const { complete, send, confirm, read, events, faults } = await setup();
    await complete();
    await send();
    expect(await confirm(one)).toEqual({ ok: true, value: 'waiting' });
    expect(await confirm(one)).toEqual({ ok: true, value: 'waiting' });
    expect((await read()).state).toBe('awaiting-confirmation');
    expect(await confirm(two)).toEqual({ ok: true, value: 'submitted' });
    expect(await confirm(two)).toEqual({ ok: true, value: 'submitted' });
    expect(await confirm(one)).toEqual({ ok: true, value: 'submitted' });
    expect(last(events())).toBe('grant-application-submitted');
    expect(events().filter((type) => type === 'grant-application-confirmed')).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('takes both at the same moment', async () => {
    const { complete, send, confirm, read, faults } = await setup();
    await complete();
    await send();
    const both = await Promise.all([confirm(1), confirm(2)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect((await read()).state).toBe('submitted');
    expect(faults()).toEqual([]);
  });

  it('is void when something changes after it, and the link with it', async () => {
    const { platform, complete, send, confirm, save, linkFor, read, faults } = await setup();
    await complete();
    await send();
    const earlier = await linkFor(2);
    await confirm(1);
    expect(await save('documents', 1)).toMatchObject({ value: { voidedConfirmations: 1 } });
    expect((await read()).state).toBe('draft');
    await send();
    const stale = await platform.confirmApplication(earlier);
    expect(stale).toMatchObject({ failure: { kind: 'not-good' } });
    expect(await confirm(2)).toEqual({ ok: true, value: 'waiting' });
    expect(faults()).toEqual([]);
  });

  it('takes no link of the other contact, no invented one, and none too late', async () => {
    const { platform, complete, send, confirm, linkFor } = await setup();
    await complete();
    await send();
    const { token } = await linkFor(1);
    const crossed = { grantApplicationId, contact: 2, token } as const;
    expect(await platform.confirmApplication(crossed)).toMatchObject({
      failure: { kind: 'not-good' },
    });
    platform.clock.moveTo('2027-03-12T17:00:00.001Z');
    expect(await confirm(1)).toMatchObject({ failure: { kind: 'too-late' } });
    platform.clock.moveTo('2027-03-12T17:00:00.000Z');
    expect(await confirm(1)).toMatchObject({ ok: true });
  });

  it('is asked for again after ten minutes, of whoever has not confirmed', async () => {
    const { platform, own, complete, send, confirm } = await setup();
    await complete();
    await send();
    const ask = () => platform.askContactAgain({ ...own, contact: 2 });
    expect(await ask()).toMatchObject({ failure: { kind: 'too-soon' } });
    for (let asked = 1; asked < 12; asked += 1) {
      platform.clock.moveOnSeconds(600);
      expect((await ask()).ok).toBe(true);
    }
    platform.clock.moveOnSeconds(600);
    expect(await ask()).toMatchObject({ failure: { kind: 'too-often' } });
    await confirm(2);
    expect(await ask()).toMatchObject({ failure: { kind: 'not-waiting' } });
  });
});

describe('a contact whose address was wrong', () => {
  const right = 'george.roy@example.com';
  async function waiting() {
    const given = await setup();
    await given.complete();
    await given.send();
    const { platform, own } = given;
    const mend = (email = right, contact: 1 | 2 = 2) =>
      platform.mendContact({ ...own, contact, email });
    const confirmFrom = async (email: string) => {
      const token = confirmationToken(
        await given.read(),
        { number: 2, email },
        platform.matchingKey,
      );
      return platform.confirmApplication({ grantApplicationId, contact: 2, token });
    };
    return { ...given, mend, confirmFrom };
  }

  it('is written to at the right one, and the other’s confirmation stays', async () => {
    const { platform, mend, confirm, confirmFrom, read, events, faults } = await waiting();
    await platform.deliver();
    await confirm(1);
    platform.clock.moveTo('2027-03-12T16:00:00.000Z');
    expect(await mend()).toEqual({ ok: true, value: 'mended' });
    expect(await mend()).toEqual({ ok: true, value: 'mended' });
    expect(events().filter((type) => type === 'grant-contact-mended')).toHaveLength(1);
    await platform.deliver();
    expect(platform.inbox(right)).toHaveLength(1);
    expect(await confirmFrom('george@example.com')).toMatchObject({
      failure: { kind: 'not-good' },
    });
    expect(await confirmFrom(right)).toEqual({ ok: true, value: 'submitted' });
    expect((await read()).sections.contacts?.entered['second-email']).toBe(right);
    expect(faults()).toEqual([]);
  });

  it('cannot be the other contact, and not after they confirmed or the last day', async () => {
    const { platform, mend, confirm, own } = await waiting();
    expect(await mend('Shabnam@example.com')).toMatchObject({ failure: { kind: 'same-person' } });
    await confirm(1);
    expect(await mend('x@example.com', 1)).toMatchObject({ failure: { kind: 'not-waiting' } });
    const stranger = { ...own, personId: 'nobody', contact: 2, email: right } as const;
    expect(await platform.mendContact(stranger)).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    platform.clock.moveTo('2027-03-12T17:00:00.001Z');
    expect(await mend()).toMatchObject({ failure: { kind: 'too-late' } });
  });
});

describe('taking somebody off an application', () => {
  async function three() {
    const given = await setup();
    const { platform, own, faults } = given;
    const idOf = (name: string) => personIdOf(`${name}@example.com`, platform.matchingKey);
    const invite = (by: string, name: string) =>
      platform.invitePerson({
        ...{ grantApplicationId, personId: by, name, email: `${name}@example.com` },
      });
    await invite(own.personId, 'sam');
    await invite(idOf('sam'), 'zoe');
    const remove = (by: string, removedId: string) =>
      platform.removePerson({ grantApplicationId, personId: by, removedId });
    return { ...given, idOf, remove, faults };
  }

  it('is for whoever asked them, for the one who began, and for themselves', async () => {
    const { platform, own, idOf, remove, read, faults } = await three();
    expect(await remove(idOf('zoe'), idOf('sam'))).toMatchObject({
      failure: { kind: 'not-theirs-to-remove' },
    });
    expect(await remove(idOf('sam'), own.personId)).toMatchObject({
      failure: { kind: 'not-theirs-to-remove' },
    });
    expect(await remove(idOf('sam'), idOf('zoe'))).toEqual({ ok: true, value: 'removed' });
    expect(await remove(idOf('sam'), idOf('zoe'))).toEqual({ ok: true, value: 'already' });
    expect(await applicationsOf(platform.records, idOf('zoe'))).toEqual([]);
    expect(await remove(own.personId, idOf('sam'))).toMatchObject({ ok: true });
    expect(await remove(own.personId, own.personId)).toMatchObject({
      failure: { kind: 'last-one' },
    });
    expect((await read()).people).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('leaves the next longest in the place of the one who began, and strangers outside', async () => {
    const { own, idOf, remove, faults } = await three();
    expect(await remove(own.personId, own.personId)).toMatchObject({ ok: true });
    expect(await remove(own.personId, idOf('sam'))).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    expect(await remove(idOf('sam'), idOf('zoe'))).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });
});

describe('taking an application back', () => {
  it('is done once, at any time, and ends the links', async () => {
    const { platform, own, complete, send, linkFor, events, faults } = await setup();
    await complete();
    await send();
    const link = await linkFor(1);
    expect((await platform.takeApplicationBack(own)).ok).toBe(true);
    expect((await platform.takeApplicationBack(own)).ok).toBe(true);
    expect(events().filter((type) => type === 'grant-application-withdrawn')).toHaveLength(1);
    expect(await platform.confirmApplication(link)).toMatchObject({
      failure: { kind: 'not-good' },
    });
    expect(faults()).toEqual([]);
  });
});

describe('what counts already', () => {
  it('is taken back by who began it and by who stands for it, not by who helped', async () => {
    const { platform, own, complete, send, confirm, read, faults } = await setup();
    const idOf = (name: string) => personIdOf(`${name}@example.com`, platform.matchingKey);
    for (const name of ['sam', 'shabnam']) {
      const email = `${name}@example.com`;
      await platform.invitePerson({ ...own, name, email });
    }
    await complete();
    await send();
    await confirm(1);
    await confirm(2);
    const by = (personId: string) => platform.takeApplicationBack({ grantApplicationId, personId });
    expect(await by(idOf('sam'))).toMatchObject({ failure: { kind: 'not-theirs-to-end' } });
    expect((await read()).state).toBe('submitted');
    expect(await by(idOf('shabnam'))).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });
});

describe('what a group is told', () => {
  it('goes once to each contact, and not to one who has confirmed', async () => {
    const { platform, complete, send, confirm } = await setup();
    await complete();
    await send();
    const asked = [...platform.asked];
    await platform.deliver();
    for (const message of asked) await platform.tellGroup(message);
    expect(platform.inbox('shabnam@example.com')).toHaveLength(1);
    expect(platform.inbox('george@example.com')[0]).toContain('by 12 March');
    platform.clock.moveOnSeconds(600);
    await confirm(2);
    const known = { ...asked[1]!, causeId: 'another' } as (typeof asked)[number];
    expect(await platform.tellGroup(known)).toEqual({ ok: true, value: 'not-needed' });
    await confirm(1);
    await platform.deliver();
    expect(last(platform.inbox('george@example.com'))).toContain('Both of you have confirmed it');
  });

  it('is parked for an application that there is not', async () => {
    const { platform } = await setup();
    const nobody = { kind: 'group-submitted', grantApplicationId: 'NOBODY', contact: 1 } as const;
    expect(await platform.tellGroup(nobody)).toMatchObject({ ok: false });
  });
});

describe('what is checked of applications at rest', () => {
  it('names whoever does not find what they work on, and one who confirmed for two', async () => {
    const { platform, complete, send, confirm } = await setup();
    await complete();
    await send();
    await confirm(1);
    await confirm(2);
    const gathered = gatherRecords();
    for (const item of platform.all()) {
      if (item.kind === 'grant-membership') continue;
      const copy = structuredClone(item) as typeof item & { document: Record<string, unknown> };
      if (item.kind === 'grant-application') {
        const confirmations = copy.document['confirmations'] as { email: string }[];
        confirmations[1]!.email = confirmations[0]!.email;
      }
      gathered.add(copy);
    }
    const checks = verifyRecords(gathered.gathered, { now: platform.clock.now() });
    const found = checks.find(({ name }) => name === 'grants');
    expect(found?.faults.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('does not find it') as string,
      'It counts as submitted, and one person confirmed for both.',
    ]);
  });
});
