import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { reachPlatform } from '#infra/local/verify/reach-platform.ts';
import { verifyPlatform } from '#infra/local/verify/verify-platform.ts';
import { localDate } from '#shared/kernel/index.ts';
import { connectionAnswers, professionalAnswers } from '#tests/builders/connection-answers.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, press, proceed } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

/** The deployed functions over the deployed permissions; families and workers without a script. */
describe('further help by itself', () => {
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

  async function ask(page: Page, answers: typeof connectionAnswers): Promise<void> {
    for (const [path, answer] of answers) {
      expect(new URL(page.url()).pathname).toBe(path);
      await fillIn(page, answer);
      await proceed(page);
    }
    await proceed(page);
  }

  const cards = async (page: Page) => (await page.locator('main').textContent()) ?? '';

  it('is asked for by a family on a small phone, in its own language', async () => {
    const page = await people.pageOf('family', 360);
    await page.goto('/connect?lang=ur');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('a[href="/connect/family/name"]').click();
    await ask(page, connectionAnswers);
    reference = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(reference).toHaveLength(10);
    await started.platform.drained();
  });

  it('is asked for by a teacher, for a family in a refuge', async () => {
    const page = await people.pageOf('teacher', 360);
    await page.goto('/connect');
    await page.locator('a[href="/connect/professional/about-you?new=1"]').click();
    await ask(page, professionalAnswers);
    expect(await page.locator('h1').textContent()).toContain('We have your request');
    await started.platform.drained();
  });

  it('arrives with the lead of the locality, with how to call safely', async () => {
    const page = await people.signedIn('lead-hodge-hill', '/locality/hodge-hill/connections');
    const list = await cards(page);
    expect(list).toContain('Nadia Hussain');
    expect(list).toContain('Do not leave a voicemail');
    expect(list).toContain('Interpreter needed: Urdu');
    // A refuge is nobody's locality.
    expect(list).not.toContain('Grace Adeyemi');
  });

  it('is placed in its layer, and waits for what CASS answers', async () => {
    const page = await people.signedIn('lead-hodge-hill', '/locality/hodge-hill/connections');
    const request = `/locality/hodge-hill/connections/${reference}`;
    await page.locator(`a[href="${request}"]`).click();
    await fillIn(page, { layer: 'complex' });
    await press(page, `${request}/layer`);
    const now = new Date(started.platform.clock.now()).toISOString();
    const [year = '', month = '', day = ''] = localDate(now).split('-');
    await fillIn(page, { route: 'telephone', 'on-day': day, 'on-month': month, 'on-year': year });
    await fillIn(page, { time: '0:00', 'to-whom': 'Duty worker', said: 'He took her telephone' });
    await page.locator('button:has-text("Note that CASS was told")').click();
    await page.locator('.od-said').waitFor();
    expect(await cards(page)).toContain('He took her telephone');
    await page.goto('/locality/hodge-hill/connections');
    expect(await cards(page)).not.toContain('Nadia Hussain');
    await page.goto('/locality/hodge-hill/connections/with-cass');
    expect(await cards(page)).toContain('Nadia Hussain');
    await page.goto(request);
    await fillIn(page, { answer: 'sent-back', words: 'Early help' });
    await press(page, `${request}/cass/answer`);
    expect(await cards(page)).toContain('Additional Needs');
  });

  /** The teams' other system, as it is on this machine. */
  const caseSystem = (path: string) =>
    `${started.platform.providers.get('case system')!.url}${path}`;
  async function takeCaseSystemAway(outage: boolean): Promise<void> {
    await fetch(caseSystem('/faults'), { method: 'POST', body: JSON.stringify({ outage }) });
  }

  it('is given to a worker, and handed on in a file while the case-management system is away', async () => {
    await takeCaseSystemAway(true);
    const page = await people.signedIn('lead-hodge-hill', '/locality/hodge-hill/connections');
    await page.fill('#worker', 'Priya Shah');
    await page.check('text=Nadia Hussain');
    await press(page, '/locality/hodge-hill/connections/allocate');
    expect(await cards(page)).not.toContain('Nadia Hussain');
    await started.platform.drained();
    await page.goto('/locality/hodge-hill/connections/files');
    expect(await cards(page)).toContain('did not take 1 family: it answered 503');
    await press(page, '/locality/hodge-hill/connections/files');
    expect(await cards(page)).toContain('Nadia Hussain');
    const file = new URL(page.url()).pathname;
    const csv = await page.request.get(`${file}/families.csv`);
    expect(await csv.text()).toContain('Nadia Hussain');
    await press(page, `${file}/answer`);
    expect(await cards(page)).toContain('1 of 1');
    await takeCaseSystemAway(false);
  });

  it('from a refuge arrives with those who work for the whole city', async () => {
    const page = await people.signedIn('erin-walsh', '/locality/city/connections');
    const list = await cards(page);
    expect(list).toContain('Grace Adeyemi');
    expect(list).toContain('Joanna Price, Class teacher, Nansen School');
    expect(list).toContain('Ada, 7, and Tobi, 9');
  });

  it('stands in the case-management system by itself while that listens, and in no file', async () => {
    const page = await people.signedIn('erin-walsh', '/locality/city/connections');
    await page.fill('#worker', 'Sofia Reyes');
    await page.check('text=Grace Adeyemi');
    await press(page, '/locality/city/connections/allocate');
    await started.platform.drained();
    const { taken } = (await (await fetch(caseSystem('/families'))).json()) as {
      taken: readonly { readonly body: string }[];
    };
    expect(taken).toHaveLength(1);
    expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({
      type: 'connection_request.allocated',
      data: { worker: 'Sofia Reyes', locality: 'city', family: { name: 'Grace Adeyemi' } },
    });
    await page.goto('/locality/city/connections/with-workers');
    expect(await cards(page)).toContain('there since');
    await page.goto('/locality/city/connections/files');
    await press(page, '/locality/city/connections/files');
    expect(await cards(page)).not.toContain('Grace Adeyemi');
  });

  it('is stopped by the family on another phone, and the worker is told', async () => {
    const page = await people.pageOf('family, elsewhere', 360);
    await page.goto(`/connect/status?reference=${reference}`);
    await fillIn(page, { reach: '07700900456' });
    await proceed(page);
    expect(await cards(page)).toContain('A family worker has this');
    await page.locator('a[href="/connect/stop"]').click();
    await press(page, '/connect/stop');
    expect(new URL(page.url()).pathname).toBe('/connect/stopped');
    const lead = await people.signedIn('lead-hodge-hill', '/locality/hodge-hill/connections');
    expect(await cards(lead)).toContain('tell the worker to stop');
    expect(await cards(lead)).toContain('Take them out of the case-management system');
    await press(lead, '/locality/hodge-hill/connections/told');
    expect(await cards(lead)).toContain('Noted: the worker knows');
    expect(await cards(lead)).not.toContain('Nadia');
  });

  it('has pages without faults, in English and in Urdu', async () => {
    const scripted = peopleWithBrowsers(browser, { baseURL: started.platform.url });
    const page = await scripted.pageOf('somebody', 360);
    const faults: string[] = [];
    const look = async () => faults.push(...(await faultsOf(page, ['region'])));
    for (const path of ['/connect', '/connect/professional/about-you']) {
      await page.goto(path);
      await look();
    }
    await proceed(page);
    await look();
    await page.goto('/connect?lang=ur');
    await look();
    await page.goto('/connect/family/name');
    for (const [, answer] of connectionAnswers) {
      await look();
      await fillIn(page, answer);
      await proceed(page);
    }
    await look();
    await proceed(page);
    for (const path of ['', '/connect/request', '/connect/stop', '/connect/status']) {
      if (path !== '') await page.goto(path);
      await look();
    }
    expect(faults).toEqual([]);
  });

  it('keeps every promise of the records', async () => {
    const { checks } = await verifyPlatform(await reachPlatform(started.platform.url));
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
