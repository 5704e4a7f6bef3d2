import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

import { eventsOf } from '#tests/builders/counted-winter.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

const asked =
  '?programme=household-support-fund&period=2022-01&with=household-support-fund&withPeriod=2021-12';
const hodgeHill = { localityCode: 'hodge-hill', lsoa2011: 'E01009080' };

async function visitorOf(who: StaffMember = staff.lead) {
  const site = createLocalitySite(createStaffPlatform(), plainAssets);
  await site.count([
    ...eventsOf({ area: hodgeHill, count: 20 }),
    ...eventsOf({ area: hodgeHill, count: 25, at: '2022-01-15T12:00:00.000Z' }),
    ...eventsOf({ area: { localityCode: 'yardley' }, count: 30 }),
    ...eventsOf({ area: { localityCode: 'yardley' }, count: 3, at: '2022-01-15T12:00:00.000Z' }),
  ]);
  return { ...site, visitor: await site.visitor(who) };
}

describe('two periods side by side', () => {
  test('show what changed, in a sentence and in per cent', async () => {
    const { visitor, failures } = await visitorOf();
    const { body } = await visitor.see(`/locality/hodge-hill/compare${asked}`);
    expect(failures).toEqual([]);
    expect(body).toContain(
      '25 families of Hodge Hill applied in January 2022, 20 in December 2021.',
    );
    expect(body).toMatch(/Applications<\/th><td>25<\/td><td>20<\/td><td>\+25\.0%/);
  });

  test('withhold a difference as soon as one of its figures is', async () => {
    const { visitor } = await visitorOf();
    const csv = (await visitor.see(`/locality/hodge-hill/compare.csv${asked}`)).body;
    const rows = parse<Record<string, string>>(csv, { columns: true, bom: true });
    expect(rows.find(({ locality }) => locality === 'Yardley')).toMatchObject({
      applications_first: '*',
      paid_pounds_first: '*',
    });
    const { body } = await visitor.see(`/locality/hodge-hill/compare${asked}`);
    const [, yardley = ''] = body.split('<th scope="row">Yardley</th>');
    expect(yardley.slice(0, yardley.indexOf('</tr>'))).toMatch(/<td>\*<\/td>$/);
  });

  test('are the last two months that are over when nothing is asked for, and survive nonsense', async () => {
    const { visitor } = await visitorOf(staff.manager);
    const first = await visitor.see('/locality/city/compare');
    expect(first.statusCode).toBe(200);
    const odd = await visitor.see(
      '/locality/city/compare?programme=x&period=y&with=z&withPeriod=q',
    );
    expect(odd.statusCode).toBe(200);
  });
});
