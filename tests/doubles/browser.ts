import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** A real browser from the package registry: nothing has to be installed on the machine. */
export async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox'],
    headless: true,
  });
}
