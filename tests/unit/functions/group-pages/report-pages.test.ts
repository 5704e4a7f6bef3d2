import { beforeAll, describe, expect, it } from 'vitest';

import { evidenceOf } from '#shared/evidence/index.ts';
import { grantReports } from '#shared/grant-reports/index.ts';
import { keys } from '#shared/records/index.ts';
import type { Templates } from '#shared/web/index.ts';
import { jpegFrom, pdf } from '#tests/builders/pictures.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { postedFile } from '#tests/doubles/posted-file.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
const told = {
  ...{ 'activity-packs': '0', 'advice-sessions': '4', activities: '12' },
  ...{ 'families-reached': '1,018', people: '44', happened: 'Twelve lunches.' },
  ...{ learned: 'More chairs.', story: '', 'spent-1': '1,450' },
};

async function setup({ accepted = true } = {}) {
  const grant = await createSubmittedGrant();
  await grant.propose();
  await grant.confirm();
  await grant.giveAccount();
  await grant.send();
  await grant.accept(1);
  if (accepted) await grant.accept(2);
  const { platform, grantApplicationId } = grant;
  const { site, visitor, failures } = createGroupSite({ templates, assets }, platform);
  const amina = await visitor('amina@example.com');
  const home = `/grants/applications/${grantApplicationId}`;
  const path = `${home}/report`;
  return {
    ...{ ...grant, site, amina, home, failures, path },
    sites: createStaffSites(createStaffPlatform(undefined, platform, platform.clock)),
    forStaff: `/staff/grants/${grantApplicationId}`,
    send: async (change: Record<string, string> = {}, action = 'send') => {
      await amina.see(path);
      return amina.send(path, { ...told, ...change, action });
    },
    report: async () =>
      (await grantReports.read(platform.records, keys.grantReport(grantApplicationId)))?.document,
  };
}

