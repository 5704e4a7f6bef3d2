import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fewAtMost } from '#shared/approvals/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';
import type { Asset } from '#shared/web/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { payeeChecked } from '#tests/builders/payee-checked.ts';
import { accountOf, otherFamily } from '#tests/builders/winter.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { pressAccessKey } from '#tests/doubles/page-walk.ts';
import { serveSite } from '#tests/doubles/serve-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** One account behind two families, and one telephone behind more than are compared one by one. */
async function likeOneAnother(platform: ReturnType<typeof createStaffPlatform>) {
  const payment = accountOf(1);
  const earlierId = await platform.applies(buildForm({ programmeId, ...otherFamily(1), payment }));
  const laterId = await platform.applies(buildForm({ programmeId, ...otherFamily(2), payment }));
  const { contact } = otherFamily(3);
  for (let each = 0; each <= fewAtMost; each += 1) {
    const family = { ...otherFamily(10 + each), ...(contact === undefined ? {} : { contact }) };
    await platform.applies(buildForm({ programmeId, ...family }));
  }
  return { earlierId, laterId };
}

/** A week of work: families of every kind, some approved, paid, bounced and declined, one message parked. */
async function busyPlatform() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const made = await platform.families(24, programmeId, 60);
  const matchingKey = 'matching-key';
  // Every eighth family has no account to ask about; the fifteenth is one of them.
  const answers = { 12: 'MTCH', 13: 'MBAM', 14: 'ACNS', 17: 'ANNM' } as const;
  for (const [place, code] of Object.entries(answers)) {
    await payeeChecked({ ...platform, matchingKey }, made[Number(place)] ?? '', code);
  }
  const staffId = 'ben-okafor';
  await platform.approveAwards({ applicationIds: made.slice(0, 12), staffId, dryRun: false });
  platform.clock.moveOnSeconds(60);
  const run = await platform.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev-patel' });
  const runId = run.ok ? run.value.runId : run.failure.runId;
  await platform.submitPaymentRun(runId);
  await platform.recordRailOutcomes({
    reportId: 'R1',
    submissionId: 'S1',
    idempotencyKey: runId,
    kind: 'returns',
    processingDate: '2026-05-08',
    producedAt: '2026-05-08T05:00:00.000Z',
    lines: [
      {
        reference: `OD${made[0] ?? ''}0101`,
        amountPence: 150_00,
        outcome: 'returned',
        reasonCode: 'B',
      },
    ],
  });
  const declined = { applicationIds: made.slice(5, 6), staffId: 'amina-rahman' };
  await platform.declineApplications({ ...declined, reason: 'not-in-birmingham' });
  await platform.park({
    queueName: 'applications',
    messageId: 'm-1',
    reason: 'There is no application 0000000000, though a message says it was submitted.',
    body: JSON.stringify({ applicationId: '0000000000' }),
  });
  return { platform, made, runId, pair: await likeOneAnother(platform) };
}

async function visit(
  who: StaffMember,
  options: { width: number; javaScriptEnabled?: boolean },
  work: (given: Awaited<ReturnType<typeof busyPlatform>> & { page: Page }) => Promise<void>,
): Promise<void> {
  const busy = await busyPlatform();
  const sites = createStaffSites(busy.platform, assets);
  const served = await serveSite(sites.site);
  const { width, javaScriptEnabled = true } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled,
    baseURL: served.origin,
  });
  try {
    const page = await context.newPage();
    await page.goto(`/staff/sign-in?login_hint=${who.staffId}`);
    await work({ ...busy, page });
    expect(sites.failures).toEqual([]);
  } finally {
    await context.close();
    served.close();
  }
}

async function press(page: Page, name: string): Promise<void> {
  const led = page.waitForEvent('domcontentloaded');
  await page.locator('main').getByRole('button', { name }).first().click();
  await led;
}

