import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Asset } from '#shared/web/index.ts';
import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { openGrantJourney } from '#tests/doubles/grant-journey.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const told = {
  ...{ 'activity-packs': '0', 'advice-sessions': '4', activities: '12' },
  ...{ 'families-reached': '18', people: '44', learned: 'We need more chairs.' },
  ...{ happened: 'Twelve lunches for families in Ward End.', 'spent-1': '1,450' },
};

describe.each([360, 1280])('at %i pixels', (width) => {
  test('a group reports on its grant, is asked for more, and is done', async () => {
    const grant = await createAcceptedGrant();
    const { platform, grantApplicationId } = grant;
    const journey = await openGrantJourney({ platform, browser, assets, width });
    const { somebody, ofStaff, group, sites, faults } = journey;
    const report = `/grants/applications/${grantApplicationId}/report`;
    const forStaff = `/staff/grants/${grantApplicationId}`;
    try {
      const amina = await somebody();
      await amina.page.goto('/grants/sign-in');
      await amina.sendAs(/Continue/, { email: 'amina@example.com' });
      await amina.sendAs(/Continue/, { code: group.codeFor('amina@example.com') });
      await amina.look(report);
      await amina.sendAs(/Save for later/, { happened: told.happened });
      expect(await amina.text()).toContain('Saved. Go on when you like');
      await amina.sendAs(/Send the report/);
      expect(await amina.page.title()).toMatch(/^Error: /);
      await amina.sendAs(/Send the report/, told);
      expect(await amina.text()).toContain('We have your report');
      await amina.look(report.replace('/report', '/papers/report-photo'));

      const reader = await ofStaff(staff.caseworker);
      await reader.look('/staff/grants/reports');
      await reader.look(forStaff);
      await reader.page.locator('summary').last().click();
      await reader.sendAs(/Send it back with this/);
      expect(await reader.page.title()).toMatch(/^Error: /);
      await reader.sendAs(/Send it back with this/, { more: 'How many of them were children?' });
      await amina.look(report);
      expect(await amina.text()).toContain('How many of them were children?');
      await amina.sendAs(/Send the report/, { learned: 'Twenty of them were children.' });
      await reader.look(forStaff);
      await reader.sendAs(/Accept the report/);
      await reader.look('/staff/grants/reports');
      expect(await reader.text()).toContain('44');
      await amina.look(report);
      expect(await amina.text()).toContain('We accept your report');
      const stranger = await somebody();
      await stranger.look('/grants/awarded');
      expect(await stranger.text()).toContain('Families reached: 18');

      expect(faults).toEqual([]);
      expect([...sites.failures, ...group.failures]).toEqual([]);
      expect(grant.faults()).toEqual([]);
    } finally {
      await journey.close();
    }
  });
});
