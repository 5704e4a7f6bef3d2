import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cityPool, planEnvelopes, type PlanRequest } from '#shared/budget/index.ts';
import { Defect } from '#shared/kernel/index.ts';
import { programmes } from '#shared/programmes/index.ts';
import { needShare } from '#shared/reference/index.ts';

const request: PlanRequest = {
  totalPence: 1_000_000_00,
  ringFences: [
    { ringFence: 'children', share: 0.5 },
    { ringFence: 'others', share: 0.5 },
  ],
  needShares: new Map([
    ['north', 0.6],
    ['south', 0.39],
    ['tiny', 0.01],
  ]),
  cityPoolShare: 0.1,
  localityFloorShare: 0.03,
};

function shareOf(planned: ReturnType<typeof planEnvelopes>, localityCode: string): number {
  const sum = (of: typeof planned) => of.reduce((total, { amountPence }) => total + amountPence, 0);
  const localities = planned.filter((each) => each.localityCode !== cityPool);
  return sum(planned.filter((each) => each.localityCode === localityCode)) / sum(localities);
}

describe('planning the envelopes', () => {
  it('gives the ring-fences their shares, and of each the city pool its share', () => {
    const planned = planEnvelopes(request);
    const of = (ringFence: string) => planned.filter((each) => each.ringFence === ringFence);
    for (const ringFence of ['children', 'others']) {
      expect(of(ringFence).reduce((sum, each) => sum + each.amountPence, 0)).toBe(500_000_00);
      expect(of(ringFence).find((each) => each.localityCode === cityPool)).toMatchObject({
        amountPence: 50_000_00,
      });
    }
    expect(planned).toHaveLength(8);
  });

  it('lifts a locality to the floor at the cost of the others in proportion', () => {
    const planned = planEnvelopes(request);
    expect(shareOf(planned, 'tiny')).toBeCloseTo(0.03, 6);
    expect(shareOf(planned, 'north') / shareOf(planned, 'south')).toBeCloseTo(0.6 / 0.39, 6);
  });

  it('lets nobody fall below the floor by what lifting another costs', () => {
    const needShares = new Map([
      ['large', 0.9599],
      ['near', 0.0301],
      ['tiny', 0.01],
    ]);
    const planned = planEnvelopes({ ...request, needShares });
    expect(shareOf(planned, 'near')).toBeGreaterThanOrEqual(0.03 - 1e-6);
    expect(shareOf(planned, 'tiny')).toBeCloseTo(0.03, 6);
  });

  it('follows need alone where everybody is above the floor', () => {
    const needShares = new Map([
      ['north', 0.7],
      ['south', 0.3],
    ]);
    const planned = planEnvelopes({ ...request, needShares });
    expect(shareOf(planned, 'north')).toBeCloseTo(0.7, 6);
  });

  it('refuses a floor that the localities together cannot stand on', () => {
    expect(() => planEnvelopes({ ...request, localityFloorShare: 0.34 })).toThrow(Defect);
  });

  it.each(programmes.map((programme) => [programme.programmeId, programme] as const))(
    'of the %s comes out to the penny and leaves no locality without money',
    (_, programme) => {
      const { ringFences, cityPoolShare, localityFloorShare, vintage } = programme;
      const needShares = needShare(vintage);
      fc.assert(
        fc.property(fc.integer({ min: 1_000_00, max: 10_000_000_00 }), (totalPence) => {
          const planned = planEnvelopes({
            ...{ totalPence, ringFences, needShares, cityPoolShare, localityFloorShare },
          });
          expect(planned.reduce((sum, each) => sum + each.amountPence, 0)).toBe(totalPence);
          expect(planned).toHaveLength(ringFences.length * 11);
          for (const code of needShares.keys()) {
            expect(shareOf(planned, code)).toBeGreaterThan(localityFloorShare - 0.001);
          }
        }),
        { numRuns: 50 },
      );
    },
  );
});

describe('planning any programme', () => {
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  const anyRequest = fc
    .record({
      totalPence: fc.integer({ min: 1_000_00, max: 100_000_000_00 }),
      needs: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 10 }),
      fences: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }),
      cityPoolShare: fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100),
      floor: fc.integer({ min: 0, max: 10 }),
    })
    .map(({ totalPence, needs, fences, cityPoolShare, floor }) => {
      const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);
      return {
        ...{ totalPence, cityPoolShare, localityFloorShare: floor / 100 },
        ringFences: fences.map((share, n) => ({
          ringFence: `fence-${n}`,
          share: share / sum(fences),
        })),
        needShares: new Map(needs.map((need, n) => [codes[n] ?? '', need / sum(needs)] as const)),
      };
    });

  it('adds up to the penny, in all and in each ring-fence, with nothing below nothing', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const planned = planEnvelopes(asked);
        const sum = (of: typeof planned) => of.reduce((all, each) => all + each.amountPence, 0);
        expect(sum(planned)).toBe(asked.totalPence);
        expect(planned.every(({ amountPence }) => amountPence >= 0)).toBe(true);
        for (const { ringFence, share } of asked.ringFences) {
          const fenced = sum(planned.filter((each) => each.ringFence === ringFence));
          expect(Math.abs(fenced - asked.totalPence * share)).toBeLessThan(1);
        }
      }),
    );
  });

  it('honours the floor of every locality in every ring-fence, to the penny', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const planned = planEnvelopes(asked);
        for (const { ringFence } of asked.ringFences) {
          const own = planned.filter((each) => each.ringFence === ringFence);
          const total = own.reduce((all, each) => all + each.amountPence, 0);
          const least = total * (1 - asked.cityPoolShare) * asked.localityFloorShare;
          for (const { localityCode, amountPence } of own) {
            if (localityCode !== cityPool) expect(amountPence).toBeGreaterThan(least - 1);
          }
        }
      }),
    );
  });

  it('gives each place the same in whatever order localities are listed', () => {
    const place = ({ ringFence, localityCode }: ReturnType<typeof planEnvelopes>[number]) =>
      `${ringFence} ${localityCode}`;
    const byPlace = (planned: ReturnType<typeof planEnvelopes>) =>
      new Map(planned.map((each) => [place(each), each.amountPence]));
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const needShares = new Map([...asked.needShares].reverse());
        expect(byPlace(planEnvelopes({ ...asked, needShares }))).toEqual(
          byPlace(planEnvelopes(asked)),
        );
      }),
    );
  });
});
