import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Asset } from '#shared/web/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
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

describe.each([360, 1280])('at %i pixels', (width) => {
  test('a group is asked for money by two, pays a part, and is let off the rest', async () => {
    const grant = await createGrantToPay();
    const { platform, grantApplicationId } = grant;
    await grant.pay();
    const journey = await openGrantJourney({ platform, browser, assets, width });
    const { somebody, ofStaff, group, sites, faults } = journey;
    const forStaff = `/staff/grants/${grantApplicationId}/money-back`;
    try {
      const caseworker = await ofStaff(staff.caseworker);
      await caseworker.look('/staff/grants/money-back');
      await caseworker.look(forStaff);
      await caseworker.sendAs(/Ask for it/);
      expect(await caseworker.page.title()).toMatch(/^Error: /);
      await caseworker.sendAs(/Ask for it/, {
        ...{ why: 'not-as-agreed', amount: '400', words: 'The hall was hired for a wedding.' },
      });
      expect(await caseworker.text()).toContain('Somebody else has to confirm it');
      const approver = await ofStaff(staff.approver);
      await approver.look('/staff/grants/money-back');
      await approver.look(forStaff);
      await approver.sendAs(/Confirm: ask for £400/);

      const amina = await somebody();
      await amina.page.goto('/grants/sign-in');
      await amina.sendAs(/Continue/, { email: 'amina@example.com' });
      await amina.sendAs(/Continue/, { code: group.codeFor('amina@example.com') });
      await amina.look(`/grants/applications/${grantApplicationId}/offer`);
      await amina.page.getByRole('link', { name: 'See why, and how to pay' }).click();
      await amina.look();
      expect(await amina.text()).toContain('The hall was hired for a wedding.');

      const found = await grant.statement([
        ['2026-11-20', 150_00, `RETURN ${grantApplicationId}`, 'TABLE'],
      ]);
      const finance = await ofStaff(staff.finance);
      await finance.look(`/staff/bank/months/2026-11/differences/${found.get('TABLE') ?? ''}`);
      await finance.sendAs(/^Record £150 from Table/);

      await approver.look(forStaff);
      await approver.page.locator('summary').first().click();
      await approver.page.locator('#letGo-amount').fill('250');
      await approver.page.locator('#letGo-words').fill('The group is wound up.');
      await approver.page.locator('form[action$="/let-go"] input[type="radio"]').last().check();
      await approver.sendAs(/Propose to let it go/);
      const manager = await ofStaff(staff.manager);
      await manager.look(forStaff);
      await manager.sendAs(/Confirm: let go £250/);
      expect(await manager.text()).toContain('Nothing owed');
      await manager.look(`/staff/grants/${grantApplicationId}`);
      await amina.look(`/grants/applications/${grantApplicationId}/money-back`);
      expect(await amina.text()).toContain('There is nothing to give back');

      expect(faults).toEqual([]);
      expect([...sites.failures, ...group.failures]).toEqual([]);
      expect(grant.faults()).toEqual([]);
    } finally {
      await journey.close();
    }
  });
});
