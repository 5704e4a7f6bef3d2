import type { Browser, Page } from 'playwright-core';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { familiesOnTheClock, keepConnections } from '#tests/builders/connection-requests.ts';
import { winterOf } from '#tests/builders/counted-winter.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import type { Asset } from '#shared/web/index.ts';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const now = '2026-06-20T09:00:00.000Z';

/** Somebody signed in, on a page, with or without JavaScript. */
async function visit(
  path: string,
  who: { readonly staffId: string; readonly width: number; readonly javaScriptEnabled?: boolean },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const platform = createStaffPlatform(now);
  await keepConnections(platform.commit, familiesOnTheClock(now));
  const site = createLocalitySite(platform, assets);
  await site.count([
    ...winterOf('household-support-fund', ['2021-12', '2022-01']),
    ...winterOf('crisis-and-resilience-fund', ['2026-05']),
  ]);
  const served = await serveSite(site.site);
  const { staffId, width, javaScriptEnabled = true } = who;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
    baseURL: served.origin,
  });
  try {
    const page = await context.newPage();
    await page.goto(
      `/staff/sign-in?${new URLSearchParams({ login_hint: staffId, returnTo: path }).toString()}`,
    );
    await work(page);
    expect(site.failures).toEqual([]);
  } finally {
    await context.close();
    served.close();
  }
}

