import { describe, expect, test } from 'vitest';

import { applications } from '#shared/applications/index.ts';
import { fewAtMost } from '#shared/approvals/index.ts';
import { keys } from '#shared/records/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';

/** Two families of one bank account, everything else their own. */
async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const first = familyForm(0, programmeId);
  const second = { ...familyForm(8, programmeId), payment: first.payment };
  const earlier = await platform.applies(first);
  const later = await platform.applies(second);
  const sites = createStaffSites(platform);
  return {
    ...{ platform, sites, earlier, later, first },
    see: async (path: string, who: keyof typeof staff = 'caseworker') =>
      (await sites.visitor(staff[who])).see(path),
    resolve: async (
      fields: Record<string, string>,
      who: keyof typeof staff = 'caseworker',
      pair = `${later}/pairs/${earlier}`,
    ) => (await sites.visitor(staff[who])).act(`/staff/cases/${pair}/resolve`, fields),
    stateOf: async (id: string) =>
      (await applications.read(platform.records, keys.application(id)))?.document,
  };
}

describe('a pair', () => {
  test('stands on both cases, in the queue and on the start page', async () => {
    const { see, earlier, later } = await setup();
    const path = `/staff/cases/${later}/pairs/${earlier}`;
    expect((await see(`/staff/cases/${later}`)).body).toContain(`href="${path}"`);
    expect((await see(`/staff/cases/${later}`)).body).toContain('a bank account in common');
    expect((await see(`/staff/cases/${earlier}`)).body).toContain(`href="${path}"`);
    expect((await see(`/staff/cases/pairs?programme=${programmeId}`)).body).toContain(path);
    expect((await see(`/staff?programme=${programmeId}`)).body).toMatch(
      /od-waiting__count">1<\/span> <span class="od-waiting__name">Pairs to compare/,
    );
  });

  test('is shown side by side, what agrees and what differs, no account number', async () => {
    const { see, earlier, later, first } = await setup();
    const { body, statusCode } = await see(`/staff/cases/${later}/pairs/${earlier}`);
    expect(statusCode).toBe(200);
    expect(body).toMatch(/Pay to <span class="od-quiet">the same/);
    expect(body).toMatch(/Home <span class="od-quiet">different/);
    const { payment } = first;
    const number = payment.method === 'bank-transfer' ? payment.accountNumber : 'none';
    expect(body).not.toContain(number);
    expect(body).toContain(`ends ${number.slice(-4)}`);
  });

  test('stops the approval with words that say what to do', async () => {
    const { see, later, sites } = await setup();
    const visitor = await sites.visitor(staff.approver);
    const seen = await visitor.act(`/staff/cases/${later}/approve`, { reason: 'Looks fine' });
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('Compare the two and say which it is');
    expect((await see(`/staff/cases/${later}`, 'approver')).body).not.toContain('>Approve £');
  });

  test('found unique frees the later case and stays in its history', async () => {
    const { resolve, see, later, earlier, stateOf } = await setup();
    const done = await resolve({ resolution: 'unique', reason: 'A mother and her grown-up son.' });
    expect(done.headers['location']).toBe(`/staff/cases/${later}?done=pair-unique#decide`);
    expect(await stateOf(later)).toMatchObject({ openPairs: [] });
    const { body } = await see(`/staff/cases/${later}?done=pair-unique`);
    expect(body).toContain('Recorded: they are not the same household.');
    expect(body).toContain('A mother and her grown-up son.');
    expect(body).toContain('not the same household.');
    const again = await see(`/staff/cases/${later}/pairs/${earlier}`);
    expect(again.body).not.toContain('Record it');
    expect(again.body).toContain('A mother and her grown-up son.');
  });

  test('found a duplicate leads to declining, with the reason chosen already', async () => {
    const { resolve, see, later } = await setup();
    const done = await resolve({ resolution: 'duplicate', reason: 'One flat, two forms.' });
    expect(done.headers['location']).toBe(
      `/staff/cases/${later}?done=pair-duplicate&decline=applied-already#decide`,
    );
    const { body } = await see(`/staff/cases/${later}?done=pair-duplicate&decline=applied-already`);
    expect(body).toMatch(/value="applied-already" checked/);
    expect(body).toContain('Decline this application');
    expect(body).not.toContain('which holds the award');
  });

  test('found a duplicate of an award says so to the family', async () => {
    const { platform, resolve, earlier, later } = await setup();
    const staffId = 'ben-okafor';
    await platform.approveAwards({ applicationIds: [earlier], staffId, dryRun: false });
    const done = await resolve({ resolution: 'duplicate', reason: 'One flat, two forms.' });
    expect(done.headers['location']).toContain(
      `/${later}?done=pair-duplicate&decline=had-an-award`,
    );
  });

  test('is answered once', async () => {
    const { resolve } = await setup();
    await resolve({ resolution: 'unique', reason: 'Two flats.' });
    const again = await resolve({ resolution: 'duplicate', reason: 'One flat.' }, 'approver');
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Somebody has answered this already.');
    expect(again.body).toContain('Two flats.');
  });

  test('takes an answer and a reason', async () => {
    const { resolve, later, stateOf } = await setup();
    const bare = await resolve({});
    expect(bare.statusCode).toBe(400);
    expect(bare.body).toContain('href="#resolution"');
    expect(bare.body).toContain('href="#reason"');
    expect(await stateOf(later)).toMatchObject({ openPairs: { length: 1 } });
  });

  test('is only looked at by whoever decides nothing', async () => {
    const { resolve, see, later, earlier } = await setup();
    for (const who of ['finance', 'auditor'] as const) {
      const seen = await see(`/staff/cases/${later}/pairs/${earlier}`, who);
      expect(seen.statusCode).toBe(200);
      expect(seen.body).not.toContain('Record it');
      const tried = await resolve({ resolution: 'unique', reason: 'No' }, who);
      expect(tried.statusCode).toBe(403);
    }
  });

  test.each(['0000000000/pairs/0000000000', 'nobody/pairs/nothing'])(
    'that is not is not found: %s',
    async (pair) => {
      const { resolve, see } = await setup();
      expect((await see(`/staff/cases/${pair}`)).statusCode).toBe(404);
      const tried = await resolve({ resolution: 'unique', reason: 'x' }, 'caseworker', pair);
      expect(tried.statusCode).toBe(404);
    },
  );
});

