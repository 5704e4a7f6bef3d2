import { describe, expect, test } from 'vitest';

import { digitsOf } from '#shared/saved-applications/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const contact = { reach: '07700 900123' };

/** A family that has answered every question up to, but not including, a page. */
async function setup(until = '/apply/home') {
  const family = createFamilySite({ templates, assets: plainAssets });
  const phone = createPageVisitor(family.site);
  await phone.see('/apply/where-you-live');
  for (const [path, answers] of familyAnswers) {
    if (path === until) break;
    await phone.see(path);
    await phone.send(path, answers);
  }
  const codeFor = (reference: string) => {
    const last = family.told.findLast((message) => message.kind === 'return-code');
    return digitsOf(reference, last?.codeNumber ?? 0, 'matching-key');
  };
  async function saveNow(): Promise<string> {
    await phone.see('/apply/save');
    expect((await phone.send('/apply/save', contact)).headers['location']).toBe('/apply/saved');
    return family.saved.ids()[0]!;
  }
  async function comeBack(visitor: ReturnType<typeof createPageVisitor>, reference: string) {
    await visitor.see('/apply/return');
    await visitor.send('/apply/return', { reference });
    await visitor.see('/apply/return/code');
    return visitor.send('/apply/return/code', { code: codeFor(reference) });
  }
  return { ...family, phone, codeFor, saveNow, comeBack };
}

