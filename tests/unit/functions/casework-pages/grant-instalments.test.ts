import { describe, expect, test } from 'vitest';

import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function setup() {
  const grant = await createAcceptedGrant();
  const sites = createStaffSites(grant.staff);
  const path = `/staff/grants/${grant.grantApplicationId}`;
  return { ...grant, sites, path };
}

describe('the instalments of a grant', () => {
  test('are approved by two, of whom neither proposed the award', async () => {
    const { sites, path, staff: platform } = await setup();
    const ben = await sites.visitor(staff.approver);
    const { body } = await ben.see(path);
    expect(body).toContain('It can be paid. Two people approve it');
    expect(body).toContain('Not checked yet');
    const first = await ben.act(`${path}/instalments/1/approve`, {
      ...{ accountRevision: '1', why: 'The papers came by post' },
    });
    expect(first.headers['location']).toBe(`${path}?done=first-approval`);
    const again = await ben.see(`${path}?done=first-approval`);
    expect(again.body).toContain('You gave the first approval, so somebody else gives the second.');
    const erin = await sites.visitor(staff.manager);
    expect((await erin.see(path)).body).toContain('Give the second approval of £');
    const second = await erin.act(`${path}/instalments/1/approve`, { accountRevision: '1' });
    expect(second.headers['location']).toBe(`${path}?done=approved`);
    expect((await erin.see(path)).body).toContain(
      'It goes out with the next payment run of community grants.',
    );
    expect(platform.ofKind('payment')).toHaveLength(1);
    const late = await erin.act(`${path}/instalments/1/approve`, { accountRevision: '1' });
    expect(late.statusCode).toBe(409);
    expect(platform.ofKind('payment')).toHaveLength(1);
  });

  test('are approved for the account that was on the page, and for those there are', async () => {
    const { sites, path, staff: platform } = await setup();
    const ben = await sites.visitor(staff.approver);
    await ben.see(path);
    const another = await ben.act(`${path}/instalments/1/approve`, { accountRevision: '2' });
    expect(another.body).toContain('The group has given another account');
    await ben.see(path);
    const none = await ben.act(`${path}/instalments/9/approve`, { accountRevision: '1' });
    expect(none.body).toContain('There is no such instalment');
    await ben.see(path);
    const rubbish = await ben.act(`${path}/instalments/x/approve`, { accountRevision: '1' });
    expect(rubbish.statusCode).toBe(404);
    await ben.see(path);
    const nothing = await ben.act(`${path}/instalments/1/approve`, {});
    expect(nothing.statusCode).toBe(409);
    expect(platform.ofKind('payment')).toEqual([]);
  });

  test('are shown to a caseworker without a button', async () => {
    const { sites, path } = await setup();
    const { body } = await (await sites.visitor(staff.caseworker)).see(path);
    expect(body).toContain('Instalments');
    expect(body).not.toContain('/instalments/1/approve');
  });
});
