import { describe, expect, it } from 'vitest';

import {
  outcomeOfCode,
  payeeCheckCodes,
  treatmentOf,
  type PayeeCheckCode,
} from '#shared/payee-checks/index.ts';

describe('what follows from the answer of a bank', () => {
  it.each<[PayeeCheckCode, string, string]>([
    ['MTCH', 'match', 'goes-on'],
    ['BANM', 'match-other-kind', 'is-shown'],
    ['PANM', 'match-other-kind', 'is-shown'],
    ['MBAM', 'close-match', 'is-shown'],
    ['BAMM', 'close-match', 'is-shown'],
    ['PAMM', 'close-match', 'is-shown'],
    ['ANNM', 'no-match', 'needs-a-reason'],
    ['AC01', 'no-match', 'needs-a-reason'],
    ['IVCR', 'unavailable', 'goes-on'],
    ['ACNS', 'unavailable', 'goes-on'],
    ['OPTO', 'unavailable', 'goes-on'],
    ['CASS', 'unavailable', 'goes-on'],
    ['SCNS', 'unavailable', 'goes-on'],
    ['OTHER', 'unavailable', 'goes-on'],
  ])('%s is %s: %s', (code, outcome, treatment) => {
    expect(outcomeOfCode(code)).toBe(outcome);
    expect(treatmentOf(outcomeOfCode(code))).toBe(treatment);
  });

  it('takes a reason for two answers only', () => {
    const held = payeeCheckCodes.filter(
      (code) => treatmentOf(outcomeOfCode(code)) === 'needs-a-reason',
    );
    expect(held).toEqual(['ANNM', 'AC01']);
  });
});
