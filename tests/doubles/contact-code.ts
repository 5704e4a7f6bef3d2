import type { Page } from 'playwright-core';
import * as z from 'zod';

import type { StartedPlatform } from './local-platform.ts';
import { fillIn, proceed } from './page-walk.ts';

const inboxSchema = z.array(z.object({ body: z.string() }));

/** Types in the code that a family was sent when it applied, in the browser it applied with. */
export async function typeInCode(page: Page, { platform }: StartedPlatform): Promise<void> {
  await platform.drained();
  const answer = await fetch(`${platform.url}/dev/inbox?as=json`);
  const codes = inboxSchema
    .parse(await answer.json())
    .flatMap(({ body }) => /\b\d{5}\b/.exec(body)?.[0] ?? []);
  await page.goto('/status/code');
  await fillIn(page, { code: codes[0] ?? '' });
  await proceed(page);
}
