import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitByCategory } from '#shared/eligibility/index.ts';
import { categories } from '#shared/programmes/index.ts';

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
      fc.property(fc.integer({ min: 1, max: 250_00 }), asked, (award, amounts) => {
        const parts = Object.values(splitByCategory(award, amounts));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(award);
      }),
    );
  });
});
