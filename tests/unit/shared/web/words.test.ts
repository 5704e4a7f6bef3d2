import { expect, test } from 'vitest';

import { formatDay, formatTime, localPath } from '#shared/web/index.ts';

test('shows days and times as they are in Birmingham', () => {
  expect(formatDay('2026-06-30T23:30:00.000Z')).toBe('1 July 2026');
  expect(formatDay('2021-12-06')).toBe('6 December 2021');
  expect(formatTime('2026-06-30T08:05:00.000Z')).toBe('9:05am');
});
test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:1', ''])(
  'does not send anybody to %s',
  (path) => {
    expect(localPath(path, '/apply')).toBe('/apply');
  },
);
test('sends people to our own pages', () => {
  expect(localPath('/apply/check-answers?from=1', '/apply')).toBe('/apply/check-answers?from=1');
});
