import { describe, expect, test } from 'vitest';

import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';
const change = { what: `stopped programme ${programmeId}`, reason: 'The council rang.' };

async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const [family = ''] = await platform.families(1);
  const approval = { applicationIds: [family], staffId: 'ben-okafor', dryRun: false };
  await platform.approveAwards(approval);
  const sites = createStaffSites(platform);
  const see = async (path: string, who: keyof typeof staff = 'finance') =>
    (await sites.visitor(staff[who])).see(path);
  const act = async (path: string, fields: object, who: keyof typeof staff = 'finance') =>
    (await sites.visitor(staff[who])).act(path, { ...fields });
  return { platform, see, act };
}

describe('stopping money', () => {
  test('shows on every page of staff what is stopped, by whom and why', async () => {
    const { see, act } = await setup();
    expect((await see('/staff/cases')).body).not.toContain('Stopped money');
    const done = await act('/staff/stops/change', change);
    expect(done.headers['location']).toBe('/staff/stops?done=stopped');
    for (const path of ['/staff/cases', '/staff/budget', '/staff/stops']) {
      const { body } = await see(path, 'approver');
      expect(body).toContain('Crisis and Resilience Fund: stopped by dev-patel');
      expect(body).toContain('The council rang.');
    }
  });

  test('makes a run wait that says why, and lets it go again', async () => {
    const { platform, see, act } = await setup();
    await act('/staff/stops/change', change);
    const started = await platform.startPaymentRun({
      programmeId,
      rail: 'bacs',
      staffId: 'dev-patel',
    });
    const runId = started.ok ? started.value.runId : '';
    await platform.submitPaymentRun(runId);
    expect((await see(`/staff/payment-runs/${runId}`)).body).toContain('It waits.');
    const again = await act('/staff/stops/change', change, 'manager');
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('That is stopped already');
    await act(
      '/staff/stops/change',
      { ...change, what: `running programme ${programmeId}` },
      'manager',
    );
    expect((await see(`/staff/payment-runs/${runId}`)).body).not.toContain('It waits.');
    expect((await see('/staff/stops')).body).toContain('Let go: “The council rang.”');
  });

  test('takes a choice, a reason and the role', async () => {
    const { see, act } = await setup();
    expect((await act('/staff/stops/change', { what: '', reason: 'x' })).statusCode).toBe(400);
    expect((await act('/staff/stops/change', { ...change, reason: '' })).body).toContain(
      'Write why, so that',
    );
    expect(
      (await act('/staff/stops/change', { ...change, what: 'stopped rail x' })).statusCode,
    ).toBe(404);
    expect((await act('/staff/stops/change', change, 'approver')).statusCode).toBe(403);
    expect((await see('/staff/stops', 'auditor')).body).not.toContain('Do it at once');
  });
});

describe('a provider that does not answer', () => {
  test('is shown with what happens next, and closed by hand', async () => {
    const { platform, see, act } = await setup();
    const started = await platform.startPaymentRun({
      programmeId,
      rail: 'bacs',
      staffId: 'dev-patel',
    });
    const runId = started.ok ? started.value.runId : '';
    for (const _time of [1, 2, 3]) {
      platform.bank.next('down');
      await expect(platform.submitPaymentRun(runId)).rejects.toThrow('503');
    }
    const { body } = await see('/staff/stops');
    expect(body).toContain('Does not answer');
    expect(body).toContain('the provider does not answer, since');
    expect((await act('/staff/stops/close-rail', { rail: 'x' })).statusCode).toBe(404);
    await act('/staff/stops/close-rail', { rail: 'bacs' });
    expect((await see('/staff/stops')).body).not.toContain('Does not answer');
  });
});
