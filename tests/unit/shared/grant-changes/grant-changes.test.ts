import { describe, expect, it } from 'vitest';

import {
  grantAwards,
  readCurrentTerms,
  readPublishedGrants,
  type AskedChanges,
} from '#shared/grant-awards/index.ts';
import { changeInWords } from '#shared/grant-changes/index.ts';
import { endOfPapers } from '#shared/grant-papers/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import { completedAnswers } from '#tests/builders/completed-answers.ts';
import { createChangingGrant } from '#tests/doubles/changing-grant.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const everybody = ['amina@example.com', 'shabnam@example.com', 'george@example.com'];
const lines = [
  { what: 'Food', amountPence: 900_00 },
  { what: 'Hall', amountPence: 600_00 },
];

async function setup() {
  const grant = await createChangingGrant();
  const { platform, award } = grant;
  const terms = async () => {
    const found = await award();
    invariant(found?.state === 'accepted', 'The grant is accepted');
    return readCurrentTerms(platform.records, found);
  };
  const waiting = async () =>
    (await platform.records.queue({ queue: queues.grantChanges(), limit: 5 })).items.length;
  return { ...grant, terms, waiting };
}

describe('asking for a change of a grant', () => {
  it('changes nothing before it is answered, and waits for staff', async () => {
    const { ask, change, terms, waiting, award, platform, faults } = await setup();
    const before = await award();
    expect(await ask({ projectUntil: '2027-05-01', reportDueOn: '2027-06-01' })).toEqual({
      ok: true,
      value: 'asked',
    });
    expect(await change()).toMatchObject({
      ...{ state: 'asked', request: 1, amendments: [], why: 'The hall has no heating.' },
      changes: { projectUntil: '2027-05-01', reportDueOn: '2027-06-01' },
    });
    expect(await terms()).toMatchObject({ projectUntil: '2027-03-27', reportDueOn: '2027-04-24' });
    expect(await award()).toEqual(before);
    expect(await waiting()).toBe(1);
    await platform.deliver();
    for (const email of everybody) {
      expect(platform.inbox(email).at(-1)).toContain('asked us to change something of it');
    }
    expect(faults()).toEqual([]);
  });

  it('is asked once however often it is sent, and one thing at a time', async () => {
    const { ask, platform, takeBack, change } = await setup();
    await ask({ place: 'The hall' });
    const before = platform.all().length;
    expect(await ask({ place: 'The hall' })).toEqual({ ok: true, value: 'asked' });
    expect(platform.all()).toHaveLength(before);
    for (const [what, why] of [
      [{ place: 'The park' }, 'The hall has no heating.'],
      [{ place: 'The hall' }, 'Another reason.'],
      [{ lines }, 'The hall has no heating.'],
    ] satisfies [AskedChanges, string][]) {
      expect(await ask(what, why)).toEqual({
        ok: false,
        failure: { kind: 'already-asked' },
      });
    }
    expect(await takeBack()).toEqual({ ok: true, value: 'taken-back' });
    expect(await takeBack()).toEqual({ ok: true, value: 'taken-back' });
    expect(await ask({ place: 'The park' })).toMatchObject({ ok: true });
    expect(await takeBack(1)).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await change()).toMatchObject({ state: 'asked', request: 2 });
  });

  it('refuses days that cannot be, money that does not add up, and what changes nothing', async () => {
    const { ask, change } = await setup();
    const wrong = async (changes: Parameters<typeof ask>[0]) => {
      const asked = await ask(changes);
      return asked.ok || asked.failure.kind !== 'wrong' ? asked : asked.failure.problems;
    };
    expect(await wrong({})).toEqual([{ kind: 'nothing-changes' }]);
    expect(await wrong({ projectUntil: '2027-03-27' })).toEqual([{ kind: 'nothing-changes' }]);
    expect(await wrong({ projectUntil: '2026-11-19' })).toContainEqual({
      ...{ kind: 'day-is-past', which: 'projectUntil' },
    });
    expect(await wrong({ projectUntil: '2026-12-01' })).toEqual([
      { kind: 'ends-before-it-begins', projectFrom: '2027-01-09' },
    ]);
    expect(await wrong({ projectUntil: '2028-03-28', reportDueOn: '2028-04-01' })).toEqual([
      { kind: 'day-too-late', which: 'projectUntil', latest: '2028-03-27' },
    ]);
    expect(await wrong({ reportDueOn: '2028-04-25' })).toEqual([
      { kind: 'day-too-late', which: 'reportDueOn', latest: '2028-04-24' },
    ]);
    expect(await wrong({ reportDueOn: '2026-11-19' })).toContainEqual({
      ...{ kind: 'day-is-past', which: 'reportDueOn' },
    });
    expect(await wrong({ projectUntil: '2027-04-24' })).toEqual([
      { kind: 'report-before-end', projectUntil: '2027-04-24' },
    ]);
    expect(await wrong({ lines: [{ what: 'Food', amountPence: 1_499_99 }] })).toEqual([
      { kind: 'lines-do-not-add-up', linesPence: 1_499_99, amountPence: 1_500_00 },
    ]);
    expect(await change()).toBeUndefined();
    expect(await wrong({ projectUntil: '2028-03-27', reportDueOn: '2028-04-24' })).toMatchObject({
      ok: true,
    });
  });

  it('leaves out what stays as it is', async () => {
    const { ask, change } = await setup();
    const { lines: asInTheApplication } = completedAnswers.budget;
    await ask({
      ...{ projectUntil: '2027-03-27', reportDueOn: '2027-05-01', place: 'The hall' },
      lines: [...asInTheApplication],
    });
    expect((await change())?.changes).toEqual({ reportDueOn: '2027-05-01', place: 'The hall' });
  });

  it('is for people of the group, and for a grant that was accepted', async () => {
    const { platform, grantApplicationId } = await setup();
    const stranger = { grantApplicationId, personId: 'somebody-else' };
    expect(
      await platform.askForChange({ ...stranger, changes: { place: 'The hall' }, why: 'So.' }),
    ).toMatchObject({ failure: { kind: 'no-such-application' } });
    expect(await platform.takeChangeBack({ ...stranger, request: 1 })).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    const early = await createSubmittedGrant();
    await early.propose();
    await early.confirm();
    const asked = { ...early.own, changes: { place: 'The hall' }, why: 'So.' };
    expect(await early.platform.askForChange(asked)).toMatchObject({
      failure: { kind: 'not-open' },
    });
  });

  it('is not asked any more once the report was accepted', async () => {
    const { ask, platform, grantApplicationId } = await setup();
    const found = await grantAwards.read(platform.records, keys.grantAward(grantApplicationId));
    invariant(found?.document.state === 'accepted', 'The grant is accepted');
    const reported = { ...found.document, reportedAt: '2026-11-21T10:00:00.000Z' };
    await platform.commit([grantAwards.replace(reported, found.version)]);
    expect(await ask({ place: 'The hall' })).toMatchObject({ failure: { kind: 'not-open' } });
  });

  it('ends after twenty', async () => {
    const { ask, takeBack } = await setup();
    for (let request = 1; request <= 20; request += 1) {
      expect(await ask({ place: `Hall ${request}` })).toMatchObject({ ok: true });
      await takeBack(request);
    }
    expect(await ask({ place: 'Hall 21' })).toMatchObject({ failure: { kind: 'too-many' } });
  });
});

