import { describe, expect, it } from 'vitest';

import { Defect } from '#shared/kernel/index.ts';
import {
  coveredAmounts,
  programmeById,
  programmeIdSchema,
  programmeRegistry,
  programmes,
  settableStates,
  statesAfter,
  takesApplications,
  windowAt,
  windowState,
  windowStates,
  type ProgrammeWindow,
} from '#shared/programmes/index.ts';

const winter = programmeById('household-support-fund');
const crisis = programmeById('crisis-and-resilience-fund');
const fuel = programmeById('emergency-food-and-fuel');

const window: ProgrammeWindow = {
  windowId: 'spring',
  opensOn: '2026-04-01',
  closesOn: '2026-06-30',
  openTo: 'everybody',
};
const [before, during, after] = ['2026-03-31', '2026-04-01', '2026-07-01'] as const;

describe('the state of a window', () => {
  it('is decided by its dates until staff say otherwise', () => {
    expect(windowState(window, before)).toBe('scheduled');
    expect(windowState(window, during)).toBe('open');
    expect(windowState(window, '2026-06-30')).toBe('open');
    expect(windowState(window, after)).toBe('closed');
    expect(windowState({ ...window, openTo: 'partners' }, during)).toBe('partner-only');
  });

  it('is a draft on any day of its own until somebody schedules it', () => {
    const draft = { ...window, draft: true } as const;
    expect([before, during, after].map((on) => windowState(draft, on))).toEqual([
      ...['draft', 'draft', 'closed'],
    ]);
    expect(windowState(draft, during, 'scheduled')).toBe('open');
    expect(windowState(draft, before, 'scheduled')).toBe('scheduled');
  });

  it('is what staff have said, early or not, and never past its last day', () => {
    expect(windowState(window, before, 'open')).toBe('open');
    expect(windowState(window, during, 'paused')).toBe('paused');
    expect(windowState(window, during, 'closed')).toBe('closed');
    for (const said of settableStates) expect(windowState(window, after, said)).toBe('closed');
  });

  it('says who may apply', () => {
    const doors = windowStates.map((state) => [
      state,
      takesApplications(state, 'public'),
      takesApplications(state, 'partner'),
    ]);
    expect(doors).toEqual([
      ['draft', false, false],
      ['scheduled', false, false],
      ['open', true, true],
      ['partner-only', false, true],
      ['paused', false, false],
      ['closed', false, false],
    ]);
  });

  it('moves on from draft to closed, back and forth only between open, partner-only and paused', () => {
    expect(statesAfter('draft')).toEqual(['scheduled']);
    expect(statesAfter('scheduled')).toEqual(['open', 'partner-only']);
    expect(statesAfter('closed')).toEqual([]);
    const running = ['open', 'partner-only', 'paused'] as const;
    for (const from of running) {
      expect([...statesAfter(from)].sort()).toEqual(
        ['closed', ...running.filter((state) => state !== from)].sort(),
      );
    }
  });
});

describe('the days of a window', () => {
  it.each([
    ['2021-12-05T23:59:59.999Z', false],
    ['2021-12-06T00:00:00.000Z', true],
    ['2022-03-31T22:59:59.999Z', true],
    // Clocks have gone forward: half past eleven in UTC is the next day in Birmingham.
    ['2022-03-31T23:30:00.000Z', false],
  ])('of the winter fund include %s: %s', (at, included) => {
    expect(windowAt(winter, at) !== undefined).toBe(included);
  });

  it('follow the ones before without a gap: the fund of today is open on every day of its three years', () => {
    expect(windowAt(crisis, '2027-03-31T12:00:00.000Z')?.windowId).toBe('2026-2027');
    expect(windowAt(crisis, '2027-04-01T12:00:00.000Z')?.windowId).toBe('2027-2028');
    expect(windowAt(crisis, '2029-04-01T12:00:00.000Z')).toBeUndefined();
  });
});

describe('what was asked for', () => {
  it('counts as far as the programme helps with it', () => {
    const asked = { food: 40_00, 'housing-costs': 90_00 };
    expect(coveredAmounts(fuel, asked)).toEqual({ food: 40_00 });
    expect(coveredAmounts(crisis, asked)).toEqual(asked);
    expect(coveredAmounts(fuel, { 'housing-costs': 90_00 })).toEqual({});
  });
});

describe.each(programmes.map((programme) => [programme.name, programme] as const))(
  'the configuration of the %s',
  (_, programme) => {
    it('shares its money out whole', () => {
      const sum = programme.ringFences.reduce((total, { share }) => total + share, 0);
      expect(sum).toBeCloseTo(1, 10);
      expect(programme.cityPoolShare).toBeLessThan(1);
      expect(programme.localityFloorShare * 10).toBeLessThan(1);
    });

    it.each(['approvalTiers', 'evidenceTiers'] as const)(
      'has %s for every award it can make, in rising order',
      (tiers) => {
        const limits = programme[tiers].map(({ upToPence }) => upToPence);
        expect(limits).toEqual([...limits].sort((a, b) => a - b));
        expect(limits.at(-1)).toBe(programme.capPence);
      },
    );

    it('has windows that neither overlap nor end before they begin', () => {
      const days = programme.windows.flatMap(({ opensOn, closesOn }) => [opensOn, closesOn]);
      expect(days).toEqual([...days].sort());
      expect(new Set(programme.windows.map(({ windowId }) => windowId)).size).toBe(
        programme.windows.length,
      );
    });

    it('helps with something and pays in some way', () => {
      expect(programme.categories.length).toBeGreaterThan(0);
      expect(programme.payoutMethods.length).toBeGreaterThan(0);
      expect(programme.programmeId).toMatch(/^[a-z]+(-[a-z]+)*$/);
    });
  },
);

describe('the registry of programmes', () => {
  it('holds the funds of the city’s reports, oldest first', () => {
    expect(programmes.map(({ familyName, capPence }) => [familyName, capPence])).toEqual([
      ['Resilience Fund', 150_00],
      ['Emergency Food and Fuel', 100_00],
      ['Household Support Fund', 150_00],
      ['Crisis and Resilience Fund', 250_00],
    ]);
  });

  it('never makes one up: an id that nobody configured is a defect', () => {
    expect(() => programmeById('winter-wonderland')).toThrow(Defect);
  });

  it('refuses an id from outside that names nothing, and says what there is', () => {
    expect(programmeIdSchema.parse('resilience-fund')).toBe('resilience-fund');
    const refused = programmeIdSchema.safeParse('winter-wonderland');
    expect(refused.error?.issues[0]?.message).toContain('crisis-and-resilience-fund');
  });

  it('holds no two under one id', () => {
    expect(() => programmeRegistry([winter, winter])).toThrow(Defect);
  });
});
