import { describe, expect, it } from 'vitest';

import { issuePartnerKey, partnerOf } from '#shared/applications/index.ts';

const secret = 'a-secret-for-tests';

describe('a partner’s key', () => {
  it('names the partner it was issued to', () => {
    expect(partnerOf(issuePartnerKey('school-12', secret), secret)).toBe('school-12');
  });

  it.each([
    ['nothing', ''],
    ['a name alone', 'school-12'],
    ['another partner’s hash', `charity.${issuePartnerKey('school-12', secret).split('.')[1]!}`],
    ['a hash cut short', issuePartnerKey('school-12', secret).slice(0, -1)],
    ['more than was issued', `${issuePartnerKey('school-12', secret)}.admin`],
    ['a key under another secret', issuePartnerKey('school-12', 'another-secret-x')],
  ])('is not %s', (_, key) => {
    expect(partnerOf(key, secret)).toBeUndefined();
  });
});
