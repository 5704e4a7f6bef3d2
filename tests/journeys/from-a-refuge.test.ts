import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { familyAnswers } from '#tests/builders/family-answers.ts';
import { typeInCode } from '#tests/doubles/contact-code.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { fillIn, press, proceed } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

const programme = 'crisis-and-resilience-fund';
const inboxSchema = z.array(
  z.object({ sentTo: z.string(), subject: z.string().optional(), body: z.string() }),
);

/** What she answers otherwise than other families; what is left out she is not asked. */
const otherwise: Readonly<Record<string, Record<string, string | string[]> | 'not asked'>> = {
  '/apply/home': { answer: 'refuge' },
  '/apply/postcode': 'not asked',
  '/apply/address': 'not asked',
  '/apply/housing': 'not asked',
  '/apply/contact': { phone: '', email: 'amina@example.org', safe: [], bestTime: 'morning' },
  '/apply/reasons': { answer: ['fleeing-abuse'] },
  '/apply/evidence': { answer: 'cannot-provide' },
  '/apply/worker': 'not asked',
  '/apply/payment-method': { answer: 'cash-out' },
  '/apply/bank-details': 'not asked',
};

/** Somebody may read over her shoulder, and nobody may learn where she is. */
describe('somebody in a refuge without a bank account', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let people: PeopleWithBrowsers;
  let reference = '';

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    people = peopleWithBrowsers(browser, {
      ...{ baseURL: started.platform.url, javaScriptEnabled: false },
    });
  });
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  async function inbox() {
    const answer = await fetch(`${started.platform.url}/dev/inbox?as=json`);
    return inboxSchema.parse(await answer.json());
  }

  it('leaves the page in a hurry, and nothing of hers is left', async () => {
    const page = await people.pageOf('her', 360);
    await page.goto('/apply/where-you-live');
    await fillIn(page, { answer: 'in-birmingham' });
    await proceed(page);
    const exit = page.locator('.govuk-exit-this-page__button').first();
    const answer = await page.request.get((await exit.getAttribute('href')) ?? '', {
      maxRedirects: 0,
    });
    expect(answer.headers()['location']).toBe('https://www.bbc.co.uk/weather');
    expect(await page.context().cookies()).toEqual([]);
    await page.goto('/apply/who-is-applying');
    expect(await page.locator('main').textContent()).not.toContain('Who is this for');
  });

  it('applies without being asked where she is', async () => {
    const page = await people.pageOf('her', 360);
    await page.goto('/apply/where-you-live');
    for (const [path, answers] of familyAnswers) {
      const other = otherwise[path];
      if (other === 'not asked') continue;
      expect(new URL(page.url()).pathname).toBe(path);
      await fillIn(page, other ?? answers);
      await proceed(page);
      if (path === '/apply/evidence') {
        await fillIn(page, { reason: 'I left everything behind' });
        await proceed(page);
      }
    }
    const answers = await page.locator('main').textContent();
    expect(answers).toContain('I am in a refuge');
    expect(answers).not.toContain('Postcode');
    // She took longer than a machine would.
    started.platform.clock.windOn(60_000);
    await proceed(page);
    reference = /[0-9A-Z]{10}/.exec(new URL(page.url()).pathname)?.[0] ?? '';
    await page.goto('/status/code');
    expect(await page.locator('main').textContent()).toContain('to your email address');
    await typeInCode(page, started);
    expect(await page.locator('main').textContent()).toContain('The code is right');
    await page.locator('a[href="/apply/equality"]').click();
    await fillIn(page, { sex: 'female', ethnicGroup: 'black-african' });
    await proceed(page);
    expect(await page.locator('h1').textContent()).toBe('Thank you');
    await started.platform.drained();
  });

  it('is in no locality’s figures or list, and with those who work for the city', async () => {
    const lead = await people.signedIn('lead-hodge-hill', '/locality/hodge-hill/connections');
    expect(await lead.locator('main').textContent()).not.toContain('Amina Yusuf');
    const manager = await people.signedIn('erin-walsh', '/locality/city/connections');
    expect(await manager.locator('main').textContent()).toContain('Amina Yusuf');
  });

  it('is decided and paid like anybody else, out of an envelope of the city', async () => {
    const manager = await people.signedIn('erin-walsh', `/staff/budget?programme=${programme}`);
    await fillIn(manager, { total: '100,000' });
    await press(manager, '/staff/budget/allocate');
    await press(manager, '/staff/budget/allocate');
    const { pathname } = new URL(manager.url());
    await press(await people.signedIn('dev-patel', pathname), `${pathname}/confirm`);
    const approver = await people.signedIn('ben-okafor', `/staff/cases/${reference}`);
    expect(await approver.locator('main').textContent()).toContain('refuge');
    await press(approver, `/staff/cases/${reference}/approve`);
    const runs = await people.signedIn('dev-patel', `/staff/payment-runs?programme=${programme}`);
    const led = runs.waitForEvent('domcontentloaded');
    await runs.locator('form:has(input[name="rail"][value="cash-out"]) button').click();
    await led;
    await started.platform.drained();
  });

  it('is sent her codes in words that give nothing away', async () => {
    const sent = await inbox();
    expect(sent.map(({ sentTo }) => sentTo)).toEqual(Array(3).fill('amina@example.org'));
    for (const { subject = '', body } of sent) {
      expect(`${subject} ${body}`).not.toMatch(/£|Fund|BVSC|Open Door|grant|refuge|Amina/i);
      expect(body).toMatch(/[A-Z0-9]{4}/);
    }
  });

  it('sees how it stands without a postcode, on a phone that is not hers', async () => {
    const page = await people.pageOf('at the refuge', 360);
    await page.goto(`/status?reference=${reference}`);
    await fillIn(page, {
      ...{ 'dateOfBirth-day': '27', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1985' },
    });
    await proceed(page);
    const shown = await page.locator('main').textContent();
    expect(shown).toContain('Cash code for £100');
    expect(shown).not.toContain('refuge');
  });
});
