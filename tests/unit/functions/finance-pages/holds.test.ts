import { describe, expect, test } from 'vitest';

import { holds } from '#shared/payments/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';
const fields = {
  programme: programmeId,
  what: 'listed',
  references: '',
  category: 'awaiting-evidence',
  reason: 'The letter is on its way.',
  lifts: '',
  step: 'confirm',
};

async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const [first = '', second = ''] = await platform.families(9);
  const applicationIds = [first];
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  const sites = createStaffSites(platform);
  const see = async (path: string, who: keyof typeof staff = 'finance') =>
    (await sites.visitor(staff[who])).see(path);
  const act = async (path: string, sent: object, who: keyof typeof staff = 'finance') =>
    (await sites.visitor(staff[who])).act(path, { ...sent });
  const place = (more: object = {}, who: keyof typeof staff = 'finance') =>
    act('/staff/holds/place', { ...fields, references: first, ...more }, who);
  const held = () => platform.ofKind('hold').map((item) => holds.parse(item).document);
  return { see, act, place, held, first, second };
}

describe('placing a hold', () => {
  test('shows first what it would hold, then holds it and says who, why and until when', async () => {
    const { place, see, held, first } = await setup();
    const shown = await place({ step: 'dry-run', lifts: '2026-07-01' });
    expect(shown.body).toContain('Nothing is held yet.');
    expect(shown.body).toContain('Hold 1 payment');
    expect(held()).toEqual([]);
    const done = await place({ lifts: '2026-07-01' });
    const { body } = await see(done.headers['location'] ?? '');
    expect(body).toContain('Waiting for evidence');
    expect(body).toContain('The letter is on its way.');
    expect(body).toContain('Lifts by itself on 1 July 2026');
    expect((await see(`/staff/cases/${first}`)).body).toContain('Why it is held');
    expect((await see(`/staff/holds?programme=${programmeId}`)).body).toContain('by you');
  });

  test('takes every payment of the programme that is ready', async () => {
    const { place, held } = await setup();
    await place({ what: 'all-ready', references: '' });
    expect(held()).toMatchObject([{ count: 1 }]);
  });

  test.each([
    ['nothing named', { references: ' ' }, 'Enter the reference of at least one case'],
    ['what is no reference', { references: 'my-case' }, 'is no reference'],
    ['no category', { category: '' }, 'Choose why they are held'],
    ['no reason', { reason: '' }, 'Write down why they are held'],
    ['a day that is over', { lifts: '2026-01-01' }, 'Enter a day after today'],
    ['a day that is none', { lifts: 'soon' }, 'Enter a day, like 2026-07-31'],
  ])('says what is wrong with %s', async (_what, more, sentence) => {
    const { place, held } = await setup();
    const seen = await place(more);
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain(sentence);
    expect(held()).toEqual([]);
  });

  test('says why nothing of what was named can be held', async () => {
    const { place, second } = await setup();
    const seen = await place({ references: second });
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('has no approved payment');
  });

  test('is for finance, approvers and the manager', async () => {
    const { place, see } = await setup();
    for (const who of ['caseworker', 'auditor'] as const) {
      expect((await place({}, who)).statusCode).toBe(403);
      expect((await see(`/staff/holds?programme=${programmeId}`, who)).body).not.toContain(
        'Show me the payments',
      );
    }
  });
});

describe('lifting a hold', () => {
  test('takes a reason and another person, once', async () => {
    const { place, act, see, held } = await setup();
    await place();
    const path = `/staff/holds/${held()[0]?.holdId ?? ''}`;
    const reason = 'The letter came.';
    expect((await act(`${path}/lift`, { reason: '' }, 'manager')).statusCode).toBe(400);
    const own = await act(`${path}/lift`, { reason });
    expect(own.statusCode).toBe(409);
    expect(own.body).toContain('You placed this hold');
    await act(`${path}/lift`, { reason }, 'manager');
    const { body } = await see(path);
    expect(body).toContain('The letter came.');
    expect(body).toContain('Ready again');
    const again = await act(`${path}/lift`, { reason }, 'approver');
    expect(again.body).toContain('Somebody has lifted this hold already.');
    expect((await see(`/staff/holds?programme=${programmeId}&which=lifted`)).body).toContain(path);
  });

  test('of a hold that is not is not found', async () => {
    const { see, act } = await setup();
    expect((await see('/staff/holds/NOTHING')).statusCode).toBe(404);
    expect((await act('/staff/holds/NOTHING/lift', { reason: 'x' })).statusCode).toBe(404);
  });
});
