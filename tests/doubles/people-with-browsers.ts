import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** The people of one journey, each with a browser of their own. */
export interface PeopleWithBrowsers {
  /** A new page in somebody's browser, as wide as it was when they opened it first. */
  readonly pageOf: (person: string, width: number) => Promise<Page>;
  /** A page of a member of staff who signed in on the way to it. */
  readonly signedIn: (staffId: string, path: string) => Promise<Page>;
}

export function peopleWithBrowsers(
  browser: Browser,
  options: Pick<BrowserContextOptions, 'baseURL' | 'javaScriptEnabled'>,
): PeopleWithBrowsers {
  const contexts = new Map<string, BrowserContext>();

  async function pageOf(person: string, width: number): Promise<Page> {
    const viewport = { width, height: 800 };
    const context = contexts.get(person) ?? (await browser.newContext({ ...options, viewport }));
    contexts.set(person, context);
    return context.newPage();
  }

  return {
    pageOf,
    async signedIn(staffId, path) {
      const page = await pageOf(staffId, 1280);
      await page.goto(`/staff/sign-in?login_hint=${staffId}&returnTo=${encodeURIComponent(path)}`);
      return page;
    },
  };
}
