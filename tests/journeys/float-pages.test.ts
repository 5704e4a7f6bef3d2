import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Asset } from '#shared/web/index.ts';
import { familyForm } from '#tests/builders/families.ts';
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

/** A family is paid by code, the provider charges for it twice, and its float is nearly gone. */
async function chargedTwice() {
  const platform = createStaffPlatform();
  await platform.fund(100_000_00);
  const form = { ...familyForm(0, programmeId), payment: { method: 'cash-out' } as const };
  const applicationIds = [await platform.applies(form)];
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  const provider = platform.pieceRail('cash-out');
  provider.next('charged-twice');
  platform.clock.moveOnSeconds(60);
  const run = await platform.startPaymentRun({
    ...{ programmeId, rail: 'cash-out', staffId: 'dev-patel' },
  });
  await platform.submitPaymentRun(run.ok ? run.value.runId : '');
  provider.bookOnFloat(-9_999_690_00, 'PAID BACK');
  platform.clock.moveOnSeconds(86_400);
  await platform.fetchFloat('cash-out');
  return platform;
}

test.each([360, 1280])(
  'finance sees what a provider took twice, and two people pay it in advance, %i px wide',
  async (width) => {
    const sites = createStaffSites(await chargedTwice(), assets);
    const served = await serveSite(sites.site);
    const signedIn = async (staffId: string) => {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ viewport, baseURL: served.origin });
      const page = await context.newPage();
      await page.goto(`/staff/sign-in?login_hint=${staffId}`);
      return page;
    };
    try {
      const page = await signedIn(staff.finance.staffId);
      await page.goto('/staff/bank');
      const faults = [...(await faultsOf(page))];
      await page.click('a:has-text("Float: cash-out codes")');
      expect(await page.textContent('main')).toContain('The float is low.');
      await page.fill('#amount', '20,000');
      await page.click('button:has-text("Propose it")');
      expect(await page.textContent('main')).toContain('Somebody else has to confirm it.');
      faults.push(...(await faultsOf(page)));
      const manager = await signedIn(staff.manager.staffId);
      await manager.goto('/staff/bank/floats/cash-out');
      await manager.click('button:has-text("Confirm")');
      expect(await manager.textContent('main')).toContain('confirmed by you');
      faults.push(...(await faultsOf(manager)));
      await page.click('nav[aria-label="Months"] a');
      expect(await page.textContent('main')).toContain('Booked twice');
      faults.push(...(await faultsOf(page)));
      await page.click('section[aria-labelledby="kind-duplicate"] a');
      faults.push(...(await faultsOf(page)));
      await page.goto('/staff/bank/floats/cash-out');
      await page.click('th a');
      expect(await page.textContent('main')).toContain('All 3 lines were taken in');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
      expect(sites.failures).toEqual([]);
    } finally {
      served.close();
    }
  },
);
