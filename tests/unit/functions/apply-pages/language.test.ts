import { describe, expect, test } from 'vitest';

import { familyWords } from '#functions/apply-pages/locales/index.ts';
import type { ApplicationStatus } from '#functions/apply-pages/ports.ts';
import { digitsOf } from '#shared/saved-applications/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const { pl, ur } = familyWords;

function visit(real: Parameters<typeof createFamilySite>[1] = {}) {
  const family = createFamilySite({ templates, assets: plainAssets }, real);
  return { ...family, ...createPageVisitor(family.site) };
}

describe('the language that somebody chose', () => {
  test('is remembered from page to page, and says how the page is read', async () => {
    const { see, cookies } = visit();
    expect((await see('/apply?lang=ur')).body).toContain('<html lang="ur" dir="rtl"');
    expect(cookies.get('od-language')).toBe('ur');
    expect((await see('/apply/where-you-live')).body).toContain(ur.questions.whereYouLive.title);
    expect((await see('/apply/where-you-live?lang=pl')).body).toContain(
      '<html lang="pl" dir="ltr"',
    );
    expect((await see('/privacy')).body).toContain(pl.about.privacy.title);
  });

  test('is remembered where the page cannot be shown, and nowhere for one that we do not have', async () => {
    const { see, cookies } = visit();
    const expired = await see('/apply/name?lang=pl');
    expect(expired.statusCode).toBe(403);
    expect(expired.body).toContain(pl.kit.sessionExpired.title);
    expect(cookies.get('od-language')).toBe('pl');
    await see('/apply?lang=xx');
    expect(cookies.get('od-language')).toBe('pl');
  });

  test('is forgotten with “Exit this page”', async () => {
    const { see, cookies } = visit();
    await see('/apply?lang=ur');
    await see('/apply/where-you-live');
    await see('/leave');
    expect([...cookies.keys()]).toEqual([]);
  });

  test('is what the browser asks for where nobody chose', async () => {
    const { ask } = visit();
    const { body } = await ask('GET', '/apply', {
      headers: { 'accept-language': 'pl-PL,en;q=0.5' },
    });
    expect(body).toContain(pl.start.title);
    // Nobody who speaks it has read it yet, and the page says so.
    expect(body).toContain(pl.kit.unreviewed);
  });
});

describe('a “no”', () => {
  const declined = (reason: string): ApplicationStatus => ({
    ...{ reference: '7K3QD9XW2M', events: [], next: 'declined', pieces: [], funds: [] },
    ...{ mayWithdraw: false, mayChallenge: false, moreHelp: false },
    letter: { reason, words: 'You live outside Birmingham.' },
  });
  const read = async (language: string, reason: string) => {
    const { see, send } = visit({ findStatus: () => Promise.resolve(declined(reason)) });
    await see(`/status?lang=${language}`);
    const birth = { 'dateOfBirth-day': '27', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1985' };
    await send('/status', { reference: '7K3QD9XW2M', ...birth });
    return (await see('/status/application')).body;
  };

  test('is read in the words of its reason', async () => {
    const body = await read('pl', 'not-in-birmingham');
    expect(body).toContain(pl.status.letters['not-in-birmingham']);
    expect(body).not.toContain('You live outside Birmingham.');
  });

  test('of a reason that has no words is read as it was sent, marked as English', async () => {
    const body = await read('pl', 'another-reason');
    expect(body).toContain('<p class="govuk-body od-letter" lang="en" dir="ltr">You live outside');
    expect(body).toContain(pl.status.inEnglish);
    expect(await read('en', 'not-in-birmingham')).not.toContain(familyWords.en.status.inEnglish);
  });
});

describe('coming back to saved answers on another telephone', () => {
  async function comeBack(open: string) {
    const family = visit();
    await family.see('/apply/where-you-live?lang=ur');
    await family.send('/apply/where-you-live', { answer: 'in-birmingham' });
    await family.see('/apply/save');
    await family.send('/apply/save', { reach: '07700 900123' });
    const [reference = ''] = family.saved.ids();
    const other = createPageVisitor(family.site);
    await other.see(open);
    await other.send('/apply/return', { reference });
    await other.see('/apply/return/code');
    const code = digitsOf(reference, 1, 'matching-key');
    const back = await other.send('/apply/return/code', { code });
    return { other, to: back.headers['location'] ?? '' };
  }

  test('opens them in the language they were saved in', async () => {
    const { other, to } = await comeBack('/apply/return');
    expect(to).toBe('/apply/check-answers?lang=ur');
    const next = (await other.see(to)).headers['location'] ?? '';
    expect((await other.see(next)).body).toContain('<html lang="ur" dir="rtl"');
  });

  test('leaves the language that somebody chose there', async () => {
    const { other, to } = await comeBack('/apply/return?lang=pl');
    expect(to).toBe('/apply/check-answers');
    const next = (await other.see(to)).headers['location'] ?? '';
    expect((await other.see(next)).body).toContain('<html lang="pl" dir="ltr"');
  });
});
