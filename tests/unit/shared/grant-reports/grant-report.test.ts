import { describe, expect, it } from 'vitest';

import { grantAwards, readPublishedGrants } from '#shared/grant-awards/index.ts';
import {
  grantReports,
  outputsOfRounds,
  unspentOf,
  type ReportAnswers,
} from '#shared/grant-reports/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const id = '7K3QD9XW2M';
const everybody = ['amina@example.com', 'shabnam@example.com', 'george@example.com'];
const answers: ReportAnswers = {
  outputs: { 'activity-packs': 0, 'advice-sessions': 4, activities: 12, 'families-reached': 18 },
  ...{ people: 44, happened: 'Twelve lunches.', learned: 'More chairs.' },
  spending: [{ what: 'Food', spentPence: 1_450_00 }],
};
const entered = { happened: 'Twelve lunches.' };

async function setup() {
  const grant = await createAcceptedGrant();
  const { platform, own } = grant;
  const report = async () =>
    (await grantReports.read(platform.records, keys.grantReport(id)))?.document;
  const staff = { grantApplicationId: id, staffId: 'ben-okafor' };
  return {
    ...{ ...grant, report },
    save: (revision = 0, typed: Record<string, string> = entered) =>
      platform.saveReport({ ...own, revision, entered: typed }),
    send: (revision = 0) => platform.saveReport({ ...own, revision, entered, answers }),
    accept: (revision = 1) => platform.acceptReport({ ...staff, revision }),
    ask: (revision = 1) => platform.askForMore({ ...staff, revision, words: 'How many people?' }),
    inQueue: async (state: string) =>
      (
        await platform.records.queue({
          queue: queues.grantAwards('closer-to-home-2026', state),
          limit: 10,
        })
      ).items.length,
    told: () => everybody.map((email) => platform.inbox(email).length),
  };
}

describe('a report', () => {
  it('is written in several sittings, and nobody overwrites unseen what another wrote', async () => {
    const { save, report, platform, own, faults } = await setup();
    expect(await save()).toEqual({ ok: true, value: 'saved' });
    expect(await save()).toEqual({ ok: true, value: 'saved' });
    expect(await report()).toMatchObject({ state: 'draft', revision: 1, entered });
    expect(await save(0, { happened: 'Ten lunches.' })).toMatchObject({
      failure: { kind: 'saved-meanwhile', by: 'Amina', revision: 1, entered },
    });
    expect(await save(1, { happened: 'Ten lunches.' })).toMatchObject({ ok: true });
    expect(await report()).toMatchObject({ revision: 2, entered: { happened: 'Ten lunches.' } });
    const stranger = { ...own, personId: 'somebody', entered, revision: 2 };
    expect(await platform.saveReport(stranger)).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    expect(faults()).toEqual([]);
  });

  it('is of a grant that was accepted, and of no other', async () => {
    const { platform, own } = await createSubmittedGrant();
    const early = { ...own, entered, revision: 0 };
    expect(await platform.saveReport(early)).toMatchObject({ failure: { kind: 'not-accepted' } });
  });

  it('is sent once, and the group is told that it came', async () => {
    const { send, save, report, platform, told, faults } = await setup();
    await platform.deliver();
    const before = told();
    expect(await send()).toEqual({ ok: true, value: 'sent' });
    expect(await send()).toEqual({ ok: true, value: 'sent' });
    expect(await report()).toMatchObject({ state: 'sent', answers });
    expect(await save(1, {})).toMatchObject({ failure: { kind: 'sent-already' } });
    const again = [...platform.askedOfReport];
    await platform.deliver();
    platform.askedOfReport.push(...again);
    await platform.deliver();
    expect(told()).toEqual(before.map((count) => count + 1));
    expect(platform.inbox(everybody[0]!).at(-1)).toContain('We have your report');
    expect(faults()).toEqual([]);
  });

  it('is accepted once; what it reached is public, and the grant lies with those that are done', async () => {
    const { send, accept, report, award, platform, inQueue, faults } = await setup();
    expect(await accept(0)).toMatchObject({ failure: { kind: 'not-to-read' } });
    await send();
    expect(await accept(2)).toMatchObject({ failure: { kind: 'not-to-read' } });
    expect(await inQueue('accepted')).toBe(1);
    expect(await accept()).toEqual({ ok: true, value: 'accepted' });
    expect(await accept()).toEqual({ ok: true, value: 'accepted' });
    expect(await report()).toMatchObject({ state: 'accepted', acceptedBy: 'ben-okafor' });
    expect(await award()).toMatchObject({ state: 'accepted', reportedAt: platform.clock.now() });
    expect([await inQueue('accepted'), await inQueue('reported')]).toEqual([0, 1]);
    const [published] = await readPublishedGrants(platform.records);
    expect(published).toMatchObject({ outputs: answers.outputs });
    await platform.deliver();
    expect(platform.inbox('george@example.com').at(-1)).toContain('We accept your report');
    const [round] = (await outputsOfRounds(platform.records)).filter(({ reports }) => reports > 0);
    expect(round).toMatchObject({
      ...{ reports: 1, people: 44, spentPence: 1_450_00 },
      outputs: { 'families-reached': 18, activities: 12 },
    });
    expect(faults()).toEqual([]);
  });

  it('goes back with a question, and is sent again', async () => {
    const { send, ask, accept, report, platform, faults } = await setup();
    await send();
    expect(await ask()).toEqual({ ok: true, value: 'asked' });
    expect(await ask()).toEqual({ ok: true, value: 'asked' });
    expect(await report()).toMatchObject({
      ...{ state: 'draft', entered, asked: { words: 'How many people?' } },
    });
    expect(await accept()).toMatchObject({ failure: { kind: 'not-to-read' } });
    await platform.deliver();
    expect(platform.inbox('amina@example.com').at(-1)).toContain('have a question');
    expect(await send(1)).toEqual({ ok: true, value: 'sent' });
    expect((await report()) as object).not.toHaveProperty('asked');
    expect(await accept(2)).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });

  it('says what was not spent, and never less than nothing', () => {
    expect(unspentOf(answers, 1_500_00)).toBe(50_00);
    expect(unspentOf(answers, 1_000_00)).toBe(0);
  });

  it('is found broken when its promises are', async () => {
    const { send, report, platform, faults } = await setup();
    await send();
    const found = await report();
    if (found?.state !== 'sent') throw new Error('It was sent');
    const spending = [{ what: 'Food', spentPence: 1_500_01 }];
    const accepted = { acceptedBy: 'ben-okafor', acceptedAt: platform.clock.now() };
    await platform.commit([
      grantReports.replace(
        { ...found, ...accepted, state: 'accepted', answers: { ...answers, spending } },
        1,
      ),
    ]);
    const sentences = faults().map(({ sentence }) => sentence);
    expect(sentences).toContain('It spends more than the grant.');
    expect(sentences).toContain('Its grant says otherwise whether it was accepted.');
    expect(sentences).toContain('Version 2 came about without its event grant-report-accepted.');
  });
});

