import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Asset } from '#shared/web/index.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets, builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { openGrantJourney } from '#tests/doubles/grant-journey.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';
import { staff } from '#tests/doubles/staff-sites.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

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
/** From Vocalink's own examples of its check. */
const account = {
  ...{ nameOnAccount: 'Ward End Table', sortCode: '08 99 99', accountNumber: '66374958' },
};

describe.each([360, 1280])('at %i pixels', (width) => {
  test('a grant is offered by two of staff and accepted by two of the group', async () => {
    const grant = await createSubmittedGrant();
    const { platform, grantApplicationId, award } = grant;
    const journey = await openGrantJourney({ platform, browser, assets, width });
    const { somebody, ofStaff, group, sites, faults } = journey;
    const forStaff = `/staff/grants/${grantApplicationId}`;
    const offer = `/grants/applications/${grantApplicationId}/offer`;
    const linkIn = (email: string) => {
      const body = platform.inbox(email).findLast((each) => each.includes('/grants/accept/'));
      return /https:\/\/open-door\.example(\/\S+)/.exec(body ?? '')?.[1] ?? '';
    };
    try {
      const proposer = await ofStaff(staff.caseworker);
      await proposer.look(forStaff);
      await proposer.look(`${forStaff}/no-grant`);
      await proposer.sendAs(/Propose to give no grant/);
      await proposer.look(`${forStaff}/award`);
      await proposer.sendAs(/Show me the offer/, { amount: '7000' });
      expect(await proposer.page.title()).toMatch(/^Error: /);
      await proposer.sendAs(/Show me the offer/, inTwoParts);
      await proposer.sendAs(/Propose £1,500/);

      const confirmer = await ofStaff(staff.approver);
      await confirmer.look('/staff/grants?state=proposed');
      await confirmer.look(forStaff);
      await confirmer.sendAs(/Confirm: offer £1,500/);
      await confirmer.page.locator('summary').first().click();
      await confirmer.sendAs(/^Withdraw$/);
      await platform.deliver();

      const amina = await somebody();
      await amina.page.goto('/grants/sign-in');
      await amina.sendAs(/Continue/, { email: 'amina@example.com' });
      await amina.sendAs(/Continue/, { code: group.codeFor('amina@example.com') });
      await amina.look(`/grants/applications/${grantApplicationId}`);
      await amina.look(offer);
      await amina.look(`${offer}/decline`);
      await amina.look(`${offer}/account`);
      await amina.sendAs(/Save the account/, { sortCode: '12' });
      await amina.sendAs(/Save the account/, account);
      expect(await amina.text()).toContain('4958');
      await amina.sendAs(/Send to both to accept/);
      await platform.deliver();
      for (const email of ['george@example.com', 'shabnam@example.com']) {
        const contact = await somebody();
        await contact.look(linkIn(email));
        await contact.sendAs(/Accept the grant/);
        expect(await contact.page.title()).toMatch(/^Error: /);
        await contact.sendAs(/Accept the grant/, { agree: 'yes' });
        expect(await contact.text()).toContain('You have accepted');
        await amina.look(offer);
      }
      expect(await award()).toMatchObject({ state: 'accepted', account: { ending: '4958' } });
      await amina.look(`/grants/applications/${grantApplicationId}`);
      await amina.look('/grants/applications');
      await amina.look('/grants/accept/ABCDEFGHJK/1/nothing');
      const stranger = await somebody();
      await stranger.look('/grants/awarded');
      expect(await stranger.text()).toContain('Twelve Saturday lunches');
      await stranger.look('/grants/awarded?round=winter-help-2025');
      await confirmer.look(forStaff);
      expect(await confirmer.text()).toContain('Ends in 4958');
      await confirmer.look('/staff/grants?state=accepted');
      expect(faults).toEqual([]);
      expect([...sites.failures, ...group.failures]).toEqual([]);
      expect(grant.faults()).toEqual([]);
    } finally {
      await journey.close();
    }
  });
});

test('an offer is answered by the keyboard alone, without JavaScript', async () => {
  const grant = await createSubmittedGrant();
  await grant.propose();
  await grant.confirm();
  const { platform, grantApplicationId } = grant;
  const templates = builtTemplates('functions/group-pages/templates');
  const group = createGroupSite({ templates, assets }, platform);
  const served = await serveSite(group.site);
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 640 }, baseURL: served.origin, javaScriptEnabled: false },
  });
  const page = await context.newPage();
  const offer = `/grants/applications/${grantApplicationId}/offer`;
  try {
    await page.goto('/grants/sign-in');
    await typeInto(page, /email/i, 'amina@example.com');
    await typeInto(page, /code/i, group.codeFor('amina@example.com'));
    await page.goto(`${offer}/account`);
    await page.getByLabel('Name on the account').focus();
    await page.keyboard.type(account.nameOnAccount);
    await page.keyboard.press('Tab');
    await page.keyboard.type(account.sortCode);
    await page.keyboard.press('Tab');
    await page.keyboard.type(account.accountNumber);
    await submitted(page);
    await page.getByRole('button', { name: 'Send to both to accept' }).focus();
    await submitted(page);
    for (const contact of [1, 2] as const) {
      const { token } = await grant.linkFor(contact);
      await page.goto(`/grants/accept/${grantApplicationId}/${contact}/${token}`);
      await page.getByLabel(/I have read the offer/).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await submitted(page);
    }
    expect(await grant.award()).toMatchObject({ state: 'accepted' });
  } finally {
    await context.close();
    served.close();
  }
});

async function typeInto(page: Page, label: RegExp, text: string): Promise<void> {
  await page.locator('main').getByLabel(label).first().focus();
  await page.keyboard.type(text);
  await submitted(page);
}

async function submitted(page: Page): Promise<void> {
  const led = page.waitForEvent('domcontentloaded');
  await page.keyboard.press('Enter');
  await led;
}
