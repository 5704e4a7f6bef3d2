import { describe, expect, test } from 'vitest';

import {
  createRecordPieceOutcomes,
  createTellOfMissingPieces,
  payments,
  sealCodes,
} from '#shared/payments/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { contactProved } from '#tests/builders/contact-proved.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';

/** A case of a family that asked for cash codes, or for its money into an account. */
async function setup(method: 'cash-out' | 'bank-transfer') {
  const platform = createStaffPlatform();
  await platform.fund(100_000_00);
  const applicationId = platform.ids.reference();
  const form = buildForm({
    programmeId,
    amountsPence: { food: 100_00 },
    ...(method === 'cash-out' ? { payment: { method } } : {}),
  });
  const actor = { kind: 'family', id: applicationId } as const;
  await platform.submitApplication({ applicationId, form, channel: 'online', actor });
  await contactProved(platform, applicationId);
  await platform.assessApplication(applicationId);
  const sites = createStaffSites(platform);
  const path = `/staff/cases/${applicationId}`;
  return { platform, applicationId, sites, path };
}

async function withCode({ reported = true } = {}) {
  const made = await setup('cash-out');
  const { platform, applicationId } = made;
  await platform.approveAwards({
    ...{ applicationIds: [applicationId], staffId: 'ben-okafor', dryRun: false },
  });
  platform.clock.moveOnSeconds(60);
  const run = await platform.startPaymentRun({
    ...{ programmeId, rail: 'cash-out', staffId: 'dev-patel' },
  });
  await platform.submitPaymentRun(run.ok ? run.value.runId : '');
  const provider = platform.pieceRail('cash-out');
  const record = createRecordPieceOutcomes(platform);
  const listen = async () => {
    for (const report of provider.reports()) await record(sealCodes(report, 'matching-key'));
  };
  if (reported) await listen();
  return { ...made, provider, listen, reference: `OD${applicationId}010101` };
}

describe('a code on the page of its case', { timeout: 60_000 }, () => {
  test('that nobody ever made can be ended, once its order cannot arrive any more', async () => {
    const { platform, sites, path, provider, reference } = await withCode({ reported: false });
    provider.cancel = () => Promise.resolve('unknown');
    const visitor = await sites.visitor(staff.caseworker);
    const shown = (await visitor.see(path)).body;
    expect(shown).toContain('Cancel it, for no code came');
    expect(shown).not.toContain('Send the code again');
    const early = await visitor.act(`${path}/vouchers/${reference}/cancel`, {});
    expect(early).toMatchObject({
      ...{ statusCode: 409, body: expect.stringContaining('may still be on its way') as string },
    });
    platform.clock.moveOnSeconds(3600);
    const answer = await visitor.act(`${path}/vouchers/${reference}/cancel`, {});
    expect(answer.headers['location']).toBe(`${path}?done=piece-unknown`);
    const after = (await visitor.see(`${path}?done=piece-unknown`)).body;
    expect(after).toContain('Its value is back in its envelope');
    expect(after).toContain('which its provider did not know on');
    expect(after).toContain('Cancel it there, should its code have come');
  });

  test('can be sent again, and is never shown but by its ending', async () => {
    const { sites, path, reference } = await withCode();
    const visitor = await sites.visitor(staff.caseworker);
    const shown = (await visitor.see(path)).body;
    expect(shown).toContain('Send the code again');
    expect(shown).not.toContain(`CODE-${reference}`);
    const answer = await visitor.act(`${path}/vouchers/${reference}/resend`, {});
    expect(answer.headers['location']).toBe(`${path}?done=code-sent-again`);
    expect((await visitor.see(`${path}?done=code-sent-again`)).body).toContain(
      'The code goes out again, to where the family said is safe.',
    );
  });

  test('can be cancelled until somebody used it', async () => {
    const { sites, path, reference, listen } = await withCode();
    const visitor = await sites.visitor(staff.caseworker);
    const answer = await visitor.act(`${path}/vouchers/${reference}/cancel`, {});
    expect(answer.headers['location']).toBe(`${path}?done=cancel-asked`);
    expect((await visitor.see(path)).body).toContain('The provider was asked to cancel it.');
    await listen();
    expect((await visitor.see(path)).body).not.toContain('Cancel it');
    const again = await visitor.act(`${path}/vouchers/${reference}/cancel`, {});
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('used, over or not made yet');
  });

  test('is not cancelled once a till has taken it', async () => {
    const { sites, path, reference, provider } = await withCode();
    provider.end(reference, 'redeemed');
    const visitor = await sites.visitor(staff.approver);
    const answer = await visitor.act(`${path}/vouchers/${reference}/cancel`, {});
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('used or has ended already');
  });

  test('is only looked at by those who do not decide', async () => {
    const { sites, path, reference } = await withCode();
    const visitor = await sites.visitor(staff.auditor);
    expect((await visitor.see(path)).body).not.toContain('Send the code again');
    expect((await visitor.act(`${path}/vouchers/${reference}/cancel`, {})).statusCode).toBe(403);
  });
});

describe('a code that never came', { timeout: 60_000 }, () => {
  test('is where staff begin, on their list and on its run, until somebody ended it', async () => {
    const { platform, sites, path, provider, reference } = await withCode({ reported: false });
    provider.cancel = () => Promise.resolve('unknown');
    platform.clock.moveOnSeconds(24 * 3600);
    const visitor = await sites.visitor(staff.finance);
    const begins = async () => (await visitor.see('/staff')).body;
    expect(await begins()).not.toContain('Codes that never came');
    await createTellOfMissingPieces(platform)();
    expect(await begins()).toContain('Codes that never came');
    const tasks = (await visitor.see('/staff/tasks')).body;
    expect(tasks).toContain(`Ask the provider about <span class="od-reference">${reference}`);
    expect(tasks).toContain(`href="${path}#payment"`);
    const [, run = ''] = /href="(\/staff\/payment-runs\/[^"]+)"/.exec(tasks) ?? [];
    const shown = (await visitor.see(run)).body;
    expect(shown).toContain('One code of it, worth £100, never came.');
    expect(shown).toContain('The provider took the file as submission');
    expect(shown).not.toContain('he bank');
    const caseworker = await sites.visitor(staff.caseworker);
    await caseworker.act(`${path}/vouchers/${reference}/cancel`, {});
    expect(await begins()).not.toContain('Codes that never came');
    expect((await visitor.see('/staff/tasks')).body).not.toContain('Codes that never came');
    expect((await visitor.see(run)).body).not.toContain('never came');
  });
});

describe('a family that cannot wait', { timeout: 60_000 }, () => {
  test.each([
    ['is paid by the faster rail when the approver says so', { urgent: 'yes' }, 'faster-payments'],
    ['waits for Bacs otherwise', {}, 'bacs'],
  ])('%s', async (_what, answers, rail) => {
    const { sites, path, platform } = await setup('bank-transfer');
    const visitor = await sites.visitor(staff.approver);
    expect((await visitor.see(path)).body).toContain('The family cannot wait');
    await visitor.act(`${path}/approve`, { ...answers, reason: '' });
    const [payment] = platform.ofKind('payment').map((item) => payments.parse(item).document);
    expect(payment).toMatchObject({ rail, state: 'ready' });
  });

  test('is not asked about when it gets a code, which is fast by itself', async () => {
    const { sites, path } = await setup('cash-out');
    const visitor = await sites.visitor(staff.approver);
    expect((await visitor.see(path)).body).not.toContain('The family cannot wait');
  });
});
