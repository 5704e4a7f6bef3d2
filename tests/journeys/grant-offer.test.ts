import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn } from '#tests/doubles/page-walk.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';
import type { Asset } from '#shared/web/index.ts';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a caseworker types besides what the form begins with. */
const inTwoParts = {
  ...{ amount: '1,500', purpose: 'Twelve Saturday lunches for families in Ward End.' },
  ...{ 'paid-2-amount': '500', 'paid-2-on-day': '15', 'paid-2-on-month': '2' },
  ...{ 'paid-2-on-year': '2027', conditions: 'Show us the hall’s booking first.' },
};

describe.each([360, 1280])('at %i pixels', (width) => {
  test('a grant is proposed, confirmed by somebody else, and withdrawn', async () => {
    const { platform, grantApplicationId, award, faults: records } = await createSubmittedGrant();
    const staffPlatform = createStaffPlatform(undefined, platform, platform.clock);
    const sites = createStaffSites(staffPlatform, assets);
    const served = await serveSite(sites.site);
    const faults: string[] = [];
    const signedIn = async (staffId: string) => {
      const context = await browser.newContext({
        ...{ viewport: { width, height: 800 }, baseURL: served.origin },
      });
      const page = await context.newPage();
      await page.goto(`/staff/sign-in?login_hint=${staffId}`);
      const look = async (path?: string) => {
        if (path !== undefined) await page.goto(path);
        faults.push(...(await faultsOf(page)));
      };
      const sendAs = async (name: RegExp, answers: Record<string, string> = {}) => {
        await fillIn(page, answers);
        await pressIn(page, name);
        await look();
      };
      return { page, context, look, sendAs };
    };
    const path = `/staff/grants/${grantApplicationId}`;
    const proposer = await signedIn(staff.caseworker.staffId);
    const confirmer = await signedIn(staff.approver.staffId);
    try {
      await proposer.look(path);
      await proposer.look(`${path}/no-grant`);
      await proposer.sendAs(/Propose to give no grant/);
      await proposer.look(`${path}/award`);
      await proposer.sendAs(/Show me the offer/, { amount: '7000' });
      expect(await proposer.page.title()).toMatch(/^Error: /);
      await proposer.sendAs(/Show me the offer/, inTwoParts);
      await proposer.sendAs(/Propose £1,500/);
      await confirmer.look('/staff/grants?state=proposed');
      await confirmer.look(path);
      await confirmer.sendAs(/Confirm: offer £1,500/);
      await confirmer.page.locator('summary').first().click();
      await confirmer.sendAs(/^Withdraw$/);
      await confirmer.sendAs(/^Withdraw$/, { reason: 'The hall has closed.' });
      await confirmer.look('/staff/grants');
      expect(await award()).toMatchObject({ state: 'offer-withdrawn' });
      expect(faults).toEqual([]);
      expect(sites.failures).toEqual([]);
      expect(records()).toEqual([]);
    } finally {
      await proposer.context.close();
      await confirmer.context.close();
      served.close();
    }
  });
});

async function pressIn(page: Page, name: RegExp): Promise<void> {
  const led = page.waitForEvent('domcontentloaded');
  await page.locator('main').getByRole('button', { name }).first().click();
  await led;
}
