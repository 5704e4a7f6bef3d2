import { describe, expect, test } from 'vitest';

import { groupKinds, messageKinds, visitKinds } from '#shared/messages/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const see = async (path: string) => {
  const visitor = await createStaffSites(createStaffPlatform()).visitor(staff.caseworker);
  return (await visitor.see(path)).body;
};

describe('the messages that go out', () => {
  test('are there to be read, each kind with every form it may have and no blank left open', async () => {
    const body = await see('/staff/messages');
    for (const kind of [...messageKinds, ...visitKinds, ...groupKinds]) {
      expect(body, kind).toContain(`<h3 class="govuk-heading-s" id="${kind}">`);
    }
    expect(body).not.toContain('((');
    expect(body).toContain('Open Door: your supermarket voucher for £49 is ABCD-EFGH-JKMN.');
    expect(body.match(/Text, where somebody else may read it/g)).toHaveLength(messageKinds.length);
    expect(body.match(/<figcaption[^>]*>Letter/g)).toHaveLength(messageKinds.length);
    expect(body).toContain(
      'We offer Ward End Table a grant of £1,500: Closer to home 2026 to 2027.',
    );
  });

  test('say nothing of money or fund where somebody else may read them', async () => {
    const body = await see('/staff/messages');
    const discreet = [
      ...body.matchAll(
        /where somebody else may read it[\s\S]*?<blockquote[^>]*>([\s\S]*?)<\/blockquote>/g,
      ),
    ].map(([, words = '']) => words);
    expect(discreet).toHaveLength(2 * messageKinds.length);
    for (const words of discreet) expect(words).not.toMatch(/£|Open Door|voucher|fund/i);
  });

  test('stand in the language of the family, right to left where it is, and letters in English', async () => {
    const body = await see('/staff/messages?lang=ur');
    expect(body).toContain('lang="ur" dir="rtl"');
    expect(body).toContain('/status?lang=ur');
    expect(body).toMatch(/<figcaption[^>]*>Letter[\s\S]{0,120}lang="en" dir="ltr"/);
    expect(body).toContain('Open Door: your supermarket voucher for £49 is');
    expect(body).toContain('Nobody who speaks Urdu has read these words yet.');
    expect(body).not.toContain('To community groups');
    expect(await see('/staff/messages?lang=nonsense')).toContain('lang="en" dir="ltr"');
  });

  test('say as how many texts they go', async () => {
    expect(await see('/staff/messages')).toMatch(/Text · \d+ letters, sent as 2 texts/);
    expect(await see('/staff/messages?lang=ur')).toMatch(/Text · \d+ letters, sent as [3-9] texts/);
  });
});
