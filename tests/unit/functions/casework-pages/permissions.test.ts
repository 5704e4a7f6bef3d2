import { describe, expect, test } from 'vitest';

import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const [applicationId = ''] = await platform.families(1);
  return { platform, applicationId, sites: createStaffSites(platform) };
}

type Who = keyof typeof staff;
const everybody: readonly Who[] = [
  ...(['caseworker', 'approver', 'finance', 'manager', 'lead', 'auditor'] as const),
];

/** Who may open each page; everybody else reads which role it takes. */
const readers: [string, readonly Who[]][] = [
  ['/staff', everybody],
  ['/staff/cases', everybody.filter((who) => who !== 'lead')],
  ['/staff/search', everybody.filter((who) => who !== 'lead')],
  ['/staff/searches', ['manager', 'auditor']],
  ['/staff/cases/{id}', everybody.filter((who) => who !== 'lead')],
  ['/staff/cases/bulk', ['caseworker', 'approver', 'manager']],
  ['/staff/parked', ['finance', 'manager', 'auditor']],
  ['/staff/languages', ['manager', 'auditor']],
  ['/staff/budget', everybody.filter((who) => who !== 'lead')],
  ['/staff/programmes', everybody.filter((who) => who !== 'lead')],
  ['/staff/budget/move', ['finance', 'manager']],
  ['/staff/payment-runs', everybody.filter((who) => who !== 'lead')],
];

/** Who may do each thing. */
const doers: [string, Record<string, string>, readonly Who[]][] = [
  ['/staff/cases/{id}/approve', {}, ['approver']],
  ['/staff/cases/{id}/decline', { reason: 'had-an-award' }, ['caseworker', 'approver']],
  [
    '/staff/cases/bulk',
    {
      programme: 'crisis-and-resilience-fund',
      queue: 'to-decide-eligible',
      limit: '1',
      decision: 'approve',
      step: 'confirm',
    },
    ['approver'],
  ],
  ['/staff/cases/{id}/take', {}, ['caseworker', 'approver', 'manager']],
  ['/staff/cases/{id}/give-back', {}, ['caseworker', 'approver', 'manager']],
  ['/staff/cases/next', {}, ['caseworker', 'approver', 'manager']],
  ['/staff/search', { q: 'B8 3BB' }, everybody.filter((who) => who !== 'lead')],
  ['/staff/parked/0000000000/put-back', {}, ['finance', 'manager']],
  [
    '/staff/budget/allocate',
    { programme: 'crisis-and-resilience-fund', total: '5000', step: 'confirm' },
    ['finance', 'manager'],
  ],
  [
    '/staff/programmes/change',
    {
      programme: 'crisis-and-resilience-fund',
      window: '2026-2027',
      version: '0',
      to: 'paused',
      reason: 'seen',
    },
    ['manager'],
  ],
  ['/staff/budget/move', { programme: 'crisis-and-resilience-fund' }, ['finance', 'manager']],
  ['/staff/budget/changes/0000000000/confirm', {}, ['finance', 'manager']],
  ['/staff/budget/changes/0000000000/withdraw', {}, ['finance', 'manager']],
  ['/staff/payment-runs/start', { programme: 'crisis-and-resilience-fund' }, ['finance']],
];

describe.each(readers)('%s', (path, allowed) => {
  test(`is open to ${allowed.join(', ')} and to nobody else`, async () => {
    const { sites, applicationId } = await setup();
    const opened: Who[] = [];
    for (const who of everybody) {
      const visitor = await sites.visitor(staff[who]);
      const seen = await visitor.see(path.replace('{id}', applicationId));
      if (seen.statusCode === 200) opened.push(who);
      else expect(seen.body).toContain('It takes the role');
    }
    expect(opened).toEqual(allowed);
  });
});

describe.each(doers)('POST %s', (path, fields, allowed) => {
  test(`is for ${allowed.join(', ')}; for others nothing changes`, async () => {
    const { sites, platform, applicationId } = await setup();
    const target = path.replace('{id}', applicationId);
    for (const who of everybody.filter((each) => !allowed.includes(each))) {
      const visitor = await sites.visitor(staff[who]);
      const before = platform.all();
      const seen = await visitor.act(target, fields);
      expect([who, seen.statusCode]).toEqual([who, 403]);
      expect(platform.all()).toEqual(before);
    }
    for (const who of allowed) {
      const visitor = await sites.visitor(staff[who]);
      expect((await visitor.act(target, fields)).statusCode).not.toBe(403);
    }
  });
});

test('whoever was signed out meanwhile is told that nothing was done', async () => {
  const { sites, platform, applicationId } = await setup();
  const visitor = await sites.visitor(staff.approver);
  await visitor.see(`/staff/cases/${applicationId}`);
  platform.clock.moveOnSeconds(9 * 3600);
  const before = platform.all();
  const seen = await visitor.send(`/staff/cases/${applicationId}/approve`, {});
  expect(seen.statusCode).toBe(403);
  expect(seen.body).toContain('Nothing was changed. Sign in');
  expect(platform.all()).toEqual(before);
});
