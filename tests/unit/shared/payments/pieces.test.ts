import { describe, expect, it } from 'vitest';

import {
  pieceRailNames,
  pieceRules,
  readPaymentReference,
  readPieceReference,
  splitIntoPieces,
  writePieceReference,
} from '#shared/payments/index.ts';
import { payablePence } from '#shared/programmes/index.ts';
import { isBacsReference } from '#shared/payments/rails/bacs/index.ts';

describe('the pieces of a payment', () => {
  it('are £100 and £50 for £150 of cash', () => {
    expect(splitIntoPieces('cash-out', 150_00)).toEqual([100_00, 50_00]);
    expect(splitIntoPieces('cash-out', 100_00)).toEqual([100_00]);
    expect(splitIntoPieces('cash-out', 33_33)).toEqual([33_33]);
  });

  it('are £49 and £28 for £77 of fuel, as fuel vouchers come', () => {
    expect(splitIntoPieces('fuel-voucher', 77_00)).toEqual([49_00, 28_00]);
  });

  it('add up to the payment, none too large, none of a broken step', () => {
    for (const rail of pieceRailNames) {
      const { largestPence, stepPence } = pieceRules[rail];
      for (let pence = stepPence; pence <= 300_00; pence += stepPence * 7) {
        const pieces = splitIntoPieces(rail, pence);
        expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(pence);
        expect(Math.max(...pieces)).toBeLessThanOrEqual(largestPence);
        expect(pieces.every((piece) => piece > 0 && piece % stepPence === 0)).toBe(true);
      }
    }
  });

  it('do not exist for less than ten pence of a voucher; cash and banks pay every penny', () => {
    expect(payablePence('supermarket-voucher', 33_33)).toBe(33_30);
    expect(payablePence('cash-out', 33_33)).toBe(33_33);
    expect(payablePence('bacs', 33_33)).toBe(33_33);
    expect(() => splitIntoPieces('fuel-voucher', 33_33)).toThrow();
    expect(() => splitIntoPieces('cash-out', 0)).toThrow();
  });
});

describe('the reference of a piece', () => {
  const parts = { applicationId: 'ABCDE12345', instalment: 1, attemptNumber: 2, piece: 3 };

  it('is that of its payment and two digits: eighteen characters that every rail takes', () => {
    const reference = writePieceReference(parts);
    expect(reference).toBe('ODABCDE12345010203');
    expect(isBacsReference(reference)).toBe(true);
    expect(readPieceReference(reference)).toEqual(parts);
  });

  it('is never taken for that of a payment, nor the other way round', () => {
    expect(readPaymentReference('ODABCDE12345010203')).toBeUndefined();
    expect(readPieceReference('ODABCDE123450102')).toBeUndefined();
    expect(readPieceReference('ODABCDE12345010200')).toBeUndefined();
    for (const text of ['ODABCDE1234501020', 'XODABCDE123450102', 'ODABCDE123450102033', '']) {
      expect(readPieceReference(text)).toBeUndefined();
    }
  });

  it('is not found within other words', () => {
    for (const text of ['X ODABCDE12345010203', 'XXODABCDE12345010203', 'ODABCDE123450102O3']) {
      expect(readPieceReference(text)).toBeUndefined();
    }
  });

  it('is read although the provider padded it', () => {
    expect(readPieceReference(' ODABCDE12345010203 ')).toEqual(parts);
  });

  it('counts pieces from 1 to 99', () => {
    expect(writePieceReference({ ...parts, piece: 1 })).toBe('ODABCDE12345010201');
    expect(writePieceReference({ ...parts, piece: 99 })).toBe('ODABCDE12345010299');
    for (const piece of [0, 100]) {
      expect(() => writePieceReference({ ...parts, piece })).toThrow(`no piece ${piece} of`);
    }
  });
});
