import { describe, expect, test } from 'vitest';

import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const id = '7K3QD9XW2M';
const month = '/staff/bank/months/2026-11';

/** A grant of which the group has £1,000, and a statement of the bank. */
async function setup() {
  const grant = await createGrantToPay();
  await grant.pay();
  const found = await grant.statement([
    ['2026-11-20', 300_00, `RETURN ${id.slice(0, 5)} ${id.slice(5)}`, 'NAMED'],
    ['2026-11-20', 40_00, 'THANKS', 'UNNAMED'],
    ['2026-11-20', 5_000_00, 'X', 'LARGE'],
  ]);
  const sites = createStaffSites(grant.staff);
  const path = `/staff/grants/${id}/money-back`;
  const lineAt = (says: string) => `${month}/differences/${found.get(says) ?? ''}`;
  return { ...grant, sites, path, lineAt };
}
const asking = { why: 'not-as-agreed', amount: '300', words: 'It went on a <party>.' };

describe('asking a group for money on its page', () => {
  test('is proposed by one, confirmed by another, and stands in the list by its day', async () => {
    const { sites, path, platform } = await setup();
    const amina = await sites.visitor(staff.caseworker);
    expect((await amina.see(`/staff/grants/${id}`)).body).toContain('Nothing was asked for');
    const seen = await amina.see(path);
    expect(seen.body).toContain(`RETURN ${id}`);
    expect(seen.body).not.toContain('It was not spent, as its report says');
    expect(htmlFaultsOf(seen)).toEqual([]);
    const proposed = await amina.send(`${path}/ask`, asking);
    expect(proposed.headers['location']).toBe(`${path}?done=proposed`);
    const own = await amina.see(`${path}?done=proposed`);
    expect(own.body).toContain('It went on a &lt;party&gt;.');
    expect(own.body).toContain('Take it back');
    expect(own.body).not.toContain('Confirm: ask for');
    expect(htmlFaultsOf(own)).toEqual([]);
    const ben = await sites.visitor(staff.approver);
    const waiting = await ben.see('/staff/grants/money-back');
    expect(waiting.body).toContain('To confirm');
    expect(htmlFaultsOf(waiting)).toEqual([]);
    expect((await ben.see(path)).body).toContain('Confirm: ask for £300');
    const confirmed = await ben.send(`${path}/decide`, { decision: 'confirm' });
    expect(confirmed.headers['location']).toBe(`${path}?done=confirmed`);
    const after = await ben.see(path);
    expect(after.body).toContain('by 18 December 2026');
    expect(htmlFaultsOf(after)).toEqual([]);
    platform.clock.moveOnSeconds(30 * 86_400);
    const late = await (await sites.visitor(staff.auditor)).see('/staff/grants/money-back');
    expect(late.body).toContain('Late');
  });

  test('says what is wrong, and keeps what was typed', async () => {
    const { sites, path } = await setup();
    const ben = await sites.visitor(staff.approver);
    await ben.see(path);
    const empty = await ben.send(`${path}/ask`, { words: '', amount: '' });
    expect(empty.statusCode).toBe(400);
    for (const sentence of ['Choose why the money', 'Enter how much', 'Write what the group reads'])
      expect(empty.body).toContain(sentence);
    expect(htmlFaultsOf(empty)).toEqual([]);
    await ben.see(path);
    const much = await ben.send(`${path}/ask`, { ...asking, amount: '1,000.01' });
    expect(much.statusCode).toBe(409);
    expect(much.body).toContain('it can be at most £1,000');
    expect(much.body).toContain('value="1,000.01"');
    expect(htmlFaultsOf(much)).toEqual([]);
    await ben.see(path);
    const stale = await ben.act(`${path}/ask`, { ...asking, version: '7' });
    expect(stale.body).toContain('Something of it has changed since');
    const rubbish = await ben.act(`${path}/decide`, { version: 'x', decision: 'maybe' });
    expect(rubbish.statusCode).toBe(400);
    expect((await ben.see('/staff/grants/NOTTHERE00/money-back')).statusCode).toBe(404);
  });

  test('is nothing for finance, who finds what came, nor for an auditor', async () => {
    const { sites, path } = await setup();
    for (const who of [staff.finance, staff.auditor]) {
      const visitor = await sites.visitor(who);
      expect((await visitor.see(path)).body).not.toContain('Ask for money back');
      for (const act of ['ask', 'let-go', 'decide']) {
        expect((await visitor.act(`${path}/${act}`, asking)).statusCode).toBe(403);
      }
    }
  });

  test('can be let go by two', async () => {
    const { sites, path, platform } = await setup();
    const ben = await sites.visitor(staff.approver);
    await ben.see(path);
    await ben.send(`${path}/ask`, asking);
    const erin = await sites.visitor(staff.manager);
    await erin.see(path);
    await erin.send(`${path}/decide`, { decision: 'confirm' });
    await erin.see(path);
    const version = { version: '2' };
    const wrong = await erin.act(`${path}/let-go`, { ...version, amount: '300.01', words: 'Poor' });
    expect(wrong.body).toContain('Choose why the group need not give it back');
    const letting = { ...version, why: 'cannot-be-paid', amount: '300', words: 'It is wound up.' };
    expect((await erin.act(`${path}/let-go`, letting)).headers['location']).toContain('proposed');
    await ben.see(path);
    await ben.send(`${path}/decide`, { decision: 'confirm' });
    expect((await ben.see(path)).body).toContain('Nothing owed');
    await platform.deliver();
    expect(platform.inbox('amina@example.com').join()).not.toContain('It is wound up.');
  });
});

