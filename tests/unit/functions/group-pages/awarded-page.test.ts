import { expect, it } from 'vitest';

import { publishedGrants, readPublishedGrants } from '#shared/grant-awards/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));

async function setup() {
  const grant = await createSubmittedGrant();
  const templates = builtTemplates('functions/group-pages/templates');
  const { site } = createGroupSite({ templates, assets }, grant.platform);
  await grant.propose();
  await grant.confirm();
  await grant.giveAccount();
  await grant.send();
  await grant.accept(1);
  return { ...grant, stranger: createPageVisitor(site) };
}

it('shows a grant once the second has accepted it, with no person and no postcode', async () => {
  const { accept, stranger, platform, faults } = await setup();
  expect((await stranger.see('/grants/awarded')).body).toContain('No grant was accepted yet');
  await accept(2);
  await accept(2);
  const seen = await stranger.see('/grants/awarded');
  expect(htmlFaultsOf(seen)).toEqual([]);
  for (const text of [
    'Twelve Saturday lunches',
    '£1,500',
    'Anywhere in Birmingham',
    'name="description"',
  ]) {
    expect(seen.body).toContain(text);
  }
  expect(seen.body).not.toMatch(/noindex/);
  const [published] = await readPublishedGrants(platform.records);
  for (const text of [seen.body, JSON.stringify(published)]) {
    expect(text).not.toMatch(/Shabnam|George|Amina|example\.com|B8 3BB|4321/i);
  }
  expect(faults()).toEqual([]);
});

it('is filtered by round and by locality, newest first, and ignores what there never was', async () => {
  const { accept, stranger, platform } = await setup();
  await accept(2);
  const [first] = await readPublishedGrants(platform.records);
  const other = {
    ...{ ...first!, grantApplicationId: 'ANOTHER', groupName: 'Sutton Singers' },
    ...{ roundId: 'winter-help-2025', acceptedAt: '2025-12-01T10:00:00.000Z' },
    where: {
      kind: 'wards' as const,
      wardCodes: ['E05011171'],
      localityCodes: ['sutton-coldfield'],
    },
  };
  await platform.commit([publishedGrants.create(other)]);
  const groups = async (query: string) =>
    [
      ...(await stranger.see(`/grants/awarded${query}`)).body.matchAll(
        />(Table|Sutton Singers)<\/h2>/g,
      ),
    ].map((found) => found[1]);
  expect(await groups('')).toEqual(['Table', 'Sutton Singers']);
  expect(await groups('?round=winter-help-2025')).toEqual(['Sutton Singers']);
  expect(await groups('?locality=hodge-hill')).toEqual(['Table']);
  expect(await groups('?locality=nowhere&round=none')).toHaveLength(2);
  expect(await groups('?round=winter-help-2025&locality=hodge-hill')).toEqual([]);
});

it('is a fault of the records when what is public is not what was accepted', async () => {
  const { accept, platform, faults } = await setup();
  await accept(2);
  const [grant] = await readPublishedGrants(platform.records);
  await platform.commit([publishedGrants.replace({ ...grant!, amountPence: 1 }, 1)]);
  expect(faults()).toMatchObject([
    { sentence: expect.stringContaining('What is public of it is not') as string },
  ]);
});
