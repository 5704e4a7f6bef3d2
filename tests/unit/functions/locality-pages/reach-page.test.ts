import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

import { eventsOf, winterOf } from '#tests/builders/counted-winter.ts';
import { connectionRequested, eventOf } from '#tests/builders/domain-events.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

const winter = '?programme=household-support-fund';

async function setup(who: StaffMember, told: readonly DomainEvent[]) {
  const site = createLocalitySite(createStaffPlatform(), plainAssets);
  await site.count(told);
  return { ...site, visitor: await site.visitor(who) };
}

const findings = (body: string) =>
  [...body.matchAll(/<p class="od-finding">([^<]*)/g)].map(([, sentence]) => sentence);

describe('whom a programme missed', () => {
  test('is said in sentences that the table below supports', async () => {
    const { visitor, failures } = await setup(
      staff.manager,
      winterOf('household-support-fund', ['2021-12']).filter(
        ({ body }) => !('area' in body) || body.area.lsoa2011 !== 'E01009080',
      ),
    );
    const { body } = await visitor.see(`/locality/hodge-hill/reach${winter}`);
    expect(failures).toEqual([]);
    const [came, missed] = findings(body);
    expect(came).toMatch(/families of Hodge Hill applied; with its share of the city’s need/);
    expect(missed).toMatch(/In 1 small area clearly fewer applied.* \(0 came, \d+ expected\)/);
    expect(body.split('clearly fewer</')).toHaveLength(2);
    expect(body.split('role="img"')).toHaveLength(4);
  });

  test('says so when nobody has applied yet', async () => {
    const { visitor } = await setup(staff.lead, []);
    const { body, statusCode } = await visitor.see('/locality/hodge-hill/reach');
    expect(statusCode).toBe(200);
    expect(findings(body)).toEqual(['Nobody has applied in this period yet.']);
    expect(body).toContain('No money has been paid out in this period yet.');
  });

  test('is shown to a lead for their own locality alone', async () => {
    const { visitor } = await setup(staff.lead, []);
    for (const file of ['reach', 'reach.csv', 'reach.xlsx', 'curve.svg']) {
      expect((await visitor.see(`/locality/yardley/${file}`)).statusCode).toBe(403);
      expect((await visitor.see(`/locality/city/${file}`)).statusCode).toBe(403);
    }
  });

  test('never tells a lead how many applied in the whole city', async () => {
    const told = (count: number) =>
      eventsOf({ area: { localityCode: 'yardley', lsoa2011: 'E01008881' }, count });
    const expectedWith = async (count: number) => {
      const { visitor } = await setup(staff.lead, told(count));
      const csv = await visitor.see(`/locality/hodge-hill/reach.csv${winter}`);
      return parse<Record<string, string>>(csv.body, { columns: true, bom: true }).map(
        (row) => row['expected_applications'],
      );
    };
    expect(await expectedWith(23)).toEqual(await expectedWith(26));
    expect(await expectedWith(3)).toEqual(await expectedWith(0));
    expect(await expectedWith(23)).not.toEqual(await expectedWith(40));
  });

  test('counts who asked for further help beside who applied', async () => {
    const area = { localityCode: 'hodge-hill', lsoa2011: 'E01009080' };
    const at = '2021-12-15T12:00:00.000Z';
    const { visitor } = await setup(staff.lead, [
      ...eventsOf({ area, count: 9 }),
      eventOf(connectionRequested('R1', area, ['finance']), { eventId: 'R1', at }),
    ]);
    const csv = await visitor.see(`/locality/hodge-hill/reach.csv${winter}`);
    const rows = parse<Record<string, string>>(csv.body, { columns: true, bom: true });
    expect(rows.find(({ lsoa }) => lsoa === 'E01009080')).toMatchObject({
      applications: '9',
      further_help: '1',
      clearly_fewer: 'no',
    });
  });
});
