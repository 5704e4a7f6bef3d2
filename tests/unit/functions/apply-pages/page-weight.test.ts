import { brotliCompressSync } from 'node:zlib';

import { beforeAll, describe, expect, test } from 'vitest';

import { languageCodes, languageByCode } from '#shared/languages/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtAssets, builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';

/** Issue 4, "Weight": what a telephone on prepaid data pays for. `npm run weight` measures it in a browser. */
const firstVisitBytes = 60_000;
const laterPageBytes = 14_000;
/** Headers of an answer, generously. */
const headersBytes = 1_200;

let built: Parameters<typeof createFamilySite>[0];
beforeAll(async () => {
  const templates = builtTemplates('functions/apply-pages/templates');
  built = { templates, assets: await builtAssets() };
});

const onTheWire = (text: string) => brotliCompressSync(text).length + headersBytes;

describe.each(languageCodes)('in %s', (code) => {
  test('a first visit and every later page are light', async () => {
    const visitor = createPageVisitor(createFamilySite(built).site);
    const start = await visitor.see(`/apply?lang=${code}`);
    const sheet = languageByCode(code).direction === 'rtl' ? 'brand-rtl.css' : 'brand.css';
    const assets = built.assets
      .filter(({ name }) => [sheet, 'enhance.js', 'favicon.svg'].includes(name))
      .map(({ body }) => onTheWire(body));
    expect(assets).toHaveLength(3);
    const first = assets.reduce((sum, bytes) => sum + bytes, onTheWire(start.body));
    expect(first).toBeLessThan(firstVisitBytes);
    const heavy: [string, number][] = [];
    for (const [path, answers] of familyAnswers) {
      await visitor.see(path);
      for (const page of [await visitor.send(path, {}), await visitor.see(path)]) {
        const bytes = onTheWire(page.body);
        if (bytes > laterPageBytes) heavy.push([path, bytes]);
      }
      await visitor.send(path, answers);
    }
    for (const path of [
      ...['/apply/check-answers', '/status', '/privacy', '/accessibility'],
      ...['/apply/feedback', '/connect', '/connect/family/name', '/connect/status'],
    ]) {
      const bytes = onTheWire((await visitor.see(path)).body);
      if (bytes > laterPageBytes) heavy.push([path, bytes]);
    }
    expect(heavy).toEqual([]);
  });
});
