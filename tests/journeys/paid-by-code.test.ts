import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { familyAnswers } from '#tests/builders/family-answers.ts';
import { typeInCode } from '#tests/doubles/contact-code.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, press, proceed } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

const programme = 'crisis-and-resilience-fund';
const day = 86_400_000;
/** GOV.UK's own place for the back link is outside every landmark. */
const regions = ['region'];
const inboxSchema = z.array(z.object({ sentTo: z.string(), body: z.string() }));

/** Everybody uses a browser of their own. */
describe('a family without a bank account is paid by code', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let reference = '';
  let people: PeopleWithBrowsers;

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    people = peopleWithBrowsers(browser, { baseURL: started.platform.url });
  });
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  const pageOf: PeopleWithBrowsers['pageOf'] = (person, width) => people.pageOf(person, width);
  const signedIn: PeopleWithBrowsers['signedIn'] = (staffId, path) =>
    people.signedIn(staffId, path);

  /** What families were sent about their money, the newest first. */
  async function inbox() {
    const answer = await fetch(`${started.platform.url}/dev/inbox?as=json`);
    const sent = inboxSchema.parse(await answer.json());
    return sent.filter(({ body }) => !body.includes('is your code.'));
  }

  async function payOut(rail: string): Promise<void> {
    const page = await signedIn('dev-patel', `/staff/payment-runs?programme=${programme}`);
    const led = page.waitForEvent('domcontentloaded');
    await page.locator(`form:has(input[name="rail"][value="${rail}"]) button`).click();
    await led;
    await started.platform.drained();
  }

  it('which it chooses on a small phone', async () => {
    const page = await pageOf('family', 360);
    await page.goto('/apply');
    await page.getByRole('button', { name: 'Start now' }).click();
    for (const [path, answers] of familyAnswers) {
      if (path === '/apply/bank-details') continue;
      expect(new URL(page.url()).pathname).toBe(path);
      if (path === '/apply/payment-method') {
        expect(await faultsOf(page, regions)).toEqual([]);
        await fillIn(page, { answer: 'cash-out' });
      } else if (path === '/apply/contact') {
        await fillIn(page, { ...answers, safe: ['text', 'voicemail'] });
      } else await fillIn(page, answers);
      await proceed(page);
    }
    expect(await page.locator('main').textContent()).toContain('As cash, with a code');
    // Nobody is as fast as this test.
    started.platform.clock.windOn(60_000);
    await proceed(page);
    reference = /[0-9A-Z]{10}/.exec(new URL(page.url()).pathname)?.[0] ?? '';
    expect(await page.locator('main').textContent()).toContain('you get a code for each £100');
    await typeInCode(page, started);
    expect(await page.locator('main').textContent()).toContain('The code is right');
  });

  it('once its award is approved and paid out', async () => {
    const manager = await signedIn('erin-walsh', `/staff/budget?programme=${programme}`);
    await fillIn(manager, { total: '100,000' });
    await press(manager, '/staff/budget/allocate');
    await press(manager, '/staff/budget/allocate');
    const { pathname } = new URL(manager.url());
    await press(await signedIn('dev-patel', pathname), `${pathname}/confirm`);
    const approver = await signedIn('ben-okafor', `/staff/cases/${reference}`);
    await press(approver, `/staff/cases/${reference}/approve`);
    await payOut('cash-out');
    const sent = await inbox();
    expect(sent.map(({ body }) => /for (£[\d.]+) is/.exec(body)?.[1]).sort()).toEqual([
      '£100',
      '£29.50',
    ]);
  });

  it('and says in one tap that it came', async () => {
    const [message] = await inbox();
    const link = /https?:\S+\/status\/received\/\S+/.exec(message?.body ?? '')?.[0] ?? '';
    const page = await pageOf('family', 360);
    await page.goto(new URL(link).pathname);
    expect(await faultsOf(page, regions)).toEqual([]);
    await proceed(page);
    expect(await page.locator('main').textContent()).toContain('it reached you');
  });

  it('uses one code, is reminded of the other, and chooses again when that runs out', async () => {
    const codes = (await inbox()).map(({ body }) => /is (\S+)\. Use/.exec(body)?.[1] ?? '');
    const till = started.platform.providers.get('cash-out')?.url ?? '';
    const taken = await fetch(`${till}/codes/${codes[0] ?? ''}/redeem`, { method: 'POST' });
    expect(taken.status).toBe(200);
    await started.platform.drained();
    // Past the first reminder, past the last, and past the end and the two days of grace.
    for (const days of [4, 20, 9]) {
      started.platform.clock.windOn(days * day);
      await started.platform.drained();
    }
    const bodies = (await inbox()).map(({ body }) => body);
    expect(bodies.filter((body) => body.includes('has not been used'))).toHaveLength(2);
    const over = bodies.find((body) => body.includes('ran out before it was used')) ?? '';
    const link = /https?:\S+\/mend\/\S+/.exec(over)?.[0] ?? '';
    const page = await pageOf('family', 360);
    await page.goto(new URL(link).pathname);
    expect(await faultsOf(page, regions)).toEqual([]);
    await fillIn(page, {
      'dateOfBirth-day': '27',
      'dateOfBirth-month': '3',
      'dateOfBirth-year': '1985',
      method: 'supermarket-voucher',
    });
    await proceed(page);
    expect(await page.locator('main').textContent()).toContain('We know how to pay you now');
  });

  it('which is approved by somebody and paid as the next attempt', async () => {
    const approver = await signedIn('chloe-evans', `/staff/cases/${reference}`);
    await press(approver, `/staff/cases/${reference}/approve`);
    await payOut('supermarket-voucher');
    const [message] = await inbox();
    expect(message?.body).toContain('your supermarket voucher for');
    await approver.goto(`/staff/cases/${reference}`);
    expect(await faultsOf(approver, regions)).toEqual([]);
    await approver.goto('/staff/tasks');
    expect(await faultsOf(approver, regions)).toEqual([]);
    const page = await pageOf('family', 360);
    await page.goto(`/status?reference=${reference}`);
    await fillIn(page, {
      'dateOfBirth-day': '27',
      'dateOfBirth-month': '3',
      'dateOfBirth-year': '1985',
      postcode: 'B8 3AB',
    });
    await proceed(page);
    expect(await page.locator('main').textContent()).toContain('Supermarket voucher for');
    expect(await faultsOf(page, regions)).toEqual([]);
  });

  it('while each provider tells what is left of the money it was paid in advance', async () => {
    // The next of these mornings that is no day off brings the statements.
    for (let days = 0; days < 7; days += 1) {
      started.platform.clock.windOn(day);
      await started.platform.drained();
    }
    const page = await signedIn('dev-patel', '/staff/bank/floats/cash-out');
    const main = page.locator('main');
    expect(await main.textContent()).toContain('They agree to the penny.');
    await page.goto('/staff/bank/floats/supermarket-voucher');
    expect(await main.textContent()).toContain('They agree to the penny.');
    expect(await faultsOf(page, regions)).toEqual([]);
  });
});
