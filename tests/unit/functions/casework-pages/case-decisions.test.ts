import { describe, expect, test } from 'vitest';

import { applications } from '#shared/applications/index.ts';
import { keys } from '#shared/records/index.ts';
import { payeeChecked } from '#tests/builders/payee-checked.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function setup(options: { funded?: boolean } = {}) {
  const platform = createStaffPlatform();
  if (options.funded ?? true) await platform.fund(500_000_00);
  const made = await platform.families(8);
  const sites = createStaffSites(platform);
  return {
    platform,
    sites,
    id: (place: number) => made[place] ?? '',
    act: async (
      place: number,
      what: string,
      fields: Record<string, string> = {},
      who = 'approver',
    ) => {
      const visitor = await sites.visitor(staff[who as keyof typeof staff]);
      const seen = await visitor.act(`/staff/cases/${made[place] ?? ''}/${what}`, fields);
      const to = seen.headers['location'];
      return { ...seen, to, next: to === undefined ? undefined : await visitor.see(to) };
    },
    stateOf: async (place: number) => {
      const found = await applications.read(platform.records, keys.application(made[place] ?? ''));
      return found?.document;
    },
  };
}
const [plain, large, , , refer, , , noAccount] = [0, 1, 2, 3, 4, 5, 6, 7];

describe('approving', () => {
  test('approves, says what happens next and leads back to the queue', async () => {
    const { act, stateOf } = await setup();
    const { to, next } = await act(plain, 'approve');
    expect(to).toMatch(
      /\?done=approved&programme=crisis-and-resilience-fund&queue=to-decide-eligible$/,
    );
    expect(next?.body).toContain('goes out with the next payment run');
    expect(next?.body).toMatch(/Next case<[^>]*>: To decide: eligible/);
    expect(next?.body).toContain('action="/staff/cases/next?programme=');
    expect((await stateOf(plain))?.state).toBe('approved');
  });

  test('takes two people for a large award', async () => {
    const { act, stateOf } = await setup();
    expect((await act(large, 'approve')).next?.body).toContain('A second person must approve it');
    const again = await act(large, 'approve');
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Ask another approver for the second.');
    expect((await act(large, 'approve', {}, 'otherApprover')).statusCode).toBe(303);
    expect((await stateOf(large))?.state).toBe('approved');
  });

  test('lets the manager give a second approval, never a first', async () => {
    const { act, stateOf } = await setup();
    expect((await act(large, 'approve', {}, 'manager')).statusCode).toBe(403);
    await act(large, 'approve');
    expect((await act(large, 'approve', {}, 'manager')).statusCode).toBe(303);
    expect((await stateOf(large))?.state).toBe('approved');
  });

  test('against the advice takes a reason, which is kept', async () => {
    const { act, stateOf } = await setup();
    const without = await act(refer, 'approve', { reason: '  ' });
    expect(without.statusCode).toBe(400);
    expect(without.body).toContain('href="#reason"');
    await act(refer, 'approve', { reason: 'Saw the bank statement.' });
    const found = await stateOf(refer);
    expect(found?.state === 'second-approval' && found.approvals[0]?.exceptionReason).toBe(
      'Saw the bank statement.',
    );
  });

  test('shows a reason that is too long again', async () => {
    const { act } = await setup();
    const seen = await act(refer, 'approve', { reason: 'x'.repeat(501) });
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain('500 characters or fewer');
    expect(seen.body).toContain('x'.repeat(501));
  });

  test('says how much an empty envelope has left and what to do', async () => {
    const { act, stateOf } = await setup({ funded: false });
    const seen = await act(plain, 'approve');
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('Hodge Hill has £0 left, and this takes £150.');
    expect((await stateOf(plain))?.state).toBe('to-decide');
  });

  test('into an account in another name takes a reason, and the bank’s word is on the page', async () => {
    const { act, stateOf, platform, sites, id } = await setup();
    await payeeChecked({ ...platform, matchingKey: 'matching-key' }, id(plain), 'ANNM');
    const visitor = await sites.visitor(staff.approver);
    const page = (await visitor.see(`/staff/cases/${id(plain)}`)).body;
    expect(page).toContain('The bank says that the account is in another name.');
    expect(page).toContain('id="reason-hint"');
    const without = await act(plain, 'approve');
    expect(without.statusCode).toBe(400);
    expect(without.body).toContain('The bank does not know the account by this name.');
    expect((await stateOf(plain))?.state).toBe('to-decide');
    expect((await act(plain, 'approve', { reason: 'Her mother’s, rung.' })).statusCode).toBe(303);
    expect((await stateOf(plain))?.state).toBe('approved');
  });

  test('is refused where there is no way to pay', async () => {
    const { act } = await setup();
    const seen = await act(noAccount, 'approve');
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('no bank account');
  });

  test('what somebody else has decided meanwhile says so', async () => {
    const { act } = await setup();
    await act(plain, 'approve');
    const seen = await act(plain, 'approve', {}, 'otherApprover');
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('This case is approved already.');
  });
});

describe('declining', () => {
  test('keeps the reason and the words the family reads', async () => {
    const { act, stateOf } = await setup();
    const { next } = await act(plain, 'decline', { reason: 'not-in-hardship' }, 'caseworker');
    expect(next?.body).toContain('The family reads your reason');
    const found = await stateOf(plain);
    expect(found?.state === 'declined' && found.letter).toContain('less money than you told us');
    expect(next?.body).toContain('less money than you told us');
  });

  test('takes one of the reasons', async () => {
    const { act, stateOf } = await setup();
    for (const reason of ['', 'because', 'toString']) {
      const seen = await act(plain, 'decline', { reason });
      expect(seen.statusCode).toBe(400);
      expect(seen.body).toContain('href="#decline-reason"');
    }
    expect((await stateOf(plain))?.state).toBe('to-decide');
  });

  test('what is decided already changes nothing', async () => {
    const { act, stateOf } = await setup();
    await act(plain, 'approve');
    const seen = await act(plain, 'decline', { reason: 'had-an-award' });
    expect(seen.statusCode).toBe(409);
    expect((await stateOf(plain))?.state).toBe('approved');
  });
});
