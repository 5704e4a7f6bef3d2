import { describe, expect, test } from 'vitest';

import { envelopes } from '#shared/budget/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';
const changeId = '0123456789';
const move = {
  programme,
  from: 'children:city',
  to: 'children:hodge-hill',
  amount: '2,500',
  reason: 'The half-term club brought many families',
};

async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const sites = createStaffSites(platform);
  const visitor = await sites.visitor(staff.manager);
  const colleague = await sites.visitor(staff.finance);
  const available = () =>
    Object.fromEntries(
      platform.ofKind('envelope').map((item) => {
        const { ringFence, localityCode, balancesPence } = envelopes.parse(item).document;
        return [`${ringFence}:${localityCode}`, balancesPence.available];
      }),
    );
  return { platform, visitor, colleague, available };
}

describe('moving money between envelopes', () => {
  test('shows what it does to both before anything is proposed', async () => {
    const { visitor, platform } = await setup();
    const before = platform.all();
    expect((await visitor.see('/staff/budget/move')).body).toContain('Hodge Hill: £31,742.48');
    const { body } = await visitor.act('/staff/budget/move', { ...move, step: 'dry-run' });
    expect(body).toMatch(
      /city pool<\/th><td>£20,000<\/td><td>−\u2060£2,500<\/td><td><strong>£17,500/,
    );
    expect(body).toMatch(/Hodge Hill<\/th><td>£31,742\.48<\/td><td>\+£2,500<\/td>/);
    expect(body).not.toContain('ring-fence');
    expect(platform.all()).toEqual(before);
  });

  test('moves when a second person confirms, once, and keeps the reason and both names', async () => {
    const { visitor, colleague, available } = await setup();
    const before = available();
    await visitor.act('/staff/budget/move', { ...move, step: 'confirm', changeId });
    expect(available()).toEqual(before);
    const place = `/staff/budget/changes/${changeId}`;
    expect((await colleague.see(place)).body).toContain(move.reason);
    await colleague.act(`${place}/confirm`, {});
    await colleague.act(`${place}/confirm`, {});
    expect(available()).toEqual({
      ...before,
      'children:city': 17_500_00,
      'children:hodge-hill': 34_242_48,
    });
    const { body } = await colleague.see(place);
    expect(body).toContain('Carried out');
    expect(body).toContain('as erin-walsh proposed');
    expect(body).not.toContain('/confirm');
  });

  test('out of a ring-fence says what the ring-fence is left with', async () => {
    const { visitor } = await setup();
    const across = { ...move, from: 'pensioners:city', step: 'dry-run' };
    const { body } = await visitor.act('/staff/budget/move', across);
    expect(body).toContain('Pensioners would be left with 19.5 % of the money');
    expect(body).toContain('at least 20 %');
  });

  test.each([
    [{ from: '' }, 'Choose the envelope that gives'],
    [{ from: 'children:nowhere' }, 'Choose the envelope that gives'],
    [{ to: '' }, 'Choose the envelope that is given to'],
    [{ to: 'children:city' }, 'Choose two different envelopes'],
    [{ amount: '' }, 'Enter how much to move'],
    [{ amount: 'some' }, 'Enter an amount in pounds'],
    [{ amount: '20,000.01' }, 'There is not so much in Households with children, city pool'],
    [{ reason: '' }, 'Write why the money is needed there'],
  ])('refuses %j in words and keeps what was typed', async (wrong, words) => {
    const { visitor, platform } = await setup();
    const before = platform.all();
    const seen = await visitor.act('/staff/budget/move', { ...move, step: 'dry-run', ...wrong });
    expect([400, 409]).toContain(seen.statusCode);
    expect(seen.body).toContain(words);
    expect(platform.all()).toEqual(before);
  });

  test('is refused when the money went elsewhere before it was proposed or confirmed', async () => {
    const { visitor, colleague, available } = await setup();
    const ids = ['0000000001', '0000000002'] as const;
    const all = { ...move, amount: '20,000', step: 'confirm' };
    for (const each of ids) await visitor.act('/staff/budget/move', { ...all, changeId: each });
    await colleague.act(`/staff/budget/changes/${ids[0]}/confirm`, {});
    const late = await colleague.act(`/staff/budget/changes/${ids[1]}/confirm`, {});
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('city pool has £0 left, and this takes £20,000. No money moved.');
    const third = await visitor.act('/staff/budget/move', { ...all, changeId });
    expect(third.body).toContain('No money moved.');
    expect(available()['children:city']).toBe(0);
  });

  test('a change that does not exist is a page that says so', async () => {
    const { visitor } = await setup();
    expect((await visitor.see('/staff/budget/changes/none')).statusCode).toBe(404);
  });
});
