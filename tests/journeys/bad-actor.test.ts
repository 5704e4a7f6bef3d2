import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import * as z from 'zod';

import { familyAnswers } from '#tests/builders/family-answers.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, proceed } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

/** GOV.UK’s own place for the back link is outside every landmark. */
const regions = ['region'];
const inboxSchema = z.array(z.object({ sentTo: z.string(), body: z.string() }));

/** A program that floods the form, and a family that fills it in beside it and notices nothing. */
describe('a bad actor', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let people: PeopleWithBrowsers;
  let scripted: PeopleWithBrowsers;
  const minute = 60_000;
  const programme = 'crisis-and-resilience-fund';
  const queue = (name: string) => `/staff/cases?programme=${programme}&queue=${name}`;

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    const baseURL = started.platform.url;
    people = peopleWithBrowsers(browser, { baseURL, javaScriptEnabled: false });
    scripted = peopleWithBrowsers(browser, { baseURL });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  const referenceIn = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
  let fake = '';
  let family = '';

  it('fills in all there is, at once, and is thanked like everybody', async () => {
    const page = await people.pageOf('program', 360);
    await page.goto('/apply/where-you-live');
    for (const [, answers] of familyAnswers) {
      await fillIn(page, answers);
      await proceed(page);
    }
    expect(await page.getByLabel('Leave this box empty').isVisible()).toBe(true);
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.locator('[name="homepage"]').fill('https://cheap.example', { force: true });
    await proceed(page);
    fake = referenceIn(page.url());
    expect(new URL(page.url()).pathname).toContain('/apply/confirmation/');
    await started.platform.drained();
  });

  it('has messages sent to one telephone until that had enough, and the page says so', async () => {
    const page = await people.pageOf('plague', 360);
    for (let time = 0; time < 9; time += 1) {
      await page.context().clearCookies();
      await page.goto('/apply/where-you-live');
      await fillIn(page, { answer: 'in-birmingham' });
      await proceed(page);
      await page.goto('/apply/save');
      await fillIn(page, { reach: '07700 900555' });
      await proceed(page);
    }
    expect(await page.locator('main').textContent()).toContain('We did not send you a message');
    await started.platform.drained();
    const inbox = await fetch(`${started.platform.url}/dev/inbox?as=json`);
    const sent = inboxSchema.parse(await inbox.json());
    expect(sent.filter(({ sentTo }) => sentTo.includes('7700900555'))).toHaveLength(8);
  });

  it('does not keep a family beside it from anything', async () => {
    const page = await people.pageOf('family', 360);
    await page.goto('/apply/where-you-live');
    for (const [path, answers] of familyAnswers) {
      await fillIn(page, path === '/apply/name' ? { fullName: 'Grace Adeyemi' } : answers);
      if (path === '/apply/home') started.platform.clock.windOn(4 * minute);
      await proceed(page);
    }
    await proceed(page);
    family = referenceIn(page.url());
    expect(new URL(page.url()).pathname).toContain('/apply/confirmation/');
    await started.platform.drained();
  });

  it('stands apart, where a person says what it is; the family stands where cases are decided', async () => {
    const page = await people.signedIn('amina-rahman', queue('maybe-machine'));
    const aside = await page.locator('main').textContent();
    expect(aside).toContain('A box that nobody sees');
    expect(aside).toContain('The whole form was answered within');
    const links = async () => {
      const all = await page.locator('main table a').all();
      // After the question mark stands which part of the queue somebody came from.
      const hrefs = await Promise.all(all.map((link) => link.getAttribute('href')));
      return hrefs.map((href) => href?.split('?')[0]);
    };
    expect(await links()).toEqual([`/staff/cases/${fake}`]);
    await page.goto(queue('to-decide-eligible'));
    expect(await links()).toEqual([`/staff/cases/${family}`]);
    await page.goto(`/staff/cases/${fake}`);
    await page.getByRole('button', { name: 'It looks real' }).click();
    expect(await page.locator('main').textContent()).toContain('assessed in a moment');
    await started.platform.drained();
    await page.goto(queue('maybe-machine'));
    expect(await page.locator('main').textContent()).toContain('Nothing waits here');
  });

  it('and somebody who is slow is told five minutes before the visit ends', async () => {
    const page = await scripted.pageOf('slow', 360);
    await page.clock.install();
    await page.goto('/apply/where-you-live?lang=ur');
    const warning = page.locator('[data-visit-ends]');
    await page.clock.fastForward(23 * 60 * minute);
    expect(await warning.isVisible()).toBe(false);
    await page.clock.fastForward(56 * minute);
    expect(await warning.isVisible()).toBe(true);
    expect(await faultsOf(page, regions)).toEqual([]);
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/apply/stay'));
    await warning.getByRole('button').click();
    expect((await asked).status()).toBe(200);
    await warning.waitFor({ state: 'hidden' });
    await page.clock.fastForward(30 * minute);
    expect(await warning.isVisible()).toBe(false);
  });
});