describe('the page of a report', () => {
  it('is there once the grant is accepted, and not before', async () => {
    const early = await setup({ accepted: false });
    expect((await early.amina.see(early.path)).headers['location']).toBe(early.home);
    const { amina, path, home, failures } = await setup();
    expect((await amina.see(`${home}/offer`)).body).toContain('Write the report');
    const seen = await amina.see(path);
    expect(seen.body).toContain('Please send it by <strong>24 April 2027</strong>');
    expect(seen.body).toContain('In your budget: £1,800.');
    expect(htmlFaultsOf(seen)).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('keeps what is not finished, and shows it to whoever comes next', async () => {
    const { amina, path, send, report } = await setup();
    const saved = await send({ people: '', learned: '' }, 'save');
    expect(saved.headers['location']).toBe(`${path}?saved=yes`);
    expect(await report()).toMatchObject({ state: 'draft', revision: 1 });
    const { body } = await amina.see(`${path}?saved=yes`);
    expect(body).toContain('Saved. Go on when you like');
    expect(body).toContain('Amina saved it last on');
    expect(body).toContain('Twelve lunches.');
  });

  it('says what is missing or wrong, and keeps what was typed', async () => {
    const { send, report } = await setup();
    for (const [change, sentence] of [
      [{ people: '' }, 'Enter how many people took part, or 0'],
      [{ activities: 'twelve' }, 'in digits like 12'],
      [{ happened: '' }, 'Say what happened'],
      [{ 'spent-1': '' }, 'Enter what you spent on “Food”, or 0'],
      [{ 'spent-1': 'all' }, 'Enter an amount like 120 or 120.50'],
      [{ 'spent-1': '1,500.01' }, 'the grant is £1,500. Enter only what was paid from the grant'],
    ] as const) {
      const seen = await send(change);
      expect(seen.statusCode, sentence).toBe(400);
      expect(seen.body).toContain(sentence);
      expect(seen.body).toContain('More chairs.');
      expect(htmlFaultsOf(seen)).toEqual([]);
    }
    expect(await report()).toBeUndefined();
  });

  it('does not say that it is saved beside what is wrong', async () => {
    const { amina, path, send } = await setup();
    await send({ people: '' }, 'save');
    await amina.see(`${path}?saved=yes`);
    const seen = await amina.send(`${path}?saved=yes`, { ...told, people: '', action: 'send' });
    expect(seen.body).toContain('Enter how many people took part, or 0');
    expect(seen.body).not.toContain('Go on when you like');
  });

  it('shows what somebody else wrote meanwhile', async () => {
    const { amina, path, send, platform, own, report } = await setup();
    await amina.see(path);
    await platform.saveReport({ ...own, revision: 0, entered: { happened: 'Ten lunches.' } });
    const clash = await amina.send(path, { ...told, action: 'save' });
    expect(clash.statusCode).toBe(409);
    expect(clash.body).toContain('saved this report while you were writing');
    expect(clash.body).toContain('Ten lunches.');
    expect(clash.body).toContain('Twelve lunches.');
    expect(htmlFaultsOf(clash)).toEqual([]);
    await amina.send(path, { ...told, action: 'save' });
    expect(await report()).toMatchObject({ revision: 2, entered: { happened: 'Twelve lunches.' } });
    await send();
    const sent = await amina.see(path);
    expect(sent.body).toContain('We have your report');
    expect(sent.body).toContain('has to be given back within 28 days');
    expect(htmlFaultsOf(sent)).toEqual([]);
  });

  it('takes photos that everybody in them agreed to, and no papers', async () => {
    const { amina, home, path, platform, grantApplicationId } = await setup();
    const photos = `${home}/papers/report-photo`;
    const post = async (content: Uint8Array, fields: Record<string, string> = {}) => {
      const { body } = await amina.see(photos);
      expect(body).toContain('Everybody who can be recognised in it agrees');
      const form = { ...amina.lastForm, ...fields };
      return amina.ask('POST', photos, await postedFile(form, { name: 'us.jpg', content }));
    };
    expect((await post(jpegFrom(1))).body).toContain('tick the box when they agree');
    expect((await post(pdf, { agree: 'yes' })).body).toContain('Send a photo');
    const sent = await post(jpegFrom(1), { agree: 'yes' });
    expect(sent.headers['location']).toBe(photos);
    expect((await amina.see(path)).body).toContain('you have sent 1');
    expect(await evidenceOf(platform.records, grantApplicationId, 'group')).toMatchObject([
      { purpose: 'report-photo' },
    ]);
    const early = await setup({ accepted: false });
    const none = await early.amina.see(`${early.home}/papers/report-photo`);
    expect(none.headers['location']).toBe(`${early.home}/papers`);
  });

  it('is not for strangers', async () => {
    const { site, path } = await setup();
    expect((await createPageVisitor(site).see(path)).headers['location']).toBe('/grants/sign-in');
  });
});

describe('a report that staff read', () => {
  it('is listed, read with what was not spent, and accepted', async () => {
    const { send, sites, forStaff, amina, path, site } = await setup();
    await send();
    const dev = await sites.visitor(staff.caseworker);
    expect((await dev.see('/staff/grants/reports')).body).toContain(`${forStaff}#report`);
    const seen = await dev.see(forStaff);
    expect(seen.body).toContain('Twelve lunches.');
    expect(seen.body).toContain('1018');
    const accepted = await dev.act(`${forStaff}/report/accept`, { revision: '1' });
    expect(accepted.headers['location']).toBe(`${forStaff}?done=report-accepted`);
    expect((await amina.see(path)).body).toContain('We accept your report');
    const list = await dev.see('/staff/grants/reports');
    expect(list.body).toContain('Every report that came was read.');
    expect(list.body).toContain('Download as CSV');
    const file = await dev.see('/staff/grants/reports.csv');
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body).toContain(',1,0,4,12,1018,44,1450.00');
    expect((await dev.see('/staff/grants?state=reported')).body).toContain('Table');
    const awarded = await createPageVisitor(site).see('/grants/awarded');
    expect(awarded.body).toContain('Families reached: 1,018');
    await dev.see(forStaff);
    const late = await dev.act(`${forStaff}/report/ask`, { revision: '1', more: 'Why?' });
    expect(late.statusCode).toBe(409);
  });

  it('goes back with words that have to be there', async () => {
    const { send, sites, forStaff, amina, path } = await setup();
    await send();
    const dev = await sites.visitor(staff.caseworker);
    await dev.see(forStaff);
    const silent = await dev.act(`${forStaff}/report/ask`, { revision: '1', more: ' ' });
    expect(silent.body).toContain('Write what you ask for');
    await dev.see(forStaff);
    const asked = await dev.act(`${forStaff}/report/ask`, { revision: '1', more: 'Which hall?' });
    expect(asked.headers['location']).toBe(`${forStaff}?done=report-asked`);
    const { body } = await amina.see(path);
    expect(body).toContain('Which hall?');
    expect(body).toContain('Twelve lunches.');
    await dev.see(forStaff);
    const late = await dev.act(`${forStaff}/report/accept`, { revision: '1' });
    expect(late.body).toContain('the group has it again');
  });

  it('is late when its day is over, and nobody’s who reads no cases', async () => {
    const { sites, forStaff, platform } = await setup();
    platform.clock.moveTo('2027-04-25T10:00:00.000Z');
    const dev = await sites.visitor(staff.caseworker);
    expect((await dev.see('/staff/grants/reports')).body).toContain('Late');
    expect((await dev.see(forStaff)).body).toContain('Late');
    const lead = await sites.visitor(staff.lead);
    expect((await lead.see('/staff/grants/reports')).statusCode).toBe(403);
    expect((await lead.see('/staff/grants/reports.csv')).statusCode).toBe(403);
  });
});
