import { createHash } from 'node:crypto';

import { describe, expect, it, test } from 'vitest';

import { fullTermsOf, grantRounds } from '#shared/community-grants/index.ts';

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe('the full terms of a grant', () => {
  it('are there for every round', () => {
    for (const { termsVersion } of grantRounds) {
      const { sections } = fullTermsOf(termsVersion);
      expect(sections.length).toBeGreaterThan(5);
    }
    expect(() => fullTermsOf('2019-01')).toThrow('There are no terms 2019-01');
  });

  // Whoever agreed to a version finds it as it was: a change of words is another version.
  test.each([
    ['2025-10', 'bb2182da27531da2'],
    ['2026-04', '3b7a6f47bea057a8'],
  ])('of %s are as they were agreed to', (version, expected) => {
    expect(digest(fullTermsOf(version))).toBe(expected);
  });
});