describe.each([360, 1280])('at %i pixels', (width) => {
  test('every page of deciding is accessible and fits the screen', async () => {
    await visit(staff.approver, { width }, async ({ page, made, platform }) => {
      const faults: string[] = [];
      const queues = ['to-decide-eligible', 'second-approval', 'payment-returned', 'declined'];
      for (const path of [
        '/staff',
        ...queues.map((queue) => `/staff/cases?queue=${queue}`),
        '/staff/cases?queue=to-decide-eligible&locality=erdington&waited=3&priority=30',
        '/staff/search',
        ...[0, 1, 3, 5, 12, 15].map((place) => `/staff/cases/${made[place] ?? ''}`),
        '/staff/parked',
        ...['/staff/messages', '/staff/messages?lang=ur'],
        '/staff/programmes/household-support-fund/rules',
        '/staff/nowhere',
      ]) {
        await page.goto(path);
        faults.push(...(await faultsOf(page)));
      }
      await page.goto('/staff/cases?queue=to-decide-eligible&locality=erdington');
      await page.getByText('Save this filter').click();
      await page.getByLabel('What you call it').fill('Mine');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Save');
      await page.getByText('Forget this filter').click();
      faults.push(...(await faultsOf(page)));
      expect(await page.getByRole('link', { name: 'Mine' }).getAttribute('aria-current')).toBe(
        'page',
      );
      await page.goto('/staff');
      for (const typed of ['Nadia Hussain', '88 Kingstanding Road', 'nobody', '12']) {
        await page.getByLabel(/^(Find a case|What do you know)/).fill(typed);
        const led = page.waitForEvent('domcontentloaded');
        await page.keyboard.press('Enter');
        await led;
        faults.push(...(await faultsOf(page)));
        expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/staff/search');
      }
      // A colleague has the case: the page says so, asks, and goes on.
      await platform.takeCase({ applicationId: made[12] ?? '', staff: staff.caseworker });
      await page.goto(`/staff/cases/${made[12] ?? ''}`);
      faults.push(...(await faultsOf(page)));
      await press(page, 'Approve £');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('I decide it anyway').first().check();
      await press(page, 'Approve £');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Next case');
      expect(await page.getByText('You have this case until').isVisible()).toBe(true);
      faults.push(...(await faultsOf(page)));
      await pressAccessKey(page, '2');
      expect(await page.locator('#reason:focus').count()).toBe(1);
      await pressAccessKey(page, '3');
      expect(await page.getByText('Why? The family will read').isVisible()).toBe(true);
      await pressAccessKey(page, '4');
      expect(await page.locator('#find-case:focus').count()).toBe(1);
      const before = page.url();
      const led = page.waitForEvent('domcontentloaded');
      await pressAccessKey(page, '1');
      await led;
      expect(page.url()).not.toBe(before);
      await page.goto('/staff/cases/bulk');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Show me what would happen');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('Approve').check();
      await press(page, 'Show me what would happen');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Approve');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });

  test('every page of comparing is accessible and fits the screen', async () => {
    await visit(staff.approver, { width }, async ({ page, pair: { laterId, earlierId } }) => {
      const faults: string[] = [];
      for (const path of [`/staff/cases/${laterId}`, '/staff/cases/pairs']) {
        await page.goto(path);
        faults.push(...(await faultsOf(page)));
      }
      await page.goto(`/staff/cases/${laterId}/pairs/${earlierId}`);
      await press(page, 'Record it');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('The same household', { exact: true }).check();
      await page.getByLabel('How can you tell?').fill('One card, and they live together');
      await press(page, 'Record it');
      faults.push(...(await faultsOf(page)));
      await page.goto(`/staff/cases/${laterId}/pairs/${earlierId}`);
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });

  test('every page of paying and planning is accessible and fits the screen', async () => {
    await visit(staff.finance, { width }, async ({ page, runId }) => {
      const faults: string[] = [];
      for (const path of [
        '/staff',
        '/staff/budget',
        '/staff/payment-runs',
        `/staff/payment-runs/${runId}`,
        '/staff/parked',
        '/staff/sign-out',
        '/staff/sign-out?directory=yes',
      ]) {
        await page.goto(path);
        faults.push(...(await faultsOf(page)));
      }
      await page.goto('/staff/budget');
      await press(page, 'Show me the plan');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('How much in all').fill('1,250,000');
      await press(page, 'Show me the plan');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Propose to put £1,250,000 in');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });

  test('moving money between envelopes is accessible and fits the screen', async () => {
    await visit(staff.finance, { width }, async ({ page, platform }) => {
      await page.goto('/staff/budget/move');
      const faults = await faultsOf(page);
      await press(page, 'Show me what it does');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('From').selectOption('pensioners:city');
      await page.getByLabel('To', { exact: true }).selectOption('children:hodge-hill');
      await page.getByLabel('How much').fill('2,500');
      await page.getByLabel('Why it is needed there').fill('The half-term club sent many families');
      await press(page, 'Show me what it does');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Propose to move £2,500');
      faults.push(...(await faultsOf(page)));
      await platform.proposeMove({
        ...{ programmeId, windowId: '2026-2027', changeId: '0000000001', staffId: 'erin-walsh' },
        from: { ringFence: 'children', localityCode: 'city' },
        to: { ringFence: 'children', localityCode: 'yardley' },
        ...{ amountPence: 50_00, reason: 'Many families' },
      });
      await page.goto('/staff/budget/changes/0000000001');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Confirm: £50');
      faults.push(...(await faultsOf(page)));
      await page.goto('/staff/budget');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });

  test('stopping money and letting it go is accessible and fits the screen', async () => {
    await visit(staff.finance, { width }, async ({ page, platform }) => {
      const again = await platform.startPaymentRun({
        ...{ programmeId, rail: 'cash-out', staffId: 'dev-patel' },
      });
      await platform.stopMoney({
        ...{ to: 'stopped', staffId: 'erin-walsh', reason: 'The council rang' },
        scope: { kind: 'programme', programmeId },
      });
      const runId = again.ok ? again.value.runId : '';
      await platform.submitPaymentRun(runId);
      const faults: string[] = [];
      for (const path of ['/staff', `/staff/payment-runs/${runId}`, '/staff/stops']) {
        await page.goto(path);
        faults.push(...(await faultsOf(page)));
      }
      await press(page, 'Do it at once');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('What to do').selectOption('stopped rail bacs');
      await page.getByLabel('Why').fill('The bank rang');
      await press(page, 'Do it at once');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });

  test('holding payments and letting them go is accessible and fits the screen', async () => {
    await visit(staff.finance, { width }, async ({ page, platform, made }) => {
      const held = made.slice(18, 20);
      const approval = { staffId: 'ben-okafor', dryRun: false };
      await platform.approveAwards({ ...approval, applicationIds: held });
      await page.goto(`/staff/holds?reference=${held[0] ?? ''}`);
      const faults = await faultsOf(page);
      await press(page, 'Show me the payments');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('Why', { exact: true }).selectOption('awaiting-evidence');
      await page.getByLabel('In your words').fill('The letter is on its way.');
      await press(page, 'Show me the payments');
      faults.push(...(await faultsOf(page)));
      await press(page, 'Hold 1 payment');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('Why may it go out now?').fill('It came.');
      await press(page, 'Lift the hold');
      faults.push(...(await faultsOf(page)));
      await page.goto('/staff/holds');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });

  test('the page of searches is accessible and fits the screen', async () => {
    await visit(staff.auditor, { width }, async ({ page, platform, made }) => {
      const reference = made[0] ?? '';
      const staffId = staff.caseworker.staffId;
      await platform.findCases({ searchFor: [{ kind: 'reference', reference }], staffId });
      await page.goto('/staff/searches');
      const faults = await faultsOf(page);
      await page.getByText('1 case').click();
      faults.push(...(await faultsOf(page)));
      await page.getByRole('link', { name: showReference(reference) }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/staff/cases/${reference}`);
      expect(faults).toEqual([]);
    });
  });

  test('a file of cases is put together part by part, and goes on after a fault', async () => {
    await visit(staff.auditor, { width }, async ({ page }) => {
      await page.goto('/staff/cases/export');
      const faults = await faultsOf(page);
      await press(page, 'Take the cases of');
      faults.push(...(await faultsOf(page)));
      let asked = 0;
      // Parts as of a programme with many cases; the second one fails the first time.
      await page.route('**/rows**', async (route) => {
        asked += 1;
        if (asked === 2) {
          await route.abort();
          return;
        }
        const isLast = asked === 4;
        const next = isLast ? {} : { next: `${new URL(page.url()).pathname}/rows?from=${asked}` };
        await route.fulfill({ json: { text: `part ${asked}\r\n`, rows: 1_000, ...next } });
      });
      await page.getByRole('button', { name: 'Fetch the file' }).click();
      await page.getByText('It stopped after 1,000 rows.').waitFor();
      faults.push(...(await faultsOf(page)));
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Go on' }).click();
      const download = await saved;
      expect(download.suggestedFilename()).toMatch(/^cases-crisis-and-resilience-fund-.+\.csv$/);
      expect(readFileSync(await download.path(), 'utf8')).toBe('part 1\r\npart 3\r\npart 4\r\n');
      expect(await page.getByRole('status').innerText()).toContain('All 3,000 rows are here.');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
      await page.unroute('**/rows**');
      await page.reload();
      const whole = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Fetch the file' }).click();
      const text = readFileSync(await (await whole).path(), 'utf8');
      expect(text).toMatch(/^reference,queue,state,/);
      expect(text.trim().split('\r\n').length).toBeGreaterThan(10);
    });
  });

  test('trying a policy is accessible and fits the screen', async () => {
    await visit(staff.manager, { width }, async ({ page }) => {
      await page.goto('/staff/policy');
      const faults = await faultsOf(page);
      await page.getByLabel('At most for a household').fill('£lots');
      await press(page, 'Try it');
      faults.push(...(await faultsOf(page)));
      await page.getByLabel('At most for a household').fill('60');
      await press(page, 'Try it');
      faults.push(...(await faultsOf(page)));
      await page.getByRole('link', { name: 'Show figures that may be passed on' }).click();
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
    });
  });
});

test('a case is decided, and staff sign out, without JavaScript', async () => {
  await visit(staff.approver, { width: 1280, javaScriptEnabled: false }, async ({ page, made }) => {
    await page.goto(`/staff/cases/${made[16] ?? ''}`);
    await press(page, 'Approve £150');
    expect(await page.locator('main').innerText()).toContain('goes out with the next payment run');
    await page.goto(`/staff/cases/${made[13] ?? ''}`);
    await page.getByText('Decline instead').click();
    await page.getByLabel('Not in Birmingham').check();
    await press(page, 'Decline');
    expect(await page.locator('main').innerText()).toContain('The family reads your reason');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You have signed out' }).waitFor();
  });
});
