import { describe, expect, it } from 'vitest';

import { Defect } from '#shared/kernel/index.ts';
import {
  paymentReferenceOf,
  readPaymentReference,
  writePaymentReference,
} from '#shared/payments/index.ts';
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

  it('is known from what every event about the payment says', () => {
    const about = { applicationId: 'ABCDE12345', paymentId: 'ABCDE12345-07', attemptNumber: 12 };
    expect(paymentReferenceOf(about)).toBe('ODABCDE123450712');
  });

  it('has room for the last instalment and the last attempt', () => {
    expect(writePaymentReference({ ...parts, instalment: 99, attemptNumber: 99 })).toBe(
      'ODABCDE123459999',
    );
  });

  it.each([
    '',
    'ODABCDE12345010',
    'ODABCDE1234501020',
    'ODUBCDE123450102',
    'XODABCDE123450102',
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
    expect(() => writePaymentReference(wrong)).toThrow('No reference can be made for');
  });
});
