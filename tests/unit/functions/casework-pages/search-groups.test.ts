import { beforeAll, describe, expect, test } from 'vitest';

import { showReference } from '#shared/kernel/index.ts';
import type { Templates } from '#shared/web/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

/** A group that sent its application, and staff who search. */
async function setup() {
  const groups = createGroupSite({ templates, assets: plainAssets });
  const group = await groups.visitor('amina@example.com', { name: 'Amina Yusuf' });
  await group.sendAll();
  const platform = createStaffPlatform();
  platform.clock.moveTo(groups.platform.clock.now());
  for (const item of groups.platform.all()) await platform.commit([{ action: 'create', item }]);
  const sites = createStaffSites(platform);
  const caseworker = await sites.visitor(staff.caseworker);
  const search = (q: string) => caseworker.act('/staff/search', { q });
  return { platform, sites, caseworker, search, id: group.home.split('/').at(-1) ?? '' };
}

describe('staff who search for a group', () => {
  test('find its application beside families’, with name, title and how it stands', async () => {
    const { search, id } = await setup();
    const { body } = await search('saturday table');
    expect(body).toContain('Among groups, looked for a name with all of these words.');
    expect(body).toContain(`href="/staff/grants/${id}"`);
    expect(body).toContain('Ward End Saturday Table');
    expect(body).toContain('Saturday lunches in Ward End');
    expect(body).toContain('waits to be confirmed');
    expect(body).toContain('No family found');
    expect(htmlFaultsOf({ path: '/staff/search', body })).toEqual([]);
  });

  test('find it by the email of a contact', async () => {
    const { search, id } = await setup();
    expect((await search('shabnam@example.com')).body).toContain(`href="/staff/grants/${id}"`);
  });

  test('are told that nothing is found by a number that no group has', async () => {
    const { search } = await setup();
    const { body } = await search('SC123456');
    expect(body).toContain('Among groups, looked for a charity or company number.');
    expect(body).toContain('Nothing found');
  });

  test('do not read the name of a group in which they have an interest', async () => {
    const { caseworker, search, id } = await setup();
    await caseworker.act(`/staff/grants/${id}/interest`, { nature: 'works-there' });
    const { body } = await search('saturday table');
    expect(body).toContain('You have an interest in this');
    expect(body).not.toContain('Ward End Saturday Table');
    expect(body).not.toContain('Saturday lunches');
  });

  test('are written down with what they were shown, by name or by reference', async () => {
    const { platform, sites, search, id } = await setup();
    await search('saturday table');
    expect((await search(showReference(id))).headers['location']).toBe(`/staff/grants/${id}`);
    const kept = platform.ofKind('case-search').map((item) => item['document']);
    expect(kept).toMatchObject([
      { searchedFor: ['name', 'group-name'], applicationIds: [], grantApplicationIds: [id] },
      { searchedFor: ['reference'], applicationIds: [], grantApplicationIds: [id] },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/saturday/i);
    const auditor = await sites.visitor(staff.auditor);
    const { body } = await auditor.see('/staff/searches');
    expect(body).toContain('Name or name of a group');
    expect(body).toContain('1 group');
    expect(body).toContain(`href="/staff/grants/${id}"`);
  });
});
