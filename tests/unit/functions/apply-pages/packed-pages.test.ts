import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const { ask } = createPageVisitor(createFamilySite({ templates, assets: plainAssets }).site);
const asking = (path: string, accepted: string) =>
  ask('GET', path, { headers: { 'accept-encoding': accepted } });

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
] as const)('a page goes out packed to whoever takes %s', async (accepted, encoding, unpack) => {
  for (const path of ['/privacy', '/nowhere']) {
    const { headers, body, isBase64Encoded } = await asking(path, accepted);
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' });
    expect(isBase64Encoded).toBe(true);
    const page = unpack(Buffer.from(body, 'base64')).toString();
    expect(page).toContain('</html>');
    expect(body.length).toBeLessThan(page.length / 2);
  }
});

test('and whole to whoever does not', async () => {
  const { headers, body } = await asking('/privacy', 'identity');
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['vary']).toBe('accept-encoding');
  expect(body).toContain('</html>');
});
