import { describe, expect, test } from 'vitest';

import { showReference } from '#shared/kernel/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';

async function setup() {
  const platform = createStaffPlatform();
  const sites = createStaffSites(platform);
  const form = familyForm(7, programmeId);
  const id = await platform.applies({ ...form, fullName: 'Zahra Noor-Hassan' });
  const caseworker = await sites.visitor(staff.caseworker);
  const auditor = await sites.visitor(staff.auditor);
  const search = (q: string) => caseworker.act('/staff/search', { q });
  const see = async (asked = '') => (await auditor.see(`/staff/searches${asked}`)).body;
  return { platform, sites, id, search, see, auditor };
}

describe('the page of searches', () => {
  test('says who searched, by what kind of thing, and whom they were shown; not what they typed', async () => {
    const { id, search, see } = await setup();
    await search('noor zahra');
    await search('07700 900999');
    const body = await see();
    expect(body).toContain('amina-rahman');
    expect(body).toContain('Name');
    expect(body).toContain('1 case');
    expect(body).toContain(`href="/staff/cases/${id}"`);
    expect(body).toContain(showReference(id));
    expect(body).toContain('elephone number');
    expect(body).toContain('nobody');
    expect(body).not.toMatch(/noor|zahra|900999/i);
  });

  test('shows the newest first, and fifty at once', async () => {
    const { platform, search, see } = await setup();
    await search('B8 3BB');
    for (let number = 0; number < 50; number += 1) {
      platform.clock.moveOnSeconds(60);
      await search('Somebody Else');
    }
    const first = await see();
    expect(first).not.toContain('Postcode');
    expect(first.match(/<span>amina-rahman<\/span>/g)).toHaveLength(50);
    const next = /href="\/staff\/searches(\?[^"]*after=[^"]*)"/.exec(first)?.[1] ?? '';
    const second = await see(next.replaceAll('&amp;', '&'));
    expect(second).toContain('Postcode');
    expect(second.match(/<span>amina-rahman<\/span>/g)).toHaveLength(1);
  });

  test('has a page for each month', async () => {
    const { platform, sites, search } = await setup();
    const before = platform.clock.now().slice(0, 7);
    await search('Zahra Noor');
    platform.clock.moveOnSeconds(40 * 24 * 60 * 60);
    const auditor = await sites.visitor(staff.auditor);
    expect((await auditor.see('/staff/searches')).body).toContain('Nobody searched in');
    const then = await auditor.see(`/staff/searches?month=${before}`);
    expect(then.body).toContain('amina-rahman');
  });

  test.each(['2026', '2026-13', '2099-01', 'x'])('has none for “%s”', async (month) => {
    const { auditor } = await setup();
    expect((await auditor.see(`/staff/searches?month=${month}`)).statusCode).toBe(404);
  });
});