describe('saving and coming back', () => {
  test('a question offers it from the first that is about the family', async () => {
    const { phone } = await setup('/apply/name');
    expect((await phone.see('/apply/children')).body).not.toContain('Save and come back later');
    expect((await phone.see('/apply/name')).body).toContain('Save and come back later');
  });

  test('keeps what is right on the page it is pressed on, and does not mind what is not', async () => {
    const { phone, saveNow, saved } = await setup('/apply/name');
    await phone.see('/apply/name');
    const left = await phone.send('/apply/name', { fullName: 'Amina Yusuf', save: 'yes' });
    expect(left.headers['location']).toBe('/apply/save');
    await phone.see('/apply/date-of-birth');
    const half = await phone.send('/apply/date-of-birth', { 'dateOfBirth-day': '3', save: 'yes' });
    expect(half.headers['location']).toBe('/apply/save');
    const reference = await saveNow();
    const kept = await saved.load(reference);
    expect(kept?.session).toMatchObject({ answers: { name: { fullName: 'Amina Yusuf' } } });
    expect(kept?.session).not.toHaveProperty('answers.date-of-birth');
  });

  test('says what is missing to be reached', async () => {
    const { phone } = await setup();
    await phone.see('/apply/save');
    expect((await phone.send('/apply/save', { reach: ' ' })).body).toContain(
      'Enter a mobile number or an email address',
    );
    for (const reach of ['nowhere', 'amina@', '12', '07700 900123@']) {
      const wrong = await phone.send('/apply/save', { reach });
      expect(wrong.statusCode).toBe(400);
      expect(wrong.body).toContain('or an email address, like name@example.com');
      expect(wrong.body).toContain(`value="${reach}"`);
    }
  });

  test('writes to whichever was given, and knows it the next time', async () => {
    const { phone, saved } = await setup();
    await phone.see('/apply/save');
    await phone.send('/apply/save', { reach: 'amina@example.com' });
    expect(await saved.load(saved.ids()[0]!)).toMatchObject({
      session: { contact: { channel: 'email', email: 'amina@example.com' } },
    });
    expect((await phone.see('/apply/save')).body).toContain('value="amina@example.com"');
    await phone.send('/apply/save', { reach: '07700 900123' });
    expect(await saved.load(saved.ids()[0]!)).toMatchObject({
      session: { contact: { channel: 'text', phone: '+447700900123' } },
    });
  });

  test('shows the reference, and leaves nothing behind for whoever takes the phone next', async () => {
    const { phone, saveNow, store } = await setup();
    const reference = await saveNow();
    const { body } = await phone.see('/apply/saved');
    expect(body).toContain(`${reference.slice(0, 5)}-${reference.slice(5)}`);
    expect(body).toContain('3 June 2026');
    expect((await phone.send('/apply/clear', {})).headers['location']).toBe('/apply/cleared');
    expect(phone.cookies.size).toBe(0);
    expect(store.ids()).toEqual([]);
    expect((await phone.see('/apply/name')).body).toContain('Come back to answers you saved');
  });

  test('carries on where it stopped, on another phone, without the bank details', async () => {
    const { phone, site, saveNow, comeBack, sent } = await setup('/apply/more-help');
    const reference = await saveNow();
    const other = createPageVisitor(site);
    expect((await comeBack(other, reference)).headers['location']).toBe('/apply/check-answers');
    expect((await other.see('/apply/check-answers')).headers['location']).toBe(
      '/apply/bank-details',
    );
    for (const [path, answers] of familyAnswers.slice(
      familyAnswers.findIndex(([each]) => each === '/apply/bank-details'),
    )) {
      await other.see(path);
      await other.send(path, answers);
    }
    await other.see('/apply/check-answers');
    await other.send('/apply/check-answers', {});
    expect(sent.map(({ applicationId }) => applicationId)).toEqual([reference]);
    // The first phone holds the same application: it is sent once.
    await phone.see('/apply/more-help');
    expect(sent).toHaveLength(1);
  });

  test('forgets what was saved once it is sent', async () => {
    const { site, saveNow, comeBack, saved } = await setup('nowhere');
    const reference = await saveNow();
    const other = createPageVisitor(site);
    await comeBack(other, reference);
    await other.see('/apply/bank-details');
    await other.send(
      '/apply/bank-details',
      familyAnswers.find(([path]) => path === '/apply/bank-details')![1],
    );
    await other.see('/apply/check-answers');
    await other.send('/apply/check-answers', {});
    expect(saved.ids()).toEqual([]);
    const later = createPageVisitor(site);
    const late = await comeBack(later, reference);
    expect(late.body).toContain('That code is not right');
  });

  test('answers for a reference nobody saved as for one that somebody did', async () => {
    const { site, saveNow, told } = await setup();
    const reference = await saveNow();
    const messages = told.length;
    const stranger = createPageVisitor(site);
    const answersTo = async (asked: string) => {
      await stranger.see('/apply/return');
      const sentTo = await stranger.send('/apply/return', { reference: asked });
      const page = await stranger.see('/apply/return/code');
      const wrong = await stranger.send('/apply/return/code', { code: '00000' });
      return [sentTo.headers['location'], page.statusCode, wrong.statusCode];
    };
    expect(await answersTo('0000000000')).toEqual(await answersTo(reference));
    expect(told).toHaveLength(messages + 1);
  });

  test('pauses whoever guesses, whether or not there is anything to find', async () => {
    const { site, time } = await setup();
    const guesser = createPageVisitor(site);
    await guesser.see('/apply/return');
    await guesser.send('/apply/return', { reference: '0000000000' });
    for (let tries = 0; tries < 10; tries += 1) {
      await guesser.see('/apply/return/code');
      await guesser.send('/apply/return/code', { code: String(10_000 + tries) });
    }
    const paused = await guesser.send('/apply/return/code', { code: '20000' });
    expect(paused.statusCode).toBe(429);
    expect(paused.body).toContain('Please wait a little');
    time.now = '2026-05-06T10:15:00.000Z';
    await guesser.see('/apply/return/code');
    expect((await guesser.send('/apply/return/code', { code: '20001' })).statusCode).toBe(400);
  });

  test('sends a new code to whoever types in one that ran out', async () => {
    const { site, saveNow, codeFor, time, told } = await setup();
    const reference = await saveNow();
    const other = createPageVisitor(site);
    await other.see('/apply/return');
    await other.send('/apply/return', { reference });
    const code = codeFor(reference);
    time.now = '2026-05-06T10:20:00.000Z';
    await other.see('/apply/return/code');
    const late = await other.send('/apply/return/code', { code });
    expect(late.body).toContain('That code has run out. We are sending you a new one');
    expect(told.filter(({ kind }) => kind === 'return-code')).toHaveLength(2);
    const right = await other.send('/apply/return/code', { code: codeFor(reference) });
    expect(right.headers['location']).toBe('/apply/check-answers');
  });
});
