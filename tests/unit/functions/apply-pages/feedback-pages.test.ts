import { describe, expect, test } from 'vitest';

import { feedbacks } from '#shared/feedback/index.ts';
import { isEventItem } from '#shared/records/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const asked = '/apply/feedback';

async function setup(language = 'en') {
  const family = createFamilySite({ templates, assets: plainAssets });
  const visitor = createPageVisitor(family.site);
  await visitor.see(`/status?lang=${language}`);
  const given = () => family.kept.ofKind('feedback').map((item) => feedbacks.parse(item).document);
  return { ...family, visitor, given };
}

describe('five questions about the pages', { timeout: 60_000 }, () => {
  test('take one answer at least, and keep nothing that says who', async () => {
    const { visitor, given, kept } = await setup('ur');
    await visitor.see(asked);
    const empty = await visitor.send(asked, { words: 'Too long' });
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Too long');
    const sent = await visitor.send(asked, {
      ...{ satisfaction: 'bad', hardToUnderstand: 'yes', helpedBy: 'worker' },
      words: 'The hint was hard.\r\nI gave up twice.',
    });
    expect(sent.headers['location']).toBe(`${asked}/thank-you`);
    const [one] = given();
    expect(one).toEqual({
      ...{ feedbackId: one?.feedbackId, givenAt: '2026-05-06T10:00:00.000Z', language: 'ur' },
      ...{ satisfaction: 'bad', hardToUnderstand: 'yes', helpedBy: 'worker' },
      words: 'The hint was hard.\nI gave up twice.',
    });
    expect(JSON.stringify(kept.all().filter(isEventItem))).not.toContain('hint');
  });

  test('take no more than they say, and forgive rubbish in what may be left out', async () => {
    const { visitor, given } = await setup();
    await visitor.see(asked);
    const long = await visitor.send(asked, { satisfaction: 'good', words: 'x'.repeat(1201) });
    expect(long.body).toContain('What you write must be 1,200 letters or less');
    expect((await visitor.send(asked, { satisfaction: 'excellent' })).statusCode).toBe(400);
    await visitor.send(asked, { satisfaction: 'good', helpedBy: '<script>' });
    expect(given()).toHaveLength(1);
    expect(given()[0]).not.toHaveProperty('helpedBy');
  });

  test('sent twice are kept once', async () => {
    const { visitor, given } = await setup();
    await visitor.see(asked);
    const form = visitor.lastForm;
    await visitor.send(asked, { satisfaction: 'good' }, form);
    await visitor.send(asked, { satisfaction: 'good' }, form);
    expect(given()).toHaveLength(1);
  });
});