test('a likely duplicate found unique has its reason for approval written already', async () => {
  const platform = createStaffPlatform();
  const first = familyForm(0, programmeId);
  const earlier = await platform.applies(first);
  const later = await platform.applies({ ...familyForm(8, programmeId), home: first.home });
  const sites = createStaffSites(platform);
  const visitor = await sites.visitor(staff.caseworker);
  await visitor.act(`/staff/cases/${later}/pairs/${earlier}/resolve`, {
    resolution: 'unique',
    reason: 'They rent a room each.',
  });
  const approver = await sites.visitor(staff.approver);
  const { body } = await approver.see(`/staff/cases/${later}`);
  expect(body).toMatch(/<textarea[^>]*>They rent a room each\.<\/textarea>/);
});

describe('what many share', () => {
  async function crowd() {
    const platform = createStaffPlatform();
    const { contact } = familyForm(0, programmeId);
    for (let each = 0; each <= fewAtMost; each += 1) {
      await platform.applies({ ...familyForm(8 * each, programmeId), contact });
    }
    const sites = createStaffSites(platform);
    const [match] = platform
      .ofKind('match')
      .filter((item) => item.queue !== undefined)
      .map((item) => item.pk.replace('MATCH#', ''));
    const act = async (fields: Record<string, string>, who: keyof typeof staff = 'caseworker') =>
      (await sites.visitor(staff[who])).act('/staff/cases/pairs/look-at', {
        ...{ programme: programmeId, match: match ?? '' },
        ...fields,
      });
    const see = async () =>
      (await sites.visitor(staff.caseworker)).see(`/staff/cases/pairs?programme=${programmeId}`);
    return { act, see };
  }

  test('is one question, answered once with a reason', async () => {
    const { act, see } = await crowd();
    expect((await see()).body).toContain('A telephone number');
    const done = await act({ verdict: 'links-nobody', reason: 'The food bank’s desk.' });
    expect(done.headers['location']).toContain('done=looked-at');
    expect((await see()).body).not.toContain('Shared by many');
    const again = await act({ verdict: 'suspicious', reason: 'No, it is not.' });
    expect(again.statusCode).toBe(400);
    expect(again.body).toContain('amina-rahman has said what this is already.');
  });

  test('takes an answer, from somebody who decides cases', async () => {
    const { act } = await crowd();
    const bare = await act({});
    expect(bare.statusCode).toBe(400);
    expect(bare.body).toContain('Say what it is');
    const fields = { verdict: 'suspicious', reason: 'x' };
    expect((await act(fields, 'finance')).statusCode).toBe(403);
    expect((await act({ ...fields, match: 'nothing' })).body).toContain('Look at the list again.');
  });
});
