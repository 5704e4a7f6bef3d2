import { beforeAll, describe, expect, it } from 'vitest';

import type { Templates } from '#shared/web/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

const setup = () => createGroupSite({ templates, assets: plainAssets });
const shabnam = 'shabnam@example.com';
const george = 'george@example.com';
const begins = { name: 'Amina Yusuf' };

describe('the page of grants', () => {
  it('lists what is open, coming and past, to anybody and to search engines', async () => {
    const { site } = setup();
    const { body, cookies, statusCode } = await createPageVisitor(site).see('/grants');
    expect(statusCode).toBe(200);
    expect(cookies).toEqual([]);
    expect(body).toContain('<meta name="description"');
    expect(body).not.toContain('noindex');
    const places = [
      'Open now',
      'Closer to home',
      'Coming',
      'Summer together',
      'Past',
      'Winter help',
    ];
    const found = places.map((words) => body.indexOf(words));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
    expect(body).toContain('£500 to £6,000');
    expect(body).toContain('0121 634 7100');
  });

  it('keeps every other page from search engines', async () => {
    const { site } = setup();
    expect((await createPageVisitor(site).see('/grants/sign-in')).body).toContain('noindex');
  });

  it('begins nothing in a round that is not open', async () => {
    const { site } = setup();
    const visitor = createPageVisitor(site);
    for (const round of ['summer-together-2027', 'winter-help-2025', 'nothing']) {
      const { statusCode, body } = await visitor.see(`/grants/begin/${round}`);
      expect(statusCode).toBe(404);
      expect(body).toContain('You cannot apply to this round now');
    }
  });
});

describe('coming in', () => {
  it('is for a whole library, and not for what asks for codes without end', async () => {
    const { site, platform } = setup();
    const at = (sourceIp: string) =>
      createPageVisitor((event, context) => {
        const { requestContext, ...rest } = event as { requestContext: { http: object } };
        const http = { ...requestContext.http, sourceIp };
        return site({ ...rest, requestContext: { http } }, context);
      });
    const flood = at('81.2.69.142');
    for (let number = 0; number < 60; number += 1) {
      await flood.see('/grants/sign-in');
      const { statusCode } = await flood.send('/grants/sign-in', {
        email: `somebody-${number}@example.com`,
      });
      expect(statusCode).toBe(303);
    }
    await flood.see('/grants/sign-in');
    const stopped = await flood.send('/grants/sign-in', { email: 'one-more@example.com' });
    expect(stopped.statusCode).toBe(429);
    expect(stopped.body).toContain('0121 634 7100');
    expect(platform.inbox('one-more@example.com')).toEqual([]);
    const elsewhere = at('81.2.69.143');
    await elsewhere.see('/grants/sign-in');
    await elsewhere.send('/grants/sign-in', { email: 'one-more@example.com' });
    expect(platform.inbox('one-more@example.com')).toHaveLength(1);
  });

  it('takes the code that was sent to the address, and begins one application', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    expect(amina.home).toMatch(/^\/grants\/applications\/[0-9A-Z]{10}$/);
    expect((await amina.see(amina.home)).body).toContain('completed 0 of 7 sections');
    expect(platform.ofKind('grant-application')).toHaveLength(1);
  });

  it('gives the visit a new id, and ends it on signing out', async () => {
    const { site, codeFor } = setup();
    const visitor = createPageVisitor(site);
    await visitor.see('/grants/sign-in');
    const before = visitor.cookies.get('od-group');
    await visitor.send('/grants/sign-in', { email: 'amina@example.com' });
    await visitor.see('/grants/code');
    await visitor.send('/grants/code', { code: codeFor('amina@example.com') });
    expect(visitor.cookies.get('od-group')).not.toBe(before);
    const list = await visitor.see('/grants/applications');
    expect(list.body).toContain('Nobody works on an application with the address');
    await visitor.send('/grants/sign-out', {});
    expect(visitor.cookies.has('od-group')).toBe(false);
    expect((await visitor.see('/grants/applications')).headers['location']).toBe('/grants/sign-in');
  });

  it('says of a wrong code that it is wrong, and after ten that everybody has to wait', async () => {
    const { site, codeFor, platform } = setup();
    const visitor = createPageVisitor(site);
    await visitor.see('/grants/sign-in');
    await visitor.send('/grants/sign-in', { email: shabnam });
    const wrong = codeFor(shabnam) === '12345' ? '54321' : '12345';
    for (let tried = 0; tried < 10; tried += 1) {
      await visitor.see('/grants/code');
      const { statusCode, body } = await visitor.send('/grants/code', { code: wrong });
      expect(statusCode).toBe(400);
      expect(body).toContain('That is not the code');
    }
    await visitor.see('/grants/code');
    const code = codeFor(shabnam);
    expect((await visitor.send('/grants/code', { code })).statusCode).toBe(429);
    platform.clock.moveOnSeconds(16 * 60);
    await visitor.see('/grants/code');
    const late = await visitor.send('/grants/code', { code });
    expect(late.body).toContain('too old');
    await visitor.see('/grants/code');
    const { headers } = await visitor.send('/grants/code', { code: codeFor(shabnam) });
    expect(headers['location']).toBe('/grants/applications');
  });

  it('shows nobody the application of another group', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const other = await visitor('other@example.com', { name: 'Omar' });
    for (const path of ['', '/organisation', '/check', '/people', '/withdraw']) {
      expect((await other.see(`${amina.home}${path}`)).statusCode).toBe(404);
    }
    await other.see(`${other.home}/organisation`);
    const { statusCode } = await other.send(`${amina.home}/withdraw`, {});
    expect(statusCode).toBe(404);
    expect((await amina.see(amina.home)).body).toContain('of 7 sections');
  });
});

