import { describe, expect, test } from 'vitest';

import { createStopHeldHelp } from '#shared/applications/index.ts';
import { connectionRequests } from '#shared/family-connect/index.ts';
import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import { createWithdrawConnection } from '#shared/family-connect/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { connectionAnswers, professionalAnswers } from '#tests/builders/connection-answers.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const templates = builtTemplates('functions/apply-pages/templates');

function setup() {
  const family = createFamilySite({ templates, assets: plainAssets });
  const requests = () =>
    family.kept.ofKind('connection-request').map((item) => connectionRequests.parse(item).document);
  const visitor = createPageVisitor(family.site);
  /** Answers the pages in order, each leading to the next. */
  async function answerAll(answers: typeof connectionAnswers, visiting = visitor): Promise<string> {
    let to = '';
    for (const [path, answer] of answers) {
      const seen = await visiting.see(path);
      expect([path, seen.statusCode]).toEqual([path, 200]);
      to = (await visiting.send(path, answer)).headers['location'] ?? '';
    }
    return to;
  }
  async function sent(answers: typeof connectionAnswers): Promise<string> {
    const check = await answerAll(answers);
    await visitor.see(check);
    return (await visitor.send(check, {})).headers['location'] ?? '';
  }
  return { ...family, visitor, requests, answerAll, sent };
}

const referenceIn = (path: string) => path.split('/').at(-1) ?? '';

describe('asking for a family worker without applying', { timeout: 60_000 }, () => {
  test('begins with what to do in danger, before any question', async () => {
    const { visitor } = setup();
    const { body } = await visitor.see('/connect');
    expect(body.indexOf('call 999')).toBeGreaterThan(0);
    expect(body.indexOf('0121 303 1888')).toBeLessThan(body.indexOf('href="/connect/family/name"'));
    expect(body).toContain('href="/leave"');
  });

  test('sends the least that a worker needs, and shows it before', async () => {
    const { visitor, answerAll, requests, failures } = setup();
    expect(await answerAll(connectionAnswers)).toBe('/connect/family/check-answers');
    const { body } = await visitor.see('/connect/family/check-answers');
    expect(body).toContain('Please call before noon.');
    expect(body).toContain('Do not leave voice messages');
    expect(requests()).toEqual([]);
    const sent = await visitor.send('/connect/family/check-answers', {});
    const { body: confirmation } = await visitor.see(sent.headers['location'] ?? '');
    expect(confirmation).toContain('We have asked somebody to call you');
    expect(requests()).toMatchObject([
      {
        ...{ state: 'received', fullName: 'Nadia Hussain', children: 3 },
        area: { localityCode: 'hodge-hill' },
        contact: { phone: '+447700900456', safeToText: false, safeToLeaveVoicemail: false },
        reasons: ['domestic-abuse', 'housing'],
        ownWords: 'He works nights.\nPlease call before noon.',
        form: { version: 'family-connect-form-1', answers: {} },
        consent: { textVersion: 'family-connect-consent-2', language: 'en', channel: 'online' },
      },
    ]);
    expect(requests()[0]).not.toHaveProperty('referrer');
    expect(failures).toEqual([]);
  });

  test('sent twice, by two tabs, opens one request', async () => {
    const { visitor, answerAll, requests } = setup();
    const check = await answerAll(connectionAnswers);
    await visitor.see(check);
    const first = visitor.lastForm;
    await visitor.see(check);
    const [one, two] = [
      await visitor.send(check, {}, first),
      await visitor.send(check, {}, visitor.lastForm),
    ];
    expect(one.headers['location']).toBe(two.headers['location']);
    expect(requests()).toHaveLength(1);
    // The next one that somebody asks for on this phone is another one.
    expect((await visitor.see('/connect/family/home')).headers['location']).toBe(
      '/connect/family/name',
    );
  });

  test('tells what is wrong with an answer and keeps the rest', async () => {
    const { visitor, answerAll } = setup();
    await visitor.see('/connect/family/name');
    const empty = await visitor.send('/connect/family/name', {});
    expect(empty.statusCode).toBe(400);
    await answerAll(connectionAnswers.slice(0, 6));
    await visitor.see('/connect/family/reasons');
    const rubbish = await visitor.send('/connect/family/reasons', { answer: ['<script>'] });
    expect(rubbish.statusCode).toBe(400);
    await visitor.send('/connect/family/reasons', { answer: ['money'] });
    await visitor.see('/connect/family/own-words');
    const long = await visitor.send('/connect/family/own-words', { answer: 'x'.repeat(1501) });
    expect(long.body).toContain('What you write must be 1,500 letters or less');
    expect(long.body).toContain('x'.repeat(1501));
  });

  test('is not sent without agreement, and brings those who jump ahead back', async () => {
    const { visitor, answerAll, requests } = setup();
    await answerAll(connectionAnswers.slice(0, -1));
    const refused = await visitor.send('/connect/family/agree', {});
    expect(refused.statusCode).toBe(400);
    await visitor.see('/connect/family/agree');
    const jumped = await visitor.send('/connect/family/check-answers', {});
    expect(jumped.headers['location']).toBe('/connect/family/agree');
    expect(requests()).toEqual([]);
  });

  test('is forgotten with “Exit this page”', async () => {
    const { visitor, answerAll } = setup();
    await answerAll(connectionAnswers);
    await visitor.see('/leave');
    expect((await visitor.see('/connect/family/check-answers')).statusCode).not.toBe(200);
    expect(visitor.cookies.has('od-family')).toBe(false);
  });
});

