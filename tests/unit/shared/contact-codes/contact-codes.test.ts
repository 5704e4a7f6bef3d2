import { describe, expect, it } from 'vitest';

import type { ApplicationForm } from '#shared/applications/index.ts';
import {
  contactDigits,
  createContactCodes,
  createTellContact,
  type ContactCodeMessage,
} from '#shared/contact-codes/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { keys } from '#shared/records/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { openWinter, otherFamily } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const phone = '07700 900982';
const byText: ApplicationForm['contact'] = {
  phone,
  safeToText: true,
  safeToLeaveVoicemail: true,
  bestTime: 'any',
};

async function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  await winter.fund(1_000_00);
  const { records, commit, matchingKey } = winter.ports;
  const store = createMemorySessionStore();
  const sender = createKeptMessages();
  const asked: ContactCodeMessage[] = [];
  const ports = { records, commit, store, matchingKey, clock: winter.clock };
  const limiter = createLimiter({ counters: createMemoryCounterStore(), key: 'limit-key' });
  /** The numbers of the codes of each application, in the order in which they were asked for. */
  const numbers = new Map<string, number[]>();
  const tell = (message: ContactCodeMessage) => {
    const { applicationId, codeNumber } = message;
    const known = numbers.get(applicationId) ?? [];
    if (!known.includes(codeNumber)) numbers.set(applicationId, [...known, codeNumber]);
    asked.push(message);
    return Promise.resolve();
  };
  const codes = createContactCodes({ ...ports, limiter, tell });
  const tellContact = createTellContact({ ...ports, sender });
  let families = 0;
  async function comesIn(
    changes: Partial<ApplicationForm> = {},
    channel: 'online' | 'partner' | 'telephone' = 'online',
    signals: readonly { readonly name: 'implausibly-fast' }[] = [],
  ) {
    families += 1;
    const applicationId = derivedReference('code', String(families));
    const { programmeId } = winter;
    const own = { ...byText, phone: `07700 9000${String(families).padStart(2, '0')}` };
    const form = buildForm({
      ...{ programmeId, ...otherFamily(families), contact: own, ...changes },
    });
    const actor = { kind: 'family', id: applicationId } as const;
    const sent = await winter.submitApplication({ applicationId, form, channel, actor, signals });
    if (!sent.ok) throw new Error(sent.failure.kind);
    winter.clock.moveOnSeconds(60);
    return applicationId;
  }
  return {
    ...winter,
    ...{ codes, comesIn, asked, tellContact },
    deliver: async () => {
      for (const message of asked.splice(0)) {
        await tellContact(message);
        await tellContact(message);
      }
      return sender.sent;
    },
    digits: (id: string, which = 1) =>
      contactDigits(id, numbers.get(id)?.[which - 1] ?? 0, matchingKey),
    proof: (id: string) => winter.memory.peek(keys.contactProof(id)),
    approve: (id: string, reason?: string) =>
      winter.approveAwards({
        ...{ applicationIds: [id], staffId: 'ben', dryRun: false },
        ...(reason !== undefined && { reason }),
      }),
    faults: () => recordFaults(winter.memory.all(), winter.clock.now()),
  };
}

