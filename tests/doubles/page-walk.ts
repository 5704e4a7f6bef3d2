import type { Page } from 'playwright-core';

/** Fills in a form by the names of its fields, as somebody with a keyboard would. */
export async function fillIn(
  page: Page,
  answers: Readonly<Record<string, string | string[]>>,
): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`[name="${name}"]`).first();
    const type = await field.getAttribute('type');
    const isSelect = (await page.locator(`select[name="${name}"]`).count()) > 0;
    for (const one of [value].flat()) {
      if (type === 'radio' || type === 'checkbox') {
        await page.locator(`[name="${name}"][value="${one}"]`).check();
      } else if (isSelect) await field.selectOption(one);
      else if (one !== '') await field.fill(one);
    }
  }
}

/** Presses the one button of the page's own form and waits for the page it leads to. */
export async function proceed(page: Page): Promise<void> {
  const led = page.waitForEvent('domcontentloaded');
  await page.locator('main form button').first().click();
  await led;
}

/** Presses the button of the form that sends to `action` and waits for the page it leads to. */
export async function press(page: Page, action: string): Promise<void> {
  const led = page.waitForEvent('domcontentloaded');
  await page.locator(`form[action="${action}"] button`).first().click();
  await led;
}

/** Presses a key that a page offers with Alt, as a keyboard does: Playwright's own keys make no character with it. */
export async function pressAccessKey(page: Page, key: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.dispatchKeyEvent', {
    ...{ type: 'char', modifiers: 1, isSystemKey: true },
    ...{ key, text: key, unmodifiedText: key },
  });
  await cdp.detach();
}
