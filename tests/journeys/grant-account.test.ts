import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { invariant } from '#shared/kernel/index.ts';
import { payments, writePaymentReference } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import type { Asset } from '#shared/web/index.ts';
import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { openBrowser } from '#tests/doubles/browser.ts';
import { builtAssets } from '#tests/doubles/built-pages.ts';
import { openGrantJourney } from '#tests/doubles/grant-journey.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

let browser: Browser;
let assets: readonly Asset[];
beforeAll(async () => {
  assets = await builtAssets();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** From Vocalink's own examples of its check. */
const other = { nameOnAccount: 'Table', sortCode: '10 79 99', accountNumber: '88837491' };

/** A grant whose first instalment was paid, and came back. */
async function cameBack() {
  const grant = await createAcceptedGrant();
  const { approve, staff: platform, grantApplicationId } = grant;
  await approve('ben-okafor');
  await approve('grace-mensah');
  const run = async () => {
    const started = await platform.startPaymentRun({
      ...{ programmeId: 'community-grants', rail: 'bacs', staffId: staff.finance.staffId },
    });
    invariant(started.ok, 'No other run is under way');
    await platform.submitPaymentRun(started.value.runId);
    return platform.bank.files.get(started.value.runId);
  };
  await run();
  const found = await payments.read(platform.records, keys.payment(grantApplicationId, 1));
  invariant(found !== undefined, 'It was paid');
  const { document } = found;
  await platform.recordRailOutcomes({
    ...{ reportId: 'R1', submissionId: 'S', idempotencyKey: 'K', kind: 'returns' },
    ...{ processingDate: '2026-11-27', producedAt: '2026-11-27T09:00:00.000Z' },
    lines: [
      {
        ...{ reference: writePaymentReference(document), outcome: 'returned', reasonCode: '0' },
        amountPence: document.amountPence,
      },
    ],
  });
  await grant.platform.deliver();
  return { ...grant, run };
}

describe.each([360, 1280])('at %i pixels', (width) => {
  test('a grant that came back is paid into another account, after everybody said yes', async () => {
    const grant = await cameBack();
    const { platform, grantApplicationId, award } = grant;
    const journey = await openGrantJourney({ platform, browser, assets, width });
    const { somebody, ofStaff, group, sites, faults } = journey;
    const forStaff = `/staff/grants/${grantApplicationId}`;
    const account = `/grants/applications/${grantApplicationId}/account`;
    const linkIn = (email: string) => {
      const body = platform.inbox(email).findLast((each) => each.includes('/grants/account/'));
      return /https:\/\/open-door\.example(\/\S+)/.exec(body ?? '')?.[1] ?? '';
    };
    try {
      const approver = await ofStaff(staff.approver);
      await approver.look('/staff/grants');
      await approver.look('/staff/grants/to-mend');
      expect(await approver.text()).toContain('£1,000');
      await approver.look(forStaff);
      expect(await approver.text()).toContain('It gives another account on its own page');

      expect(platform.inbox('amina@example.com').at(-1)).toContain('the bank sent it back');
      const amina = await somebody();
      await amina.page.goto('/grants/sign-in');
      await amina.sendAs(/Continue/, { email: 'amina@example.com' });
      await amina.sendAs(/Continue/, { code: group.codeFor('amina@example.com') });
      await amina.look(account.replace('/account', '/offer'));
      const papers = account.replace('/account', '/papers');
      await amina.look(papers);
      await amina.look(`${papers}/bank-statement`);
      await amina.sendAs(/Send this file/);
      await amina.look(account);
      await amina.sendAs(/Give this account/, { sortCode: '12' });
      expect(await amina.page.title()).toMatch(/^Error: /);
      await amina.sendAs(/Give this account/, other);
      expect(await amina.text()).toContain('We have the account, and wrote to both');
      await platform.deliver();
      await approver.look(forStaff);
      for (const email of ['george@example.com', 'shabnam@example.com']) {
        const contact = await somebody();
        await contact.look(linkIn(email));
        await contact.sendAs(/Confirm the account/);
        expect(await contact.page.title()).toMatch(/^Error: /);
        await contact.sendAs(/Confirm the account/, { agree: 'yes' });
        expect(await contact.text()).toContain('You have confirmed the account');
        await amina.look(account);
      }
      await amina.look('/grants/account/ABCDEFGHJK/1/nothing');

      await approver.look('/staff/grants/to-mend');
      expect(await approver.text()).toContain('To take over');
      await approver.look(forStaff);
      await approver.sendAs(/Pay into this account from now on/);
      expect(await award()).toMatchObject({ account: { revision: 2, ending: '7491' } });
      await approver.sendAs(/Approve £1,000/);
      const manager = await ofStaff(staff.manager);
      await manager.look(forStaff);
      await manager.sendAs(/Give the second approval/);
      await platform.deliver();
      expect(platform.inbox('amina@example.com').at(-1)).toContain('From now on we pay into');
      expect((await grant.run())?.credits).toMatchObject([{ accountNumber: '88837491' }]);

      expect(faults).toEqual([]);
      expect([...sites.failures, ...group.failures]).toEqual([]);
      expect(grant.faults()).toEqual([]);
    } finally {
      await journey.close();
    }
  });
});
