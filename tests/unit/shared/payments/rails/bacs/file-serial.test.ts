import { describe, expect, it } from 'vitest';

import { contraReference, fileSerialOf } from '#shared/payments/rails/bacs/file-serial.ts';

describe('the serial of a file', () => {
  it('is six characters made of the run, the same whenever it is made again', () => {
    const serial = fileSerialOf('household-support-fund-bacs-2021-12-07-1');
    expect(serial).toMatch(/^[0-9A-Z]{6}$/);
    expect(fileSerialOf('household-support-fund-bacs-2021-12-07-1')).toBe(serial);
    expect(fileSerialOf('household-support-fund-bacs-2021-12-07-2')).not.toBe(serial);
  });

  it('is in the words by which our own statement names the debit for it', () => {
    expect(contraReference('run-1')).toBe(`GRANTS ${fileSerialOf('run-1')}`);
  });
});
