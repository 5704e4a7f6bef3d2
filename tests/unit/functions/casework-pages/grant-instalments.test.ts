import { describe, expect, test } from 'vitest';

import { contentKey, createRecordScan } from '#shared/evidence/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { pdf } from '#tests/builders/pictures.ts';
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

describe('another account of a group', () => {
  async function otherAccount({ confirmed = true } = {}) {
    const world = await setup();
    const { platform, own, grantApplicationId } = world;
    await platform.giveOtherAccount({
      ...own,
      payee: { nameOnAccount: 'Table', sortCode: '089999', accountNumber: '31926819' },
    });
    await platform.deliver();
    const contacts = confirmed ? ['shabnam@example.com', 'george@example.com'] : [];
    for (const [index, email] of contacts.entries()) {
      const body = platform.inbox(email).findLast((each) => each.includes('/grants/account/'));
      const token = /account\/\w+\/\d\/(\S+)/.exec(body ?? '')?.[1] ?? '';
      const contact = (index + 1) as 1 | 2;
      await platform.confirmOtherAccount({ grantApplicationId, contact, token });
    }
    return world;
  }

  test('is taken over by an approver once both contacts confirmed it', async () => {
    const early = await otherAccount({ confirmed: false });
    const ben = await early.sites.visitor(staff.approver);
    const waiting = await ben.see(early.path);
    expect(waiting.body).toContain('Another account, which ends in 6819');
    expect(waiting.body).toContain('Has not confirmed it yet');
    expect(waiting.body).not.toContain('Pay into this account from now on');
    const tooEarly = await ben.act(`${early.path}/account/take-over`, { revision: '2' });
    expect(tooEarly.statusCode).toBe(409);
    expect(tooEarly.body).toContain('Both contacts of the group have to confirm');

    const { sites, path, award } = await otherAccount();
    const erin = await sites.visitor(staff.approver);
    expect((await erin.see('/staff/grants/to-mend')).body).toContain('To take over');
    expect((await erin.see(path)).body).toContain('Pay into this account from now on');
    const taken = await erin.act(`${path}/account/take-over`, { revision: '2' });
    expect(taken.headers['location']).toBe(`${path}?done=account-taken`);
    expect((await erin.see(`${path}?done=account-taken`)).body).toContain(
      'paid into the other account from now on',
    );
    expect(await award()).toMatchObject({ account: { revision: 2 } });
    expect((await erin.see('/staff/grants/to-mend')).body).toContain(
      'No group has given another account.',
    );
  });

  test('is turned down with a reason, which is asked for', async () => {
    const { sites, path, award } = await otherAccount();
    const ben = await sites.visitor(staff.approver);
    await ben.see(path);
    const silent = await ben.act(`${path}/account/turn-down`, { revision: '2', notTaken: ' ' });
    expect(silent.statusCode).toBe(409);
    expect(silent.body).toContain('Write why you do not take it over');
    await ben.see(path);
    const refused = await ben.act(`${path}/account/turn-down`, {
      ...{ revision: '2', notTaken: 'It is in one person’s name.' },
    });
    expect(refused.headers['location']).toBe(`${path}?done=account-turned-down`);
    await ben.see(path);
    const late = await ben.act(`${path}/account/take-over`, { revision: '2' });
    expect(late.body).toContain('stays with the one before');
    expect(await award()).toMatchObject({ account: { revision: 1 } });
    await ben.see(path);
    const rubbish = await ben.act(`${path}/account/take-over`, { revision: 'x' });
    expect(rubbish.body).toContain('Look at the account again.');
  });

  test('is read by a caseworker, who takes nothing over', async () => {
    const { sites, path, award } = await otherAccount();
    const dev = await sites.visitor(staff.caseworker);
    const { body } = await dev.see(path);
    expect(body).toContain('Another account, which ends in 6819');
    expect(body).not.toContain('/account/take-over');
    const refused = await dev.act(`${path}/account/take-over`, { revision: '2' });
    expect(refused.statusCode).toBe(403);
    expect(await award()).toMatchObject({ account: { revision: 1 } });
  });
});

describe('the papers of a group', () => {
  test('are listed with what is lacking, and opened once they are clean', async () => {
    const { sites, path, platform, own, grantApplicationId } = await setup();
    const dev = await sites.visitor(staff.caseworker);
    expect((await dev.see(path)).body).toContain('Not here to look at: Constitution or rules');
    const sent = await platform.sendPaper({
      ...{ ...own, purpose: 'constitution', sent: { name: 'ours.pdf', content: pdf } },
    });
    invariant(sent.ok, 'The file is good');
    const file = `${path}/files/${sent.value.fileId}`;
    const early = await dev.see(file);
    expect(early.statusCode).toBe(410);
    expect(early.body).toContain('Back to the grant');
    await createRecordScan(platform)(contentKey(sent.value), 'clean');
    const { body } = await dev.see(path);
    expect(body).toContain(`href="${file}"`);
    expect(body).not.toContain('ours.pdf');
    expect(body).not.toContain('Not here to look at: Constitution or rules');
    const opened = await dev.see(file);
    expect(opened.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'content-disposition': expect.stringContaining(`paper-${grantApplicationId}.pdf`) as string,
    });
    expect((await dev.see(path)).body).toContain(
      'Somebody looked at a file of the group: constitution or rules.',
    );
    expect((await dev.see(`${path}/files/nothing`)).statusCode).toBe(404);
    expect((await dev.see(`/staff/grants/NOTHING/files/${sent.value.fileId}`)).statusCode).toBe(
      404,
    );
  });

  test('are opened by nobody who reads no cases', async () => {
    const { sites, path } = await setup();
    const lead = await sites.visitor(staff.lead);
    expect((await lead.see(`${path}/files/x`)).statusCode).toBe(403);
  });
});