describe('finding what a group gave back on the statement', () => {
  test('names the grant that the line itself names, and records it by its button', async () => {
    const { sites, lineAt, path } = await setup();
    const dev = await sites.visitor(staff.finance);
    const seen = await dev.see(lineAt('NAMED'));
    expect(seen.body).toContain('Record £300 from Table');
    expect(seen.body).toContain('This is another amount');
    expect(htmlFaultsOf(seen)).toEqual([]);
    const recorded = await dev.act(`${lineAt('NAMED')}/given-back`, { grantApplicationId: id });
    expect(recorded.headers['location']).toBe(`${month}?done=given-back`);
    expect((await dev.see(`${month}?done=given-back`)).body).toContain('can award it again');
    const after = await dev.see(path);
    expect(after.body).toContain('£300 came back');
    expect(htmlFaultsOf(after)).toEqual([]);
    expect((await dev.see(lineAt('NAMED'))).body).not.toContain('Did a community group');
  });

  test('looks up the grant that somebody types', async () => {
    const { sites, lineAt } = await setup();
    const dev = await sites.visitor(staff.finance);
    expect((await dev.see(lineAt('UNNAMED'))).body).not.toContain('Record £40');
    const wrong = await dev.see(`${lineAt('UNNAMED')}?grant=nothing`);
    expect(wrong.body).toContain('There is no grant with this reference');
    expect(htmlFaultsOf(wrong)).toEqual([]);
    const found = await dev.see(`${lineAt('UNNAMED')}?grant=7k3qd-9xw2m`);
    expect(found.body).toContain('Record £40 from Table');
    const large = await dev.see(`${lineAt('LARGE')}?grant=${id}`);
    expect(large.body).toContain('so it cannot be recorded');
    const tried = await dev.act(`${lineAt('LARGE')}/given-back`, { grantApplicationId: id });
    expect(tried.statusCode).toBe(409);
    expect(tried.body).toContain('more than the group was paid and has not given back: £1,000');
    expect((await dev.act(`${lineAt('LARGE')}/given-back`, {})).statusCode).toBe(400);
    const amina = await sites.visitor(staff.caseworker);
    const caseworker = await amina.act(`${lineAt('NAMED')}/given-back`, { grantApplicationId: id });
    expect(caseworker.statusCode).toBe(403);
  });
});
