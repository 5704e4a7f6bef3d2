import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { localDate, plusCalendarDays } from '#shared/kernel/index.ts';
import { returnPeriodsOf } from '#shared/official-returns/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
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

/** Everybody uses a browser without JavaScript; each has their own. */
describe('one pound, from a family without heating to the locality’s report', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let reference = '';
  let booksBegin = '';
  let people: PeopleWithBrowsers;

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    people = peopleWithBrowsers(browser, {
      baseURL: started.platform.url,
      javaScriptEnabled: false,
    });
  });
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  const pageOf: PeopleWithBrowsers['pageOf'] = (person, width) => people.pageOf(person, width);
  const signedIn: PeopleWithBrowsers['signedIn'] = (staffId, path) =>
    people.signedIn(staffId, path);

  it('a family applies on a small phone and is given a reference', async () => {
    const page = await pageOf('family', 360);
    await page.goto('/apply');
    await page.getByRole('button', { name: 'Start now' }).click();
    for (const [path, answers] of familyAnswers) {
      expect(new URL(page.url()).pathname).toBe(path);
      await fillIn(page, answers);
      await proceed(page);
    }
    expect(new URL(page.url()).pathname).toBe('/apply/check-answers');
    // Nobody is as fast as this test.
    started.platform.clock.windOn(60_000);
    await proceed(page);
    expect(new URL(page.url()).pathname).toContain('/apply/confirmation/');
    reference = /[0-9A-Z]{10}/.exec(new URL(page.url()).pathname)?.[0] ?? '';
    expect(reference).not.toBe('');
    await typeInCode(page, started);
    expect(await page.locator('main').textContent()).toContain('The code is right');
    await started.platform.drained();
  });

  it('an approver cannot spend what is not there', async () => {
    const page = await signedIn('ben-okafor', `/staff/cases/${reference}`);
    expect(await page.locator('main').textContent()).toContain('Amina Yusuf');
    await approve(page);
    expect(await page.locator('main').textContent()).toContain(
      'has £0 left, and this takes £129.50',
    );
  });

  it('a manager gives the fund its budget, and finance confirms it', async () => {
    const page = await signedIn('erin-walsh', `/staff/budget?programme=${programme}`);
    await fillIn(page, { total: '100,000' });
    await press(page, '/staff/budget/allocate');
    await press(page, '/staff/budget/allocate');
    expect(await page.locator('main').textContent()).toContain(
      'somebody else who plans the budget',
    );
    const { pathname } = new URL(page.url());
    booksBegin = today();
    const second = await signedIn('dev-patel', pathname);
    await press(second, `${pathname}/confirm`);
    await second.goto(`/staff/budget?programme=${programme}`);
    expect(await second.locator('main').textContent()).toContain('£100,000');
  });

  it('an approver sees every finding and approves', async () => {
    const page = await signedIn('ben-okafor', `/staff/cases/${reference}`);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('The postcode is in Birmingham.');
    expect(text).toContain('£129.50');
    expect(text).toContain('The bank says that the account is in the name the family gave.');
    expect(text).not.toContain('66374958');
    await approve(page);
    expect(await page.locator('main').textContent()).toMatch(/approved/i);
    await started.platform.drained();
  });

  it('finance, and not the approver, pays', async () => {
    const approver = await signedIn('ben-okafor', `/staff/payment-runs?programme=${programme}`);
    expect(await approver.locator('form[action="/staff/payment-runs/start"]').count()).toBe(0);
    const page = await signedIn('dev-patel', `/staff/payment-runs?programme=${programme}`);
    await press(page, '/staff/payment-runs/start');
    await started.platform.drained();
    await page.reload();
    expect(await page.locator('main').textContent()).toContain('£129.50');
  });

  it('the bank settles on the third working day and the family is told', async () => {
    for (let days = 0; days < 6; days += 1) {
      started.platform.clock.windOn(day);
      await started.platform.drained();
    }
    const page = await pageOf('family', 360);
    await page.goto(`/status?reference=${reference}`);
    await fillIn(page, {
      'dateOfBirth-day': '27',
      'dateOfBirth-month': '3',
      'dateOfBirth-year': '1985',
      postcode: 'B8 3AB',
    });
    await proceed(page);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('£129.50');
    expect(text).toContain('Your bank has the money');
  });

  it('the locality sees the spend, and the family that asked for more help', async () => {
    const page = await signedIn('lead-hodge-hill', '/locality/hodge-hill');
    const figures = (await page.locator('main').textContent()) ?? '';
    expect(figures).toContain('Applications1');
    expect(figures).toContain('Paid£130 has arrived');
    await page.goto('/locality/hodge-hill/connections');
    expect(await page.locator('main').textContent()).toContain('Amina Yusuf');
  });

  it('a lead of another locality does not see the family', async () => {
    const page = await signedIn('lead-ladywood', '/locality/hodge-hill/connections');
    expect(await page.content()).not.toContain('Amina Yusuf');
    const refused = await page.goto(`/staff/cases/${reference}`);
    expect(refused?.status()).toBe(403);
  });

  it('finance closes the month by the bank’s own statement, and the manager confirms it', async () => {
    const { platform } = started;
    const month = booksBegin.slice(0, 7);
    const next = `${plusCalendarDays(`${month}-01`, 32).slice(0, 7)}-01`;
    const close = `/staff/bank/months/${month}/close`;
    const early = await signedIn('dev-patel', close);
    expect(await early.locator('main').textContent()).toContain('Why it cannot be closed yet');
    const over = Date.parse(`${next}T09:00:00Z`);
    if (platform.clock.now() < over) platform.clock.windTo(over);
    await platform.drained();
    const days = `from=${booksBegin}&to=${plusCalendarDays(next, -1)}`;
    const bank = platform.providers.get('bank')?.url ?? '';
    const statement = await (await fetch(`${bank}/statement.xml?${days}`)).text();
    // Their sessions ended while the days went by.
    const page = await signedIn('dev-patel', '/staff/bank');
    const buffer = Buffer.from(statement);
    const file = { name: 'statement.xml', mimeType: 'application/xml', buffer };
    await page.setInputFiles('#statement', file);
    await press(page, '/staff/bank/statements');
    await page.goto(close);
    await press(page, `${close}/propose`);
    expect(await page.locator('main').textContent()).toContain('somebody else has to confirm it');
    const second = await signedIn('erin-walsh', close);
    await press(second, `${close}/confirm`);
    const closed = (await second.locator('main').textContent()) ?? '';
    expect(closed).toContain('proposed by dev-patel, confirmed by erin-walsh');
    expect(closed).not.toContain('It does not tie');
    const kept = await second.request.get(`${close}/statement`);
    expect(await kept.json()).toMatchObject({
      statement: { month, sent: { sentPence: 129_50, differencePence: 0 } },
    });
    // The checker of pages is itself a script.
    const scripted = await browser.newContext({
      ...{ viewport: { width: 360, height: 800 }, baseURL: platform.url },
      storageState: await second.context().storageState(),
    });
    const telephone = await scripted.newPage();
    await telephone.goto(close);
    expect(await faultsOf(telephone)).toEqual([]);
  });

  it('and the return to the Department comes to the same money', async () => {
    const now = new Date(started.platform.clock.now()).toISOString();
    const month = booksBegin.slice(0, 7);
    const period = returnPeriodsOf(programmeById(programme), now).find(
      ({ firstMonth, lastMonth }) => firstMonth <= month && month <= lastMonth,
    );
    const page = await signedIn('dev-patel', '/staff/returns');
    const path = `/staff/returns/${programme}/${period?.periodId ?? ''}`;
    const led = page.waitForEvent('domcontentloaded');
    await page.locator(`main a[href="${path}"]`).click();
    await led;
    expect(await page.locator('main').textContent()).toContain('£129.50');
    const file = await page.request.get(`${path}/workbook.xlsx`);
    expect(file.headers()['content-disposition']).toContain('CRFMI_RRR_');
    expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
  });

  /** The day on the platform’s own clock. */
  function today(): string {
    return localDate(new Date(started.platform.clock.now()).toISOString());
  }

  async function approve(page: Page): Promise<void> {
    await press(page, `/staff/cases/${reference}/approve`);
  }
});
