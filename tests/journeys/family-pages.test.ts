import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { connectionAnswers } from '#tests/builders/connection-answers.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets, builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, proceed } from '#tests/doubles/page-walk.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';

let browser: Browser;
let built: Parameters<typeof createFamilySite>[0];
beforeAll(async () => {
  const templates = builtTemplates('functions/apply-pages/templates');
  built = { templates, assets: await builtAssets() };
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function visit(
  work: (
    family: ReturnType<typeof createFamilySite> & { page: Page; origin: string },
  ) => Promise<void>,
  options: { width: number; javaScriptEnabled?: boolean },
): Promise<void> {
  const family = createFamilySite(built);
  const served = await serveSite(family.site);
  const { width, javaScriptEnabled = true } = options;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
    baseURL: served.origin,
  });
  try {
    await work({ ...family, page: await context.newPage(), origin: served.origin });
    expect(family.failures).toEqual([]);
  } finally {
    await context.close();
    served.close();
  }
}

/** The back link stands before the main landmark, so that the skip link skips it. */
const brokenOnPurpose = ['region'];

describe.each([360, 1280])('at %i pixels', (width) => {
  test('every question is accessible and fits the screen', async () => {
    await visit(
      async ({ page }) => {
        const faults: string[] = [];
        await page.goto('/apply');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await page.getByRole('button', { name: 'Start now' }).click();
        for (const [path, answers] of familyAnswers) {
          expect(new URL(page.url()).pathname).toBe(path);
          faults.push(...(await faultsOf(page, brokenOnPurpose)));
          await fillIn(page, answers);
          await proceed(page);
        }
        expect(faults).toEqual([]);
      },
      { width },
    );
  });

  test('every other page is accessible and fits the screen', async () => {
    await visit(
      async ({ page, sent, saved }) => {
        const faults: string[] = [];
        await page.goto('/apply/where-you-live');
        for (const [, answers] of familyAnswers) {
          await fillIn(page, answers);
          await proceed(page);
        }
        for (const exit of [
          'not-in-birmingham',
          'under-16',
          'advice',
          'helped-before',
          'another-way',
        ]) {
          await page.goto(`/apply/${exit}`);
          faults.push(...(await faultsOf(page, brokenOnPurpose)));
        }
        await page.goto('/apply/save');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await proceed(page);
        expect(page.url()).toContain('/apply/saved');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await page.goto('/apply/return');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await fillIn(page, { reference: saved.ids()[0]! });
        await proceed(page);
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await page.goto('/apply/cleared');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await page.goto('/apply/check-answers');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await proceed(page);
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await page.goto(`/status?reference=${sent[0]!.applicationId}`);
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await fillIn(page, {
          'dateOfBirth-day': '27',
          'dateOfBirth-month': 'March',
          'dateOfBirth-year': '1985',
          postcode: 'b8 3ab',
        });
        await proceed(page);
        expect(page.url()).toContain('/status/application');
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        for (const path of ['/privacy', '/accessibility', '/cookies', '/nowhere']) {
          await page.goto(path);
          faults.push(...(await faultsOf(page, brokenOnPurpose)));
        }
        expect(faults).toEqual([]);
      },
      { width },
    );
  });
});

test('every question says accessibly what is missing', async () => {
  await visit(
    async ({ page }) => {
      const faults: string[] = [];
      await page.goto('/apply/where-you-live');
      for (const [, answers] of familyAnswers) {
        await proceed(page);
        expect(await page.title()).toMatch(/^Error: /);
        faults.push(...(await faultsOf(page, brokenOnPurpose)));
        await fillIn(page, answers);
        await proceed(page);
      }
      expect(faults).toEqual([]);
    },
    { width: 360 },
  );
});

test('a family can apply with JavaScript switched off', async () => {
  await visit(
    async ({ page, sent }) => {
      await page.goto('/apply');
      await page.getByRole('button', { name: 'Start now' }).click();
      for (const [, answers] of familyAnswers) {
        await fillIn(page, answers);
        await proceed(page);
      }
      await proceed(page);
      expect(await page.locator('h1').textContent()).toContain('We have your application');
      expect(sent).toHaveLength(1);
    },
    { width: 360, javaScriptEnabled: false },
  );
});

test('a family can answer with the keyboard alone, and errors take the focus', async () => {
  await visit(
    async ({ page }) => {
      await page.goto('/apply/where-you-live');
      await proceed(page);
      const focused = () => page.evaluate<string>('document.activeElement.className');
      expect(await focused()).toBe('govuk-error-summary');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('govuk-radios__input');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/apply/who-is-applying');
      expect(new URL(page.url()).pathname).toBe('/apply/who-is-applying');
    },
    { width: 1280 },
  );
});

test('pressing Shift three times leaves at once and wipes the answers', async () => {
  await visit(
    async ({ page, store }) => {
      await page.goto('/apply/where-you-live');
      await fillIn(page, { answer: 'in-birmingham' });
      await proceed(page);
      expect(store.ids()).toHaveLength(1);
      const weather = page.waitForRequest('https://www.bbc.co.uk/weather');
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
      await weather;
      expect(store.ids()).toEqual([]);
    },
    { width: 1280 },
  );
});

/** WCAG 1.4.10: a window of 1280 pixels at 400 %. */
test.each(['en', 'ur'])('nothing is cut off at four times the size, in %s', async (language) => {
  await visit(
    async ({ page }) => {
      const wide: string[] = [];
      const look = async () => {
        const { path, over } = await page.evaluate<{ path: string; over: number }>(
          '({ path: location.pathname, over: document.documentElement.scrollWidth - innerWidth })',
        );
        if (over > 0) wide.push(`${path}: ${over}`);
      };
      await page.goto(`/apply?lang=${language}`);
      await look();
      for (const [first, answers] of [
        ['/apply/where-you-live', familyAnswers],
        ['/connect/family/name', connectionAnswers],
      ] as const) {
        await page.goto(first);
        for (const [path, entered] of answers) {
          await look();
          await proceed(page);
          await look();
          // What may be left empty has led on.
          await page.goto(path);
          await fillIn(page, entered);
          await proceed(page);
        }
        await look();
        await proceed(page);
        await look();
      }
      expect(wide).toEqual([]);
    },
    { width: 320 },
  );
});
