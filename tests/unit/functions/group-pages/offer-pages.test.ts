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

/** Somebody of a group that has an offer, at its pages. */
async function setup({ offered = true } = {}) {
  const grant = await createSubmittedGrant();
  if (offered) {
    await grant.propose();
    await grant.confirm();
  }
  const { site, visitor, failures } = createGroupSite({ templates, assets }, grant.platform);
  const amina = await visitor('amina@example.com');
  const home = `/grants/applications/${grant.grantApplicationId}`;
  const offer = `${home}/offer`;
  return {
    ...{ ...grant, site, amina, home, offer, failures, visitor },
    linkIn: (email: string) => {
      const body = grant.platform.inbox(email).findLast((each) => each.includes('/grants/accept/'));
      return /https:\/\/open-door\.example(\/\S+)/.exec(body ?? '')?.[1] ?? '';
    },
    /** Sends a form of the offer's page. */
    act: async (path: string, answers: Record<string, string> = {}) => {
      await amina.see(path.endsWith('account') ? path : offer);
      return amina.send(path, answers);
    },
  };
}

describe('an offer', () => {
  it('is there once it is confirmed, with its terms in full, and not before', async () => {
    const { amina, home, offer, propose, confirm } = await setup({ offered: false });
    await propose();
    expect((await amina.see(home)).body).toContain('We have your application');
    expect((await amina.see(offer)).headers['location']).toBe(home);
    expect((await amina.see('/grants/applications')).body).toContain('We have it');
    await confirm();
    expect((await amina.see(home)).body).toContain('Two people have to accept it by');
    expect((await amina.see('/grants/applications')).body).toContain('You have an offer');
    const { body } = await amina.see(offer);
    expect(body).toContain('Your offer of £1,500');
    expect(body).toContain('£500 on 15 February 2027');
    expect(body).toContain('A bank account in the name of the group.');
    expect(body).toContain('You keep receipts and your accounts for six years');
    expect(body).toContain('18 December 2026');
    expect(body).toContain('0121 634 7100');
  });

  it('is accepted by two people, each by a link of their own', async () => {
    const world = await setup();
    const { amina, offer, act, platform, site, linkIn, award, faults, failures } = world;
    expect((await act(`${offer}/account`, account)).headers['location']).toBe(
      `${offer}?saved=account`,
    );
    const saved = await amina.see(`${offer}?saved=account`);
    expect(saved.body).toContain('The account ends in <strong>4958</strong>');
    expect(saved.body).not.toContain('66374958');
    expect((await amina.see(`${offer}/account`)).body).not.toContain('66374958');
    await act(`${offer}/send`);
    await platform.deliver();
    for (const email of ['shabnam@example.com', 'george@example.com']) {
      const contact = createPageVisitor(site);
      const link = linkIn(email);
      const { body } = await contact.see(link);
      expect(body).toContain('account that ends in <strong>4958</strong>');
      expect(body).toContain('Amina gave it on');
      const empty = await contact.send(link, {});
      expect(empty.statusCode).toBe(400);
      expect(empty.body).toContain('Tick the box to accept');
      await contact.send(link, { agree: 'yes' });
      expect((await contact.see(link)).body).toContain('You have accepted');
      for (const seen of [empty, await contact.see(link)]) {
        expect(htmlFaultsOf(seen)).toEqual([]);
      }
    }
    expect(await award()).toMatchObject({ state: 'accepted' });
    const { body } = await amina.see(offer);
    expect(body).toContain('The grant is accepted');
    expect(body).toContain('Shabnam Akhtar accepted it on');
    expect(faults()).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('forgives how an account is typed, and says what is wrong with it', async () => {
    const { offer, act, award } = await setup();
    for (const [change, sentence] of [
      [{ nameOnAccount: '' }, 'Enter the name on the account'],
      [{ sortCode: '12345' }, 'Enter a valid sort code like 309430'],
      [{ accountNumber: '12345' }, 'Account number must be between 6 and 8 digits'],
      [{ rollNumber: '£££' }, 'A building society roll number has at most 18'],
      [{ sortCode: '089999', accountNumber: '66374959' }, 'The bank has no such account'],
    ] as const) {
      const { statusCode, body } = await act(`${offer}/account`, { ...account, ...change });
      expect(statusCode).toBe(400);
      expect(body).toContain(sentence);
    }
    expect((await award()) as object).not.toHaveProperty('account');
  });

  it('is accepted again by whoever had, when the account is another', async () => {
    const { offer, act, accept, giveAccount, send, amina } = await setup();
    await giveAccount();
    await send();
    await accept(1);
    const given = await act(`${offer}/account`, {
      ...{ ...account, sortCode: '107999', accountNumber: '88837491' },
    });
    expect(given.headers['location']).toBe(`${offer}?saved=account&voided=yes`);
    const { body } = await amina.see(`${offer}?saved=account&voided=yes`);
    expect(body).toContain('Whoever had accepted has to accept again');
    expect(body).toContain('Send to both to accept');
  });

  it('is written of again to a contact, not too soon', async () => {
    const { offer, act, giveAccount, send, platform } = await setup();
    await giveAccount();
    await send();
    const soon = await act(`${offer}/ask-again/1`);
    expect(soon.headers['location']).toBe(`${offer}?asked=too-soon`);
    platform.clock.moveOnSeconds(600);
    const asked = await act(`${offer}/ask-again/1`);
    expect(asked.headers['location']).toBe(`${offer}?asked=yes`);
    expect((await act(`${offer}/ask-again/3`)).statusCode).toBe(404);
  });

  it('is declined after a question, and says whom to call if that was wrong', async () => {
    const { amina, offer, home, award } = await setup();
    await amina.see(`${offer}/decline`);
    await amina.send(`${offer}/decline`, {});
    expect(await award()).toMatchObject({ state: 'declined' });
    expect((await amina.see(offer)).body).toContain('If that was a mistake, call us');
    expect((await amina.see(home)).body).toContain('You declined the offer');
  });

  it('is not taken back with the application', async () => {
    const { amina, home, application } = await setup();
    expect((await amina.see(home)).body).not.toContain('Take the application back');
    expect((await amina.see(`${home}/withdraw`)).headers['location']).toBe(home);
    await amina.send(`${home}/withdraw`, {});
    expect(await application()).toMatchObject({ state: 'submitted' });
  });

  it('that is over tells the group why, and lets nobody accept', async () => {
    const late = await setup();
    await late.giveAccount();
    await late.send();
    await late.platform.deliver();
    late.platform.clock.moveTo('2026-12-19T00:00:00.000Z');
    const amina = await late.visitor('amina@example.com');
    expect((await amina.see(late.offer)).body).toContain('we may be able to offer it again');
    expect((await amina.see(`${late.offer}/account`)).headers['location']).toBe(late.offer);
    const contact = createPageVisitor(late.site);
    const seen = await contact.see(late.linkIn('george@example.com'));
    expect(seen.statusCode).toBe(410);
    expect(seen.body).toContain('0121 634 7100');
    const withdrawn = await setup();
    await withdrawn.withdraw();
    const { body } = await withdrawn.amina.see(withdrawn.offer);
    expect(body).toContain('The place has closed.');
    const wrong = await contact.see('/grants/accept/7K3QD9XW2M/1/nothing');
    expect(wrong.statusCode).toBe(404);
    expect((await contact.see('/grants/accept/NOTHING/1/nothing')).statusCode).toBe(404);
    expect((await contact.see('/grants/accept/7K3QD9XW2M/3/nothing')).statusCode).toBe(404);
  });

  it('is nobody else’s', async () => {
    const { offer, visitor, site } = await setup();
    const omar = await visitor('omar@example.com');
    expect((await omar.see(offer)).statusCode).toBe(404);
    expect((await createPageVisitor(site).see(offer)).headers['location']).toBe('/grants/sign-in');
  });
});

describe('no grant', () => {
  it('comes with its reason, and with whom to call', async () => {
    const { amina, offer, home, proposeNo, confirm } = await setup({ offered: false });
    await proposeNo();
    await confirm();
    const { body } = await amina.see(offer);
    expect(body).toContain('There was more asked for than there is.');
    expect(body).toContain('If you think that we got something wrong');
    expect((await amina.see(home)).body).toContain('No grant this time');
  });
});

describe('the pages of an offer', () => {
  it('are valid HTML at every step', async () => {
    const { amina, offer, home, act, giveAccount, send, accept, visitor, platform } = await setup();
    const faults: string[] = [];
    const look = async (path: string) => faults.push(...htmlFaultsOf(await amina.see(path)));
    for (const path of [home, offer, `${offer}/account`, `${offer}/decline`]) await look(path);
    faults.push(...htmlFaultsOf(await act(`${offer}/account`, {})));
    await giveAccount();
    await look(offer);
    await send();
    await accept(2);
    await look(`${offer}?asked=yes`);
    await look(`${offer}/account`);
    await accept(1);
    await look(offer);
    await look(home);
    expect(faults).toEqual([]);
    expect(platform.ofKind('grant-payee')).toHaveLength(1);
    expect(await visitor('amina@example.com')).toBeDefined();
  });
});
