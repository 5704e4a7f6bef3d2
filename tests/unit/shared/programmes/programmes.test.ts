import { describe, expect, it } from 'vitest';

import { Defect } from '#shared/kernel/index.ts';
import {
  openProgrammes,
  programmeById,
  programmes,
  takesApplications,
  windowAt,
  windowState,
  type Programme,
  type ProgrammeId,
} from '#shared/programmes/index.ts';

const winter = programmeById('household-support-fund');
const crisis = programmeById('crisis-and-resilience-fund');

function withWindowState(state: 'partner-only' | 'paused'): Programme {
  return { ...crisis, windows: crisis.windows.map((window) => ({ ...window, state })) };
}

describe('a programme window', () => {
  it.each([
    ['2021-12-05T23:59:59.999Z', false],
    ['2021-12-06T00:00:00.000Z', true],
    ['2022-03-31T22:59:59.999Z', true],
    // Clocks have gone forward: half past eleven in UTC is the next day in Birmingham.
    ['2022-03-31T23:30:00.000Z', false],
  ])('of the winter fund, at %s, is open: %s', (at, open) => {
    expect(takesApplications(winter, at, 'public')).toBe(open);
    expect(windowAt(winter, at) !== undefined).toBe(open);
  });

  it('is scheduled before its first day and closed after its last', () => {
    const [window] = winter.windows;
    expect(windowState(window!, '2021-12-05')).toBe('scheduled');
    expect(windowState(window!, '2021-12-06')).toBe('open');
    expect(windowState(window!, '2022-04-01')).toBe('closed');
  });

  it('kept for partners takes their applications and nobody else’s', () => {
    const partnersOnly = withWindowState('partner-only');
    expect(takesApplications(partnersOnly, '2026-05-01T09:00:00.000Z', 'partner')).toBe(true);
    expect(takesApplications(partnersOnly, '2026-05-01T09:00:00.000Z', 'public')).toBe(false);
  });

  it('takes nothing from anybody while it is paused', () => {
    const paused = withWindowState('paused');
    expect(takesApplications(paused, '2026-05-01T09:00:00.000Z', 'partner')).toBe(false);
  });

  it('follows the one before without a gap: the fund of today is open on every day of its three years', () => {
    expect(windowAt(crisis, '2027-03-31T12:00:00.000Z')?.windowId).toBe('2026-2027');
    expect(windowAt(crisis, '2027-04-01T12:00:00.000Z')?.windowId).toBe('2027-2028');
    expect(windowAt(crisis, '2029-04-01T12:00:00.000Z')).toBeUndefined();
  });

  it('offers the public only what is open', () => {
    const offered = (at: string) => openProgrammes(at).map(({ programmeId }) => programmeId);
    expect(offered('2021-12-10T09:00:00.000Z')).toEqual(['household-support-fund']);
    expect(offered('2026-05-01T09:00:00.000Z')).toEqual(['crisis-and-resilience-fund']);
    expect(offered('2024-05-01T09:00:00.000Z')).toEqual([]);
  });
});

describe.each(programmes.map((programme) => [programme.familyName, programme] as const))(
  'the configuration of the %s',
  (_, programme) => {
    it('shares its money out whole', () => {
      const sum = programme.ringFences.reduce((total, { share }) => total + share, 0);
      expect(sum).toBeCloseTo(1, 10);
      expect(programme.cityPoolShare).toBeLessThan(1);
      expect(programme.localityFloorShare * 10).toBeLessThan(1);
    });

    it('has an approval tier for every award it can make, in rising order', () => {
      const limits = programme.approvalTiers.map(({ upToPence }) => upToPence);
      expect(limits).toEqual([...limits].sort((a, b) => a - b));
      expect(limits.at(-1)).toBe(programme.capPence);
    });

    it('has windows that neither overlap nor end before they begin', () => {
      const days = programme.windows.flatMap(({ opensOn, closesOn }) => [opensOn, closesOn]);
      expect(days).toEqual([...days].sort());
    });
  },
);

it('is never made up: an id that nobody configured is a defect', () => {
  expect(() => programmeById('winter-wonderland' as ProgrammeId)).toThrow(Defect);
});
