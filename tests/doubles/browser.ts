import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/**
 * A real browser from the package registry: nothing has to be installed on the machine. Not with
 * that package's own arguments, which are for Lambda: one process for all pages, web security off.
 */
export async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    headless: true,
  });
}
