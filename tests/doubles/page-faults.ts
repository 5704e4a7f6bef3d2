import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What is wrong with a page: rules of WCAG 2.2 AA and good practice, and anything wider than the
 * screen. `except` names the rules that a page breaks on purpose.
 */
export async function faultsOf(page: Page, except: readonly string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules([...except])
    .analyze();
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const place = new URL(page.url()).pathname;
  return [
    ...violations.map(({ id, nodes }) => `${place}: ${id} at ${nodes[0]?.html ?? ''}`),
    ...(overflow > 0 ? [`${place}: ${overflow} pixels wider than the screen`] : []),
  ];
}
