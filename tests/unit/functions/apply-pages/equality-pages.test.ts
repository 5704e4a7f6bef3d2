import { describe, expect, test } from 'vitest';

import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const asked = '/apply/equality';

async function afterSending() {
  const family = createFamilySite({ templates, assets: plainAssets });
  const visitor = createPageVisitor(family.site);
  for (const [path, answers] of familyAnswers) {
    await visitor.see(path);
    await visitor.send(path, answers);
  }
  await visitor.see('/apply/check-answers');
  const { headers } = await visitor.send('/apply/check-answers', {});
  return { ...family, visitor, confirmation: headers['location'] ?? '' };
}

describe('the questions after sending', { timeout: 60_000 }, () => {
  test('are offered, can be skipped, and say who sees them', async () => {
    const { visitor, confirmation, equality } = await afterSending();
    expect((await visitor.see(confirmation)).body).toContain(`href="${asked}"`);
    const { body } = await visitor.see(asked);
    expect(body).toContain('You do not have to answer');
    expect(body).toContain('The people who decide cannot see them');
    expect(body).toContain(`href="${confirmation}"`);
    expect(equality.size).toBe(0);
  });

  test('keep answers under nothing that names the application, and for two years', async () => {
    const { visitor, equality, sent } = await afterSending();
    await visitor.see(asked);
    const answers = { sex: 'female', ethnicGroup: 'asian-pakistani', religion: '', disability: '' };
    const { headers } = await visitor.send(asked, answers);
    expect(headers['location']).toBe(`${asked}/thank-you`);
    expect((await visitor.see(`${asked}/thank-you`)).body).toContain('Thank you');
    const [kept] = equality.values();
    expect(kept).toMatchObject({
      answers: { sex: 'female', ethnicGroup: 'asian-pakistani' },
      month: '2026-05',
      // Two years after the month, on no day of anybody's.
      expiresAt: Date.parse('2028-06-01T00:00:00.000Z') / 1000,
    });
    expect(JSON.stringify(kept)).not.toContain(sent[0]!.applicationId);
    expect(JSON.stringify(sent)).not.toContain('asian-pakistani');
  });

  test('answered anew are the same answers, not more of them', async () => {
    const { visitor, equality } = await afterSending();
    for (const religion of ['muslim', 'none']) {
      await visitor.see(asked);
      await visitor.send(asked, { religion });
    }
    expect([...equality.values()].map(({ answers }) => answers.religion)).toEqual(['none']);
  });

  test('keep nothing of nothing, nor of what was not offered', async () => {
    const { visitor, equality } = await afterSending();
    for (const answers of [{}, { sex: '<script>', religion: ['muslim', 'sikh'] }]) {
      await visitor.see(asked);
      expect((await visitor.send(asked, answers)).statusCode).toBe(303);
    }
    expect(equality.size).toBe(0);
  });

  test('are for nobody who has sent nothing', async () => {
    const family = createFamilySite({ templates, assets: plainAssets });
    const visitor = createPageVisitor(family.site);
    await visitor.see('/apply/where-you-live');
    expect((await visitor.see(asked)).headers['location']).toBe('/apply');
    await visitor.see('/apply/where-you-live');
    expect((await visitor.send(asked, { sex: 'male' })).headers['location']).toBe('/apply');
    expect(family.equality.size).toBe(0);
  });
});
