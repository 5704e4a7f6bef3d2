import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser, type BrowserContext } from 'playwright-core';

/**
 * A real browser from the package registry: nothing has to be installed on the machine. Not with
 * that package's own arguments, which are for Lambda: one process for all pages, web security off.
 */
export async function openBrowser(): Promise<Browser> {
  return driver.launch(await settings());
}

/** One whose pages another program may steer by a port of this machine, in one profile with it. */
export async function openBrowserWithProfile(
  folder: string,
  debugPort: number,
): Promise<BrowserContext> {
  const { args, ...rest } = await settings();
  return driver.launchPersistentContext(folder, {
    ...rest,
    args: [...args, `--remote-debugging-port=${debugPort}`],
  });
}

async function settings() {
  chromium.setGraphicsMode = false;
  return {
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    headless: true,
  };
}
