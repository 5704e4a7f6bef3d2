import { describe, expect, it } from 'vitest';

import {
  createChangeWindow,
  createReadOpenWindows,
  createReadWindows,
  programmeWindows,
  type ChangeWindow,
} from '#shared/programmes/index.ts';
import { checkEvents } from '#shared/verification/check-events.ts';
import { checkWindows } from '#shared/verification/check-windows.ts';
import { gatherRecords } from '#shared/verification/index.ts';
import { createCountingCommit } from '#tests/doubles/counting-commit.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const crisis = { programmeId: 'crisis-and-resilience-fund', windowId: '2026-2027' };

function setup(at = '2026-05-06T09:00:00.000Z') {
  const memory = createMemoryRecords();
  const clock = createMovableClock(at);
  const counting = createCountingCommit(memory.commit);
  const ports = { records: memory.records, commit: counting.commit, clock };
  const changeWindow = createChangeWindow(ports);
  const readWindows = createReadWindows(ports);
  const readOpenWindows = createReadOpenWindows(ports);
  const change = (to: ChangeWindow['to'], more: Partial<ChangeWindow> = {}) =>
    changeWindow({ ...crisis, to, reason: 'seen', staffId: 'erin', seenVersion: 0, ...more });
  const standing = async (windowId = crisis.windowId) =>
    (await readWindows(clock.now())).find(({ window }) => window.windowId === windowId)!;
  const open = async (door: 'public' | 'partner') =>
    (await readOpenWindows(clock.now(), door)).map(({ programme }) => programme.programmeId);
  const faults = () => {
    const gather = gatherRecords();
    for (const item of memory.all()) gather.add(item);
    const { gathered } = gather;
    return [
      ...gathered.unreadable,
      ...checkWindows(gathered).faults,
      ...checkEvents(gathered).faults,
    ];
  };
  return { memory, clock, counting, change, standing, open, faults };
}

describe('changing a window', () => {
  it('keeps who, when and why, tells it as an event, and holds at once', async () => {
    const { change, standing, open, counting, memory, faults } = setup();
    expect(await open('public')).toEqual([crisis.programmeId]);
    expect(await change('paused', { reason: 'The money runs out this week' })).toEqual({
      ok: true,
      value: 'changed',
    });
    expect(await open('public')).toEqual([]);
    expect(await open('partner')).toEqual([]);
    expect(await standing()).toMatchObject({
      state: 'paused',
      version: 1,
      changes: [{ from: 'open', to: 'paused', by: 'erin', reason: 'The money runs out this week' }],
    });
    expect(counting.committed).toHaveLength(1);
    expect(JSON.stringify(memory.ofKind('event'))).not.toContain('runs out');
    expect(faults()).toEqual([]);
  });

  it('back and forth, until it is closed for good', async () => {
    const { change, open, faults } = setup();
    await change('partner-only');
    expect([await open('public'), await open('partner')]).toEqual([[], [crisis.programmeId]]);
    await change('open', { seenVersion: 1 });
    expect(await open('public')).toEqual([crisis.programmeId]);
    await change('closed', { seenVersion: 2 });
    expect(await change('open', { seenVersion: 3 })).toEqual({
      ok: false,
      failure: { kind: 'not-from-here', from: 'closed', to: 'open' },
    });
    expect(faults()).toEqual([]);
  });

  it('schedules a draft, which follows its dates from then on', async () => {
    const { change, standing, open, clock } = setup('2026-10-01T09:00:00.000Z');
    const draft = { programmeId: 'emergency-food-and-fuel', windowId: 'winter-2026' };
    expect((await standing('winter-2026')).state).toBe('draft');
    expect(await change('open', draft)).toMatchObject({ failure: { kind: 'not-from-here' } });
    await change('scheduled', draft);
    expect((await standing('winter-2026')).state).toBe('scheduled');
    clock.moveTo('2026-11-02T09:00:00.000Z');
    expect((await standing('winter-2026')).state).toBe('partner-only');
    expect(await open('partner')).toEqual([draft.programmeId, crisis.programmeId]);
    expect(await open('public')).toEqual([crisis.programmeId]);
  });

  it('ends with the last day of the window, whatever was said', async () => {
    const { change, standing, clock } = setup();
    await change('partner-only');
    clock.moveTo('2027-04-01T09:00:00.000Z');
    expect((await standing()).state).toBe('closed');
  });

  it('sent twice is made once', async () => {
    const { change, standing } = setup();
    await change('paused');
    expect(await change('paused')).toEqual({ ok: true, value: 'already' });
    expect((await standing()).changes).toHaveLength(1);
  });

  it('by two managers who both saw it open is made by the first, and the second is told', async () => {
    const { change, standing, counting } = setup();
    counting.beforeNext(() => change('paused', { staffId: 'farah' }));
    expect(await change('closed')).toEqual({
      ok: false,
      failure: { kind: 'changed-by-someone-else', state: 'paused' },
    });
    expect(await change('closed')).toMatchObject({ failure: { kind: 'changed-by-someone-else' } });
    expect((await standing()).changes).toMatchObject([{ to: 'paused', by: 'farah' }]);
  });

  it.each([[{ programmeId: 'winter-wonderland' }], [{ windowId: 'winter-2021' }]])(
    'that does not exist is refused: %j',
    async (other) => {
      const { change, memory } = setup();
      expect(await change('paused', other)).toEqual({
        ok: false,
        failure: { kind: 'no-such-window' },
      });
      expect(memory.all()).toEqual([]);
    },
  );
});

describe('verifying windows', () => {
  it('finds a change that cannot be, one that nobody answers for, and one without its event', async () => {
    const { memory, faults } = setup();
    const at = '2026-05-06T09:00:00.000Z';
    const changes = [
      { from: 'closed', to: 'open', by: 'erin', at, reason: 'seen' },
      { from: 'open', to: 'paused', by: 'erin', at, reason: '' },
    ] as const;
    await memory.commit([programmeWindows.create({ ...crisis, changes: [...changes] })]);
    expect(faults().map(({ sentence }) => sentence)).toEqual([
      'It was written 1 times and tells of 2 changes.',
      `At ${at} it went from closed to open, which cannot be.`,
      `At ${at} it became paused, and nobody said who or why.`,
      'Version 1 came about without its event window-changed.',
    ]);
  });
});
