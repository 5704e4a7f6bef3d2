import { describe, expect, test } from 'vitest';

import { createChangingGrant } from '#tests/doubles/changing-grant.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const lines = [
  { what: 'Food', amountPence: 900_00 },
  { what: 'Hall', amountPence: 600_00 },
];

async function setup() {
  const grant = await createChangingGrant();
  const { platform, grantApplicationId } = grant;
  const sites = createStaffSites(createStaffPlatform(undefined, platform, platform.clock));
  return { ...grant, sites, path: `/staff/grants/${grantApplicationId}` };
}

describe('a change that a group asks for', () => {
  test('waits on the list of grants, and is agreed by one who may', async () => {
    const { sites, path, ask, change } = await setup();
    const ben = await sites.visitor(staff.approver);
    expect((await ben.see('/staff/grants')).body).not.toContain('Groups ask to change');
    expect((await ben.see(path)).body).not.toContain('Changes of the grant');
    await ask({ place: 'The <hall>' });
    const list = await ben.see('/staff/grants');
    expect(list.body).toContain('Groups ask to change something of their grant');
    expect(list.body).toContain('To answer');
    const seen = await ben.see(path);
    expect(seen.body).toContain('The &lt;hall&gt;');
    expect(seen.body).not.toContain('Money moves between lines');
    const silent = await ben.act(`${path}/change/agree`, { request: '1', changeYes: ' ' });
    expect(silent.statusCode).toBe(409);
    expect(silent.body).toContain('Write what the group reads');
    await ben.see(path);
    const agreed = await ben.act(`${path}/change/agree`, { request: '1', changeYes: 'Yes, do.' });
    expect(agreed.headers['location']).toBe(`${path}?done=change-agreed`);
    const after = await ben.see(`${path}?done=change-agreed`);
    expect(after.body).toContain('Agreed. It holds from now on');
    expect(after.body).toContain('Amendment 1, agreed 20 November 2026');
    expect(await change()).toMatchObject({ state: 'agreed' });
    expect((await ben.see('/staff/grants')).body).not.toContain('Groups ask to change');
  });

  test('is agreed by two where money moves', async () => {
    const { sites, path, ask, change } = await setup();
    await ask({ lines });
    const ben = await sites.visitor(staff.approver);
    expect((await ben.see(path)).body).toContain('Money moves between lines, so two people agree');
    const first = await ben.act(`${path}/change/agree`, { request: '1', changeYes: 'Yes, do.' });
    expect(first.headers['location']).toBe(`${path}?done=change-agreed-by-one`);
    const own = await ben.see(path);
    expect(own.body).toContain('You agreed');
    expect(own.body).not.toContain(`${path}/change/agree`);
    const again = await ben.act(`${path}/change/agree`, { request: '1', changeYes: 'Yes, do.' });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('You agreed to it already');
    const erin = await sites.visitor(staff.manager);
    expect((await erin.see('/staff/grants')).body).toContain('Second person');
    expect((await erin.see(path)).body).toContain('Agree too');
    const second = await erin.act(`${path}/change/agree`, { request: '1', changeYes: 'Yes, do.' });
    expect(second.headers['location']).toBe(`${path}?done=change-agreed`);
    expect(await change()).toMatchObject({ firstBy: staff.approver.staffId, state: 'agreed' });
  });

  test('is not agreed to with a reason, which is asked for', async () => {
    const { sites, path, ask, change } = await setup();
    await ask({ place: 'The hall' });
    const ben = await sites.visitor(staff.approver);
    await ben.see(path);
    const silent = await ben.act(`${path}/change/refuse`, { request: '1', changeNo: '' });
    expect(silent.body).toContain('Write why you do not agree');
    await ben.see(path);
    const refused = await ben.act(`${path}/change/refuse`, { request: '1', changeNo: 'Too far.' });
    expect(refused.headers['location']).toBe(`${path}?done=change-refused`);
    expect(await change()).toMatchObject({ state: 'refused', words: 'Too far.' });
    const after = await ben.see(`${path}?done=change-refused`);
    expect(after.body).toContain('Nothing was agreed, and nothing waits for an answer.');
    const late = await ben.act(`${path}/change/agree`, { request: '1', changeYes: 'Yes.' });
    expect(late.body).toContain('somebody has answered it since');
    await ben.see(path);
    const rubbish = await ben.act(`${path}/change/refuse`, { request: 'x', changeNo: 'No.' });
    expect(rubbish.statusCode).toBe(409);
  });

  test('is read by a caseworker, who answers nothing', async () => {
    const { sites, path, ask, change } = await setup();
    await ask({ place: 'The hall' });
    const dev = await sites.visitor(staff.caseworker);
    const { body } = await dev.see(path);
    expect(body).toContain('The group asks for a change');
    expect(body).not.toContain('/change/agree');
    for (const answer of ['agree', 'refuse']) {
      const words = { changeYes: 'Yes.', changeNo: 'No.' };
      const tried = await dev.act(`${path}/change/${answer}`, { request: '1', ...words });
      expect(tried.statusCode).toBe(403);
    }
    expect(await change()).toMatchObject({ state: 'asked' });
  });
});
