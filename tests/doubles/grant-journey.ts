import type { Browser, BrowserContext } from 'playwright-core';

import type { Asset, PageSite } from '#shared/web/index.ts';

import { builtTemplates } from './built-pages.ts';
import { createGroupSite, type createGroupPlatform } from './group-site.ts';
import { faultsOf } from './page-faults.ts';
import { fillIn } from './page-walk.ts';
import { serveSite } from './serve-site.ts';
import { createStaffPlatform } from './staff-platform.ts';
import { createStaffSites } from './staff-sites.ts';

/** The pages of groups and of staff behind one address, for people with browsers of one width. */
export async function openGrantJourney({
  platform,
  browser,
  assets,
  width,
}: {
  readonly platform: ReturnType<typeof createGroupPlatform>;
  readonly browser: Browser;
  readonly assets: readonly Asset[];
  readonly width: number;
}) {
  const sites = createStaffSites(createStaffPlatform(undefined, platform, platform.clock), assets);
  const templates = builtTemplates('functions/group-pages/templates');
  const group = createGroupSite({ templates, assets }, platform);
  const both: PageSite = (event, context) =>
    (event as { rawPath: string }).rawPath.startsWith('/grants')
      ? group.site(event, context)
      : sites.site(event, context);
  const served = await serveSite(both);
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];
  const somebody = async () => {
    const viewport = { width, height: 800 };
    const context = await browser.newContext({ viewport, baseURL: served.origin });
    contexts.push(context);
    return person(context, faults);
  };
  return {
    ...{ somebody, sites, group, faults },
    ofStaff: async ({ staffId }: { readonly staffId: string }) => {
      const visitor = await somebody();
      await visitor.page.goto(`/staff/sign-in?login_hint=${staffId}`);
      return visitor;
    },
    async close(): Promise<void> {
      for (const context of contexts) await context.close();
      served.close();
    },
  };
}

/** Somebody with a browser who looks at every page for what is wrong with it. */
async function person(context: BrowserContext, faults: string[]) {
  const page = await context.newPage();
  const look = async (path?: string) => {
    if (path !== undefined) await page.goto(path);
    faults.push(...(await faultsOf(page)));
  };
  return {
    page,
    look,
    async sendAs(name: RegExp, answers: Record<string, string> = {}) {
      await fillIn(page, answers);
      const led = page.waitForEvent('domcontentloaded');
      await page.locator('main').getByRole('button', { name }).first().click();
      await led;
      await look();
    },
    text: async () => (await page.locator('main').textContent()) ?? '',
  };
}
