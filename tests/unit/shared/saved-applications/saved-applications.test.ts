import { describe, expect, it } from 'vitest';

import {
  createSavedApplications,
  createTellWhoeverSaved,
  digitsOf,
  type ReturnContact,
  type SavedMessage,
} from '#shared/saved-applications/index.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';

const applicationId = '7K3QD9XW2M';
const answers = { name: { fullName: 'Amina Yusuf' } };
const language = 'en';
const phone: ReturnContact = { channel: 'text', phone: '+447700900123' };
const email: ReturnContact = { channel: 'email', email: 'amina@example.com' };
const minutes = (count: number) => count * 60;
const days = (count: number) => count * 24 * 3600;

/** Somebody who saves, with the worker that sends what they are to read. */
function setup() {
  const clock = createMovableClock('2026-05-06T10:00:00.000Z');
  const store = createMemorySessionStore();
  const sender = createKeptMessages();
  const matchingKey = 'matching-key';
  const counters = createMemoryCounterStore();
  const limiter = createLimiter({ counters, key: 'limit-key' });
  const asked: SavedMessage[] = [];
  const tell = createTellWhoeverSaved({
    ...{ store, sender, clock, matchingKey },
    serviceOrigin: 'https://open-door.example',
  });
  const saved = createSavedApplications({
    ...{ store, clock, matchingKey, limiter },
    tell: async (message) => {
      asked.push(message);
      await tell(message);
    },
  });
  const lastCode = () => /^(\d{5}) /.exec(sender.sent.at(-1)?.body ?? '')?.[1] ?? '';
  const wrongFor = (code: string) => (code === '12345' ? '54321' : '12345');
  return { clock, store, sender, saved, tell, asked, lastCode, wrongFor, counters };
}

describe('saving an application before it is sent', () => {
  it('keeps the answers for 28 days, and sends the reference where nobody else reads', async () => {
    const { saved, sender } = setup();
    const kept = await saved.save({ applicationId, answers, language, contact: phone });
    expect(kept).toEqual({ keptUntil: '2026-06-03T10:00:00.000Z', told: true });
    expect(sender.sent).toHaveLength(1);
    expect(sender.sent[0]?.to).toEqual(phone);
    expect(sender.sent[0]?.body).toBe(
      'Your answers are saved until 3 June. Reference 7K3QD-9XW2M. Carry on: https://open-door.example/apply/return',
    );
  });

  it('sends nothing new when it is saved again on the same day, and writes to a new address', async () => {
    const { saved, sender } = setup();
    await saved.save({ applicationId, answers, language, contact: phone });
    await saved.save({ applicationId, answers, language, contact: phone });
    expect(sender.sent).toHaveLength(1);
    await saved.save({ applicationId, answers, language, contact: email });
    expect(sender.sent.map(({ to }) => to)).toEqual([phone, email]);
  });

  it('is gone when its time is over, though it still lies there', async () => {
    const { saved, clock, sender, store } = setup();
    await saved.save({ applicationId, answers, language, contact: phone });
    clock.moveOnSeconds(days(28));
    await saved.sendCode(applicationId);
    expect(sender.sent).toHaveLength(1);
    expect(store.ids()).toEqual([applicationId]);
    await saved.save({ applicationId, answers, language, contact: phone });
    await saved.sendCode(applicationId);
    expect(sender.sent).toHaveLength(3);
  });
});

describe('coming back', () => {
  async function savedOne() {
    const parts = setup();
    await parts.saved.save({ applicationId, answers, language, contact: phone });
    await parts.saved.sendCode(applicationId);
    return parts;
  }

  it('opens the answers to whoever types in the code, and the code works once', async () => {
    const { saved, lastCode } = await savedOne();
    const code = lastCode();
    expect(code).toMatch(/^\d{5}$/);
    const opened = await saved.open(applicationId, code);
    expect(opened).toMatchObject({ kind: 'opened', saved: { applicationId, answers } });
    expect(await saved.open(applicationId, code)).toEqual({ kind: 'wrong' });
  });

  it('does not say whether anybody saved under a reference', async () => {
    const { saved, sender } = setup();
    await saved.sendCode('0000000000');
    expect(sender.sent).toEqual([]);
    expect(await saved.open('0000000000', '12345')).toEqual({ kind: 'wrong' });
  });

  it('takes an earlier code as well, for messages overtake each other', async () => {
    const { saved, lastCode, clock } = await savedOne();
    const first = lastCode();
    clock.moveOnSeconds(minutes(10));
    await saved.sendCode(applicationId);
    expect(lastCode()).not.toBe(first);
    expect(await saved.open(applicationId, first)).toMatchObject({ kind: 'opened' });
  });

  it('tells a code that ran out from a wrong one, for two hours', async () => {
    const { saved, lastCode, clock } = await savedOne();
    clock.moveOnSeconds(minutes(15) - 1);
    const code = lastCode();
    clock.moveOnSeconds(1);
    expect(await saved.open(applicationId, code)).toEqual({ kind: 'expired' });
    clock.moveOnSeconds(minutes(105));
    expect(await saved.open(applicationId, code)).toEqual({ kind: 'wrong' });
  });

  it('lets nobody try for a quarter of an hour after ten wrong codes, with the right one either', async () => {
    const { saved, lastCode, wrongFor, clock } = await savedOne();
    const code = lastCode();
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await saved.open(applicationId, wrongFor(code))).toEqual({ kind: 'wrong' });
    }
    expect(await saved.open(applicationId, code)).toEqual({ kind: 'paused' });
    clock.moveOnSeconds(minutes(15));
    await saved.sendCode(applicationId);
    expect(await saved.open(applicationId, lastCode())).toMatchObject({ kind: 'opened' });
  });

  it('counts wrong codes across savings, and sends none while nobody may try', async () => {
    const { saved, wrongFor, lastCode, sender } = await savedOne();
    const wrong = wrongFor(lastCode());
    for (let tries = 0; tries < 5; tries += 1) await saved.open(applicationId, wrong);
    await saved.save({ applicationId, answers, language, contact: phone });
    for (let tries = 0; tries < 5; tries += 1) await saved.open(applicationId, wrong);
    const before = sender.sent.length;
    await saved.sendCode(applicationId);
    expect(sender.sent).toHaveLength(before);
  });

  it('sends one code for a button pressed twice, and five in an hour at most', async () => {
    const { saved, sender, clock } = await savedOne();
    await saved.sendCode(applicationId);
    const codes = () => sender.sent.filter(({ template }) => template === 'return-code-text');
    expect(codes()).toHaveLength(1);
    for (let asked = 0; asked < 8; asked += 1) {
      clock.moveOnSeconds(minutes(1));
      await saved.sendCode(applicationId);
    }
    expect(codes()).toHaveLength(5);
    clock.moveOnSeconds(minutes(60));
    await saved.sendCode(applicationId);
    expect(codes()).toHaveLength(6);
    expect(new Set(codes().map(({ body }) => body)).size).toBe(6);
  });

  it('makes a code that went to another phone useless', async () => {
    const { saved, lastCode } = await savedOne();
    const code = lastCode();
    await saved.save({ applicationId, answers, language, contact: email });
    expect(await saved.open(applicationId, code)).toEqual({ kind: 'wrong' });
  });

  it('finds nothing once the application was sent', async () => {
    const { saved, lastCode, store } = await savedOne();
    await saved.forget(applicationId);
    expect(store.ids()).toEqual([]);
    expect(await saved.open(applicationId, lastCode())).toEqual({ kind: 'wrong' });
  });
});

