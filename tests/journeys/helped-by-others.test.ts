import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { reachPlatform } from '#infra/local/verify/reach-platform.ts';
import { verifyPlatform } from '#infra/local/verify/verify-platform.ts';
import { familyForm } from '#tests/builders/families.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { startLocalPlatform, type StartedPlatform } from '#tests/doubles/local-platform.ts';
import { faultsOf } from '#tests/doubles/page-faults.ts';
import { fillIn, press, proceed } from '#tests/doubles/page-walk.ts';
import {
  peopleWithBrowsers,
  type PeopleWithBrowsers,
} from '#tests/doubles/people-with-browsers.ts';

const programme = 'crisis-and-resilience-fund';
/** GOV.UK's own place for the back link is outside every landmark. */
const regions = ['region'];

type Answers = Record<string, Record<string, string | string[]>>;

/** A family of its own, as far as two could be taken for one another. */
function family(fullName: string, number: number): Answers {
  return {
    '/apply/name': { fullName },
    '/apply/date-of-birth': {
      'dateOfBirth-day': String(number),
      'dateOfBirth-month': '4',
      'dateOfBirth-year': '1979',
    },
    '/apply/address': { line1: `${number} Alum Rock Road`, line2: '' },
    '/apply/contact': {
      phone: `07700 90020${number}`,
      email: '',
      safe: ['text'],
      bestTime: 'morning',
    },
    '/apply/payment-method': { answer: 'cash-out' },
  };
}

const families = ['Amina Yusuf', 'Bernadette Okoro', 'Carys Llewellyn'] as const;

