import { beforeAll, describe, expect, it } from 'vitest';

import type { Templates } from '#shared/web/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
const account = {
  nameOnAccount: 'Ward End Table',
  // From Vocalink's own examples of its check.
  ...{ sortCode: '08-99-99', accountNumber: '6637 4958', rollNumber: '' },
};

/** Somebody of a group that accepted its grant, at its pages. */
async function setup({ accepted = true } = {}) {
  const grant = await createSubmittedGrant();
  await grant.propose();
  await grant.confirm();
  const payee = { nameOnAccount: 'Ward End Table', sortCode: '107999', accountNumber: '88837491' };
  await grant.platform.giveAccount({ ...grant.own, proposalId: 'P1', payee });
  await grant.send();
  await grant.accept(1);
  if (accepted) await grant.accept(2);
  const { platform, grantApplicationId } = grant;
  await platform.deliver();
  const { site, visitor, failures } = createGroupSite({ templates, assets }, platform);
  const amina = await visitor('amina@example.com');
  const home = `/grants/applications/${grantApplicationId}`;
  return {
    ...{ ...grant, site, amina, home, failures, path: `${home}/account` },
    linkIn: (email: string) => {
      const body = platform.inbox(email).findLast((each) => each.includes('/grants/account/'));
      return /https:\/\/open-door\.example(\/\S+)/.exec(body ?? '')?.[1] ?? '';
    },
  };
}

describe('the page about another account', () => {
  it('is there once the grant is accepted, and not before', async () => {
    const early = await setup({ accepted: false });
    expect((await early.amina.see(early.path)).headers['location']).toBe(early.home);
    const { amina, path, home } = await setup();
    expect((await amina.see(`${home}/offer`)).body).toContain('Give another account');
    const seen = await amina.see(path);
    expect(seen.body).toContain('the account that ends in <strong>7491</strong>');
    expect(htmlFaultsOf(seen)).toEqual([]);
  });

  it('takes another account, which both contacts confirm by links of their own', async () => {
    const { amina, path, home, platform, site, linkIn, failures, faults } = await setup();
    await amina.see(path);
    const given = await amina.send(path, account);
    expect(given.headers['location']).toBe(`${path}?saved=yes`);
    await platform.deliver();
    const waiting = await amina.see(`${path}?saved=yes`);
    expect(waiting.body).toContain('We have the account, and wrote to both');
    expect(waiting.body).toContain('Has not confirmed yet');
    expect(waiting.body).not.toContain('66374958');
    expect((await amina.see(`${home}/offer`)).body).toContain('There is another account');
    for (const email of ['shabnam@example.com', 'george@example.com']) {
      const contact = createPageVisitor(site);
      const link = linkIn(email);
      expect((await contact.see(link)).body).toContain('ends in <strong>4958</strong>');
      const empty = await contact.send(link, {});
      expect(empty.statusCode).toBe(400);
      expect(empty.body).toContain('Tick the box if the account is yours');
      await contact.send(link, { agree: 'yes' });
      const confirmed = await contact.see(link);
      expect(confirmed.body).toContain('You have confirmed the account');
      expect([...htmlFaultsOf(empty), ...htmlFaultsOf(confirmed)]).toEqual([]);
    }
    const checking = await amina.see(path);
    expect(checking.body).toContain('Both contacts have confirmed it. Now we check it');
    expect(htmlFaultsOf(checking)).toEqual([]);
    expect(failures).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('says what is wrong with an account, and that the one in force is the same', async () => {
    const { amina, path } = await setup();
    for (const [change, sentence] of [
      [{ nameOnAccount: '' }, 'Enter the name on the account'],
      [{ sortCode: '12345' }, 'Enter a valid sort code like 309430'],
      [{ accountNumber: '66374959' }, 'The bank has no such account'],
      [{ sortCode: '107999', accountNumber: '88837491' }, 'This is the account that we pay into'],
    ] as const) {
      await amina.see(path);
      const seen = await amina.send(path, { ...account, ...change });
      expect(seen.statusCode).toBe(400);
      expect(seen.body).toContain(sentence);
    }
  });

  it('goes back to the account before, once, and shows why staff did not take it', async () => {
    const { amina, path, platform, grantApplicationId } = await setup();
    await amina.see(path);
    await amina.send(path, account);
    await amina.see(path);
    const kept = await amina.send(`${path}/keep`, {});
    expect(kept.headers['location']).toBe(`${path}?kept=yes`);
    expect((await amina.see(`${path}?kept=yes`)).body).toContain('The other account is not used.');
    await amina.send(path, account);
    await platform.refuseOtherAccount({
      ...{ grantApplicationId, revision: 3, staffId: 'ben-okafor' },
      reason: 'It is in the name of <one> person.',
    });
    expect((await amina.see(path)).body).toContain('It is in the name of &lt;one&gt; person.');
  });

  it('writes again to a contact, not within ten minutes', async () => {
    const { amina, path, platform } = await setup();
    await amina.see(path);
    await amina.send(path, account);
    const ask = async (contact: string) => {
      await amina.see(path);
      const { headers } = await amina.send(`${path}/ask-again/${contact}`, {});
      return headers['location'];
    };
    expect(await ask('1')).toBe(`${path}?asked=too-soon`);
    expect((await amina.see(`${path}?asked=too-soon`)).body).toContain('less than ten minutes ago');
    platform.clock.moveOnSeconds(600);
    expect(await ask('1')).toBe(`${path}?asked=yes`);
    await amina.see(path);
    expect((await amina.send(`${path}/ask-again/3`, {})).statusCode).toBe(404);
  });

  it('is not for strangers, nor for links that are wrong', async () => {
    const { site, path } = await setup();
    const stranger = createPageVisitor(site);
    expect((await stranger.see(path)).headers['location']).toBe('/grants/sign-in');
    for (const link of ['7K3QD9XW2M/1/nothing', 'NOTHING/1/nothing', '7K3QD9XW2M/3/nothing']) {
      const seen = await stranger.see(`/grants/account/${link}`);
      expect(seen.statusCode).toBe(404);
      expect(seen.body).toContain('This link does not work any more');
      expect(htmlFaultsOf(seen)).toEqual([]);
    }
  });
});
