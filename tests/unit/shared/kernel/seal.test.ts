import { describe, expect, it } from 'vitest';

import { seal, unseal } from '#shared/kernel/index.ts';

const about = {
  secret: 'a-secret-for-tests',
  purpose: 'piece-code',
  boundTo: 'ODABCDE12345010101',
};

describe('a sealed text', () => {
  it('opens for what it was sealed for, and never looks the same twice', () => {
    const sealed = seal('CODE-1234', about);
    expect(sealed).not.toContain('CODE');
    expect(seal('CODE-1234', about)).not.toBe(sealed);
    expect(unseal(sealed, about)).toBe('CODE-1234');
  });

  it.each([
    ['another id', { boundTo: 'ODABCDE12345010102' }],
    ['another purpose', { purpose: 'payee' }],
    ['another secret', { secret: 'another-secret-for-tests' }],
  ])('does not open for %s', (_, change) => {
    const sealed = seal('CODE-1234', about);
    expect(() => unseal(sealed, { ...about, ...change })).toThrow();
  });

  it('does not open once it was changed or cut', () => {
    const sealed = seal('CODE-1234', about);
    expect(() => unseal(sealed.replace(/^./, sealed.startsWith('A') ? 'B' : 'A'), about)).toThrow();
    expect(() => unseal(sealed.slice(0, 20), about)).toThrow('cut short');
  });
});
