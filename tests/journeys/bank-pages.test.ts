import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { contraReference } from '#shared/payments/index.ts';
import type { Asset } from '#shared/web/index.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A run that the bank took three weeks ago, and the statement it gives for those weeks, with a fee. */
async function paidOut() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const applicationIds = await platform.families(24, programmeId, 5);
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  platform.clock.moveOnSeconds(60);
  const run = await platform.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev-patel' });
  const runId = run.ok ? run.value.runId : run.failure.runId;
  await platform.submitPaymentRun(runId);
  platform.clock.moveOnSeconds(20 * 86_400);
  const statement = [
    'Date,Amount,Reference,Description',
    `2026-05-08,-1.00,${contraReference(runId)},BACS CONTRA`,
    '2026-05-11,-5.00,,ACCOUNT FEE',
  ].join('\n');
  return { platform, statement };
}

test.each([
  [360, true],
  [1280, true],
  [1280, false],
])(
  'finance hands a statement in and two people settle a difference, %i px wide, JavaScript %s',
  async (width, javaScriptEnabled) => {
    // The checker of pages is itself a script.
    const faultsSeen = (page: Page) => (javaScriptEnabled ? faultsOf(page) : []);
    const { platform, statement } = await paidOut();
    const sites = createStaffSites(platform, assets);
    const served = await serveSite(sites.site);
    const signedIn = async (staffId: string) => {
      const options = { viewport: { width, height: 900 }, javaScriptEnabled };
      const context = await browser.newContext({ ...options, baseURL: served.origin });
      const page = await context.newPage();
      await page.goto(`/staff/sign-in?login_hint=${staffId}`);
      return page;
    };
    try {
      const page = await signedIn(staff.finance.staffId);
      await page.goto('/staff/bank');
      const buffer = Buffer.from(statement);
      await page.setInputFiles('#statement', { name: 's.csv', mimeType: 'text/csv', buffer });
      await page.click('button:has-text("Hand it in")');
      expect(await page.textContent('main')).toContain('All 2 lines were taken in');
      const faults = [...(await faultsSeen(page))];
      await page.goto('/staff/bank');
      faults.push(...(await faultsSeen(page)));
      await page.goto('/staff/bank/months/2026-05');
      faults.push(...(await faultsSeen(page)));
      expect(await page.textContent('main')).toContain('Wrong amount');
      await page.click('a:has-text("no reference")');
      await page.click('button:has-text("Explain it")');
      expect(await page.textContent('.govuk-error-summary')).toContain('Choose what it is');
      faults.push(...(await faultsSeen(page)));
      await page.check('input[value="bank-charge"]');
      await page.fill('#reason', 'On the tariff of April');
      await page.click('button:has-text("Explain it")');
      expect(await page.textContent('main')).toContain('Waits for a second person');
      const address = new URL(
        (await page.getAttribute('a:has-text("no reference")', 'href')) ?? '',
        served.origin,
      );
      const other = await signedIn(staff.manager.staffId);
      await other.goto(address.pathname);
      faults.push(...(await faultsSeen(other)));
      await other.check('input[value="confirm"]');
      await other.click('button:has-text("Decide")');
      expect(await other.textContent('main')).toContain('The difference is settled.');
      expect(faults).toEqual([]);
      expect(sites.failures).toEqual([]);
    } finally {
      served.close();
    }
  },
);