describe('the sections', () => {
  it('are kept as far as they are, and completed when they are', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.save('organisation', { finished: 'no', income: 'a lot' });
    expect((await amina.see(amina.home)).body).toContain('In progress');
    const again = await amina.see(`${amina.home}/organisation`);
    expect(again.body).toContain('value="a lot"');
    const wrong = await amina.save('organisation', { income: 'a lot' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('Enter an amount like 4,500, or 0');
    const right = await amina.save('organisation');
    expect(right.headers['location']).toBe(`${amina.home}?saved=organisation`);
    expect((await amina.see(amina.home)).body).toContain('completed 1 of 7 sections');
  });

  it('say what is needed where something is not there yet, and let the group go on', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const { headers } = await amina.save('governance');
    expect(headers['location']).toBe(`${amina.home}/governance/guidance`);
    const { body } = await amina.see(headers['location'] ?? '');
    expect(body).toContain('We can only pay an account in the name of the group');
    expect(body).not.toContain('Equalities policy');
  });

  it('name what a budget is out by', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const { body } = await amina.save('budget', { asked: '1700' });
    expect(body).toContain(
      'The lines come to £1,920.50, less £120.50 from others. You ask for £1,700, which is £100 too little',
    );
    const much = await amina.save('budget', {
      other: '',
      asked: '1920.50',
      'line-1-amount': '9000',
    });
    expect(much.body).toContain('which is £7,560 too little');
    const over = await amina.save('budget', {
      ...{
        other: '0',
        otherFrom: '',
        'line-1-amount': '9000',
        'line-2-amount': '1',
        asked: '9001',
      },
    });
    expect(over.body).toContain('at most £6,000, and you ask for £9,001: £3,001 too much');
  });

  it('show more lines of a budget when they are wanted', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const more = await amina.save('budget', { more: 'yes' });
    expect(more.headers['location']).toBe(`${amina.home}/budget?more=yes`);
    const { body } = await amina.see(`${amina.home}/budget?more=yes`);
    expect(body).toContain('name="line-6-what"');
    expect(body).toContain('value="Hall"');
  });

  it('take places that are in Birmingham, and name one that is not', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const { body } = await amina.save('project', { places: 'Alum Rock\nCV1 1AA' });
    expect(body).toContain('“CV1 1AA” is not a postcode or a ward of Birmingham');
    const early = await amina.save('project', { 'starts-year': '2020' });
    expect(early.body).toContain('It must begin on 1 May 2026 or later');
  });

  it('want two contacts with an address each', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const { body } = await amina.save('contacts', { 'second-email': 'SHABNAM@example.com' });
    expect(body).toContain('an email address of their own');
    const name = await amina.save('contacts', { 'second-name': 'shabnam  akhtar' });
    expect(name.body).toContain('Two different people must confirm');
  });

  it('keep nothing that no field asks for, and nothing without end', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.save('previous-grants', { stowaway: 'x' });
    expect(JSON.stringify(platform.ofKind('grant-application'))).not.toContain('stowaway');
    const { body } = await amina.save('previous-grants', { which: 'a'.repeat(4_001) });
    expect(body).toContain('4,000 characters or fewer');
  });
});

