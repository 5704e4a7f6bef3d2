import { describe, expect, test } from 'vitest';

import { deliveryLivesSeconds } from '#shared/payments/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';
const runId = `${programme}-bacs-2026-05-06-1`;
const page = `/staff/payment-runs/${runId}/inquiry`;
const words = 'Mr Ali of payment services looked it up';

async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const applicationIds = await platform.families(3, programme, 5);
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  platform.clock.moveOnSeconds(60);
  const sites = createStaffSites(platform);
  const finance = await sites.visitor(staff.finance);
  await finance.act('/staff/payment-runs/start', { programme, rail: 'bacs' });
  platform.bank.next({ unclear: ['the bank took 1 pence in all as B-7'] });
  await platform.submitPaymentRun(runId);
  return {
    ...{ platform, finance },
    manager: await sites.visitor(staff.manager),
    auditor: await sites.visitor(staff.auditor),
    find: (form: Record<string, string>) => finance.act(`${page}/find`, { reason: words, ...form }),
    anHourLater: () => {
      platform.clock.moveOnSeconds(deliveryLivesSeconds);
    },
  };
}

describe('a run of which nobody knows whether the bank has it', () => {
  test('stands on top of the runs, and says what each side has', async () => {
    const { finance } = await setup();
    expect((await finance.see('/staff/payment-runs')).body).toContain(`href="${page}"`);
    expect((await finance.see(`/staff/payment-runs/${runId}`)).body).toContain(`href="${page}"`);
    const { body } = await finance.see(page);
    expect(body).toContain('It said neither yes nor no: the bank took 1 pence in all as B-7.');
    expect(body).toMatch(/GRANTS [0-9A-Z]{6}/);
    expect(body).toContain('Ask the bank again');
    expect((await finance.see('/staff')).body).toContain('Payment runs to find out about');
  });

  test('is asked about once, and says that it waits while the rail is stopped', async () => {
    const { finance, platform } = await setup();
    const scope = { kind: 'rail', rail: 'bacs' } as const;
    await platform.stopMoney({ scope, to: 'stopped', staffId: 'erin-walsh', reason: 'Fraud?' });
    const asked = await finance.act(`${page}/ask`, {});
    expect(asked.headers['location']).toBe(`${page}?done=asked`);
    const { body } = await finance.see(page);
    expect(body).toContain('There is no answer yet. It waits.');
    expect(body).not.toContain('Ask the bank again');
    expect((await finance.act(`${page}/ask`, {})).statusCode).toBe(409);
  });

  test('is found to be with the bank by one and confirmed by another', async () => {
    const { finance, manager, find } = await setup();
    expect((await find({ finding: 'taken' })).body).toContain('Write what the bank');
    expect((await find({ finding: 'taken', submission: 'she said <so>' })).statusCode).toBe(400);
    const found = await find({ finding: 'taken', submission: 'B-7' });
    expect(found.headers['location']).toBe(`${page}?done=found`);
    const own = (await finance.see(page)).body;
    expect(own).toContain('somebody else has to confirm it');
    expect(own).not.toContain('value="confirm"');
    const refused = await finance.act(`${page}/decide`, { decision: 'confirm' });
    expect(refused.body).toContain('You found it out, so somebody else has to confirm it');
    const seen = (await manager.see(page)).body;
    expect(seen).toContain(`“${words}”`);
    expect(seen).toContain('it has the file, as B-7');
    await manager.act(`${page}/decide`, { decision: 'confirm' });
    expect((await finance.see(page)).body).toContain('The bank took the file as submission B-7.');
    expect((await manager.act(`${page}/decide`, { decision: 'confirm' })).statusCode).toBe(409);
  });

  test('is found never to arrive only when it cannot, and then gives its payments back', async () => {
    const { finance, manager, find, anHourLater, platform } = await setup();
    const early = await find({ finding: 'not-taken' });
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain('The file may still reach it.');
    anHourLater();
    await find({ finding: 'not-taken' });
    await manager.act(`${page}/decide`, { decision: 'confirm' });
    await platform.submitPaymentRun(runId);
    const { body } = await finance.see(page);
    expect(body).toContain('The bank never took the file, as two people found out.');
    expect(body).not.toContain('has told us what became of');
    const [payment] = platform.ofKind('payment').map((item) => item['document']);
    const { applicationId } = payment as { applicationId: string };
    const { body: about } = await finance.see(`/staff/cases/${applicationId}`);
    expect(about).toContain('To pay again');
    expect(about).toContain('never took run');
  });

  test('asks for a reason and a choice, and declines what is taken back', async () => {
    const { finance, find } = await setup();
    const empty = await find({ reason: '' });
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Choose what you found out');
    await find({ finding: 'taken', submission: 'B-7' });
    expect((await finance.act(`${page}/decide`, {})).body).toContain('Choose whether to confirm');
    const declined = await finance.act(`${page}/decide`, { decision: 'decline' });
    expect(declined.headers['location']).toBe(`${page}?done=decline`);
    expect((await finance.see(page)).body).toContain('Declined that.');
  });

  test('is looked at by the auditor, who changes nothing', async () => {
    const { auditor } = await setup();
    const { body } = await auditor.see(page);
    expect(body).toContain('Does the bank have the file?');
    expect(body).not.toContain('<form method="post" action="/staff/payment-runs');
    expect((await auditor.act(`${page}/ask`, {})).statusCode).toBe(403);
  });

  test('has no such page when the bank was clear', async () => {
    const { finance } = await setup();
    expect((await finance.see('/staff/payment-runs/none/inquiry')).statusCode).toBe(404);
  });
});