describe('a code to the contact of an application', () => {
  it('is another one on another day, and is sent', async () => {
    const { codes, comesIn, deliver, digits, clock } = await setup();
    const id = await comesIn();
    await codes.begin(id);
    expect(await deliver()).toHaveLength(1);
    clock.moveOnSeconds(2 * 24 * 3600);
    expect(await codes.send(id)).toBe('sent');
    expect(await deliver()).toHaveLength(2);
    expect(digits(id, 2)).not.toBe(digits(id, 1));
    expect(await codes.open(id, digits(id, 1))).toEqual({ kind: 'wrong' });
    expect(await codes.open(id, digits(id, 2))).toEqual({ kind: 'proved' });
  });

  it('is sent once to the telephone, names no fund and not us, and proves the contact', async () => {
    const { codes, comesIn, deliver, digits, proof, faults } = await setup();
    const id = await comesIn();
    expect(await codes.begin(id)).toBe('sent');
    const sent = await deliver();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      to: { channel: 'text' },
      template: 'return-code-text',
      personalisation: expect.objectContaining({ code: digits(id) }) as unknown,
    });
    expect(JSON.stringify(sent)).not.toMatch(/Crisis|£/);
    expect(proof(id)).toBeUndefined();
    expect(await codes.open(id, digits(id))).toEqual({ kind: 'proved' });
    expect(await codes.open(id, digits(id))).toEqual({ kind: 'proved' });
    expect(proof(id)).toMatchObject({ document: { channel: 'text' } });
    expect(await codes.send(id)).toBe('proved');
    expect(faults()).toEqual([]);
  });

  it('goes by email where no text is safe, and nowhere where nothing is', async () => {
    const { codes, comesIn, deliver } = await setup();
    const contact = { ...byText, safeToText: false, email: 'family@example.com' };
    const byEmail = await comesIn({ contact });
    expect(await codes.begin(byEmail)).toBe('sent');
    expect((await deliver())[0]).toMatchObject({ template: 'return-code-email' });
    const silent = await comesIn({ contact: { ...byText, safeToText: false } });
    expect(await codes.begin(silent)).toBe('no-contact');
    expect(await codes.send(silent)).toBe('no-contact');
    expect(await codes.send('NOBODY0000')).toBe('no-contact');
  });

  it('is wrong, too old, or tried too often', async () => {
    const { codes, comesIn, clock, digits, proof } = await setup();
    const id = await comesIn();
    expect(await codes.open(id, '00000')).toEqual({ kind: 'wrong' });
    await codes.begin(id);
    const wrong = digits(id) === '11111' ? '22222' : '11111';
    expect(await codes.open(id, wrong)).toEqual({ kind: 'wrong' });
    clock.moveOnSeconds(15 * 60);
    expect(await codes.open(id, digits(id))).toEqual({ kind: 'expired' });
    await codes.send(id);
    for (let tries = 0; tries < 9; tries += 1) await codes.open(id, wrong);
    expect(await codes.open(id, digits(id, 2))).toEqual({ kind: 'paused' });
    expect(proof(id)).toBeUndefined();
    clock.moveOnSeconds(15 * 60);
    await codes.send(id);
    expect(await codes.open(id, digits(id, 3))).toEqual({ kind: 'proved' });
  });

  it('opens no other application, and is not the code by which answers come back', async () => {
    const { codes, comesIn, digits } = await setup();
    const [one, other] = [await comesIn(), await comesIn()];
    await codes.begin(one);
    await codes.begin(other);
    expect(digits(one)).not.toBe(digits(other));
    expect(await codes.open(other, digits(one))).toEqual({ kind: 'wrong' });
  });

  it('plagues no telephone, whoever types in its number', async () => {
    const { codes, comesIn, deliver } = await setup();
    for (let each = 0; each < 15; each += 1) {
      await codes.begin(await comesIn({ contact: byText }));
    }
    expect(await deliver()).toHaveLength(12);
  });

  it('is not sent unasked for what may be made by a machine, and is when somebody asks', async () => {
    const { codes, comesIn, deliver } = await setup();
    const id = await comesIn({}, 'online', [{ name: 'implausibly-fast' }]);
    expect(await codes.begin(id)).toBe('not-now');
    expect(await deliver()).toEqual([]);
    expect(await codes.send(id)).toBe('sent');
  });

  it('is sent by nobody once it is too old', async () => {
    const { codes, comesIn, deliver, clock } = await setup();
    await codes.begin(await comesIn());
    clock.moveOnSeconds(15 * 60);
    expect(await deliver()).toEqual([]);
  });
});

describe('approving an award', () => {
  it('waits for the code, or for a reason that somebody writes down', async () => {
    const { codes, comesIn, assessApplication, approve, digits, clock, faults } = await setup();
    const [typed, spoken] = [await comesIn(), await comesIn({ amountsPence: { food: 50_00 } })];
    for (const id of [typed, spoken]) await assessApplication(id);
    expect(await approve(typed)).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'needs-a-reason', because: 'contact-not-proved' } },
    ]);
    await codes.begin(typed);
    await codes.open(typed, digits(typed));
    expect(await approve(typed)).toMatchObject([{ outcome: 'approved' }]);
    expect(
      await approve(spoken, 'Spoke with the mother at the number of the school'),
    ).toMatchObject([{ outcome: 'approved' }]);
    clock.moveOnSeconds(60);
    expect(faults()).toEqual([]);
  });

  it('waits for none where a worker applied for the family', async () => {
    const { comesIn, assessApplication, approve } = await setup();
    for (const channel of ['partner', 'telephone'] as const) {
      const id = await comesIn({}, channel);
      await assessApplication(id);
      expect(await approve(id)).toMatchObject([{ outcome: 'approved' }]);
    }
  });

  it('without either is a fault of the records', async () => {
    const { comesIn, assessApplication, approve, codes, digits, memory, faults } = await setup();
    const id = await comesIn();
    await assessApplication(id);
    await codes.begin(id);
    await codes.open(id, digits(id));
    await approve(id);
    expect(faults()).toEqual([]);
    const without = memory.all().filter(({ sk }) => sk !== 'CONTACT-PROOF');
    expect(
      recordFaults(without, '2026-11-20T10:00:00.000Z').map(({ sentence }) => sentence),
    ).toEqual(
      expect.arrayContaining([
        'It is awarded, its family typed in no code, and nobody wrote down how they know it.',
      ]),
    );
  });
});