describe('two people of a group', () => {
  it('work on one application, each from their own address', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.see(`${amina.home}/people`);
    await amina.send(`${amina.home}/people`, { name: 'Sam Roy', email: 'Sam@example.com' });
    await platform.deliver();
    expect(platform.inbox('sam@example.com')[0]).toContain('Amina Yusuf asks you to help');
    const sam = await visitor('sam@example.com');
    const { body } = await sam.see(sam.home);
    expect(body).toContain(amina.home);
    expect((await sam.see(`${amina.home}/organisation`)).statusCode).toBe(200);
  });

  it('never overwrite each other unseen, and lose nothing', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.see(`${amina.home}/people`);
    await amina.send(`${amina.home}/people`, { name: 'Sam Roy', email: 'sam@example.com' });
    const sam = Object.assign(await visitor('sam@example.com'), { home: amina.home });
    await sam.see(`${amina.home}/previous-grants`);
    const begun = sam.lastForm;
    await amina.save('previous-grants', { hadGrants: 'yes', which: 'From the council, 2025' });
    const mine = { hadGrants: 'no', finished: 'yes' };
    const lost = await sam.send(`${amina.home}/previous-grants`, mine, begun);
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('Amina Yusuf saved this section while you were writing');
    expect(lost.body).toContain('From the council, 2025');
    expect(lost.body).toMatch(/value="no" checked/);
    expect(lost.body).toContain('name="revision" value="1"');
    const kept = await sam.send(`${amina.home}/previous-grants`, mine);
    expect(kept.statusCode).toBe(303);
    expect(platform.ofKind('grant-application')).toHaveLength(1);
  });
});

describe('an application that counts', () => {
  it('is not taken back by somebody who helped to write it, who reads who can', async () => {
    const { visitor, linkOf, site } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.see(`${amina.home}/people`);
    await amina.send(`${amina.home}/people`, { name: 'Sam Roy', email: 'sam@example.com' });
    await amina.sendAll();
    for (const contact of [shabnam, george]) {
      const confirming = createPageVisitor(site);
      await confirming.see(linkOf(contact));
      await confirming.send(linkOf(contact), { agree: 'yes' });
    }
    const sam = await visitor('sam@example.com');
    const shown = await sam.see(`${amina.home}/withdraw`);
    expect(shown.statusCode).toBe(403);
    expect(shown.body).toContain('Amina Yusuf, Shabnam Akhtar, George Mensah');
    await sam.see(`${amina.home}/people`);
    expect((await sam.send(`${amina.home}/withdraw`, {})).statusCode).toBe(403);
    expect((await amina.see(`${amina.home}/withdraw`)).body).toContain('Yes, take it back');
  });
});

describe('who works on an application', () => {
  it('can be taken off it again, and finds it no more', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.see(`${amina.home}/people`);
    await amina.send(`${amina.home}/people`, { name: 'Sam Roy', email: 'sam@example.com' });
    const sam = await visitor('sam@example.com');
    expect((await sam.see(`${amina.home}/people`)).body).not.toContain('>Remove<span');
    const { body } = await amina.see(`${amina.home}/people`);
    const path = /href="([^"]+\/remove)">Remove/.exec(body)?.[1] ?? '';
    expect((await amina.see(path)).body).toContain('Remove Sam Roy from this application?');
    const removed = await amina.send(path, {});
    expect(removed.headers['location']).toBe(`${amina.home}/people?removed=yes`);
    expect((await sam.see(amina.home)).statusCode).toBe(404);
    const alone = /people\/([^/]+)\/remove/.exec(path)?.[1] ?? '';
    expect((await amina.see(`${amina.home}/people/${alone}/remove`)).statusCode).toBe(303);
    expect(platform.ofKind('grant-membership')).toHaveLength(1);
  });
});

