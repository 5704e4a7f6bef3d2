import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  awardPence,
  factsSchema,
  policyByVersion,
  policyFingerprint,
  policySchema,
  splitByCategory,
  type AwardTable,
  type Facts,
} from '#shared/eligibility/index.ts';
import { categories } from '#shared/programmes/index.ts';

const policy = policyByVersion('crisis-and-resilience-fund-2026-04');
const plainTable: AwardTable = {
  ...{ oneAdultPence: 50_00, moreAdultsPence: 70_00, perChildPence: 20_00, childrenCounted: 2 },
  ...{ prepaymentMeterPence: 0, disabilityPence: 0, over65Pence: 0, pregnantPence: 0 },
  ...{ highNeed: { fromPoints: 100, addPence: 0 }, capPence: 250_00 },
};
const oneAdult = factsSchema.parse({
  ...{ asOf: '2026-05-05', windowOpen: true, residence: 'in-birmingham', postcode: 'inside' },
  ...{ areaRank: 50, adults: 1, adultsOver65: 0, children: 0, childrenUnder5: 0, pregnant: false },
  ...{ disability: false, housing: 'private-rent', reasons: ['other'], benefits: ['none'] },
  ...{ incomeBand: 'none', savingsBand: 'none', energyAsked: true, askedPence: 250_00 },
  ...{ awardInLastYear: 'no', claimHeldByAnother: false, ringFence: 'others', waitedDays: 0 },
});

function award(table: Partial<AwardTable>, facts: Partial<Facts>): number {
  const tried = { ...policy, awards: { ...plainTable, ...table } };
  return awardPence(tried, { ...oneAdult, ...facts });
}

describe('the award table', () => {
  it('goes by adults, and by children up to so many', () => {
    expect(award({}, {})).toBe(50_00);
    expect(award({}, { adults: 2 })).toBe(70_00);
    expect(award({}, { children: 1 })).toBe(70_00);
    expect(award({}, { children: 5 })).toBe(90_00);
  });

  it('adds for a meter paid in advance only when help with energy is asked for', () => {
    const table = { prepaymentMeterPence: 15_00 };
    expect(award(table, { meter: 'prepayment-key' })).toBe(65_00);
    expect(award(table, { meter: 'credit' })).toBe(50_00);
    expect(award(table, { meter: 'prepayment-key', energyAsked: false })).toBe(50_00);
  });

  it('adds for disability, for pregnancy, and once for anybody over 65', () => {
    const table = { disabilityPence: 10_00, pregnantPence: 5_00, over65Pence: 7_00 };
    expect(award(table, {})).toBe(50_00);
    expect(award(table, { disability: true })).toBe(60_00);
    expect(award(table, { pregnant: true })).toBe(55_00);
    expect(award(table, { adults: 2, adultsOver65: 2 })).toBe(77_00);
  });

  it('adds for high need from the very point on that it says', () => {
    // No income 25, nothing saved 10, some other reason 2.
    expect(award({ highNeed: { fromPoints: 37, addPence: 30_00 } }, {})).toBe(80_00);
    expect(award({ highNeed: { fromPoints: 38, addPence: 30_00 } }, {})).toBe(50_00);
  });

  it('gives at most its cap, and at most what was asked for', () => {
    expect(award({ capPence: 40_00 }, {})).toBe(40_00);
    expect(award({}, { askedPence: 12_34 })).toBe(12_34);
  });
});

describe('a fingerprint', () => {
  it('is of what a policy says, not of the order it says it in', () => {
    const turned = Object.fromEntries(Object.entries(policy).reverse());
    expect(policyFingerprint(policySchema.parse(turned))).toBe(policyFingerprint(policy));
  });

  it('changes with any amount, point or line', () => {
    const changed = [
      { ...policy, awards: { ...policy.awards, perChildPence: 41_00 } },
      { ...policy, need: { ...policy.need, disability: 13 } },
      { ...policy, incomeBandsBelowLine: policy.incomeBandsBelowLine.slice(1) },
    ];
    const all = new Set([policy, ...changed].map((each) => policyFingerprint(each)));
    expect(all.size).toBe(4);
  });
});

describe('splitting an award over the kinds of help', () => {
  it('follows what was asked for in each, to the penny', () => {
    expect(splitByCategory(100_00, { food: 100_00, 'energy-and-water': 50_00 })).toEqual({
      food: 66_67,
      'energy-and-water': 33_33,
    });
  });

  it('gives nothing to what was not asked for', () => {
    expect(splitByCategory(150_00, { food: 80_00, 'housing-costs': 0 })).toEqual({ food: 150_00 });
    expect(splitByCategory(150_00, {})).toEqual({});
  });

  it('always comes out at the award', () => {
    const asked = fc.record(
      Object.fromEntries(categories.map((name) => [name, fc.integer({ min: 1_00, max: 250_00 })])),
      { requiredKeys: ['food'] },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 250_00 }), asked, (whole, amounts) => {
        const parts = Object.values(splitByCategory(whole, amounts));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      }),
    );
  });
});
