import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';

import { eventsOf } from '#tests/builders/counted-winter.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { attribution } from '#shared/reference/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

const winter = '?programme=household-support-fund';
const hodgeHill = { localityCode: 'hodge-hill', lsoa2011: 'E01009080' };
const families = () => [
  ...eventsOf({ area: hodgeHill, count: 23 }),
  ...eventsOf({ area: { localityCode: 'yardley' }, count: 3 }),
  ...eventsOf({ area: { localityCode: 'ladywood' }, count: 41, at: '2022-01-12T10:00:00.000Z' }),
  ...eventsOf({ area: { localityCode: 'city' }, count: 12, until: 'approved' }),
];

async function setup(who?: StaffMember, told: readonly DomainEvent[] = families()) {
  const site = createLocalitySite(createStaffPlatform(), plainAssets);
  await site.count(told);
  return { ...site, visitor: await site.visitor(who) };
}

/** The cells of a table's row, by the heading of the row. */
function rowOf(body: string, name: string): string[] {
  const row = body.split('<tr').find((part) => part.includes(`<th scope="row">${name}</th>`)) ?? '';
  return [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
}

describe('the way to the report', () => {
  test('leads a locality lead to their own locality and others to the city', async () => {
    expect((await (await setup(staff.lead)).visitor.see('/locality')).headers['location']).toBe(
      '/locality/hodge-hill',
    );
    expect((await (await setup(staff.auditor)).visitor.see('/locality')).headers['location']).toBe(
      '/locality/city',
    );
  });

  test('leads who is not signed in to sign in and back', async () => {
    const seen = await (await setup()).visitor.see('/locality/yardley');
    expect(seen.headers['location']).toContain('/staff/sign-in?returnTo=%2Flocality%2Fyardley');
  });

  test('keeps a lead out of another locality, and of the whole city', async () => {
    const { visitor } = await setup(staff.lead);
    for (const code of ['yardley', 'city']) {
      const seen = await visitor.see(`/locality/${code}`);
      expect(seen.statusCode).toBe(403);
      expect(seen.body).toContain('Yours is Hodge Hill');
      expect((await visitor.see(`/locality/${code}/areas.csv`)).statusCode).toBe(403);
    }
  });

  test('does not show reports to who only decides cases', async () => {
    const { visitor } = await setup(staff.caseworker);
    expect((await visitor.see('/locality/yardley')).statusCode).toBe(403);
  });

  test('knows no eleventh locality', async () => {
    const { visitor } = await setup(staff.manager);
    expect((await visitor.see('/locality/solihull')).statusCode).toBe(404);
  });
});

describe('the report of money against need', () => {
  test('shows a manager every figure, and the sums', async () => {
    const { visitor, failures } = await setup(staff.manager);
    const { body } = await visitor.see(`/locality/hodge-hill${winter}`);
    expect(failures).toEqual([]);
    expect(rowOf(body, 'Yardley').slice(5)).toEqual(['£450', '£450', '3', '3', '£150', '0']);
    expect(rowOf(body, 'Birmingham').slice(5)).toEqual([
      '£10,050',
      '£11,850',
      '79',
      '79',
      '£150',
      '0',
    ]);
    expect(rowOf(body, 'Address hidden or not known').slice(5, 8)).toEqual(['£0', '£1,800', '12']);
  });

  test('shows a lead their own exactly and withholds small counts of others', async () => {
    const { visitor } = await setup(staff.lead);
    const { body } = await visitor.see(`/locality/hodge-hill${winter}`);
    expect(rowOf(body, 'Hodge Hill').slice(5, 9)).toEqual(['£3,450', '£3,450', '23', '23']);
    expect(rowOf(body, 'Yardley')).toContain('*');
    expect(rowOf(body, 'Yardley').join()).not.toMatch(/450|\b3\b/);
    expect(body).toContain('stand for counts of 1 to 7');
  });

  test('says in a sentence how the money compares', async () => {
    const { visitor } = await setup(staff.manager);
    const { body } = await visitor.see(`/locality/hodge-hill${winter}`);
    expect(body).toMatch(
      /Hodge Hill has 17\.0% of the city’s need and 34\.3% of the money paid out/,
    );
    const city = (await visitor.see(`/locality/city${winter}`)).body;
    expect(city).toMatch(/In \d of 10 localities the money is within 0\.8 and 1\.25 times/);
  });

  test('says so when nothing has been paid yet', async () => {
    const { visitor } = await setup(staff.lead, []);
    const { body, statusCode } = await visitor.see('/locality/hodge-hill');
    expect(statusCode).toBe(200);
    expect(body).toContain('No money has been paid out in this period yet.');
  });

  test('can be had by month, by programme and by what is promised', async () => {
    const { visitor } = await setup(staff.manager);
    const january = await visitor.see(`/locality/ladywood${winter}&period=2022-01`);
    expect(january.body).toContain('Household Support Fund, winter 2021/22, January 2022');
    expect(rowOf(january.body, 'Hodge Hill').slice(5, 7)).toEqual(['£0', '£0']);
    const awarded = await visitor.see(`/locality/ladywood${winter}&money=awarded`);
    expect(awarded.body).toContain('of the money awarded');
    const now = await visitor.see('/locality/ladywood');
    expect(now.body).toContain('Crisis and Resilience Fund, April 2026 to May 2026');
    const nonsense = await visitor.see('/locality/ladywood?programme=x&period=y&money=z&map=q');
    expect(nonsense.statusCode).toBe(200);
  });

  test('draws the chart and the map, and says where the figures come from', async () => {
    const { visitor } = await setup(staff.lead);
    const { body } = await visitor.see(`/locality/hodge-hill${winter}&map=need`);
    expect(body.split('role="img"')).toHaveLength(3);
    expect(body).toContain('Income-deprived children living in each small area');
    expect(body).toContain(attribution);
    expect(body).toContain('English indices of deprivation 2019');
    expect(body).not.toMatch(/style="/);
  });

  test('lists the small areas of a locality, most children first', async () => {
    const { visitor } = await setup(staff.lead);
    const { body } = await visitor.see(`/locality/hodge-hill${winter}`);
    const [, table = ''] = body.split('id="areas"');
    const children = [...table.matchAll(/<\/th><td>(\d+)<\/td>/g)].map(([, count]) =>
      Number(count),
    );
    expect(children.length).toBeGreaterThan(50);
    expect(children).toEqual(children.toSorted((a, b) => b - a));
  });

  test('adds a ward up from its small areas, and says where it is only a part', async () => {
    const { visitor } = await setup(staff.manager);
    const { body } = await visitor.see(`/locality/hodge-hill${winter}`);
    const [, wards = ''] = body.split('id="wards"');
    expect(wards).toMatch(/<th scope="row">[^<]* \(part\)<\/th>/);
    const counts = (text: string) =>
      [...text.matchAll(/<\/th><td>\d+<\/td><td>[\d,]+<\/td><td>(\d+)<\/td>/g)].map(([, n]) =>
        Number(n),
      );
    const own = counts(wards.slice(0, wards.indexOf('</table>')));
    expect(own.reduce((sum, count) => sum + count, 0)).toBe(23);
    const city = (await visitor.see(`/locality/city${winter}`)).body;
    expect(city).toContain('The 69 wards of Birmingham');
    expect(city).not.toContain('(part)</th>');
  });

  test('links to Family Connect only for who may give families to workers', async () => {
    const link = '/locality/hodge-hill/connections';
    expect((await (await setup(staff.lead)).visitor.see('/locality/hodge-hill')).body).toContain(
      link,
    );
    const auditor = await (await setup(staff.auditor)).visitor.see('/locality/hodge-hill');
    expect(auditor.body).not.toContain(link);
  });
});

describe('the downloads', () => {
  const read = (body: string) => parse<Record<string, string>>(body, { columns: true, bom: true });

  test('hold the localities with the rule that shaped each row', async () => {
    const { visitor } = await setup(staff.lead);
    const seen = await visitor.see(`/locality/hodge-hill/spend.csv${winter}`);
    expect(seen.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(seen.headers['content-disposition']).toContain(
      'spend-hodge-hill-household-support-fund',
    );
    const rows = read(seen.body);
    expect(rows).toHaveLength(12);
    const own = rows.find(({ locality }) => locality === 'Hodge Hill');
    expect(own).toMatchObject({ paid_pounds: '3450.00', awards: '23', disclosure: 'exact' });
    const other = rows.find(({ locality }) => locality === 'Yardley');
    expect(other).toMatchObject({ paid_pounds: '*', awards: '*', spend_share_percent: '*' });
    expect(other?.['disclosure']).toContain('1 to 7 withheld');
    expect(rows.at(-1)).toMatchObject({ locality: 'Birmingham', awards: '80' });
  });

  test('hold the small areas of the place, the whole city’s for the city', async () => {
    const { visitor } = await setup(staff.manager);
    const own = read((await visitor.see(`/locality/hodge-hill/areas.csv${winter}`)).body);
    expect(own.find(({ lsoa }) => lsoa === 'E01009080')).toMatchObject({
      awards: '23',
      locality: 'Hodge Hill',
      disclosure: 'exact',
    });
    const city = read((await visitor.see(`/locality/city/areas.csv${winter}`)).body);
    expect(city).toHaveLength(639);
  });

  test('are one workbook with every table, whose first sheet says what it is', async () => {
    const { visitor } = await setup(staff.lead);
    const seen = await visitor.see(`/locality/hodge-hill/report.xlsx${winter}`);
    const sheets = await readExcelFile(Buffer.from(seen.body, 'base64'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'About',
      'Localities',
      'Small areas',
      'Wards',
      'Months',
      'Households',
      'Community grants',
    ]);
    const about = new Map(sheets[0]?.data.map(([name, text]) => [name, text]));
    expect(about.get('Policy')).toBe('household-support-fund-2021-12');
    expect(about.get('Source')).toBe(attribution);
    expect(about.get('The same view')).toMatch(
      /^http:\/\/127\.0\.0\.1\/locality\/hodge-hill\?programme=household-support-fund/,
    );
    const [heads = [], ...rows] = sheets[1]?.data ?? [];
    const paid = (locality: string) =>
      rows.find((row) => row.includes(locality))?.[heads.indexOf('Paid, £')];
    expect(paid('Hodge Hill')).toBe(3450);
    expect(paid('Yardley')).toBe('*');
  });

  test.each(['map.svg', 'shares.svg'])(
    'are the drawings, with source and rules under them: %s',
    async (file) => {
      const { visitor } = await setup(staff.lead);
      const seen = await visitor.see(`/locality/hodge-hill/${file}${winter}`);
      expect(seen.headers['content-type']).toBe('image/svg+xml');
      expect(seen.body).toMatch(/^<svg/);
      const words = [...seen.body.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, text]) => text);
      const caption = words.join(' ');
      expect(caption).toContain('Policy: household-support-fund-2021-12');
      expect(caption).toContain('Counts of 1 to 7 withheld');
      expect(caption).toContain(attribution);
    },
  );
});
