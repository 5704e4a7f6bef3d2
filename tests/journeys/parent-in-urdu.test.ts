import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { familyWords } from '#functions/apply-pages/locales/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets, builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, proceed } from '#tests/doubles/page-walk.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';

/** Read from right to left, on a telephone: what is hardest for pages that were drawn from left to right. */
const { ur } = familyWords;
const width = 360;

let browser: Browser;
let built: Parameters<typeof createFamilySite>[0];
beforeAll(async () => {
  const templates = builtTemplates('functions/apply-pages/templates');
  built = { templates, assets: await builtAssets() };
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function visit(
  javaScriptEnabled: boolean,
  work: (page: Page, family: ReturnType<typeof createFamilySite>) => Promise<void>,
): Promise<void> {
  const family = createFamilySite(built);
  const served = await serveSite(family.site);
  const context = await browser.newContext({
    ...{ viewport: { width, height: 800 }, javaScriptEnabled },
    baseURL: served.origin,
  });
  try {
    await work(await context.newPage(), family);
    expect(family.failures).toEqual([]);
  } finally {
    await context.close();
    served.close();
  }
}

/** The back link stands before the main landmark, so that the skip link skips it. */
const brokenOnPurpose = ['region'];

test('every question is accessible in Urdu: empty, wrong and filled in', async () => {
  await visit(true, async (page) => {
    const faults: string[] = [];
    const look = async () => faults.push(...(await faultsOf(page, brokenOnPurpose)));
    await page.goto('/apply?lang=ur');
    await look();
    await page.goto('/apply/where-you-live');
    for (const [, answers] of familyAnswers) {
      await look();
      await proceed(page);
      expect(await page.title()).toContain(ur.kit.errorPrefix.trim());
      await look();
      await fillIn(page, answers);
      await proceed(page);
    }
    await look();
    expect(faults).toEqual([]);
  });
});

test('a parent applies in Urdu without a script and follows what happens', async () => {
  await visit(false, async (page, { sent }) => {
    await page.goto('/apply');
    await page.getByRole('link', { name: 'اردو' }).click();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('h1').textContent()).toBe(ur.start.title);
    await page.getByRole('button', { name: ur.start.begin }).click();
    for (const [, answers] of familyAnswers) {
      expect(await page.locator('html').getAttribute('lang')).toBe('ur');
      await fillIn(page, answers);
      await proceed(page);
    }
    expect(await page.locator('h1').textContent()).toBe(ur.check.title);
    await proceed(page);
    expect(await page.locator('.govuk-panel__title').textContent()).toContain(
      ur.confirmation.title,
    );
    // The declaration is kept with the language in which it was read.
    expect(sent[0]?.form.declaration.language).toBe('ur');
    await page.goto(`/status?reference=${sent[0]!.applicationId}`);
    await fillIn(page, {
      ...{ 'dateOfBirth-day': '27', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1985' },
      postcode: 'b8 3ab',
    });
    await proceed(page);
    expect(await page.locator('h1').textContent()).toBe(ur.status.shownTitle);
    expect(await page.locator('.od-timeline__what').first().textContent()).toBe(
      ur.status.events.received,
    );
    // "Exit this page" leaves nothing, not even which language was read.
    expect((await page.context().cookies()).map(({ name }) => name)).toContain('od-language');
    await page.request.get('/leave', { maxRedirects: 0 });
    expect(await page.context().cookies()).toEqual([]);
  });
});
