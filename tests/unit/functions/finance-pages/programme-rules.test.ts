import { describe, expect, test } from 'vitest';

import { programmes } from '#shared/programmes/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function see(path: string, who = staff.caseworker) {
  const visitor = await createStaffSites(createStaffPlatform()).visitor(who);
  return visitor.see(`/staff/programmes/${path}`);
}

describe('the rules of a programme', () => {
  test.each(programmes)(
    'are there to be read of $name',
    async ({ programmeId, policyVersions }) => {
      const { statusCode, body } = await see(`${programmeId}/rules`);
      expect(statusCode).toBe(200);
      expect(policyVersions.some((version) => body.includes(version))).toBe(true);
      expect(body).not.toMatch(/undefined|NaN|\[object/);
    },
  );

  test('say what is added, what never, who approves, and what it gives to whom', async () => {
    const { body } = await see('crisis-and-resilience-fund/rules');
    expect(body).toContain('<dt>One adult</dt><dd>£90</dd>');
    expect(body).toContain('<dt>Each child</dt><dd>£40 more, at most 3 of them</dd>');
    // What adds nothing is no line.
    expect(body).not.toContain('<dt>Disability or long illness</dt><dd>£0');
    expect(body).toContain(
      '<dt>Income</dt><dd>No income, Under £900 a month, £900 to £1,700 a month</dd>',
    );
    expect(body).toMatch(/Two adults with three children<\/th>\s*<td[^>]*><strong>£240<\/strong>/);
    expect(body).toMatch(/meter paid in advance<\/th>\s*<td[^>]*><strong>£150<\/strong>/);
    expect(body).toContain('<dt>Household need</dt><dd>60%</dd>');
    expect(body).toMatch(/<dt>Awards up to £\d+<\/dt><dd>(One person approves|Two people approve)/);
  });

  test('lead to trying another policy whoever may, and nobody else', async () => {
    const link = 'href="/staff/policy?programme=crisis-and-resilience-fund"';
    expect((await see('crisis-and-resilience-fund/rules', staff.manager)).body).toContain(link);
    expect((await see('crisis-and-resilience-fund/rules')).body).not.toContain(link);
  });

  test('of a programme that there is not are not there', async () => {
    expect((await see('nothing/rules')).statusCode).toBe(404);
  });
});
