import { describe, expect, test } from 'vitest';

import { envelopes, allocatedPence } from '#shared/budget/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';
const first = '0123456789';
const second = '9876543210';

async function setup(who: keyof typeof staff = 'manager') {
  const platform = createStaffPlatform();
  const sites = createStaffSites(platform);
  const visitor = await sites.visitor(staff[who]);
  return {
    platform,
    visitor,
    colleague: () => sites.visitor(staff.finance),
    allocate: (fields: Record<string, string>) =>
      visitor.act('/staff/budget/allocate', { programme, ...fields }),
    total: () =>
      sumPence(
        platform.ofKind('envelope').map((item) => allocatedPence(envelopes.parse(item).document)),
      ),
  };
}

describe('the budget', () => {
  test('is empty before any money was put in', async () => {
    const { visitor } = await setup('auditor');
    const seen = await visitor.see('/staff/budget');
    expect(seen.statusCode).toBe(200);
    expect(seen.body).toContain('window 2026-2027: 1 April 2026 to 31 March 2027');
    expect(seen.body).not.toContain('Put money in');
  });

  test('shows where the money of each envelope is, and sums that agree', async () => {
    const { platform, visitor } = await setup();
    await platform.fund(500_000_00);
    const [applicationId = ''] = await platform.families(1);
    const applicationIds = [applicationId];
    await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
    const { body } = await visitor.see(`/staff/budget?programme=${programme}`);
    const hodgeHill = /<tr><th scope="row">Hodge Hill<\/th>(.*?)<\/tr>/.exec(body)?.[1] ?? '';
    const cells = [...hodgeHill.matchAll(/>(£[\d,.]+)</g)].map(([, amount]) => amount);
    expect(cells).toEqual(['£31,742.48', '£150', '£0', '£0', '£31,592.48']);
    expect(body).toMatch(/<dt>Available<\/dt><dd>£499,850<\/dd>/);
  });

  test('of a fund that has closed can still be seen, and nothing put in by a later window', async () => {
    const { visitor } = await setup();
    const { body } = await visitor.see('/staff/budget?programme=household-support-fund');
    expect(body).toContain('window winter-2021');
    const later = await visitor.see(`/staff/budget?programme=${programme}&window=2028-2029`);
    expect(later.body).toContain('window 2028-2029');
    expect(later.body).not.toContain('Put money in');
  });
});

describe('how long the money lasts', () => {
  const row = (body: string, name: string) =>
    new RegExp(`<tr><th scope="row">${name}</th>(.*?)</tr>`).exec(body)?.[1] ?? '';

  test('is said in words for each envelope, with a gauge', async () => {
    const { platform, colleague } = await setup();
    await platform.fund(20_000_00);
    for (let day = 0; day < 4; day += 1) {
      const applicationIds = await platform.families(2);
      await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
      platform.clock.moveOnSeconds(86_400);
    }
    const later = await colleague();
    const { body } = await later.see(`/staff/budget?programme=${programme}`);
    expect(row(body, 'Hodge Hill')).toMatch(/about \d+ days at the present rate/);
    expect(row(body, 'Hodge Hill')).toContain('od-bar--runway');
    expect(row(body, 'Sutton Coldfield')).toContain('not spending');
  });

  test('is too early to say after a day, and dry where there is nothing', async () => {
    const { platform, visitor, colleague } = await setup();
    expect(row((await visitor.see('/staff/budget')).body, 'Hodge Hill')).toContain('dry');
    await platform.fund(20_000_00);
    const applicationIds = await platform.families(1);
    await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
    platform.clock.moveOnSeconds(86_400);
    const later = await colleague();
    const { body } = await later.see(`/staff/budget?programme=${programme}`);
    expect(row(body, 'Hodge Hill')).toContain('too early to say');
  });
});