describe('the locality pages in a browser', () => {
  test.each([360, 1280])('show a lead the report at %i pixels', async (width) => {
    const path = '/locality/hodge-hill';
    await visit(path, { staffId: 'lead-hodge-hill', width }, async (page) => {
      expect(await page.locator('h1').textContent()).toBe('Money against need: Hodge Hill');
      await page.selectOption('#programme', 'household-support-fund');
      await page.click('text=Show');
      await page.click('text=How to read this');
      await page.click('text=small areas of Hodge Hill');
      expect(await page.locator('svg[role=img]').count()).toBe(2);
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  test.each([360, 1280])('say whom a programme missed at %i pixels', async (width) => {
    const path = '/locality/hodge-hill?programme=household-support-fund';
    await visit(path, { staffId: 'lead-hodge-hill', width }, async (page) => {
      await page.click('text=Who did we miss?');
      expect(await page.locator('h1').textContent()).toBe('Who did we miss? Hodge Hill');
      expect(await page.locator('.od-finding').first().textContent()).toMatch(
        /families of Hodge Hill applied/,
      );
      await page.click('text=The other');
      await page.click('text=How to read this');
      expect(await faultsOf(page)).toEqual([]);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('text=both tables (Excel)'),
      ]);
      const sheets = await readExcelFile(await download.path());
      expect(sheets.map(({ sheet }) => sheet)).toEqual(['About', 'Reach', 'Fifths']);
    });
  });

  test.each([360, 1280])('brief a lead on a month, on one sheet, at %i pixels', async (width) => {
    const path = '/locality/hodge-hill?programme=household-support-fund';
    await visit(path, { staffId: 'lead-hodge-hill', width }, async (page) => {
      await page.click('text=Monthly briefing');
      await page.selectOption('#period', '2022-01');
      await page.click('text=Show');
      expect(await page.locator('h1').textContent()).toBe('Hodge Hill, January 2022');
      expect(await page.locator('.od-finding').textContent()).toMatch(
        /families of Hodge Hill applied .* in January 2022/,
      );
      expect(await faultsOf(page)).toEqual([]);
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect([...sheets.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
    });
  });

  test.each([360, 1280])('compare two winters at %i pixels', async (width) => {
    await visit('/locality/city', { staffId: 'erin-walsh', width }, async (page) => {
      await page.click('text=Side by side');
      await page.selectOption('#programme', 'household-support-fund');
      await page.selectOption('#period', 'all');
      await page.selectOption('#with', 'crisis-and-resilience-fund');
      await page.click('button:has-text("Compare")');
      expect(await page.locator('#figures ~ div tbody tr').first().textContent()).toMatch(
        /^Applications[\d,]+/,
      );
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  test('show a manager the city', async () => {
    await visit('/locality', { staffId: 'erin-walsh', width: 360 }, async (page) => {
      expect(await page.locator('h1').textContent()).toBe('Money against need: Birmingham');
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  test('let a lead give families to a worker, on a telephone and without JavaScript', async () => {
    const who = { staffId: 'lead-hodge-hill', width: 360, javaScriptEnabled: false };
    await visit('/locality/hodge-hill/connections', who, async (page) => {
      await page.click('button:has-text("Give out")');
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Enter who');
      await page.fill('#worker', 'Priya Shah');
      await page.check('text=Nadia Hussain');
      await page.click('button:has-text("Give out")');
      expect(await page.locator('#allocated-count').getAttribute('value')).toBe('1');
      expect(await page.locator('#waiting-count').getAttribute('value')).toBe('3');
      expect(await page.locator('main').textContent()).not.toContain('Nadia Hussain');
    });
  });

  test.each([360, 1280])('follow a family with its worker, at %i pixels', async (width) => {
    const who = { staffId: 'lead-hodge-hill', width };
    await visit('/locality/hodge-hill/connections', who, async (page) => {
      await page.fill('#worker', 'Priya Shah');
      await page.fill('#limit', '2');
      await page.click('button:has-text("Give out")');
      await page.click('text=Families with a worker');
      expect(await page.locator('.od-connection').count()).toBe(2);
      expect(await faultsOf(page)).toEqual([]);
      await page.click('button:has-text("The worker spoke with them") >> nth=0');
      await page.click('summary:has-text("Note how it ended") >> nth=0');
      await page.click('button:has-text("Close") >> nth=0');
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('how it ended');
      expect(await faultsOf(page)).toEqual([]);
      await page.selectOption('#outcome', 'helped');
      await page.click('button:has-text("Close") >> nth=0');
      expect(await page.locator('.od-connection').count()).toBe(1);
    });
  });

  test.each([360, 1280])('show the figures of further help at %i pixels', async (width) => {
    await visit('/locality/hodge-hill', { staffId: 'lead-hodge-hill', width }, async (page) => {
      await page.click('text="Further help"');
      expect(await page.locator('h1').textContent()).toBe('Further help: Hodge Hill');
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  test.each([360, 1280])('send a family on to the right team, at %i pixels', async (width) => {
    const who = { staffId: 'lead-hodge-hill', width };
    await visit('/locality/hodge-hill/connections', who, async (page) => {
      await page.click('text=Belongs to another team: Nadia Hussain');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('button:has-text("Send on")');
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Choose why');
      expect(await faultsOf(page)).toEqual([]);
      await page.selectOption('#to', 'yardley');
      await page.check('text=The family lives there');
      await page.click('button:has-text("Send on")');
      expect(await page.locator('main').textContent()).toContain('The request was sent on.');
      expect(await page.locator('main').textContent()).not.toContain('Nadia Hussain');
    });
  });

  test.each([360, 1280])(
    'note how much help, and what CASS was told, at %i pixels',
    async (width) => {
      const who = { staffId: 'lead-hodge-hill', width, javaScriptEnabled: width > 360 };
      await visit('/locality/hodge-hill/connections', who, async (page) => {
        await page.click('text=How much help, or CASS: Nadia Hussain');
        await page.check('text=Universal Plus');
        await page.click('button:has-text("Save")');
        expect(await page.locator('main').textContent()).toContain('Noted how much help');
        await page.check('text=Complex and Significant');
        await page.click('button:has-text("Save")');
        expect(await page.locator('h1').textContent()).toBe('CASS was told: Nadia Hussain');
        await page.click('button:has-text("Note that CASS was told")');
        const problems = await page.locator('.govuk-error-summary').textContent();
        expect(problems).toContain('Enter what was said');
        if (width > 360) expect(await faultsOf(page)).toEqual([]);
        await page.check('text=I rang CASS');
        for (const [box, text] of [
          ['on-day', '19'],
          ['on-month', '6'],
          ['on-year', '2026'],
          ['time', '4.30pm'],
          ['to-whom', 'Duty worker, Dawn'],
          ['said', 'The little one has not eaten since Friday.\nThe school says so too.'],
        ] as const) {
          await page.fill(`#${box}`, text);
        }
        await page.click('button:has-text("Note that CASS was told")');
        expect(await page.locator('.od-said').textContent()).toContain('not eaten since Friday');
        if (width > 360) expect(await faultsOf(page)).toEqual([]);
        await page.click('text=Families with CASS');
        expect(await page.locator('.od-connection').textContent()).toContain('19 June 2026, 16:30');
        if (width > 360) expect(await faultsOf(page)).toEqual([]);
        await page.click('text=Nadia Hussain');
        await page.check('text=CASS sent the family back');
        await page.fill('#words', 'Early help is enough.');
        await page.click('button:has-text("Note the answer")');
        if (width > 360) expect(await faultsOf(page)).toEqual([]);
        await page.fill('#worker', 'Priya Shah');
        await page.click('button:has-text("Give to this worker")');
        expect(await page.locator('#allocated-count').getAttribute('value')).toBe('1');
      });
    },
  );

  test.each([360, 1280])(
    'hand families to the case-management system, at %i pixels',
    async (width) => {
      const who = { staffId: 'lead-hodge-hill', width };
      await visit('/locality/hodge-hill/connections', who, async (page) => {
        await page.fill('#worker', 'Priya Shah');
        await page.fill('#limit', '3');
        await page.click('button:has-text("Give out")');
        await page.click('text=Families with a worker');
        await page.click('text=Hand them to the case-management system');
        await page.click('button:has-text("Make a file")');
        expect(await page.locator('h1').textContent()).toContain('3 families');
        expect(await faultsOf(page)).toEqual([]);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.click('text="Excel"'),
        ]);
        const sheets = await readExcelFile(await download.path());
        expect(sheets.map(({ sheet }) => sheet)).toEqual(['About', 'Families']);
        expect(sheets[1]?.data).toHaveLength(4);
        await page.check('label:has-text("Arthur Pemberton")');
        await page.click('button:has-text("Note what arrived")');
        expect(await page.locator('.od-connection').textContent()).toContain('2 of 3');
        expect(await faultsOf(page)).toEqual([]);
        await page.click('button:has-text("Make a file")');
        expect(await page.locator('main').textContent()).toContain('Arthur Pemberton');
      });
    },
  );

  test('are free of faults where families wait and where a form is wrong', async () => {
    const who = { staffId: 'lead-hodge-hill', width: 360 };
    await visit('/locality/hodge-hill/connections', who, async (page) => {
      expect(await faultsOf(page)).toEqual([]);
      await page.click('button:has-text("Give out")');
      expect(await faultsOf(page)).toEqual([]);
    });
  });
});