describe('confirming', () => {
  it('goes to another address when one was wrong, which is no address of the other', async () => {
    const { visitor, linkOf, site, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.sendAll();
    const path = `${amina.home}/contact/2`;
    expect((await amina.see(amina.home)).body).toContain(`href="${path}"`);
    expect((await amina.see(path)).body).toContain('We wrote to george@example.com');
    expect((await amina.send(path, { email: 'nothing' })).body).toContain('like name@example.com');
    expect((await amina.send(path, { email: shabnam })).body).toContain('of the other person');
    const mended = await amina.send(path, { email: 'roy@example.com' });
    expect(mended.headers['location']).toBe(`${amina.home}?asked=yes`);
    await platform.deliver();
    const second = createPageVisitor(site);
    expect((await second.see(linkOf('roy@example.com'))).body).toContain('I am George');
    expect((await second.see(linkOf(george))).statusCode).toBe(404);
    expect((await amina.see(`${amina.home}/contact/3`)).statusCode).toBe(404);
  });

  it('takes both contacts, each by a link to their own address', async () => {
    const { visitor, linkOf, site, failures } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.sendAll();
    expect((await amina.see(amina.home)).body).toContain('Has not confirmed yet');
    const first = createPageVisitor(site);
    const { body } = await first.see(linkOf(shabnam));
    expect(body).toContain('I am Shabnam Akhtar');
    expect(body).toContain('Food for 12 Saturdays');
    expect((await first.send(linkOf(shabnam), {})).body).toContain('Tick the box to confirm');
    await first.send(linkOf(shabnam), { agree: 'yes' });
    expect((await first.see(linkOf(shabnam))).body).toContain('The other person has to confirm');
    expect((await amina.see(amina.home)).body).toContain('Confirmed on 20 November 2026');
    const second = createPageVisitor(site);
    await second.see(linkOf(george));
    await second.send(linkOf(george), { agree: 'yes' });
    expect((await second.see(linkOf(george))).body).toContain('we have the application');
    expect((await amina.see(amina.home)).body).toContain('We have your application');
    expect(failures).toEqual([]);
  });

  it('begins anew when something changes, and the earlier link is dead', async () => {
    const { visitor, linkOf, site, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.sendAll();
    const first = createPageVisitor(site);
    const earlier = linkOf(shabnam);
    await first.see(earlier);
    await first.send(earlier, { agree: 'yes' });
    expect((await amina.see(`${amina.home}/budget`)).body).toContain('one of them has already');
    const { headers } = await amina.save('budget', { 'line-1-what': 'Food' });
    expect(headers['location']).toContain('voided=yes');
    expect((await first.see(earlier)).statusCode).toBe(404);
    await amina.see(`${amina.home}/check`);
    await amina.send(`${amina.home}/check`, {});
    await platform.deliver();
    expect(linkOf(shabnam)).not.toBe(earlier);
    expect((await first.see(linkOf(shabnam))).body).toContain('I am Shabnam Akhtar');
  });

  it('writes again to whoever has not confirmed, not at once', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.sendAll();
    await amina.see(amina.home);
    const soon = await amina.send(`${amina.home}/ask-again/2`, {});
    expect(soon.headers['location']).toBe(`${amina.home}?asked=too-soon`);
    platform.clock.moveOnSeconds(11 * 60);
    await amina.see(amina.home);
    const asked = await amina.send(`${amina.home}/ask-again/2`, {});
    expect(asked.headers['location']).toBe(`${amina.home}?asked=yes`);
    await platform.deliver();
    expect(platform.inbox(george)).toHaveLength(2);
  });

  it('is over some time after the round, and nothing is sent after its end', async () => {
    const { visitor, linkOf, site, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.sendAll();
    const link = linkOf(shabnam);
    platform.clock.moveTo('2027-03-12T17:00:00.001Z');
    expect((await createPageVisitor(site).see(link)).statusCode).toBe(410);
    const back = await visitor('amina@example.com');
    const { body } = await back.see(`${amina.home}/budget`);
    expect(body).toContain('The round has closed');
  });

  it('is taken back under the name of its round while the group has none', async () => {
    const { visitor } = setup();
    const amina = await visitor('amina@example.com', begins);
    const { body } = await amina.see(`${amina.home}/withdraw`);
    expect(body).toContain('Then nobody reads your application to Closer to home 2026 to 2027');
  });

  it('is not asked for any more once the group took the application back', async () => {
    const { visitor, linkOf, site } = setup();
    const amina = await visitor('amina@example.com', begins);
    await amina.sendAll();
    const link = linkOf(shabnam);
    await amina.see(`${amina.home}/withdraw`);
    await amina.send(`${amina.home}/withdraw`, {});
    expect((await amina.see(amina.home)).body).toContain('took this application back');
    expect((await createPageVisitor(site).see(link)).statusCode).toBe(404);
  });
});

describe('messages that groups can have sent', () => {
  it('to one inbox end for the day, however often an application is changed and sent', async () => {
    const { visitor, platform } = setup();
    const amina = await visitor('amina@example.com', begins);
    for (let time = 0; time < 12; time += 1) {
      expect((await amina.sendAll()).statusCode).toBe(303);
    }
    const stopped = await amina.sendAll();
    expect(stopped.statusCode).toBe(429);
    expect(stopped.body).toContain('0121 634 7100');
    await platform.deliver();
    expect(platform.inbox(shabnam).length).toBeLessThanOrEqual(12);
  });
});