describe('putting money in', () => {
  test('shows the plan first: need, floor, pool, and a total to the penny', async () => {
    const { allocate, platform } = await setup();
    const { body } = await allocate({ total: '£1,250,000', step: 'dry-run' });
    expect(body).toContain('The plan for £1,250,000');
    expect(body).toMatch(/Hodge Hill<\/th><td>17\.8 %/);
    expect(body).toMatch(/City pool<\/th><td>–<\/td><td>£50,000/);
    expect(body).toContain('Crown copyright');
    expect(platform.all()).toEqual([]);
  });

  test('is proposed by one and confirmed by another, and says so to both', async () => {
    const { allocate, visitor, colleague, total } = await setup();
    const answer = await allocate({ total: '1,250,000', step: 'confirm', changeId: first });
    const place = `/staff/budget/changes/${first}`;
    expect(answer.headers['location']).toBe(`${place}?done=proposed`);
    expect(total()).toBe(0);
    const own = await visitor.see(place);
    expect(own.body).toContain('You proposed this');
    expect(own.body).not.toContain('/confirm');
    expect((await visitor.act(`${place}/confirm`, {})).statusCode).toBe(409);
    expect(total()).toBe(0);
    const other = await colleague();
    expect((await other.see(`/staff/budget?programme=${programme}`)).body).toContain(
      'Waiting for a second person',
    );
    const confirmed = await other.act(`${place}/confirm`, {});
    expect(total()).toBe(1_250_000_00);
    const { body } = await other.see(confirmed.headers['location'] ?? '');
    expect(body).toContain('The money has moved.');
    expect(body).toContain('proposed by erin-walsh, confirmed');
    const after = await other.see(`/staff/budget?programme=${programme}`);
    expect(after.body).not.toContain('Waiting for a second person');
    expect(after.body).toContain('Latest changes');
  });

  test('adds to what is there', async () => {
    const { allocate, colleague, total } = await setup();
    const other = await colleague();
    for (const [changeId, amount] of [
      [first, '10000'],
      [second, '5000.50'],
    ] as const) {
      await allocate({ total: amount, step: 'confirm', changeId });
      await other.act(`/staff/budget/changes/${changeId}/confirm`, {});
    }
    expect(total()).toBe(15_000_50);
  });

  test('of a press too many happens once, also from another window', async () => {
    const { visitor, allocate, colleague, total, platform } = await setup();
    const plan = await allocate({ total: '10000', step: 'dry-run' });
    const { _token = '', _form = '', changeId = '' } = visitor.lastForm;
    expect(plan.body).toContain(`name="changeId" value="${changeId}"`);
    const fields = { programme, total: '10000', step: 'confirm', changeId };
    await visitor.send('/staff/budget/allocate', fields, { _token, _form });
    await visitor.send('/staff/budget/allocate', fields, { _token, _form });
    await allocate({ total: '10000', step: 'confirm', changeId });
    expect(platform.ofKind('budget-change')).toHaveLength(1);
    const other = await colleague();
    await other.act(`/staff/budget/changes/${changeId}/confirm`, {});
    await other.act(`/staff/budget/changes/${changeId}/confirm`, {});
    expect(total()).toBe(10_000_00);
  });

  test('can be withdrawn before it is confirmed, and not after', async () => {
    const { allocate, visitor, colleague, total } = await setup();
    await allocate({ total: '10000', step: 'confirm', changeId: first });
    const place = `/staff/budget/changes/${first}`;
    const gone = await visitor.act(`${place}/withdraw`, {});
    expect((await visitor.see(gone.headers['location'] ?? '')).body).toContain('No money moved');
    const other = await colleague();
    const late = await other.act(`${place}/confirm`, {});
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('This was withdrawn meanwhile.');
    await allocate({ total: '10000', step: 'confirm', changeId: second });
    await other.act(`/staff/budget/changes/${second}/confirm`, {});
    const never = await visitor.act(`/staff/budget/changes/${second}/withdraw`, {});
    expect(never.body).toContain('Propose the opposite');
    expect(total()).toBe(10_000_00);
  });

  test.each([
    ['', 'Enter how much money there is to share out'],
    ['lots', 'Enter an amount in pounds from £1,000'],
    ['999.99', 'Enter an amount in pounds from £1,000'],
    ['100,000,001', 'Enter an amount in pounds from £1,000'],
  ])('refuses %j in words and keeps what was typed', async (typed, words) => {
    const { allocate, platform } = await setup();
    const seen = await allocate({ total: typed, step: 'confirm' });
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain(words);
    expect(seen.body).toContain(`value="${typed}"`);
    expect(platform.all()).toEqual([]);
  });
});

describe('the budget of community grants', () => {
  const grants = '/staff/budget?programme=community-grants';

  test('has one envelope a round, and money goes into the round that is shown', async () => {
    const { visitor, colleague, platform } = await setup();
    const window = 'summer-together-2027';
    const { body } = await visitor.see(`${grants}&window=${window}`);
    expect(body).toContain('Community grants, window summer-together-2027');
    expect(body).toContain('It goes into the envelope of this round');
    expect(body).not.toContain('Hodge Hill');
    const asked = { programme: 'community-grants', window, total: '50,000' };
    const plan = await visitor.act('/staff/budget/allocate', { ...asked, step: 'dry-run' });
    expect(plan.body).toContain('A round has one envelope, for all of the city.');
    const step = { ...asked, step: 'confirm', changeId: first };
    await visitor.act('/staff/budget/allocate', step);
    await (await colleague()).act(`/staff/budget/changes/${first}/confirm`, {});
    const [item] = platform.ofKind('envelope');
    expect(envelopes.parse(item!).document).toMatchObject({
      envelopeId: 'community-grants:summer-together-2027:groups:city',
      balancesPence: { available: 50_000_00 },
    });
    const after = await visitor.see(`${grants}&window=${window}`);
    expect(after.body).toMatch(/<dt>Available<\/dt><dd>£50,000<\/dd>/);
  });

  test('is among the funds to choose from, and never the one that is shown first', async () => {
    const { visitor } = await setup('auditor');
    const { body } = await visitor.see('/staff/budget');
    expect(body).toContain('window 2026-2027');
    expect(body).toContain('href="/staff/budget?programme=community-grants"');
  });
});
