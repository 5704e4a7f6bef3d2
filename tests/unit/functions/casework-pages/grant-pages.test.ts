import { beforeAll, describe, expect, it } from 'vitest';

import type { Templates } from '#shared/web/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

/** A group that did as much as it is told to, and the pages of staff over the same records. */
async function setup(confirmations: readonly string[], sends = true) {
  const groups = createGroupSite({ templates, assets: plainAssets });
  const amina = await groups.visitor('amina@example.com', { name: 'Amina Yusuf' });
  if (sends) await amina.sendAll();
  for (const email of confirmations) {
    const contact = createPageVisitor(groups.site);
    await contact.see(groups.linkOf(email));
    await contact.send(groups.linkOf(email), { agree: 'yes' });
  }
  const platform = createStaffPlatform();
  platform.clock.moveTo(groups.platform.clock.now());
  for (const item of groups.platform.all()) await platform.commit([{ action: 'create', item }]);
  const sites = createStaffSites(platform);
  return { sites, reference: amina.home.split('/').at(-1) ?? '' };
}

const both = ['shabnam@example.com', 'george@example.com'];

describe('the grants that staff read', () => {
  it('are those that two people confirmed, with every answer and the history', async () => {
    const { sites, reference } = await setup(both);
    const reader = await sites.visitor(staff.caseworker);
    const list = await reader.see('/staff/grants');
    expect(list.body).toContain('Ward End Saturday Table');
    expect(list.body).toContain('£1,800');
    const { body } = await reader.see(`/staff/grants/${reference}`);
    expect(body).toContain('Saturday lunches in Ward End');
    expect(body).toContain('B8 3BB, ');
    expect(body).toContain('Bank account in the name of the group with two signatories');
    expect(body).toContain('The first contact confirmed the application');
    expect(body).toContain('so the application for £1,800 came in');
    expect(body).not.toContain('<form method="post" action="/staff/grants');
    expect(sites.failures).toEqual([]);
  });

  it('are listed apart while somebody has yet to confirm', async () => {
    const { sites, reference } = await setup(['george@example.com']);
    const reader = await sites.visitor(staff.auditor);
    expect((await reader.see('/staff/grants')).body).not.toContain('Ward End');
    const waiting = await reader.see('/staff/grants?state=awaiting-confirmation');
    expect(waiting.body).toContain('Ward End Saturday Table');
    const { body } = await reader.see(`/staff/grants/${reference}`);
    expect(body).toContain('Waiting to be confirmed');
  });

  it('are no drafts: those are the group’s own', async () => {
    const { sites, reference } = await setup([], false);
    const reader = await sites.visitor(staff.manager);
    expect((await reader.see(`/staff/grants/${reference}`)).statusCode).toBe(404);
    expect((await reader.see('/staff/grants/NOTHING')).statusCode).toBe(404);
  });

  it('are not for locality leads, nor for anybody who is not signed in', async () => {
    const { sites, reference } = await setup(both);
    for (const path of ['/staff/grants', `/staff/grants/${reference}`]) {
      expect((await (await sites.visitor(staff.lead)).see(path)).statusCode).toBe(403);
      expect((await (await sites.visitor()).see(path)).statusCode).toBe(303);
    }
  });
});
