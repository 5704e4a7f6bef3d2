import { describe, expect, test } from 'vitest';

import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const window = { programme: 'crisis-and-resilience-fund', window: '2026-2027' };

async function setup(who: keyof typeof staff = 'manager') {
  const platform = createStaffPlatform();
  const visitor = await createStaffSites(platform).visitor(staff[who]);
  return {
    platform,
    visitor,
    change: (fields: Record<string, string>) =>
      visitor.act('/staff/programmes/change', { ...window, version: '0', ...fields }),
  };
}

describe('the page of programmes', () => {
  test('shows every window with its state, and lets only a manager change it', async () => {
    const { visitor } = await setup('auditor');
    const { body, statusCode } = await visitor.see('/staff/programmes');
    expect(statusCode).toBe(200);
    for (const shown of ['Resilience Fund, 2020', 'Emergency Food and Fuel', 'a draft', 'open']) {
      expect(body).toContain(shown);
    }
    expect(body).not.toContain('Change the window');
    const manager = await setup();
    expect((await manager.visitor.see('/staff/programmes')).body).toContain('Change the window');
    for (const who of ['finance', 'approver', 'caseworker'] as const) {
      const other = await setup(who);
      expect((await other.change({ to: 'paused', reason: 'x' })).statusCode).toBe(403);
      expect(other.platform.ofKind('programme-window')).toEqual([]);
    }
  });

  test('says that a draft waits for a manager, and how long the money of an open window lasts', async () => {
    const { platform, visitor } = await setup();
    const before = await visitor.see('/staff/programmes');
    expect(before.body).toContain('It waits for a manager to schedule it.');
    expect(before.body).not.toContain('The money lasts');
    await platform.fund(5_000_00);
    const { body } = await visitor.see('/staff/programmes');
    expect(body.match(/The money lasts:/g)).toHaveLength(1);
    expect(body).toContain('not spending');
  });

  test('pauses a window with a reason, and shows who and why', async () => {
    const { change, visitor } = await setup();
    const changed = await change({ to: 'paused', reason: 'Ten days of money left' });
    expect(changed.headers['location']).toBe('/staff/programmes?done=changed');
    const { body } = await visitor.see('/staff/programmes?done=changed');
    expect(body).toContain('From open to paused, by you: “Ten days of money left”');
  });

  test('asks for what is missing and keeps what was written', async () => {
    const { change, platform } = await setup();
    const unreasoned = await change({ to: 'paused', reason: ' ' });
    expect(unreasoned.statusCode).toBe(400);
    expect(unreasoned.body).toContain('Write why');
    const undecided = await change({ reason: 'Ten days of money left' });
    expect(undecided.body).toContain('Choose what to make of the window');
    expect(undecided.body).toContain('Ten days of money left');
    expect(platform.ofKind('programme-window')).toEqual([]);
  });

  test('tells who comes second what the window has become', async () => {
    const { change, platform } = await setup();
    await platform.changeWindow({
      ...{ programmeId: window.programme, windowId: window.window, to: 'partner-only' },
      ...{ reason: 'Schools first', staffId: 'farah', seenVersion: 0 },
    });
    const late = await change({ to: 'closed', reason: 'Done' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('it is now for partners only');
  });

  test('refuses a step that cannot be, and a window that is not there', async () => {
    const { change } = await setup();
    expect((await change({ to: 'scheduled', reason: 'x' })).body).toContain(
      'A window that is open cannot become scheduled.',
    );
    expect((await change({ window: '1999', to: 'paused', reason: 'x' })).body).toContain(
      'There is no such window.',
    );
  });
});
