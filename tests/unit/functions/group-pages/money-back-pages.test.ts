import { beforeAll, describe, expect, it } from 'vitest';

import type { Templates } from '#shared/web/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const id = '7K3QD9XW2M';
let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});
const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));

async function setup() {
  const grant = await createGrantToPay();
  await grant.pay();
  const { platform } = grant;
  const { site, visitor, failures } = createGroupSite({ templates, assets }, platform);
  const home = `/grants/applications/${id}`;
  const about = { grantApplicationId: id, words: 'It went on a <party>.', amountPence: 300_00 };
  return {
    ...{ ...grant, site, visitor, failures, home, path: `${home}/money-back` },
    propose: () =>
      platform.askForMoneyBack({
        ...{ ...about, why: 'not-as-agreed', staffId: 'ben-okafor', version: 0 },
      }),
    confirm: () =>
      platform.decideRepayment({
        ...{ grantApplicationId: id, version: 1, decision: 'confirm', staffId: 'erin-walsh' },
      }),
  };
}

describe('the page of money to give back', () => {
  it('is there once two of us asked, with why, by when, and how to pay', async () => {
    const { visitor, site, home, path, propose, confirm, failures } = await setup();
    const amina = await visitor('amina@example.com');
    expect((await amina.see(path)).headers['location']).toBe(home);
    await propose();
    expect((await amina.see(path)).headers['location']).toBe(home);
    expect((await amina.see(`${home}/offer`)).body).not.toContain('See why, and how to pay');
    await confirm();
    const offer = await amina.see(`${home}/offer`);
    expect(offer.body).toContain('See why, and how to pay');
    expect(htmlFaultsOf(offer)).toEqual([]);
    const seen = await amina.see(path);
    for (const text of ['87-14-27', '46238510', `RETURN ${id}`, 'BVSC Open Door', '£300'])
      expect(seen.body).toContain(text);
    expect(seen.body).toContain('18 December 2026');
    expect(seen.body).toContain('It went on a &lt;party&gt;.');
    expect(seen.body).not.toContain('ben-okafor');
    expect(htmlFaultsOf(seen)).toEqual([]);
    const stranger = createPageVisitor(site);
    expect((await stranger.see(path)).headers['location']).toBe('/grants/sign-in');
    expect(failures).toEqual([]);
  });

  it('says when it is late, and when there is nothing more', async () => {
    const { visitor, path, propose, confirm, platform, statement } = await setup();
    await propose();
    await confirm();
    platform.clock.moveOnSeconds(29 * 86_400);
    const amina = await visitor('amina@example.com');
    const late = await amina.see(path);
    expect(late.body).toContain('It was due on');
    expect(htmlFaultsOf(late)).toEqual([]);
    const found = await statement([['2026-12-18', 300_00, 'X', 'LINE']]);
    await platform.takeMoneyBack({
      ...{ grantApplicationId: id, month: '2026-12', staffId: 'dev-patel' },
      lineId: found.get('LINE') ?? '',
    });
    const over = await amina.see(path);
    expect(over.body).toContain('There is nothing to give back');
    expect(over.body).toContain('You gave back £300');
    expect(over.body).not.toContain('46238510');
    expect(htmlFaultsOf(over)).toEqual([]);
  });
});
