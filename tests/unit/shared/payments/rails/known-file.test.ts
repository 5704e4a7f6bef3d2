import { describe, expect, it } from 'vitest';

import { contentDigest, heldUnderKey, knownAsOurs } from '#shared/payments/rails/known-file.ts';

const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

function answer(headers: Record<string, string>) {
  return { headers: new Headers(headers) };
}

describe('a file that a rail says it has already', () => {
  it('is known by the SHA-256 of its content, in hex', () => {
    expect(contentDigest('abc')).toBe(digest);
  });

  it('is ours when it is byte for byte what we sent, and goes by the name it has there', () => {
    const known = answer({ 'known-content-sha256': digest, 'known-submission-id': 'S1' });
    expect(knownAsOurs(known, 'abc')).toBe('S1');
    expect(knownAsOurs(known, 'abd')).toBeUndefined();
  });

  it.each([
    ['its content', { 'known-submission-id': 'S1' }],
    ['its name', { 'known-content-sha256': digest }],
    ['anything of it', {}],
  ])('is nobody’s while the rail does not say %s', (_what, headers) => {
    expect(knownAsOurs(answer(headers), 'abc')).toBeUndefined();
  });

  it('is held under what the rail says of it, and no more', () => {
    const headers = { 'known-content-sha256': digest, 'known-submission-id': 'S1' };
    expect(heldUnderKey(answer(headers))).toEqual({ name: 'S1', contentSha256: digest });
    expect(heldUnderKey(answer({ 'known-submission-id': 'S1' }))).toEqual({ name: 'S1' });
    expect(heldUnderKey(answer({}))).toEqual({});
  });
});