/** The deployed functions over the deployed permissions, without a script, as on an old phone. */
describe('families for whom somebody else fills in the form', () => {
  let started: StartedPlatform;
  let browser: Browser;
  let people: PeopleWithBrowsers;
  let byTelephone = '';

  beforeAll(async () => {
    [started, browser] = await Promise.all([startLocalPlatform(), openBrowser()]);
    people = peopleWithBrowsers(browser, {
      baseURL: started.platform.url,
      javaScriptEnabled: false,
    });
  });
  afterAll(async () => {
    await browser.close();
    await started.stop();
  });

  /** Fills in the form from its first question to its confirmation; answers the reference. */
  async function fillInFor(page: Page, answers: Answers, banner: string): Promise<string> {
    for (const [path, usual] of familyAnswers) {
      const { pathname } = new URL(page.url());
      if (path === '/apply/who-is-applying' || path === '/apply/bank-details') continue;
      expect(pathname).toBe(path);
      expect(await page.locator('.od-on-behalf').textContent()).toContain(banner);
      await fillIn(page, answers[path] ?? usual);
      await proceed(page);
    }
    expect(new URL(page.url()).pathname).toBe('/apply/check-answers');
    const checked = (await page.locator('main').textContent()) ?? '';
    const own = answers['/apply/name']?.['fullName'];
    for (const name of families) expect(checked.includes(name), name).toBe(name === own);
    await proceed(page);
    await started.platform.drained();
    return /confirmation\/([0-9A-Z]{10})$/.exec(page.url())?.[1] ?? '';
  }

  async function signedInOnAPhone(workerId: string, path: string): Promise<Page> {
    const page = await people.pageOf(workerId, 360);
    await page.goto(`/staff/sign-in?login_hint=${workerId}&returnTo=${encodeURIComponent(path)}`);
    return page;
  }

  it('a teacher applies for three, one after the other, and none finds another’s answers', async () => {
    const page = await signedInOnAPhone('tariq-mahmood', '/partners');
    expect(await page.locator('main').textContent()).toContain('Nobody at Acorn Primary School');
    for (const [index, name] of families.entries()) {
      await page.goto('/partners/new');
      await fillIn(page, { how: 'in-person', agreed: 'yes' });
      await proceed(page);
      await proceed(page);
      const banner = 'as Tariq Mahmood of Acorn Primary School';
      expect(await fillInFor(page, family(name, index + 1), banner)).not.toBe('');
      await page.getByRole('button', { name: 'Back to your families' }).click();
    }
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(3);
    expect(await rows.first().textContent()).toContain('Carys Llewellyn');
    await page.getByRole('link', { name: 'Bernadette Okoro' }).click();
    expect(await page.locator('main').textContent()).toContain('Being looked at');
  });

  it('another partner sees none of them, and neither sees a page of staff', async () => {
    const page = await signedInOnAPhone('wendy-clarke', '/staff/cases');
    expect(new URL(page.url()).pathname).toBe('/partners');
    const list = await page.locator('main').textContent();
    for (const name of families) expect(list).not.toContain(name);
    await page.goto('/partners?find=Okoro');
    expect(await page.locator('main').textContent()).toContain('None of your families');
    const answer = await page.goto('/staff/cases');
    expect(answer?.status()).toBe(403);
  });

  it('a school’s list of families who ask for further help comes to the team of their locality', async () => {
    const page = await signedInOnAPhone('tariq-mahmood', '/partners/further-help');
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a[href$="template.xlsx"]'),
    ]);
    await page.setInputFiles('input[type="file"]', await template.path());
    await page.click('button:has-text("Send the list")');
    expect(await page.locator('.govuk-error-summary').isVisible()).toBe(true);
    await fillIn(page, { role: 'Head teacher', phone: '0121 496 0000', agreed: 'yes' });
    await page.setInputFiles('input[type="file"]', await template.path());
    await page.click('button:has-text("Send the list")');
    expect(await page.locator('main').textContent()).toContain('1 family was sent');
    const lead = await people.signedIn('lead-hodge-hill', '/locality/hodge-hill/connections');
    expect(await lead.locator('main').textContent()).toContain('Acorn Primary School');
  });

  it('a pensioner is helped on the telephone, by staff who then may not approve it', async () => {
    const page = await people.signedIn('amina-rahman', '/staff');
    await page.getByRole('link', { name: 'Take an application by telephone' }).click();
    await fillIn(page, { caller: 'self', agreed: 'yes' });
    await proceed(page);
    await proceed(page);
    const answers = {
      ...family('Doris Hadley', 4),
      '/apply/evidence': { answer: 'will-show-later' },
    };
    byTelephone = await fillInByTelephone(page, answers);
    expect(byTelephone).not.toBe('');
    await page.getByRole('button', { name: 'Open the case' }).click();
    const seen = (await page.locator('main').textContent()) ?? '';
    expect(seen).toContain('Doris Hadley');
    expect(seen).toContain('By telephone');
    expect(await page.locator('form[action$="/approve"]').count()).toBe(0);
  });

  async function fillInByTelephone(page: Page, answers: Answers): Promise<string> {
    const skipped = ['/apply/who-is-applying', '/apply/bank-details', '/apply/worker'];
    for (const [path, usual] of familyAnswers) {
      if (skipped.includes(path)) continue;
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.locator('.od-on-behalf').textContent()).toContain(
        'You are taking an application by telephone, as Amina Rahman.',
      );
      await fillIn(page, answers[path] ?? usual);
      await proceed(page);
    }
    await proceed(page);
    await started.platform.drained();
    return /confirmation\/([0-9A-Z]{10})$/.exec(page.url())?.[1] ?? '';
  }

  it('an approver sees who filled it in and how the family agreed, and approves', async () => {
    const manager = await people.signedIn('erin-walsh', `/staff/budget?programme=${programme}`);
    await fillIn(manager, { total: '100,000' });
    await press(manager, '/staff/budget/allocate');
    await press(manager, '/staff/budget/allocate');
    const { pathname } = new URL(manager.url());
    const finance = await people.signedIn('dev-patel', pathname);
    await press(finance, `${pathname}/confirm`);

    const approver = await people.signedIn('ben-okafor', `/staff/cases/${byTelephone}`);
    const told = (await approver.locator('main').textContent()) ?? '';
    expect(told).toContain('Amina Rahman, BVSC');
    expect(told).toContain('On the telephone');
    await press(approver, `/staff/cases/${byTelephone}/approve`);
    expect(await approver.locator('main').textContent()).toMatch(/approved/i);

    const teacher = await signedInOnAPhone('tariq-mahmood', '/partners');
    const href = (await teacher.locator('tbody a').first().getAttribute('href')) ?? '';
    const reference = href.split('/').at(-1) ?? '';
    await approver.goto(`/staff/cases/${reference}`);
    const brought = (await approver.locator('main').textContent()) ?? '';
    for (const shown of [
      'Through a partner',
      'Tariq Mahmood, Acorn Primary School',
      'In person',
      'partner-agreement-1',
    ]) {
      expect(brought).toContain(shown);
    }
    await press(approver, `/staff/cases/${reference}/approve`);
    await started.platform.drained();
    await teacher.goto(href);
    expect(await teacher.locator('main').textContent()).toContain('Yes: payment on its way');
    expect(await teacher.locator('main').textContent()).not.toContain('£');
  });

  it('a manager gives a school’s system a key, which works until it is revoked', async () => {
    const manager = await people.signedIn('erin-walsh', '/staff/partners');
    await press(manager, '/staff/partners/acorn-primary-school/keys');
    const key = (await manager.locator('code.od-key').textContent()) ?? '';
    const send = async (n: number) => {
      const answer = await fetch(`${started.platform.url}/api/v1/applications`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': `acorn-2026-${n}` },
        body: JSON.stringify({ ...familyForm(n, programme), fullName: 'Edith Marsh' }),
      });
      return answer.status;
    };
    expect(await send(71)).toBe(201);
    await started.platform.drained();
    const teacher = await signedInOnAPhone('tariq-mahmood', '/partners');
    expect(await teacher.locator('tbody tr').count()).toBe(4);
    expect(await teacher.locator('tbody tr').first().textContent()).toContain('by your system');
    await manager.goto('/staff/partners');
    await press(
      manager,
      `/staff/partners/acorn-primary-school/keys/${key.split('.')[1] ?? ''}/revoke`,
    );
    expect(await manager.locator('main').textContent()).toContain('The key was revoked');
    expect(await send(72)).toBe(401);
  });

  it('on pages that everybody can use, small and wide', async () => {
    for (const width of [360, 1280]) {
      const options = { baseURL: started.platform.url, viewport: { width, height: 800 } };
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto('/staff/sign-in?login_hint=tariq-mahmood&returnTo=/partners');
      const faults = await faultsOf(page);
      await page.locator('tbody a').first().click();
      faults.push(...(await faultsOf(page)));
      await page.goto('/partners/new');
      await proceed(page);
      faults.push(...(await faultsOf(page)));
      await fillIn(page, { how: 'in-writing', agreed: 'yes' });
      await proceed(page);
      faults.push(...(await faultsOf(page)));
      await proceed(page);
      faults.push(...(await faultsOf(page, regions)));
      await press(page, '/apply/on-behalf-stop');
      expect(new URL(page.url()).pathname).toBe('/partners');
      await page.goto('/partners/further-help');
      faults.push(...(await faultsOf(page)));
      await page.click('button:has-text("Send the list")');
      faults.push(...(await faultsOf(page)));
      await page.goto('/staff/sign-in?login_hint=amina-rahman&returnTo=/staff/telephone');
      await proceed(page);
      faults.push(...(await faultsOf(page)));
      await page.goto('/staff/sign-in?login_hint=erin-walsh&returnTo=/staff/partners');
      faults.push(...(await faultsOf(page)));
      await press(page, '/staff/partners/lantern-family-charity/keys');
      faults.push(...(await faultsOf(page)));
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it('and every promise of the records is kept', async () => {
    const { checks } = await verifyPlatform(await reachPlatform(started.platform.url));
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
    expect(checks.find(({ name }) => name === 'partners')?.looked).toBe(4);
  });
});