describe('reminding of reports', () => {
  it('is done a week before the day and the day after it, once each', async () => {
    const { platform, told, faults } = await setup();
    await platform.deliver();
    const before = told();
    platform.clock.moveTo('2027-04-16T10:00:00.000Z');
    expect(await platform.remindOfReports()).toEqual({ soon: 0, late: 0 });
    platform.clock.moveTo('2027-04-17T10:00:00.000Z');
    expect(await platform.remindOfReports()).toEqual({ soon: 1, late: 0 });
    expect(await platform.remindOfReports()).toEqual({ soon: 0, late: 0 });
    platform.clock.moveTo('2027-04-24T10:00:00.000Z');
    expect(await platform.remindOfReports()).toEqual({ soon: 0, late: 0 });
    platform.clock.moveTo('2027-04-25T10:00:00.000Z');
    expect(await platform.remindOfReports()).toEqual({ soon: 0, late: 1 });
    expect(await platform.remindOfReports()).toEqual({ soon: 0, late: 0 });
    await platform.deliver();
    expect(told()).toEqual(before.map((count) => count + 2));
    expect(platform.inbox('amina@example.com').at(-1)).toContain('due on 24 April');
    expect(faults()).toEqual([]);
  });

  it('is not done once it was sent, and told to nobody who sent it meanwhile', async () => {
    const { platform, send, save, told } = await setup();
    await save();
    await platform.deliver();
    platform.clock.moveTo('2027-04-20T10:00:00.000Z');
    expect(await platform.remindOfReports()).toEqual({ soon: 1, late: 0 });
    const before = told();
    await send(1);
    await platform.deliver();
    expect(told()).toEqual(before.map((count) => count + 1));
    expect(platform.inbox('amina@example.com').at(-1)).toContain('We have your report');
    platform.clock.moveTo('2027-04-25T10:00:00.000Z');
    expect(await platform.remindOfReports()).toEqual({ soon: 0, late: 0 });
    expect((await grantAwards.read(platform.records, keys.grantAward(id)))?.document.state).toBe(
      'accepted',
    );
  });
});
