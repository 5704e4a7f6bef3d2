import { describe, expect, it } from 'vitest';

import { Defect } from '#shared/kernel/index.ts';
import { readPaymentReference, writePaymentReference } from '#shared/payments/index.ts';
import { isBacsReference } from '#shared/payments/rails/bacs/bacs-text.ts';

const parts = { applicationId: 'ABCDE12345', instalment: 1, attemptNumber: 2 };

describe('a payment’s reference', () => {
  it('says application, instalment and attempt in characters that every rail keeps', () => {
    const reference = writePaymentReference(parts);
    expect(reference).toBe('ODABCDE123450102');
    expect(isBacsReference(reference)).toBe(true);
    expect(readPaymentReference(reference)).toEqual(parts);
  });

  it('is read although the bank padded it', () => {
    expect(readPaymentReference('ODABCDE123450102  ')).toEqual(parts);
  });

  it.each([
    '',
    'ODABCDE12345010',
    'ODABCDE1234501020',
    'ODUBCDE123450102',
    'odabcde123450102',
    'GRANTS OD0001',
  ])('is not read out of %j', (text) => {
    expect(readPaymentReference(text)).toBeUndefined();
  });

  it.each([
    [{ ...parts, applicationId: 'not-a-reference' }],
    [{ ...parts, instalment: 100 }],
    [{ ...parts, attemptNumber: 100 }],
  ])('is never made of %j', (wrong) => {
    expect(() => writePaymentReference(wrong)).toThrow(Defect);
  });
});
