import { describe, expect, test } from 'vitest';

import { partnerOfKey } from '#shared/partners/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const path = '/staff/partners';
const keysPath = `${path}/acorn-primary-school/keys`;

async function setup(who = staff.manager) {
  const platform = createStaffPlatform();
  const sites = createStaffSites(platform);
  const page = await sites.visitor(who);
  const owner = (key: string) => partnerOfKey(platform.records, key, 'matching-key');
  const keyIn = (body: string) => /<code class="od-key">([^<]+)<\/code>/.exec(body)?.[1] ?? '';
  return { ...sites, platform, page, owner, keyIn };
}

describe('the partners, for a manager', () => {
  test('are given a key that is seen once', async () => {
    const { page, owner, keyIn } = await setup();
    expect((await page.see(path)).body).toContain('No key: its workers apply on our pages.');
    const issued = await page.send(keysPath, {});
    const key = keyIn(issued.body);
    expect(await owner(key)).toBe('acorn-primary-school');
    expect(issued.headers['cache-control']).toBe('no-store');
    const list = await page.see(path);
    expect(list.body).not.toContain(key.split('.')[2]);
    expect(list.body).toContain('issued by erin-walsh');
  });

  test('have two keys at most, and lose one at once when it is revoked', async () => {
    const { page, owner, keyIn } = await setup();
    const keys = [];
    for (let each = 0; each < 2; each += 1) {
      await page.see(path);
      keys.push(keyIn((await page.send(keysPath, {})).body));
    }
    await page.see(path);
    const third = await page.send(keysPath, {});
    expect(third.statusCode).toBe(409);
    expect(third.body).toContain('This partner has two keys already');
    const [first = '', second = ''] = keys;
    await page.see(path);
    const revoked = await page.send(`${keysPath}/${first.split('.')[1] ?? ''}/revoke`, {});
    expect(revoked.headers['location']).toBe(`${path}?done=revoked`);
    expect([await owner(first), await owner(second)]).toEqual([undefined, 'acorn-primary-school']);
    expect((await page.see(`${path}?done=revoked`)).body).toContain('is turned away from now on');
  });

  test('are stopped with a reason, and let go on', async () => {
    const { page } = await setup();
    await page.see(path);
    const stop = `${path}/acorn-primary-school/stop`;
    const without = await page.send(stop, { to: 'stopped', reason: ' ' });
    expect(without.body).toContain('Write why, so that whoever looks at it later understands');
    await page.see(path);
    await page.send(stop, { to: 'stopped', reason: 'Complaint of a family' });
    const list = await page.see(`${path}?done=stopped`);
    expect(list.body).toContain('Complaint of a family');
    expect(list.body).toContain('Let it go on');
    const { _token = '', _form = '' } = page.lastForm;
    const cleared = { to: 'going-on', reason: 'Cleared up' };
    const going = await page.send(stop, cleared, { _token, _form });
    expect(going.headers['location']).toBe(`${path}?done=going-on`);
  });

  test('are told apart from those that do not exist', async () => {
    const { page } = await setup();
    await page.see(path);
    expect((await page.send(`${path}/nobody/keys`, {})).body).toContain('There is no such partner');
    await page.see(path);
    const unknown = await page.send(`${keysPath}/7K3QD9XW01/revoke`, {});
    expect(unknown.body).toContain('There is no such key');
  });

  test.each([staff.caseworker, staff.approver, staff.finance, staff.lead, staff.auditor])(
    'are nobody else’s: $name',
    async (who) => {
      const { page } = await setup(who);
      expect((await page.see(path)).statusCode).toBe(403);
      expect((await page.act(keysPath, {})).statusCode).toBe(403);
    },
  );
});
