import { describe, expect, it } from 'vitest';
import { signReport, verifyReport } from '#shared/payments/rails/report-signature.ts';

const key = 'a-rail-key-for-tests';
const body = '{"reportId":"R1"}';
const sentAt = '2021-12-08T07:00:00.000Z';
const signature = signReport(key, body, sentAt);

describe('the signature of a report', () => {
  it('names the second of sending and is the HMAC of that second and the body', () => {
    expect(signature).toBe(
      't=1638946800,v1=245cf3401e29eb8cb05f681ee75e943146a5882f78531affc2f3582dd452bdc4',
    );
  });

  it('holds for the same key, body and moment', () => {
    expect(verifyReport(key, body, signature, sentAt).ok).toBe(true);
  });

  it.each([
    ['five minutes later', '2021-12-08T07:05:00.000Z', true],
    ['a second more', '2021-12-08T07:05:01.000Z', false],
    ['five minutes early, by a slow clock', '2021-12-08T06:55:00.000Z', true],
    ['a second more than that', '2021-12-08T06:54:59.000Z', false],
  ])('%s: %s is accepted: %s', (_, now, accepted) => {
    const verdict = verifyReport(key, body, signature, now);
    expect(verdict.ok).toBe(accepted);
    if (!verdict.ok) {
      const ageSeconds = now > sentAt ? 301 : -301;
      expect(verdict.failure).toEqual({ kind: 'signature-stale', ageSeconds });
    }
  });

  it.each([
    ['another key', 'another-rail-key-x', body, signature, 'signature-wrong'],
    ['a changed body', key, `${body} `, signature, 'signature-wrong'],
    [
      'a changed time',
      key,
      body,
      signature.replace('t=1638946800', 't=1638946801'),
      'signature-wrong',
    ],
    ['no header', key, body, undefined, 'signature-missing'],
    ['an empty header', key, body, '', 'signature-missing'],
    ['an unknown scheme', key, body, signature.replace('v1', 'v2'), 'signature-malformed'],
    ['words before it', key, body, ` ${signature}`, 'signature-malformed'],
    ['words after it', key, body, `${signature},v2=`, 'signature-malformed'],
    ['a short digest', key, body, signature.slice(0, -1), 'signature-malformed'],
  ])('is refused for %s', (_, withKey, withBody, header, kind) => {
    expect(verifyReport(withKey, withBody, header, sentAt)).toMatchObject({
      ok: false,
      failure: { kind },
    });
  });

  it('is never made with a key short enough to guess', () => {
    expect(() => signReport('fifteen letters', body, sentAt)).toThrow('at least 16 characters');
    expect(signReport('sixteen letters.', body, sentAt)).toContain('t=1638946800,v1=');
  });
});
