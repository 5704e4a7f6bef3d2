import { describe, expect, it } from 'vitest';

import type { ApplicationForm, Signal } from '#shared/applications/index.ts';
import { createRemindContacts } from '#shared/contact-codes/index.ts';
import { addWorkingDays, derivedReference, done, localDate } from '#shared/kernel/index.ts';
import { createSendMessage } from '#shared/messages/index.ts';
import { createWithdrawApplication } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { askedMessages } from '#tests/builders/asked-messages.ts';
import { contactProved } from '#tests/builders/contact-proved.ts';
import { payeesChecked } from '#tests/builders/payee-checked.ts';
import { openWinter, otherFamily } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const contact: ApplicationForm['contact'] = {
  phone: '07700 900982',
  safeToText: true,
  safeToLeaveVoicemail: true,
  bestTime: 'any',
};
const day = 24 * 3600;

async function setup(
  programmeId:
    'crisis-and-resilience-fund' | 'household-support-fund' = 'crisis-and-resilience-fund',
) {
  const winter = openWinter(programmeId);
  await winter.fund(1_000_00);
  const { memory, clock } = winter;
  const { records, commit } = winter.ports;
  const provider = createKeptMessages();
  const { matchingKey } = winter.ports;
  const sendMessage = createSendMessage({
    ...{ records, commit, clock, matchingKey, sender: provider },
    serviceOrigin: 'https://open-door.example',
  });
  let families = 0;
  async function comesIn(
    changes: Partial<ApplicationForm> = {},
    channel: 'online' | 'partner' | 'telephone' = 'online',
    signals: readonly Signal[] = [],
  ) {
    families += 1;
    const applicationId = derivedReference('reminded', String(families));
    const form = buildForm({ programmeId, ...otherFamily(families), contact, ...changes });
    const actor = { kind: 'family', id: applicationId } as const;
    const sent = await winter.submitApplication({ applicationId, form, channel, actor, signals });
    if (!sent.ok) throw new Error(sent.failure.kind);
    if (!signals.some(({ name }) => name === 'implausibly-fast')) {
      await winter.assessApplication(applicationId);
      await payeesChecked(winter.ports, [applicationId]);
    }
    return applicationId;
  }
  return {
    ...winter,
    ...{ clock, memory, provider, comesIn, sendMessage },
    remind: createRemindContacts({ records, commit, clock }),
    reminder: (id: string) => memory.peek(keys.contactReminder(id)),
    withdraw: createWithdrawApplication(winter.ports),
    /** To a moment at which every reminder is due. */
    pass: () => {
      clock.moveOnSeconds(7 * day);
    },
    asked: () => askedMessages(memory).filter(({ kind }) => kind === 'contact-reminder'),
    prove: (id: string) => contactProved({ commit, clock }, id),
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('a reminder of the code', () => {
  it('goes out once, two working days after a family applied, in the morning', async () => {
    const { comesIn, remind, clock, asked, faults, reminder } = await setup();
    const id = await comesIn();
    const { dueAt } = reminder(id)?.['document'] as { dueAt: string };
    expect(dueAt).toBe(`${addWorkingDays(localDate(clock.now()), 2)}T10:00:00.000Z`);
    clock.moveOnSeconds((Date.parse(dueAt) - Date.parse(clock.now())) / 1000 - 1);
    expect(await remind()).toBe(0);
    clock.moveOnSeconds(1);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    clock.moveOnSeconds(10 * day);
    expect(await remind()).toBe(0);
    expect(asked()).toMatchObject([{ applicationId: id, kind: 'contact-reminder' }]);
    expect(faults()).toEqual([]);
  });

  it('is asked for by one of two that look at the same time', async () => {
    const { comesIn, remind, asked, pass } = await setup();
    await comesIn();
    await comesIn();
    pass();
    const counts = await Promise.all([remind(), remind()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(asked()).toHaveLength(2);
  });

  it.each([
    ['online without a safe contact', { contact: { ...contact, safeToText: false } }, 'online'],
    ['by a partner', {}, 'partner'],
    ['by telephone', {}, 'telephone'],
  ] as const)('is not even planned for a family that came %s', async (_how, changes, channel) => {
    const { comesIn, reminder, pass, remind } = await setup();
    const id = await comesIn(changes, channel);
    expect(reminder(id)).toBeUndefined();
    pass();
    expect(await remind()).toBe(0);
  });

  it('is no thing of a fund that asks for no code', async () => {
    const { comesIn, reminder } = await setup('household-support-fund');
    expect(reminder(await comesIn())).toBeUndefined();
  });

  it('is left out for whoever proved, withdrew or was decided, and for what stands apart', async () => {
    const all = await setup();
    const proved = await all.comesIn();
    await all.prove(proved);
    const withdrawn = await all.comesIn();
    expect(
      (await all.withdraw({ applicationId: withdrawn, actor: { kind: 'family', id: withdrawn } }))
        .ok,
    ).toBe(true);
    const declined = await all.comesIn();
    await all.declineApplications({
      ...{ applicationIds: [declined], staffId: 'ben', reason: 'not-in-hardship', dryRun: false },
    });
    const aside = await all.comesIn({}, 'online', [{ name: 'implausibly-fast' }]);
    const shared = await all.comesIn({}, 'online', [{ name: 'many-with-one-phone', count: 9 }]);
    all.pass();
    expect(await all.remind()).toBe(0);
    expect(all.asked()).toEqual([]);
    for (const id of [proved, withdrawn, declined, aside, shared]) {
      expect(all.reminder(id)?.['document']).toMatchObject({ state: 'not-needed' });
    }
    expect(all.faults()).toEqual([]);
  });
});

describe('the message that reminds of the code', () => {
  async function reminded(changes: Partial<ApplicationForm> = {}) {
    const all = await setup();
    const id = await all.comesIn(changes);
    all.pass();
    await all.remind();
    const send = () => all.sendMessage(all.asked()[0]!);
    return { ...all, id, send };
  }

  it('leads to the status page, promises nothing and goes out once', async () => {
    const { send, provider, faults } = await reminded();
    expect(await send()).toEqual(done('sent'));
    expect(await send()).toEqual(done('known'));
    expect(provider.sent).toHaveLength(1);
    expect(provider.sent[0]).toMatchObject({
      to: { channel: 'text', phone: contact.phone },
      template: 'contact-reminder-text',
    });
    expect(provider.sent[0]?.body).toMatch(
      /^Open Door: we have to know .* reference \w{5}-\w{5} and ask for a code: https:\/\/open-door\.example\/status Or call/,
    );
    expect(provider.sent[0]?.body).not.toContain('((');
    expect(faults()).toEqual([]);
  });

  it('says neither who writes nor what about to a family that may not be alone', async () => {
    const { send, provider } = await reminded({
      contact: { ...contact, safeToLeaveVoicemail: false },
    });
    await send();
    expect(provider.sent[0]?.template).toBe('contact-reminder-text-discreet');
    expect(provider.sent[0]?.body).toMatch(/^\w{5}-\w{5}: we still wait for your code\./);
    expect(provider.sent[0]?.body).not.toMatch(/open door|pay|121/i);
  });

  it('is in the language of the form, and so is the page', async () => {
    const { send, provider } = await reminded({
      declaration: { textVersion: 'family-declaration-1', language: 'ur' },
    });
    await send();
    expect(provider.sent[0]?.template).toBe('other-language-text');
    expect(provider.sent[0]?.body).toContain('https://open-door.example/status?lang=ur');
    expect(provider.sent[0]?.body).not.toContain('((');
  });

  it('is not sent when the code was typed in while it waited', async () => {
    const { send, prove, id, provider, faults } = await reminded();
    await prove(id);
    expect(await send()).toEqual(done('not-needed'));
    expect(provider.sent).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('ends, when its worker died before it went, once the code was typed in', async () => {
    const { send, prove, id, provider, clock, memory, faults } = await reminded();
    provider.next('down');
    await expect(send()).rejects.toThrow();
    await prove(id);
    clock.moveOnSeconds(151);
    expect(await send()).toEqual(done('not-needed'));
    expect(memory.ofKind('message').map((item) => item['document'])).toMatchObject([
      { state: 'not-needed', why: 'no-longer-asked' },
    ]);
    expect(faults()).toEqual([]);
  });

  it('leaves a task for staff where the contact does not work', async () => {
    const { send, provider, memory, faults } = await reminded();
    provider.next('refused');
    expect(await send()).toEqual(done('left-to-staff'));
    expect(memory.ofKind('staff-task').map((item) => item['document'])).toMatchObject([
      { state: 'open', why: 'refused', about: 'contact-reminder' },
    ]);
    expect(faults()).toEqual([]);
  });
});
