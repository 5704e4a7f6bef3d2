import { describe, expect, it } from 'vitest';

import {
  isPieceRail,
  pieceReportSchema,
  pieceRules,
  receivedPieceReportSchema,
  sealCodes,
  splitIntoPieces,
  unsealCode,
  type ReceivedPieceReport,
} from '#shared/payments/rails/pieces/index.ts';

const secret = 'a-secret-for-tests';
const reference = 'ODABCDE12345010101';
const issued = {
  ...({ reference, amountPence: 49_00, outcome: 'issued', code: 'FUEL-1234-5678' } as const),
  expiresAt: '2026-06-01T09:00:00.000Z',
};
const redeemed = { reference, amountPence: 49_00, outcome: 'redeemed' } as const;

function reportOf(...lines: ReceivedPieceReport['lines']): ReceivedPieceReport {
  return {
    ...{ reportId: 'R1', rail: 'fuel-voucher', producedAt: '2026-05-02T09:00:00.000Z' },
    lines,
  };
}

describe('what a provider pushes about pieces', () => {
  it('is read when it says all there is to say', () => {
    const report = reportOf(issued, redeemed);
    expect(receivedPieceReportSchema.parse(report)).toEqual(report);
    for (const outcome of ['expired', 'cancelled', 'refused'] as const) {
      const ended = reportOf({ ...redeemed, outcome });
      expect(receivedPieceReportSchema.parse(ended)).toEqual(ended);
    }
    for (const rail of ['cash-out', 'supermarket-voucher'] as const) {
      expect(receivedPieceReportSchema.safeParse({ ...report, rail }).success).toBe(true);
    }
  });

  it.each([
    ['an unknown rail', { rail: 'bacs' }],
    ['no name', { reportId: '' }],
    ['a name of 81 characters', { reportId: 'R'.repeat(81) }],
    ['a day for a moment', { producedAt: '2026-05-02' }],
    ['a moment without milliseconds', { producedAt: '2026-05-02T09:00:00Z' }],
    ['nothing to say', { lines: [] }],
    ['201 lines', { lines: Array.from({ length: 201 }, () => redeemed) }],
    ['something that we never asked for', { extra: 1 }],
    ['a reference of 17 characters', { lines: [{ ...redeemed, reference: 'O'.repeat(17) }] }],
    ['a reference of 19 characters', { lines: [{ ...redeemed, reference: 'O'.repeat(19) }] }],
    ['a piece of nothing', { lines: [{ ...redeemed, amountPence: 0 }] }],
    ['half a penny', { lines: [{ ...redeemed, amountPence: 0.5 }] }],
    ['an outcome that there is not', { lines: [{ ...redeemed, outcome: 'lost' }] }],
    ['a code of five characters', { lines: [{ ...issued, code: 'ABCDE' }] }],
    ['a code of 41 characters', { lines: [{ ...issued, code: 'A'.repeat(41) }] }],
    ['a code in small letters', { lines: [{ ...issued, code: 'abcdef' }] }],
    ['words before a code', { lines: [{ ...issued, code: 'your code: ABCDEF' }] }],
    ['words after a code', { lines: [{ ...issued, code: 'ABCDEF now' }] }],
    ['a code of a piece that ended', { lines: [{ ...redeemed, code: 'ABCDEF' }] }],
    ['a code that is good for ever', { lines: [{ ...issued, expiresAt: undefined }] }],
  ])('is not read when it has %s', (_, change) => {
    expect(receivedPieceReportSchema.safeParse({ ...reportOf(issued), ...change }).success).toBe(
      false,
    );
  });

  it('may have 200 lines, a name of 80 characters, and codes of 6 to 40', () => {
    const codes = ['ABCDEF', 'A-'.repeat(20)].map((code) => ({ ...issued, code }));
    const many = Array.from({ length: 198 }, () => redeemed);
    const report = { ...reportOf(...codes, ...many), reportId: 'R'.repeat(80) };
    expect(receivedPieceReportSchema.safeParse(report).success).toBe(true);
  });
});

describe('a report as it goes on', () => {
  it('has its codes sealed, with their last four characters, and nothing else changed', () => {
    const sealed = sealCodes(reportOf(issued, redeemed), secret);
    const [first, second] = sealed.lines;
    if (first?.outcome !== 'issued') throw new Error(first?.outcome);
    const { sealedCode, ...rest } = first;
    const { code, ...about } = issued;
    expect(rest).toEqual({ ...about, codeEnding: '5678' });
    expect(second).toEqual(redeemed);
    expect(JSON.stringify(sealed)).not.toContain(code);
    expect(unsealCode(sealedCode, reference, secret)).toBe(code);
    expect(() => unsealCode(sealedCode, 'ODABCDE12345010102', secret)).toThrow();
    expect(() => unsealCode(sealedCode, reference, 'another secret')).toThrow();
    expect(pieceReportSchema.parse(sealed)).toEqual(sealed);
  });

  it.each([
    ['a code in the clear', { lines: [issued] }],
    ['nothing to say', { lines: [] }],
    ['201 lines', { lines: Array.from({ length: 201 }, () => redeemed) }],
    ['five characters of a code', { codeEnding: '45678' }],
    ['something else besides', { extra: 1 }],
  ])('is not read when it has %s', (_, change) => {
    const sealed = sealCodes(reportOf(issued), secret);
    const [line] = sealed.lines;
    const changed = 'codeEnding' in change ? { lines: [{ ...line, ...change }] } : change;
    expect(pieceReportSchema.safeParse({ ...sealed, ...changed }).success).toBe(false);
  });
});

describe('what providers issue', () => {
  it('is up to £100 of cash or groceries and £49 of fuel, good for 30 or 90 days', () => {
    expect(pieceRules).toEqual({
      'cash-out': { largestPence: 100_00, stepPence: 1, validDays: 30, issuedWithinHours: 24 },
      'supermarket-voucher': {
        ...{ largestPence: 100_00, stepPence: 10, validDays: 90, issuedWithinHours: 24 },
      },
      'fuel-voucher': { largestPence: 49_00, stepPence: 10, validDays: 30, issuedWithinHours: 24 },
    });
    expect(isPieceRail('cash-out')).toBe(true);
    expect(isPieceRail('bacs')).toBe(false);
    expect(isPieceRail('faster-payments')).toBe(false);
  });

  it('is at most 99 pieces of one payment', () => {
    expect(splitIntoPieces('fuel-voucher', 99 * 49_00)).toHaveLength(99);
    expect(() => splitIntoPieces('fuel-voucher', 99 * 49_00 + 10)).toThrow(
      '485110 pence cannot be paid in pieces of 10 to 4900',
    );
  });
});
