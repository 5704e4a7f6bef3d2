import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Asset } from '#shared/web/index.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { createChangingGrant } from '#tests/doubles/changing-grant.ts';
import { openGrantJourney } from '#tests/doubles/grant-journey.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([360, 1280])('at %i pixels', (width) => {
  test('a group asks for a change, two agree where money moves, and the group reads it', async () => {
    const grant = await createChangingGrant();
    const { platform, grantApplicationId, change } = grant;
    const journey = await openGrantJourney({ platform, browser, assets, width });
    const { somebody, ofStaff, group, sites, faults } = journey;
    const forStaff = `/staff/grants/${grantApplicationId}`;
    const home = `/grants/applications/${grantApplicationId}`;
    try {
      const amina = await somebody();
      await amina.page.goto('/grants/sign-in');
      await amina.sendAs(/Continue/, { email: 'amina@example.com' });
      await platform.deliver();
      await amina.sendAs(/Continue/, { code: group.codeFor('amina@example.com') });
      await amina.look(`${home}/offer`);
      await amina.look(`${home}/changes`);
      await amina.sendAs(/Ask for this change/);
      expect(await amina.page.title()).toMatch(/^Error: /);
      await amina.sendAs(/Ask for this change/, {
        ...{ 'until-day': '30', 'until-month': '4', 'until-year': '2027' },
        ...{ 'report-day': '28', 'report-month': '5', 'report-year': '2027' },
        ...{ 'line-1-amount': '1,000', 'line-2-what': 'Hall', 'line-2-amount': '500' },
        ...{ place: 'St Margaret’s hall', why: 'The community centre closes for repairs.' },
      });
      expect(await amina.text()).toContain('We have it, and wrote to everybody of your group');
      await amina.look(`${home}/offer`);

      const approver = await ofStaff(staff.approver);
      await approver.look('/staff/grants');
      expect(await approver.text()).toContain('To answer');
      await approver.look(forStaff);
      await approver.sendAs(/Agree to the change/);
      await approver.sendAs(/Agree to the change/, { changeYes: 'Yes, the new hall suits us.' });
      const manager = await ofStaff(staff.manager);
      await manager.look(forStaff);
      await manager.sendAs(/Agree too/);
      expect(await change()).toMatchObject({ state: 'agreed', amendments: [{ amendment: 1 }] });

      await amina.look(`${home}/changes`);
      expect(await amina.text()).toContain('Yes, the new hall suits us.');
      await amina.look(`${home}/offer`);
      const anybody = await somebody();
      await anybody.look('/grants/awarded');
      expect(await anybody.text()).toContain('30 April 2027');
      expect(faults).toEqual([]);
      expect([...sites.failures, ...group.failures]).toEqual([]);
      expect(grant.faults()).toEqual([]);
    } finally {
      await journey.close();
    }
  });
});
