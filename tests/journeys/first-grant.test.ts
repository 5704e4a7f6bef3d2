import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { reachPlatform } from '#infra/local/verify/reach-platform.ts';
import { verifyPlatform } from '#infra/local/verify/verify-platform.ts';
import { localDate } from '#shared/kernel/index.ts';
import { answered, groupAnswers, type AnsweredSection } from '#tests/builders/group-answers.ts';
import { jpegFrom } from '#tests/builders/pictures.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, press } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

const inboxSchema = z.array(z.object({ sentTo: z.string(), body: z.string() }));
const width = 360;
/** What somebody who scores it thinks of it. */
const scores = Object.fromEntries(
  ['need', 'difference', 'reach', 'delivery', 'value'].flatMap((criterion) => [
    [`points-${criterion}`, '4'],
    [`why-${criterion}`, 'It says so.'],
  ]),
);

/** From Vocalink's own examples of its check. */
const account = {
  ...{ nameOnAccount: 'Ward End Table', sortCode: '08 99 99', accountNumber: '66374958' },
};

/**
 * The deployed functions over the deployed permissions, on small screens without JavaScript. That the pages
 * are accessible is seen in group-pages.test.ts: what looks at them is a script.
 */
describe('a small group applies for its first grant', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let group: PeopleWithBrowsers;
  let home = '';

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    const baseURL = started.platform.url;
    group = peopleWithBrowsers(browser, { baseURL, javaScriptEnabled: false });
    // The round that is open is open in this machine's own time as well, or wound on to.
    const opens = Date.parse('2026-11-20T10:00:00Z') - Date.now();
    if (opens > 0) started.platform.clock.windOn(opens);
  });
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  async function click(page: Page, name: string | RegExp): Promise<void> {
    const led = page.waitForEvent('domcontentloaded');
    await page.locator('main').getByRole('button', { name }).first().click();
    await led;
  }

  /** The newest message to an address, once everything asked for was sent. */
  async function newest(email: string): Promise<string> {
    await started.platform.drained();
    const answer = await fetch(`${started.platform.url}/dev/inbox?as=json`);
    const inbox = inboxSchema.parse(await answer.json());
    return inbox.find(({ sentTo }) => sentTo === email)?.body ?? '';
  }

  const staff = () => peopleWithBrowsers(browser, { baseURL: started.platform.url });
  const forStaff = () => `/staff/grants/${home.split('/').at(-1) ?? ''}`;

  /** Where the newest link of that kind leads that was sent to an address. */
  async function linkTo(email: string, kind: string): Promise<string> {
    const answer = await fetch(`${started.platform.url}/dev/inbox?as=json`);
    const sent = inboxSchema.parse(await answer.json()).filter(({ sentTo }) => sentTo === email);
    const found = sent.flatMap(
      ({ body }) => new RegExp(`https?:\\S+/grants/${kind}/\\S+`).exec(body) ?? [],
    );
    return new URL(found[0] ?? '').pathname;
  }

  async function comeIn(page: Page, email: string): Promise<void> {
    await click(page, 'Continue');
    const code = /^\d{5}/.exec(await newest(email))?.[0] ?? '';
    await fillIn(page, { code });
    await click(page, 'Continue');
  }

  /** Somebody of the group who comes in again, after they signed out or were away. */
  async function cameBack(): Promise<Page> {
    const amina = await group.pageOf('amina', width);
    await amina.goto('/grants/sign-in');
    await fillIn(amina, { email: 'amina@example.com' });
    await comeIn(amina, 'amina@example.com');
    return amina;
  }

  it('from the page of grants to its own list of sections', async () => {
    const page = await group.pageOf('amina', width);
    await page.goto('/grants');
    await page.getByRole('button', { name: 'Apply to Closer to home' }).click();
    await page.waitForURL('**/grants/begin/*');
    await fillIn(page, { name: 'Amina Yusuf', email: 'amina@example.com' });
    await comeIn(page, 'amina@example.com');
    home = new URL(page.url()).pathname;
    expect(home).toMatch(/^\/grants\/applications\/[0-9A-Z]{10}$/);
    expect(await page.locator('main').textContent()).toContain('completed 0 of 7 sections');
  });

  it('where two people fill in the sections', async () => {
    const amina = await group.pageOf('amina', width);
    await amina.goto(`${home}/people`);
    await fillIn(amina, { name: 'Sam Roy', email: 'sam@example.com' });
    await click(amina, 'Ask them');
    expect(await newest('sam@example.com')).toContain('Amina Yusuf asks you to help');
    const sam = await group.pageOf('sam', width);
    await sam.goto('/grants/sign-in');
    await fillIn(sam, { email: 'sam@example.com' });
    await comeIn(sam, 'sam@example.com');
    expect(await sam.locator('main').textContent()).toContain('Closer to home');
    for (const [index, section] of Object.keys(groupAnswers).entries()) {
      const page = index % 2 === 0 ? amina : sam;
      await page.goto(`${home}/${section}`);
      await fillIn(page, { finished: 'yes' });
      await click(page, 'Save');
      if (section === 'organisation') {
        expect(await page.title()).toMatch(/^Error: /);
      }
      await page.goto(`${home}/${section}`);
      await fillIn(page, { ...answered(section as AnsweredSection), finished: 'yes' });
      await click(page, /^Save$/);
    }
    await amina.goto(home);
    expect(await amina.locator('main').textContent()).toContain('completed 7 of 7 sections');
  });

  it('and sends a paper as a photo, which is scanned', async () => {
    const page = await group.pageOf('amina', width);
    await page.goto(home);
    const led = page.waitForEvent('domcontentloaded');
    await page.getByRole('link', { name: 'Send your papers' }).click();
    await led;
    await page.goto(`${home}/papers/constitution`);
    await click(page, 'Send this file');
    expect(await page.title()).toMatch(/^Error: /);
    const choose = (name: string, buffer: Buffer) =>
      page.locator('#file').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await choose('zip.jpg', Buffer.from('PK\x03\x04'));
    await click(page, 'Send this file');
    expect(await page.locator('#file-error').textContent()).toContain('must be a photo');
    await choose('our rules.jpg', jpegFrom(6));
    await click(page, 'Send this file');
    expect(await page.locator('main').textContent()).toContain('Sent. We check it for viruses');
    await started.platform.drained();
    await page.reload();
    expect(await page.locator('main').textContent()).toContain('We have it');
  });

  it('which goes to two people, who each confirm it', async () => {
    const amina = await group.pageOf('amina', width);
    await amina.goto(`${home}/check`);
    await click(amina, 'Send to both to confirm');
    for (const email of ['george@example.com', 'shabnam@example.com']) {
      const page = await group.pageOf(email, width);
      const link = /https?:\S+\/grants\/confirm\/\S+/.exec(await newest(email))?.[0] ?? '';
      await page.goto(new URL(link).pathname);
      await fillIn(page, { agree: 'yes' });
      await click(page, 'Confirm the application');
      expect(await page.locator('main').textContent()).toContain('You have confirmed');
    }
    expect(await newest('george@example.com')).toContain('Both of you have confirmed it');
    await amina.goto(home);
    expect(await amina.locator('main').textContent()).toContain('We have your application');
    const led = amina.waitForEvent('domcontentloaded');
    await amina.getByRole('button', { name: 'Sign out' }).click();
    await led;
    await amina.goto(home);
    expect(new URL(amina.url()).pathname).toBe('/grants/sign-in');
  });

  it('and which staff then read', async () => {
    const page = await staff().signedIn('amina-rahman', '/staff/grants');
    expect(await page.locator('main').textContent()).toContain('Ward End Saturday Table');
    expect(await faultsOf(page)).toEqual([]);
    const led = page.waitForEvent('domcontentloaded');
    await page.locator('main table a').first().click();
    await led;
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('Saturday lunches in Ward End');
    expect(text).toContain('so the application for £1,800 came in');
    expect(text).toContain('Not there yet, and needed before a grant is paid');
    expect(await faultsOf(page)).toEqual([]);
    const link = page.getByRole('link', { name: /^Open Photo \(JPG\) 1/ });
    const opened = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(opened.headers()).toMatchObject({ 'content-type': 'image/jpeg' });
    expect((await opened.body()).toString('latin1')).not.toContain('GPS');
  });

  it('which two score who do not know each other’s scores, and its locality comments on', async () => {
    for (const scorer of ['grace-osei', 'harold-pike']) {
      const page = await staff().signedIn(scorer, '/staff/grants/scoring');
      expect(await faultsOf(page)).toEqual([]);
      const led = page.waitForEvent('domcontentloaded');
      await page.locator('main table a').first().click();
      await led;
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.locator('main').textContent()).not.toContain('It says so.');
      await fillIn(page, { noInterest: 'yes', ...scores });
      await click(page, 'Give my scores');
      expect(await page.locator('main').textContent()).toContain('Your scores count');
    }
    const lead = await staff().signedIn('lead-hodge-hill', '/staff/grants/comments');
    await lead.locator('summary').first().click();
    await lead.locator('[name=view][value=supports]').first().check();
    await lead.locator('[name=words]').first().fill('Two schools wait for it.');
    await click(lead, 'Say it to the panel');
    expect(await faultsOf(lead)).toEqual([]);
  });

  it('and the panel of the round would fund', async () => {
    const manager = await staff().signedIn(
      'erin-walsh',
      '/staff/budget?programme=community-grants',
    );
    await fillIn(manager, { total: '40,000' });
    await press(manager, '/staff/budget/allocate');
    await press(manager, '/staff/budget/allocate');
    const { pathname } = new URL(manager.url());
    await press(await staff().signedIn('dev-patel', pathname), `${pathname}/confirm`);
    const chair = await staff().signedIn('jean-baptiste', '/staff/grants/panel');
    expect(await chair.locator('main').textContent()).toContain('£40,000');
    expect(await faultsOf(chair)).toEqual([]);
    const led = chair.waitForEvent('domcontentloaded');
    await chair.locator('main table a').first().click();
    await led;
    expect(await chair.locator('main').textContent()).toContain('Two schools wait for it.');
    await fillIn(chair, { outcome: 'fund', amount: '1,500', panelWhy: 'Close to families.' });
    await click(chair, 'Write down what the panel says');
    expect(await chair.locator('main').textContent()).toContain('Fund');
    expect(await faultsOf(chair)).toEqual([]);
  });

  it('who offer it a grant out of the round, which both contacts accept', async () => {
    const proposer = await staff().signedIn('amina-rahman', `${forStaff()}/award`);
    await fillIn(proposer, { amount: '1,500', purpose: 'Saturday lunches in Ward End.' });
    await click(proposer, 'Show me the offer');
    await click(proposer, /Propose £1,500/);
    await press(await staff().signedIn('ben-okafor', forStaff()), `${forStaff()}/confirm`);
    expect(await newest('amina@example.com')).toContain('We offer Ward End Saturday Table');
    const amina = await cameBack();
    await amina.goto(`${home}/offer/account`);
    await fillIn(amina, account);
    await click(amina, 'Save the account');
    await click(amina, 'Send to both to accept');
    for (const email of ['george@example.com', 'shabnam@example.com']) {
      const page = await group.pageOf(email, width);
      const link = /https?:\S+\/grants\/accept\/\S+/.exec(await newest(email))?.[0] ?? '';
      await page.goto(new URL(link).pathname);
      await fillIn(page, { agree: 'yes' });
      await click(page, 'Accept the grant');
      expect(await page.locator('main').textContent()).toContain('You have accepted');
    }
    expect(await newest('amina@example.com')).toContain('have accepted the grant');
  });

  it('pay it into another account than it gave first, once everybody said yes', async () => {
    const amina = await group.pageOf('amina', width);
    await amina.goto(`${home}/account`);
    await fillIn(amina, { ...account, sortCode: '10 79 99', accountNumber: '88837491' });
    await click(amina, 'Give this account');
    for (const email of ['george@example.com', 'shabnam@example.com']) {
      const page = await group.pageOf(email, width);
      await started.platform.drained();
      const link = await linkTo(email, 'account');
      await page.goto(link);
      await fillIn(page, { agree: 'yes' });
      await click(page, 'Confirm the account');
      expect(await page.locator('main').textContent()).toContain('You have confirmed');
    }
    const ben = await staff().signedIn('ben-okafor', forStaff());
    expect(await ben.locator('main').textContent()).toContain('which ends in 7491');
    await press(ben, `${forStaff()}/account/take-over`);
    for (const staffId of ['ben-okafor', 'chloe-evans']) {
      const approver = await staff().signedIn(staffId, forStaff());
      await fillIn(approver, { why: 'The hall has its policy now; we have seen it.' });
      await press(approver, `${forStaff()}/instalments/1/approve`);
    }
    const runs = await staff().signedIn(
      'dev-patel',
      '/staff/payment-runs?programme=community-grants',
    );
    const led = runs.waitForEvent('domcontentloaded');
    await runs.locator('form:has(input[name="rail"][value="bacs"]) button').click();
    await led;
    await started.platform.drained();
    for (let days = 0; days < 5; days += 1) {
      started.platform.clock.windOn(24 * 3_600_000);
      await started.platform.drained();
    }
    const paid = await staff().signedIn('ben-okafor', forStaff());
    expect(await paid.locator('main').textContent()).toContain(
      'Paid into the account of the group',
    );
  });

  it('and read its report, which everybody may read the figures of', async () => {
    const amina = await cameBack();
    await amina.goto(`${home}/report`);
    await fillIn(amina, {
      ...{ 'activity-packs': '0', 'advice-sessions': '0', activities: '12', people: '44' },
      ...{ 'families-reached': '18', happened: 'Twelve lunches.', learned: 'More chairs.' },
    });
    for (const field of await amina.locator('input[name^="spent-"]').all()) await field.fill('0');
    await click(amina, 'Send the report');
    expect(await amina.locator('main').textContent()).toContain('We have your report');
    await press(await staff().signedIn('amina-rahman', forStaff()), `${forStaff()}/report/accept`);
    expect(await newest('amina@example.com')).toContain('We accept your report');
    await amina.goto('/grants/awarded');
    expect(await amina.locator('main').textContent()).toContain('Families reached: 18');
  });

  it('of which it did not spend a part, which comes back to the round', async () => {
    const ben = await staff().signedIn('ben-okafor', `${forStaff()}/money-back`);
    await fillIn(ben, { why: 'unspent', amount: '250', words: 'As your report says.' });
    await press(ben, `${forStaff()}/money-back/ask`);
    expect(await newest('amina@example.com')).toContain('Please give back £250 of it by');
    const amina = await group.pageOf('amina', width);
    await amina.goto(`${home}/money-back`);
    const asked = (await amina.locator('main').textContent()) ?? '';
    expect(asked).toContain('87-14-27');
    const reference = /RETURN [0-9A-Z]{10}/.exec(asked)?.[0] ?? '';
    const today = localDate(new Date(started.platform.clock.now()).toISOString());
    const rows = `Date,Amount,Reference,Description,Balance\n${today},250,${reference},TABLE,`;
    const dev = await staff().signedIn('dev-patel', '/staff/bank');
    const buffer = Buffer.from(rows);
    await dev.setInputFiles('#statement', { name: 's.csv', mimeType: 'text/csv', buffer });
    await press(dev, '/staff/bank/statements');
    await dev.goto(`/staff/bank/months/${today.slice(0, 7)}`);
    await dev.locator(`main a[href*="/differences/"]`, { hasText: reference }).first().click();
    await click(dev, /^Record £250 from/);
    expect(await dev.locator('main').textContent()).toContain('its round can award it again');
    expect(await newest('amina@example.com')).toContain('There is nothing more to pay');
    await amina.goto(`${home}/money-back`);
    expect(await amina.locator('main').textContent()).toContain('You gave back £250');
    const { checks } = await verifyPlatform(await reachPlatform(started.platform.url));
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
