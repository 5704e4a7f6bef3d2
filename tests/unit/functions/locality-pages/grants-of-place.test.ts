import { describe, expect, test } from 'vitest';

import { grantMarks, grantsIn } from '#functions/locality-pages/views/grants-view.ts';
import { publishedGrants } from '#shared/grant-awards/index.ts';
import { publishedGrant } from '#tests/builders/published-grant.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

const hodgeHill = { code: 'hodge-hill', name: 'Hodge Hill' };
const city = { code: 'city', name: 'Birmingham' };
const grants = [
  publishedGrant('Table'),
  publishedGrant('Everywhere', { where: { kind: 'city-wide' } }),
  publishedGrant('Singers', {
    where: { kind: 'wards', wardCodes: ['E05011171'], localityCodes: ['sutton-coldfield'] },
  }),
  publishedGrant('Lunch', {
    where: { kind: 'wards', wardCodes: ['E05011129', 'E05011118'], localityCodes: ['hodge-hill'] },
  }),
];
const names = (found: readonly { groupName: string }[]) => found.map(({ groupName }) => groupName);

describe('the community grants of a place', () => {
  test('are those that work there in the period, its first and last day with it', () => {
    const june = { firstMonth: '2026-06', lastMonth: '2026-06' };
    expect(names(grantsIn(grants, june, hodgeHill))).toEqual(['Table', 'Everywhere', 'Lunch']);
    expect(grantsIn(grants, june, city)).toHaveLength(4);
    const before = { firstMonth: '2026-03', lastMonth: '2026-04' };
    expect(grantsIn(grants, before, city)).toEqual([]);
    expect(grantsIn(grants, { firstMonth: '2026-04', lastMonth: '2026-05' }, city)).toHaveLength(4);
    const after = { firstMonth: '2026-07', lastMonth: '2026-07' };
    expect(grantsIn(grants, after, city)).toEqual([]);
  });

  test('are counted in each ward they name, and in none when they are for the whole city', () => {
    expect([...grantMarks(grants).byWard]).toEqual([
      ['E05011129', 2],
      ['E05011171', 1],
      ['E05011118', 1],
    ]);
  });

  test('stand on the map, in a table and in a file', async () => {
    const platform = createStaffPlatform('2026-06-18T09:00:00.000Z');
    await platform.commit(grants.map((grant) => publishedGrants.create(grant)));
    const site = createLocalitySite(platform, plainAssets);
    const visitor = await site.visitor(staff.lead);
    const here = '/locality/hodge-hill';
    const { body } = await visitor.see(`${here}?programme=crisis-and-resilience-fund`);
    expect(site.failures).toEqual([]);
    expect(body).toContain('3 grants of £3,000 in all');
    expect(body).toContain('Community grants that work in the ward');
    expect(body).toContain('What Lunch does');
    expect(body).not.toContain('Singers');
    const csv = await visitor.see(`${here}/grants.csv?programme=crisis-and-resilience-fund`);
    expect(csv.body).toContain('Everywhere,What Everywhere does,Anywhere in Birmingham,1000.00');
    const svg = await visitor.see(`${here}/map.svg?programme=crisis-and-resilience-fund`);
    expect(svg.body).toContain('<circle');
  });
});
