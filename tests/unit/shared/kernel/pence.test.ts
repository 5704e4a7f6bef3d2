import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { apportion, Defect, formatPounds, pence, sumPence } from '#shared/kernel/index.ts';

describe('pence', () => {
  it.each([[0.1 + 0.2], [Number.NaN], [Infinity], [2 ** 53], [1_000_000_000_001]])(
    'refuses %s as an amount',
    (amount) => {
      expect(() => pence(amount)).toThrow(Defect);
    },
  );

  it('takes a whole number of pence, owed or owing, up to £10 billion', () => {
    expect([pence(0), pence(-150_00), pence(1_000_000_000_000)]).toEqual([
      0, -150_00, 1_000_000_000_000,
    ]);
  });

  it('sums nothing to nothing and refuses a sum with a fraction in it', () => {
    expect(sumPence([])).toBe(0);
    expect(sumPence([1, 2, 150_00])).toBe(150_03);
    expect(() => sumPence([0.5])).toThrow(Defect);
  });
});

describe('formatPounds', () => {
  it.each([
    [0, '£0'],
    [1, '£0.01'],
    [9, '£0.09'],
    [10, '£0.10'],
    [99, '£0.99'],
    [100, '£1'],
    [150_00, '£150'],
    [1_234_50, '£1,234.50'],
    [1_070_000_00, '£1,070,000'],
    [-5, '−\u2060£0.05'],
    [-150_00, '−\u2060£150'],
  ])('writes %i pence as %s', (amount, text) => {
    expect(formatPounds(amount)).toBe(text);
  });
});

describe('apportion', () => {
  it('gives the pence that are left to the largest remainders, ties to the earlier part', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(apportion(1, [0, 1, 1])).toEqual([0, 1, 0]);
  });

  it('gives nothing to a part without weight', () => {
    expect(apportion(101, [0, 3, 0])).toEqual([0, 101, 0]);
  });

  it.each([[[]], [[0, 0]], [[1, -1]]])('refuses the weights %j', (weights) => {
    expect(() => apportion(100, weights)).toThrow(Defect);
  });

  it('loses and makes no penny and strays by less than one from the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000_00 }),
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 40 }),
        (amount, weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          fc.pre(total > 0);
          const parts = apportion(amount, weights);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
          parts.forEach((part, index) => {
            expect(Math.abs(part - (amount * weights[index]!) / total)).toBeLessThan(1);
          });
        },
      ),
    );
  });
});