describe('a professional who asks for a family', { timeout: 60_000 }, () => {
  test('says who they are and how the family agreed; a refuge stays nowhere', async () => {
    const { sent, requests, visitor, kept } = setup();
    const to = await sent(professionalAnswers);
    expect(requests()).toMatchObject([
      {
        area: { localityCode: 'city' },
        referrer: { fullName: 'Joanna Price', organisation: 'Nansen School' },
        form: {
          answers: {
            'going-well': 'They love their grandmother.',
            'childrens-views': '“I am tired”',
            'working-with': ['school', 'health'],
            'parental-responsibility': 'yes',
          },
        },
        consent: {
          textVersion: 'family-connect-professional-consent-1',
          ...{ language: 'en', channel: 'professional', agreedHow: 'in-person' },
        },
      },
    ]);
    expect((await visitor.see(to)).body).toContain('They may call you first');
    expect(JSON.stringify(kept.ofKind('event'))).not.toMatch(/Joanna|Grace|Mondays/);
  });

  test('is turned to CASS when the family has not agreed, and asked nothing about it', async () => {
    const { visitor, answerAll } = setup();
    await answerAll(professionalAnswers.slice(0, 1));
    await visitor.see('/connect/professional/family-agrees');
    const { headers } = await visitor.send('/connect/professional/family-agrees', {
      answer: 'not-agreed',
    });
    expect(headers['location']).toBe('/connect/professional/not-agreed');
    const { body } = await visitor.see('/connect/professional/not-agreed');
    expect(body).toContain('0121 303 1888');
    expect((await visitor.see('/connect/professional/name')).headers['location']).toBe(
      '/connect/professional/family-agrees',
    );
  });

  test('begins with nothing of the family they asked for before', async () => {
    const { visitor, answerAll } = setup();
    await answerAll(professionalAnswers.slice(0, 9));
    expect((await visitor.see('/connect')).body).toContain('about-you?new=1"');
    const begun = await visitor.see('/connect/professional/about-you?new=1');
    expect(begun.headers['location']).toBe('/connect/professional/about-you');
    expect((await visitor.see('/connect/professional/about-you')).body).not.toContain('Joanna');
    const next = await visitor.see('/connect/professional/own-words');
    expect(next.headers['location']).toBe('/connect/professional/about-you');
  });

  test('reads English whatever the browser speaks, and mixes with no family of their own', async () => {
    const { visitor, answerAll } = setup();
    const seen = await visitor.see('/connect/professional/about-you?lang=ur');
    expect(seen.body).toContain('<html lang="en" dir="ltr"');
    expect(seen.body).not.toContain('od-languages');
    await answerAll(professionalAnswers.slice(0, 3));
    await visitor.see('/connect/family/name');
    await visitor.send('/connect/family/name', { fullName: 'My own name' });
    expect((await visitor.see('/connect/professional/home')).headers['location']).toBe(
      '/connect/professional/about-you',
    );
  });
});

describe('a request that may be made by a machine', { timeout: 60_000 }, () => {
  test.each([
    ['in less time than pages take to load', 0, {}],
    ['with the field filled in that nobody sees', 60, { homepage: 'https://spam.example' }],
  ])('%s is taken, and stands after every real one', async (_how, seconds, more) => {
    const { visitor, answerAll, requests, time, kept } = setup();
    const check = await answerAll(connectionAnswers);
    time.now = new Date(Date.parse(time.now) + seconds * 1000).toISOString();
    await visitor.see(check);
    const { headers } = await visitor.send(check, more);
    expect((await visitor.see(headers['location'] ?? '')).body).toContain('We have asked somebody');
    expect(requests()).toMatchObject([{ mayBeMachine: true }]);
    expect(kept.ofKind('connection-request')[0]?.queueOrder).toMatch(/^~2026/);
  });

  test('is not one that a person filled in', async () => {
    const { visitor, answerAll, requests, time } = setup();
    const check = await answerAll(connectionAnswers);
    time.now = new Date(Date.parse(time.now) + 60_000).toISOString();
    await visitor.see(check);
    await visitor.send(check, { homepage: '' });
    expect(requests()[0]).not.toHaveProperty('mayBeMachine');
  });
});

