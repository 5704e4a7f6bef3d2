import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { reachPlatform } from '#infra/local/verify/reach-platform.ts';
import { verifyPlatform } from '#infra/local/verify/verify-platform.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { jpegFrom, pdf } from '#tests/builders/pictures.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, proceed } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

const day = 86_400_000;
/** GOV.UK's own place for the back link is outside every landmark. */
const regions = ['region'];
/** What every scanner finds, cut in two so that none finds it here. */
const virus = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

/** The deployed functions over the deployed permissions, with the scanner's simulator behind them. */
describe('a family sends photos as proof', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let people: PeopleWithBrowsers;
  let reference = '';

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    people = peopleWithBrowsers(browser, { baseURL: started.platform.url });
  });
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  async function click(page: Page, name: string): Promise<void> {
    const led = page.waitForEvent('domcontentloaded');
    await page.getByRole('button', { name, exact: true }).first().click();
    await led;
  }

  async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
    await page.locator('#file').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await click(page, 'Send this file');
    await started.platform.drained();
  }

  it('one by one, on a small phone', async () => {
    const page = await people.pageOf('family', 360);
    await page.goto('/apply/where-you-live');
    for (const [path, answers] of familyAnswers) {
      if (path === '/apply/worker') continue;
      await fillIn(page, path === '/apply/evidence' ? { answer: 'upload' } : answers);
      await proceed(page);
      if (path !== '/apply/evidence') continue;
      await click(page, 'Continue');
      expect(await page.locator('.govuk-error-summary').textContent()).toContain(
        'Choose a photo or a file',
      );
      await choose(page, 'zip.jpg', Buffer.from('PK\x03\x04'));
      expect(await page.locator('#file-error').textContent()).toContain('must be a JPG, PNG');
      expect(await faultsOf(page, regions)).toEqual([]);
      await choose(page, 'letter.jpg', jpegFrom(6));
      await choose(page, 'bill.pdf', Buffer.concat([pdf, Buffer.from(virus)]));
      await page.reload();
      const list = page.locator('.od-files__file');
      expect(await list.allTextContents()).toEqual([expect.stringContaining('letter.jpg')]);
      expect(await page.locator('main').textContent()).toContain('so we removed it');
      await choose(page, 'wrong.jpg', jpegFrom(1));
      await click(page, 'Remove wrong.jpg');
      expect(await list.count()).toBe(1);
      await click(page, 'Continue');
    }
    expect(await page.locator('main').textContent()).toContain('letter.jpg');
    // Nobody is as fast as this test.
    started.platform.clock.windOn(60_000);
    await proceed(page);
    reference = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await started.platform.drained();
  });

  it('which staff open once they are scanned, and every look is written down', async () => {
    const page = await people.signedIn('amina-rahman', `/staff/cases/${reference}`);
    expect(await faultsOf(page)).toEqual([]);
    const link = page.getByRole('link', { name: 'Open Photo (JPG) 1' });
    const opened = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(opened.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await opened.body()).toString('latin1')).not.toContain('GPS');
    await page.reload();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('Not safe');
    expect(text).toContain('Somebody looked at a file');
  });

  it('and which are gone ninety days after the decision', async () => {
    const page = await people.signedIn('ben-okafor', `/staff/cases/${reference}`);
    await page.locator('details.od-decline summary').click();
    await page.locator('#decline-reason').check();
    await click(page, 'Decline');
    await started.platform.drained();
    const { platform } = started;
    async function onDay(days: number): Promise<string> {
      platform.clock.windOn(days * day);
      await platform.settled();
      await platform.invoke('RemoveEvidence', {});
      const looked = await people.signedIn('ben-okafor', `/staff/cases/${reference}`);
      return (await looked.locator('section[aria-labelledby="proof"]').textContent()) ?? '';
    }
    expect(await onDay(8)).toContain('Open Photo (JPG) 1');
    expect(await onDay(81)).toContain('Open Photo (JPG) 1');
    expect(await onDay(2)).not.toContain('Open Photo');
    const { checks } = await verifyPlatform(await reachPlatform(started.platform.url));
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
