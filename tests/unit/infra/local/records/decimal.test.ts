import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  checkNumber,
  compareDecimals,
  subtractDecimals,
} from '#infra/local/records/decimal.ts';
import { EngineError } from '#infra/local/records/index.ts';

/** Whole numbers of hundredths, and how they are written. */
const hundredths = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

function written(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('a DynamoDB number', () => {
  it('adds and subtracts without losing anything', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(addDecimals(written(a), written(b))).toBe(checkNumber(written(a + b)));
        expect(subtractDecimals(written(a), written(b))).toBe(checkNumber(written(a - b)));
      }),
    );
  });

  it('is in the order of its value', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(compareDecimals(written(a), written(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('has one spelling', () => {
    fc.assert(
      fc.property(hundredths, (a) => {
        const once = checkNumber(written(a));
        expect(checkNumber(once)).toBe(once);
        expect(compareDecimals(once, written(a))).toBe(0);
      }),
    );
  });

  it.each([
    ['1e3', '1000'],
    ['-0', '0'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.000', '0'],
    ['1E-130', `0.${'0'.repeat(129)}1`],
    ['9.9e125', `99${'0'.repeat(124)}`],
  ])('spells %s as %s', (from, to) => {
    expect(checkNumber(from)).toBe(to);
  });

  it.each(['', 'ten', '1e126', '-1e126', '1e-131', '1e9999', '1'.repeat(39), '1 ', '0x1', 'NaN'])(
    'refuses "%s"',
    (text) => {
      expect(() => checkNumber(text)).toThrow(EngineError);
    },
  );
});