describe('the answer to a change', () => {
  it('is an amendment once one person agreed, and the days hold everywhere', async () => {
    const { ask, agree, change, terms, award, application, platform, faults, waiting, events } =
      await setup();
    const before = await award();
    await ask({ projectUntil: '2027-05-01', reportDueOn: '2027-06-01' });
    expect(await agree()).toEqual({ ok: true, value: 'agreed' });
    expect(await agree()).toEqual({ ok: true, value: 'agreed' });
    expect(await change()).toMatchObject({
      state: 'agreed',
      amendments: [{ amendment: 1, request: 1, agreedBy: 'ben-okafor', words: 'Yes, do.' }],
    });
    expect(await terms()).toMatchObject({ projectUntil: '2027-05-01', reportDueOn: '2027-06-01' });
    expect(await award()).toEqual(before);
    expect(await readPublishedGrants(platform.records)).toMatchObject([
      { projectUntil: '2027-05-01', amountPence: 1_500_00 },
    ]);
    expect(endOfPapers(await application(), before, await change())?.at).toBe(
      '2033-05-01T23:59:59.000Z',
    );
    expect(await waiting()).toBe(0);
    await platform.deliver();
    expect(platform.inbox('george@example.com').at(-1)).toContain('We agree to the change');
    expect(JSON.stringify(events())).not.toContain('2027-05-01');
    expect(faults()).toEqual([]);
  });

  it('takes two people where money moves, and never one twice', async () => {
    const { ask, agree, change, terms, platform, waiting, faults } = await setup();
    await ask({ lines });
    expect(await agree()).toEqual({ ok: true, value: 'agreed-by-one' });
    expect(await agree()).toEqual({ ok: false, failure: { kind: 'agreed-by-you-already' } });
    expect((await terms()).lines).toBeUndefined();
    expect(await waiting()).toBe(1);
    await platform.deliver();
    expect(platform.inbox('amina@example.com').at(-1)).not.toContain('We agree');
    expect(await agree(1, 'erin-walsh', 'Other words.')).toEqual({ ok: true, value: 'agreed' });
    expect(await change()).toMatchObject({
      ...{ state: 'agreed', firstBy: 'ben-okafor', agreedBy: 'erin-walsh' },
      amendments: [{ words: 'Yes, do.', changes: { lines } }],
    });
    expect((await terms()).lines).toEqual(lines);
    expect(faults()).toEqual([]);
  });

  it('can be a no, which the group reads, and then another request is asked', async () => {
    const { ask, agree, refuse, change, terms, platform, faults } = await setup();
    await ask({ lines });
    await agree();
    expect(await refuse()).toEqual({ ok: true, value: 'refused' });
    expect(await refuse()).toEqual({ ok: true, value: 'refused' });
    expect(await agree()).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await change()).toMatchObject({
      ...{ state: 'refused', words: 'It is too late in the year.', amendments: [] },
    });
    await platform.deliver();
    expect(platform.inbox('shabnam@example.com').at(-1)).toContain('We cannot agree');
    expect(platform.inbox('shabnam@example.com').at(-1)).not.toContain('too late in the year');
    await ask({ people: 'Everybody in the street' });
    await agree(2);
    expect(await terms()).toMatchObject({ people: 'Everybody in the street', lines: undefined });
    expect(await change()).toMatchObject({ amendments: [{ amendment: 1, request: 2 }] });
    expect(faults()).toEqual([]);
  });

  it('is about the request that was on the page', async () => {
    const { ask, agree, refuse, takeBack } = await setup();
    expect(await agree()).toMatchObject({ failure: { kind: 'not-open' } });
    await ask({ place: 'The hall' });
    await takeBack();
    expect(await agree()).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await refuse()).toMatchObject({ failure: { kind: 'not-open' } });
    await ask({ place: 'The park' });
    expect(await agree(1)).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await agree(2)).toMatchObject({ ok: true });
    expect(await takeBack(2)).toMatchObject({ failure: { kind: 'not-open' } });
  });

  it('is kept in order, the newest of each thing holds, and a year is counted from the offer', async () => {
    const { ask, agree, terms, faults } = await setup();
    await ask({ projectUntil: '2028-03-01', reportDueOn: '2028-04-01' });
    await agree(1);
    expect(await ask({ projectUntil: '2028-04-15', reportDueOn: '2028-04-20' })).toMatchObject({
      failure: { kind: 'wrong' },
    });
    await ask({ projectUntil: '2028-02-01' });
    await agree(2);
    expect(await terms()).toMatchObject({ projectUntil: '2028-02-01', reportDueOn: '2028-04-01' });
    expect(faults()).toEqual([]);
  });
});