describe('the message with a code', () => {
  it('goes out once, however often it is delivered, and not when it is too old', async () => {
    const { saved, sender, asked, tell, clock } = setup();
    await saved.save({ applicationId, answers, language, contact: email });
    await saved.sendCode(applicationId);
    const work = asked.at(-1)!;
    expect(await tell(work)).toBe('known');
    clock.moveOnSeconds(minutes(15));
    expect(await tell(work)).toBe('not-needed');
    expect(sender.sent).toHaveLength(2);
    expect(await tell({ ...work, applicationId: '0000000000' })).toBe('not-needed');
  });

  it('is asked for again when the provider was away, and says so when it is refused', async () => {
    const { saved, sender, tell, asked, clock } = setup();
    await saved.save({ applicationId, answers, language, contact: phone });
    sender.next('down');
    await expect(saved.sendCode(applicationId)).rejects.toThrow('503');
    expect(await tell(asked.at(-1)!)).toBe('sent');
    clock.moveOnSeconds(minutes(1));
    sender.next('refused');
    await saved.sendCode(applicationId);
    expect(sender.sent.filter(({ template }) => template === 'return-code-text')).toHaveLength(1);
  });

  it('has five digits, other ones for each code and each key', () => {
    const digits = Array.from({ length: 200 }, (_, index) =>
      digitsOf(applicationId, index + 1, 'key'),
    );
    expect(digits.every((code) => /^\d{5}$/.test(code))).toBe(true);
    expect(new Set(digits).size).toBeGreaterThan(190);
    expect(digitsOf(applicationId, 1, 'another key')).not.toBe(digits[0]);
  });
});

describe('a telephone that is not one’s own', () => {
  const beginAndSave = (saved: ReturnType<typeof setup>['saved'], number: number) =>
    saved.save({
      applicationId: `7K3QD9XW${String(number).padStart(2, '0')}`,
      ...{ answers, language, contact: phone },
    });

  it('is sent few messages a day, however many applications are begun with its number', async () => {
    const { saved, sender, clock } = setup();
    const told = [];
    for (let number = 0; number < 30; number += 1) {
      told.push((await beginAndSave(saved, number)).told);
      clock.moveOnSeconds(minutes(1));
    }
    expect(told).toEqual([...Array<boolean>(8).fill(true), ...Array<boolean>(22).fill(false)]);
    expect(sender.sent).toHaveLength(8);
  });

  it('is sent few codes a day, of all the applications there are for its number', async () => {
    const { saved, sender, clock } = setup();
    for (let number = 0; number < 6; number += 1) await beginAndSave(saved, number);
    const before = sender.sent.length;
    for (let number = 0; number < 30; number += 1) {
      await saved.sendCode(`7K3QD9XW${String(number % 6).padStart(2, '0')}`);
      clock.moveOnSeconds(minutes(1));
    }
    expect(sender.sent.length - before).toBe(12);
  });

  it('keeps nobody from another telephone, and has messages again the next day', async () => {
    const { saved, clock } = setup();
    for (let number = 0; number < 30; number += 1) await beginAndSave(saved, number);
    const other = await saved.save({ applicationId, answers, language, contact: email });
    expect(other.told).toBe(true);
    clock.moveOnSeconds(days(1));
    expect((await beginAndSave(saved, 0)).told).toBe(true);
  });

  it('gets its message when nobody can count', async () => {
    const { saved, counters } = setup();
    counters.broken = true;
    const told = [];
    for (let number = 0; number < 12; number += 1)
      told.push((await beginAndSave(saved, number)).told);
    expect(told).not.toContain(false);
  });
});
