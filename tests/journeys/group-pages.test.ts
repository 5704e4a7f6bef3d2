import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answered, groupAnswers, type AnsweredSection } from '#tests/builders/group-answers.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets, builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn } from '#tests/doubles/page-walk.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';

let browser: Browser;
let built: Parameters<typeof createGroupSite>[0];
beforeAll(async () => {
  const templates = builtTemplates('functions/group-pages/templates');
  built = { templates, assets: await builtAssets() };
  browser = await openBrowser();
});
afterAll(() => browser.close());

const email = 'amina@example.com';

describe.each([360, 1280])('at %i pixels', (width) => {
  test('every page of a group is accessible and fits the screen, empty, wrong and filled in', async () => {
    const { site, platform, codeFor, linkOf, failures } = createGroupSite(built);
    const served = await serveSite(site);
    const context = await browser.newContext({
      ...{ viewport: { width, height: 800 }, baseURL: served.origin },
    });
    const page = await context.newPage();
    const faults: string[] = [];
    const look = async (path?: string) => {
      if (path !== undefined) await page.goto(path);
      faults.push(...(await faultsOf(page)));
    };
    const sendAs = async (name: RegExp, answers: Record<string, string | string[]> = {}) => {
      await fillIn(page, answers);
      await pressIn(page, name);
      await look();
    };
    try {
      for (const path of ['/grants', '/grants/privacy', '/grants/signed-out']) await look(path);
      await look('/grants/begin/winter-help-2025');
      await look('/grants/begin/closer-to-home-2026');
      await sendAs(/Continue/);
      expect(await page.title()).toMatch(/^Error: /);
      await sendAs(/Continue/, { name: 'Amina Yusuf', email });
      await sendAs(/Continue/, { code: 'abcde' });
      await sendAs(/Continue/, { code: codeFor(email) });
      const home = new URL(page.url()).pathname;
      await look(`${home}/people`);
      await sendAs(/Ask them/);
      await sendAs(/Ask them/, { name: 'Sam Roy', email: 'sam@example.com' });
      await look(`${home}/people`);
      await look(`${home}/people/${someoneElse(platform)}/remove`);
      await look(`${home}/withdraw`);
      for (const section of Object.keys(groupAnswers) as AnsweredSection[]) {
        await look(`${home}/${section}`);
        await sendAs(/^Save$/, { finished: 'yes' });
        expect(await page.title()).toMatch(/^Error: /);
        await page.goto(`${home}/${section}`);
        await sendAs(/^Save$/, { ...answered(section), finished: 'yes' });
        await look(`${home}/${section}`);
      }
      await page.goto(`${home}/organisation`);
      await platform.saveSection({
        grantApplicationId: home.split('/').at(-1) ?? '',
        personId: someoneElse(platform),
        ...{ section: 'organisation', revision: 1, entered: { name: 'Ward End Table' } },
      });
      await sendAs(/^Save$/, { finished: 'yes' });
      expect(await page.locator('main').textContent()).toContain('while you were writing');
      await sendAs(/^Save$/);
      await look('/grants/applications');
      await look(`${home}/check`);
      await sendAs(/Send to both/);
      await platform.deliver();
      await look(`${home}/contact/2`);
      await sendAs(/Write to this address/, { email: 'shabnam@example.com' });
      await look(`${home}/budget`);
      for (const contact of ['george@example.com', 'shabnam@example.com']) {
        await look(linkOf(contact));
        await sendAs(/Confirm the application/);
        await sendAs(/Confirm the application/, { agree: 'yes' });
        await look(home);
      }
      await look('/grants/confirm/ABCDEFGHJK/1/nothing');
      await look(`${home}/budget`);
      expect(faults).toEqual([]);
      expect(failures).toEqual([]);
    } finally {
      await context.close();
      served.close();
    }
  });
});

/** The other person who works on the application. */
function someoneElse(platform: ReturnType<typeof createGroupSite>['platform']): string {
  const [application] = platform.ofKind('grant-application');
  const { people } = application?.['document'] as { people: { name: string; personId: string }[] };
  return people.find(({ name }) => name === 'Sam Roy')?.personId ?? '';
}

async function pressIn(page: Page, name: RegExp): Promise<void> {
  const led = page.waitForEvent('domcontentloaded');
  await page.locator('main').getByRole('button', { name }).first().click();
  await led;
}