describe('what a group is told of a change', () => {
  it('comes once, and not when it is no longer so', async () => {
    const { ask, takeBack, platform, grantApplicationId } = await setup();
    await ask({ place: 'The hall' });
    const [message] = platform.askedOfChange;
    invariant(message !== undefined, 'The group is told');
    expect(await platform.tellGroupOfChange(message)).toEqual({ ok: true, value: { sent: 3 } });
    expect(await platform.tellGroupOfChange(message)).toEqual({ ok: true, value: { sent: 0 } });
    await takeBack();
    const late = { ...message, causeId: 'E2' };
    expect(await platform.tellGroupOfChange(late)).toEqual({ ok: true, value: { sent: 0 } });
    const nothing = { ...message, grantApplicationId: `${grantApplicationId}X` };
    expect(await platform.tellGroupOfChange(nothing)).toMatchObject({ ok: false });
  });
});

describe('a change in words', () => {
  it('stands beside how it is now', async () => {
    const { application, terms } = await setup();
    const rows = changeInWords(
      { reportDueOn: '2027-06-01', lines, place: 'The hall', people: 'All', activity: 'Tea' },
      await terms(),
      await application(),
    );
    expect(rows.map(({ key }) => key)).toEqual([
      ...['Report due', 'Budget', 'Place', 'Who it is for', 'What you do'],
    ]);
    expect(rows[0]).toMatchObject({ before: ['24 April 2027'], after: ['1 June 2027'] });
    expect(rows[1]?.after).toEqual(['Food: £900', 'Hall: £600']);
    expect(rows.every(({ before }) => before.length > 0)).toBe(true);
  });
});
