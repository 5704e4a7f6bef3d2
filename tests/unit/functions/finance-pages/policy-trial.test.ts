import { describe, expect, test } from 'vitest';

import { readTrialCases } from '#shared/policy-trials/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';
const inForce = {
  ...{ oneAdult: '90', moreAdults: '120', perChild: '40', childrenCounted: '3' },
  ...{ prepaymentMeter: '20', disability: '0', over65: '0', pregnant: '0' },
  ...{ highNeed: '0', highNeedFrom: '100', cap: '250', others: '' },
};

async function setup(who: keyof typeof staff = 'manager', families = 12) {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const made = await platform.families(families, programmeId);
  const [first = ''] = made;
  await platform.approveAwards({ applicationIds: [first], staffId: 'ben-okafor', dryRun: false });
  const visitor = await createStaffSites(platform).visitor(staff[who]);
  const before = JSON.stringify(platform.all());
  return {
    platform,
    seen: (fields?: Record<string, string>) => {
      const asked = fields === undefined ? {} : { try: 'yes', ...inForce, ...fields };
      const query = new URLSearchParams({ programme: programmeId, ...asked });
      return visitor.see(`/staff/policy?${query.toString()}`);
    },
    nothingIsWritten: () => JSON.stringify(platform.all()) === before,
  };
}

/** The figures of a row, without tags. */
function row(body: string, name: string): string[] {
  const [, cells = ''] = new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`).exec(body) ?? [];
  return [...cells.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => cell);
}

describe('trying a policy', () => {
  test('begins with the award table in force', async () => {
    const { seen } = await setup();
    const { statusCode, body } = await seen();
    expect(statusCode).toBe(200);
    for (const [name, value] of Object.entries(inForce).filter(([, typed]) => typed !== ''))
      expect(body).toMatch(new RegExp(`name="${name}"[^>]* value="${value}"`));
    expect(body).not.toContain('who gains and who loses');
  });

  test('with the policy in force says that nobody gains or loses', async () => {
    const { seen } = await setup();
    const { body } = await seen({});
    expect(body).toContain('This is the policy in force itself');
    const [households, , , costNow, costThen, gain, , lose] = row(body, 'Everybody');
    expect([households, gain, lose]).toEqual(['12', '0', '0']);
    expect(costThen).toBe(costNow);
  });

  test('shows who loses, what it costs and what is left, and writes nothing', async () => {
    const { seen, nothingIsWritten } = await setup();
    const { statusCode, body } = await seen({ cap: '50' });
    expect(statusCode).toBe(200);
    const [households, awardsNow, , costNow, costThen, gain, , lose] = row(body, 'Everybody');
    expect([households, gain]).toEqual(['12', '0']);
    expect(lose).toBe(awardsNow);
    expect(costThen).not.toBe(costNow);
    expect(row(body, 'Most deprived fifth')).toHaveLength(9);
    expect(body).toContain('Money and need under the policy tried');
    expect(body).toContain('The day each envelope would have run dry');
    expect(nothingIsWritten()).toBe(true);
  });

  test('takes other parts of the policy as JSON', async () => {
    const { seen } = await setup();
    const { body } = await seen({ others: '{ "repeatMonths": 6 }' });
    expect(body).toContain('Families were asked about the last 12 months');
    expect(body).toContain('crisis-and-resilience-fund-2026-04-changed');
  });

  test('shows figures that may be passed on: small counts withheld, and no envelope', async () => {
    const { seen } = await setup();
    const { body } = await seen({ cap: '50', figures: 'rounded' });
    expect(row(body, 'Everybody')[0]).toBe('10');
    expect(row(body, 'Hodge Hill')[0]).toBe('*');
    expect(body).not.toContain('The day each envelope');
    expect(body).toContain('Show exact figures');
  });

  test.each([
    [{ oneAdult: 'lots' }, 'Enter an amount in pounds up to £1,000'],
    [{ cap: '1000.01' }, 'Enter an amount in pounds up to £1,000'],
    [{ childrenCounted: '21' }, 'Enter a number from 0 to 20'],
    [{ others: '{' }, 'Paste parts of a policy as JSON'],
    [{ others: '[]' }, 'Paste parts of a policy as JSON'],
    [{ others: '{ "repeatMonths": -1 }' }, 'repeatMonths: Too small'],
    [{ others: '{ "benefits": [] }' }, 'There are only: version'],
  ])('refuses %j in words and keeps what was typed', async (fields, words) => {
    const { seen } = await setup('manager', 1);
    const { statusCode, body } = await seen(fields);
    expect(statusCode).toBe(400);
    expect(body).toContain(words);
    expect(body).toContain('name="moreAdults" type="text" spellcheck="false" value="120"');
  });

  test.each(['caseworker', 'approver', 'finance', 'auditor', 'lead'] as const)(
    'is not for a %s',
    async (who) => {
      const { seen } = await setup(who, 1);
      expect((await seen()).statusCode).toBe(403);
    },
  );
});

describe('reading cases for a page', () => {
  const programme = programmeById(programmeId);

  test('finds every case in whatever queue it stands, and the envelopes', async () => {
    const { platform } = await setup();
    const found = await readTrialCases(platform.records, programme, 100);
    expect(found.complete).toBe(true);
    expect(found.cases).toHaveLength(12);
    expect(found.cases.filter(({ decision }) => decision === 'approved')).toHaveLength(1);
    expect(found.envelopes).toHaveLength(33);
  });

  test('stops at its limit and says that there are more', async () => {
    const { platform } = await setup();
    const part = await readTrialCases(platform.records, programme, 5);
    expect([part.cases.length, part.complete]).toEqual([5, false]);
    const all = await readTrialCases(platform.records, programme, 12);
    expect([all.cases.length, all.complete]).toEqual([12, true]);
  });
});