describe('the door back to a request', { timeout: 60_000 }, () => {
  test.each([['07700900456'], ['+44 7700 900 456']])(
    'opens with %s, and lets the family stop it',
    async (reach) => {
      const { sent, site, requests } = setup();
      const reference = referenceIn(await sent(connectionAnswers));
      const later = createPageVisitor(site);
      await later.see(`/connect/status?reference=${reference}`);
      const opened = await later.send('/connect/status', { reference, reach });
      expect(opened.headers['location']).toBe('/connect/request');
      expect((await later.see('/connect/request')).body).toContain('by 13 May 2026');
      await later.see('/connect/stop');
      const stopped = await later.send('/connect/stop', {});
      expect(stopped.headers['location']).toBe('/connect/stopped');
      expect(requests()).toMatchObject([{ state: 'withdrawn' }]);
      expect(JSON.stringify(requests())).not.toContain('Nadia');
      await later.see('/connect/status');
      const again = await later.send('/connect/status', { reference, reach });
      expect(again.statusCode).toBe(400);
    },
  );

  test('opens for the professional by the work email, in any writing of it', async () => {
    const { sent, site } = setup();
    const reference = referenceIn(await sent(professionalAnswers));
    const later = createPageVisitor(site);
    await later.see('/connect/status');
    const opened = await later.send('/connect/status', {
      ...{ reference, reach: 'J.Price@School.example.org' },
    });
    expect(opened.headers['location']).toBe('/connect/request');
  });

  test('stays shut for a wrong number, and rests after ten tries', async () => {
    const { sent, site } = setup();
    const reference = referenceIn(await sent(connectionAnswers));
    const stranger = createPageVisitor(site);
    for (let tries = 0; tries < 10; tries += 1) {
      await stranger.see('/connect/status');
      const wrong = await stranger.send('/connect/status', { reference, reach: '07700 900999' });
      expect(wrong.statusCode).toBe(400);
    }
    expect((await stranger.see('/connect/status')).statusCode).toBe(429);
    const right = await stranger.send('/connect/status', { reference, reach: '07700 900456' });
    expect(right.statusCode).toBe(429);
    expect((await stranger.see('/connect/request')).headers['location']).toBe('/connect/status');
    expect((await stranger.see('/connect/stop')).headers['location']).toBe('/connect/status');
  });
});

test.each([
  { name: 'at once', signals: [] },
  { name: 'before anybody was told of it', signals: [{ name: 'implausibly-fast', count: 4 }] },
] as const)(
  'further help that was asked with an application is stopped on its status page, $name',
  { timeout: 60_000 },
  async ({ signals }) => {
    const winter = openWinter('crisis-and-resilience-fund');
    const moreHelp = {
      wanted: true as const,
      reasons: ['money' as const],
      ownWords: 'We are cold',
      consent: { textVersion: 'family-connect-consent-2', language: 'en' },
    };
    const id = derivedReference('online', 'further-help');
    const actor = { kind: 'family', id } as const;
    const { programmeId } = winter;
    const sent = { form: buildForm({ programmeId, moreHelp }), channel: 'online', actor } as const;
    await winter.submitApplication({ applicationId: id, ...sent, signals });
    const family = createFamilySite(
      { templates, assets: plainAssets },
      {
        findStatus: createFindStatus({
          ...winter.ports,
          readOutlook: () => Promise.resolve(undefined),
        }),
        withdrawConnection: createWithdrawConnection(winter.ports),
        stopHeldHelp: createStopHeldHelp(winter.ports),
      },
    );
    const visitor = createPageVisitor(family.site);
    await visitor.see('/status');
    await visitor.send('/status', {
      ...{ reference: id, postcode: 'B8 3BB' },
      ...{ 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' },
    });
    expect((await visitor.see('/status/application')).body).toContain('href="/status/more-help"');
    expect((await visitor.see('/status/more-help')).body).toContain(
      'It changes nothing about money',
    );
    const stopped = await visitor.send('/status/more-help', {});
    expect(stopped.headers['location']).toBe('/status/application');
    const { body } = await visitor.see('/status/application');
    expect(body).toContain('You stopped the more help you asked for');
    expect(body).not.toContain('href="/status/more-help"');
    expect(await winter.application(id)).toMatchObject({ state: 'submitted' });
    expect(await winter.application(id)).not.toHaveProperty('heldHelp');
    const open = winter.memory.ofKind('connection-request').map(({ document }) => document);
    expect(open).not.toContainEqual(expect.objectContaining({ state: 'received' }));
  },
);
