import { describe, expect, test } from 'vitest';

import { nearbyGroups } from '#functions/locality-pages/views/nearby-groups.ts';
import { publishedGrants, type PublishedGrant } from '#shared/grant-awards/index.ts';
import { publishedGrant as grant } from '#tests/builders/published-grant.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

const now = '2026-06-20T09:00:00.000Z';
const ward = 'E05011118';

const family = receivedConnection('Grace Adeyemi', {
  area: { localityCode: 'hodge-hill', wardCode: ward },
  reasons: ['housing', 'children-and-young-people'],
});
const inWard: PublishedGrant['where'] = {
  ...{ kind: 'wards', wardCodes: [ward], localityCodes: ['hodge-hill'] },
};

const named = (grants: readonly PublishedGrant[], request = family) =>
  nearbyGroups(grants, request, now).shown.map(({ name }) => name);

describe('community groups near a family', () => {
  test('stand in the order of what it asks for, then how near they are', () => {
    const grants = [
      grant('Far', { helpsWith: ['education'] }),
      grant('Next door', { where: inWard }),
      grant('Roofs', { helpsWith: ['housing', 'money'], where: { kind: 'city-wide' } }),
      grant('Play', { helpsWith: ['children-and-young-people', 'housing'] }),
    ];
    expect(named(grants)).toEqual(['Play', 'Roofs', 'Next door', 'Far']);
    const [play, roofs, nextDoor] = nearbyGroups(grants, family, now).shown;
    expect(play).toMatchObject({ helpsWith: ['Children and young people', 'Housing'] });
    expect(roofs).toMatchObject({ helpsWith: ['Housing'], where: 'all over the city' });
    expect(nextDoor).toMatchObject({ helpsWith: [], where: 'in their ward' });
  });

  test('are those whose project runs today, in the family’s locality', () => {
    const grants = [
      grant('Ended', { projectUntil: '2026-06-19' }),
      grant('Not begun', { projectFrom: '2026-06-21', projectUntil: '2026-07-01' }),
      grant('Elsewhere', {
        where: { kind: 'wards', wardCodes: ['E05011171'], localityCodes: ['sutton-coldfield'] },
      }),
      grant('Last day'),
    ];
    expect(named(grants)).toEqual(['Last day']);
  });

  test('of a hidden address are those all over the city, which point nowhere', () => {
    const hidden = receivedConnection('Hidden', { area: { localityCode: 'city' } });
    const grants = [grant('Here'), grant('Everywhere', { where: { kind: 'city-wide' } })];
    expect(named(grants, hidden)).toEqual(['Everywhere']);
  });

  test('are eight, and say how many more there are', () => {
    const grants = Array.from({ length: 11 }, (_, index) => grant(`Group ${index}`));
    const { shown, more } = nearbyGroups(grants, family, now);
    expect([shown.length, more]).toEqual([8, 3]);
  });

  test('stand on the page of the request', async () => {
    const platform = createStaffPlatform(now);
    await keepConnections(platform.commit, [family]);
    await platform.commit([publishedGrants.create(grant('Roofs', { helpsWith: ['housing'] }))]);
    const site = createLocalitySite(platform, plainAssets);
    const visitor = await site.visitor(staff.lead);
    const { body } = await visitor.see(
      `/locality/hodge-hill/connections/${family.connectionRequestId}`,
    );
    expect(body).toContain('<strong>Roofs</strong>, for housing, nearby: What Roofs does');
    expect(site.failures).toEqual([]);
  });
});
