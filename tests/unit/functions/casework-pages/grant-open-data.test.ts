import { describe, expect, test } from 'vitest';

import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { fittingOffer } from '#tests/doubles/submitted-grant.ts';

const path = '/staff/grants/open-data';

async function setup(purpose = fittingOffer.purpose) {
  const grant = await createAcceptedGrant({ ...fittingOffer, purpose });
  const sites = createStaffSites(grant.staff);
  const templates = builtTemplates('functions/group-pages/templates');
  const assets = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'].map((name) => ({
    ...plainAssets[0]!,
    ...{ name, fileName: name },
  }));
  const stranger = createPageVisitor(createGroupSite({ templates, assets }, grant.platform).site);
  const ticked = (body: string) => /name="grants"[^>]*value="([^"]+)"/.exec(body)?.[1] ?? '';
  return { ...grant, sites, stranger, ticked };
}

describe('grants as open data', () => {
  test('are nobody’s to download before somebody signed them, and everybody’s afterwards', async () => {
    const { sites, stranger, ticked } = await setup();
    expect((await stranger.see('/grants/open-data.json')).statusCode).toBe(404);
    expect((await stranger.see('/grants/awarded')).body).not.toContain('open-data.json');
    const ben = await sites.visitor(staff.approver);
    const seen = await ben.see(path);
    expect(seen.body).toContain('Twelve Saturday lunches');
    expect(seen.body).not.toContain('Look at this');
    expect(htmlFaultsOf(seen)).toEqual([]);
    const none = await ben.send(`${path}/sign`, {});
    expect(none.body).toContain('Tick the grants that may be published');
    expect(htmlFaultsOf(none)).toEqual([]);
    const signed = await ben.act(`${path}/sign`, { grants: ticked(seen.body) });
    expect(signed.headers['location']).toBe(`${path}?signed=1&changed=0`);
    const after = await ben.see(`${path}?signed=1&changed=0`);
    expect(after.body).toContain('1 grant is published.');
    expect(after.body).toContain('Every accepted grant is published as it is now.');
    expect(htmlFaultsOf(after)).toEqual([]);
    const json = await stranger.see('/grants/open-data.json');
    expect(json.headers['content-type']).toBe('application/json');
    expect(JSON.parse(json.body)).toMatchObject({ grants: [{ amountAwarded: 1500 }] });
    const csv = await stranger.see('/grants/open-data.csv');
    expect(csv.body).toMatch(/^Identifier,Title,Description,Currency,Amount Awarded,/);
    const awarded = await stranger.see('/grants/awarded');
    expect(awarded.body).toContain('open-data.json');
    expect(htmlFaultsOf(awarded)).toEqual([]);
  });

  test('are taken out at once', async () => {
    const { sites, stranger, ticked, grantApplicationId } = await setup();
    const ben = await sites.visitor(staff.approver);
    await ben.act(`${path}/sign`, { grants: ticked((await ben.see(path)).body) });
    const roundId = 'closer-to-home-2026';
    const taken = await ben.act(`${path}/take-out`, { grantApplicationId, roundId });
    expect(taken.headers['location']).toBe(`${path}?done=taken-out`);
    expect((await ben.see(`${path}?done=taken-out`)).body).toContain('Taken out');
    expect((await stranger.see('/grants/open-data.csv')).statusCode).toBe(404);
    const wrong = await ben.act(`${path}/take-out`, { grantApplicationId: 'X', roundId });
    expect(wrong.statusCode).toBe(409);
    expect((await ben.act(`${path}/take-out`, {})).statusCode).toBe(400);
  });

  test('point at what may be of a person', async () => {
    const { sites } = await setup('Lunches with Shabnam Akhtar, B8 3AB. Ring 07700 900123.');
    const seen = await (await sites.visitor(staff.approver)).see(path);
    expect(seen.body).toContain('a telephone number: “07700 900123”');
    expect(seen.body).toContain('a postcode: “B8 3AB”');
    expect(seen.body).toContain('somebody of the group: “Shabnam Akhtar”');
    expect(htmlFaultsOf(seen)).toEqual([]);
  });

  test('are read, and not signed, by whoever may not decide', async () => {
    const { sites, ticked } = await setup();
    const value = ticked((await (await sites.visitor(staff.approver)).see(path)).body);
    const amina = await sites.visitor(staff.caseworker);
    const seen = await amina.see(path);
    expect(seen.body).not.toContain('Sign and publish');
    expect(htmlFaultsOf(seen)).toEqual([]);
    expect((await amina.act(`${path}/sign`, { grants: value })).statusCode).toBe(403);
    expect((await amina.act(`${path}/take-out`, {})).statusCode).toBe(403);
  });
});
