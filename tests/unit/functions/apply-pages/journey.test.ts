import { beforeAll, describe, expect, test } from 'vitest';

import { refused } from '#shared/kernel/index.ts';
import type { Asset, Templates } from '#shared/web/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';

const stylesheet: Asset = {
  name: 'brand.css',
  fileName: 'brand-0.css',
  contentType: 'text/css',
  body: '',
  encoding: 'utf8',
};

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/apply-pages/templates');
});

type Answers = Record<string, string | string[]>;

function setup(real: Parameters<typeof createFamilySite>[1] = {}) {
  const family = createFamilySite({ templates, assets: [stylesheet] }, real);
  const visitor = createPageVisitor(family.site);

  /** Answers each page until the answers run out; `changed` replaces or (with null) leaves out some. */
  async function walk(
    until = '/apply/check-answers',
    changed: Record<string, Answers | null> = {},
  ): Promise<string> {
    await visitor.see('/apply/where-you-live');
    let at = '/apply/where-you-live';
    for (const [path, answers] of familyAnswers) {
      if (at === until) return at;
      if (changed[path] === null) continue;
      expect(at, 'the next page').toBe(path);
      const seen = await visitor.see(path);
      expect(seen.statusCode, path).toBe(200);
      const sent = await visitor.send(path, changed[path] ?? answers);
      expect(sent.statusCode, `${path} ${sent.body}`).toBe(303);
      at = sent.headers['location'] ?? '';
    }
    return at;
  }
  return { ...family, visitor, walk };
}

const answersTo = (path: string) => familyAnswers.find(([known]) => known === path)![1];

describe('applying', () => {
  test('asks one question a page and makes the form the platform takes', async () => {
    const { walk, visitor, sent } = setup();
    expect(await walk()).toBe('/apply/check-answers');
    const check = await visitor.see('/apply/check-answers');
    for (const shown of ['Amina Yusuf', '27/3/1985', 'B8 3AB', 'Total: £129.50', 'ending 4958']) {
      expect(check.body).toContain(shown);
    }
    expect(check.body).not.toContain('66374958');
    const done = await visitor.send('/apply/check-answers', {});
    expect(done.headers['location']).toMatch(/^\/apply\/confirmation\/[0-9A-Z]{10}$/);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      channel: 'online',
      actor: { kind: 'family', id: sent[0]!.applicationId },
      form: {
        applyingAs: 'self',
        residence: 'in-birmingham',
        awardInLastYear: 'no',
        fullName: 'Amina Yusuf',
        dateOfBirth: '1985-03-27',
        home: { kind: 'address', line1: '12 Alum Rock Road', line2: 'Saltley', postcode: 'B8 3AB' },
        contact: {
          phone: '+447700900123',
          safeToText: true,
          safeToLeaveVoicemail: false,
          bestTime: 'morning',
        },
        language: 'so',
        interpreterNeeded: true,
        household: {
          adults: 2,
          adultsOver65: 0,
          children: { age0to1: 1, age2to4: 0, age5to10: 2, age11to15: 0, age16to18: 0 },
          pregnant: 'no',
          disability: 'prefer-not-to-say',
        },
        housing: 'private-rent',
        reasons: ['lost-work', 'unexpected-bill'],
        amountsPence: { food: 8000, 'energy-and-water': 4950 },
        meter: 'prepayment-key',
        benefits: ['universal-credit', 'free-school-meals'],
        incomeBand: '900-1700',
        savingsBand: 'none',
        evidence: { kind: 'worker-has-seen', worker: 'Mrs Shah, Nansen School' },
        payment: {
          method: 'bank-transfer',
          nameOnAccount: 'A Yusuf',
          sortCode: '089999',
          accountNumber: '66374958',
        },
        moreHelp: {
          wanted: true,
          reasons: ['money', 'housing'],
          ownWords: 'The flat is damp.\nThe baby coughs.',
          consent: { textVersion: 'family-connect-consent-2', language: 'en' },
        },
        declaration: { textVersion: 'family-declaration-1', language: 'en' },
      },
    });
  });

  test('sends once however often the button is pressed', async () => {
    const { walk, visitor, sent } = setup();
    await walk();
    await visitor.see('/apply/check-answers');
    const form = { ...visitor.lastForm };
    const both = await Promise.all([
      visitor.send('/apply/check-answers', {}, form),
      visitor.send('/apply/check-answers', {}, form),
    ]);
    const later = await visitor.send('/apply/check-answers', {}, form);
    const locations = [...both, later].map((seen) => seen.headers['location']);
    expect(new Set(locations).size).toBe(1);
    expect(sent).toHaveLength(1);
  });

  test('shows the confirmation again after a refresh and forgets the answers', async () => {
    const { walk, visitor } = setup();
    await walk();
    await visitor.see('/apply/check-answers');
    const { headers } = await visitor.send('/apply/check-answers', {});
    const path = headers['location']!;
    expect((await visitor.see(path)).body).toContain('We have your application');
    expect((await visitor.see(path)).body).toContain('within 7 days');
    expect((await visitor.see('/apply/check-answers')).headers['location']).toBe(path);
    expect((await visitor.see('/apply/name')).headers['location']).toBe('/apply/where-you-live');
  });

  test('gives the next family in the same visit an application of its own', async () => {
    const { walk, visitor, sent } = setup();
    for (let family = 0; family < 2; family += 1) {
      await walk();
      await visitor.see('/apply/check-answers');
      await visitor.send('/apply/check-answers', {});
    }
    expect(new Set(sent.map(({ applicationId }) => applicationId)).size).toBe(2);
  });

  test('leads a bookmark of the confirmation to the status page in another visit', async () => {
    const { visitor } = setup();
    const seen = await visitor.see('/apply/confirmation/7K3QD9XW2M');
    expect(seen.headers['location']).toBe('/status?reference=7K3QD9XW2M');
  });

  test('names no fund: told once, it is for every fund that is open', async () => {
    const { walk, visitor, sent } = setup();
    await walk();
    await visitor.see('/apply/check-answers');
    const done = await visitor.send('/apply/check-answers', {});
    expect(sent[0]?.form.programmeId).toBeUndefined();
    const confirmed = await visitor.see(done.headers['location']!);
    expect(confirmed.body).toContain('Your application is for the Crisis and Resilience Fund.');
    expect(confirmed.body).toContain('It is the fund that is open for this now.');
  });

  test('asks for the code that was sent, also when the queue that sends it is away', async () => {
    const away = () => Promise.reject(new Error('The queue is away'));
    for (const begin of [() => Promise.resolve('sent' as const), away]) {
      const { walk, visitor, sent } = setup({
        findCodeTo: () => Promise.resolve({ channel: 'text', ending: '123' }),
        contactCodes: { begin, send: away, open: away },
      });
      await walk();
      await visitor.see('/apply/check-answers');
      const done = await visitor.send('/apply/check-answers', {});
      expect(sent).toHaveLength(1);
      const confirmed = await visitor.see(done.headers['location']!);
      expect(confirmed.body).toContain('We cannot pay you before you have typed in the code.');
      expect(confirmed.body).toContain('href="/status/code"');
      expect((await visitor.see('/status/code')).body).toContain('ends in 123');
    }
  });

  test('ends kindly when the fund closes in the very moment of sending', async () => {
    const { walk, visitor, answers } = setup();
    await walk();
    answers.submission = refused({ kind: 'programme-not-open' });
    await visitor.see('/apply/check-answers');
    const seen = await visitor.send('/apply/check-answers', {});
    expect(seen.headers['location']).toBe('/apply/closed');
  });

  test('says which answer to change when no open fund can help with it', async () => {
    const { walk, visitor, answers } = setup();
    await walk();
    answers.submission = refused({ kind: 'no-programme-helps' });
    await visitor.see('/apply/check-answers');
    const seen = await visitor.send('/apply/check-answers', {});
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain('cannot help with what you ticked');
  });

  test('stops at the next step when the fund closes, keeps the answers and goes on when it opens', async () => {
    const { walk, visitor, answers } = setup();
    await walk('/apply/help-needed');
    await visitor.see('/apply/help-needed');
    answers.open = [];
    const sent = await visitor.send('/apply/help-needed', { answer: ['food'] });
    expect(sent.headers['location']).toBe('/apply/closed');
    const closed = await visitor.see('/apply/closed');
    expect(closed.statusCode).toBe(200);
    expect(closed.body).toContain('the fund stopped taking new applications');
    expect(closed.body).toContain('We keep your answers for 24 hours');
    expect(closed.body).toContain('From Birmingham with Love');
    expect((await visitor.see('/apply/children')).headers['location']).toBe('/apply/closed');
    expect((await visitor.see('/apply')).body).toContain('not taking new applications');
    delete answers.open;
    const again = await visitor.see('/apply/closed');
    expect(again.body).toContain('href="/apply/previous-award"');
    // The answer that was on its way when the fund closed is among those kept.
    expect((await visitor.see('/apply/previous-award')).statusCode).toBe(200);
  });

  test('does not begin while the fund is closed', async () => {
    const { visitor, time } = setup();
    time.now = '2026-03-01T09:00:00.000Z';
    expect((await visitor.see('/apply')).body).toContain('not taking new applications');
    expect((await visitor.see('/apply/where-you-live')).headers['location']).toBe('/apply');
  });
});

describe('the way through', () => {
  test('leads somebody outside Birmingham to a page that says where to turn', async () => {
    const { visitor } = setup();
    await visitor.see('/apply/where-you-live');
    const sent = await visitor.send('/apply/where-you-live', { answer: 'elsewhere' });
    expect(sent.headers['location']).toBe('/apply/not-in-birmingham');
    const exit = await visitor.see('/apply/not-in-birmingham');
    expect(exit.statusCode).toBe(200);
    expect(exit.body).toContain('Your own council has a fund like this one');
    expect((await visitor.see('/apply/who-is-applying')).headers['location']).toBe(
      '/apply/where-you-live',
    );
  });

  test('leads a child to an adult, and somebody who wants advice to advice', async () => {
    const { visitor, walk } = setup();
    await walk('/apply/date-of-birth');
    const young = await visitor.send('/apply/date-of-birth', {
      'dateOfBirth-day': '7',
      'dateOfBirth-month': '5',
      'dateOfBirth-year': '2010',
    });
    expect(young.headers['location']).toBe('/apply/under-16');
    expect((await visitor.see('/apply/under-16')).body).toContain('0121\u00a0303\u00a01888');
    await visitor.see('/apply/help-needed');
    const advice = await visitor.send('/apply/help-needed', { answer: 'advice' });
    expect(advice.headers['location']).toBe('/apply/advice');
    expect((await visitor.see('/apply/advice')).statusCode).toBe(200);
  });

  test('takes somebody who is 16 today', async () => {
    const { visitor, walk } = setup();
    await walk('/apply/date-of-birth');
    const sent = await visitor.send('/apply/date-of-birth', {
      'dateOfBirth-day': '6',
      'dateOfBirth-month': '5',
      'dateOfBirth-year': '2010',
    });
    expect(sent.headers['location']).toBe('/apply/home');
  });

  test('does not turn away a family that was helped before', async () => {
    const { visitor, walk } = setup();
    await walk('/apply/previous-award');
    const sent = await visitor.send('/apply/previous-award', { answer: 'yes' });
    expect(sent.headers['location']).toBe('/apply/helped-before');
    expect((await visitor.see('/apply/helped-before')).body).toContain('href="/apply/children"');
  });

  test('needs no proof, only a word why', async () => {
    const { visitor, walk, sent } = setup();
    await walk('/apply/check-answers');
    await visitor.see('/apply/evidence?change=1');
    const kind = await visitor.send('/apply/evidence?change=1', { answer: 'cannot-provide' });
    expect(kind.headers['location']).toBe('/apply/why-no-proof?change=1');
    await visitor.see('/apply/why-no-proof?change=1');
    expect((await visitor.send('/apply/why-no-proof?change=1', {})).statusCode).toBe(400);
    await visitor.send('/apply/why-no-proof?change=1', { reason: 'The letters burnt.' });
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]!.form.evidence).toEqual({
      kind: 'cannot-provide',
      reason: 'The letters burnt.',
    });
  });

  test('needs no bank account', async () => {
    const { visitor, walk, sent } = setup();
    await walk('/apply/payment-method');
    const answered = await visitor.send('/apply/payment-method', { answer: 'needs-another-way' });
    expect(answered.headers['location']).toBe('/apply/another-way');
    expect((await visitor.see('/apply/another-way')).body).toContain('href="/apply/more-help"');
    await visitor.see('/apply/more-help');
    await visitor.send('/apply/more-help', { answer: 'no' });
    await visitor.see('/apply/declaration');
    await visitor.send('/apply/declaration', { agree: 'yes' });
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]!.form).toMatchObject({
      payment: { method: 'needs-another-way' },
      moreHelp: { wanted: false },
    });
  });

  test('asks a family in a refuge neither where it is nor what kind of home it has', async () => {
    const { visitor, walk, sent } = setup();
    await walk('/apply/check-answers', {
      '/apply/home': { answer: 'refuge' },
      '/apply/postcode': null,
      '/apply/address': null,
      '/apply/housing': null,
    });
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]!.form).toMatchObject({ home: { kind: 'refuge' }, housing: 'refuge' });
  });

  test('asks for the meter only when fuel is asked for, and for ages only with children', async () => {
    const { visitor, walk, sent } = setup();
    await walk('/apply/check-answers', {
      '/apply/help-needed': { answer: 'food' },
      '/apply/children': { answer: 'no' },
      '/apply/amounts': { food: '80' },
      '/apply/meter': null,
    });
    expect((await visitor.see('/apply/household')).body).not.toContain('5 to 10 years');
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]!.form.meter).toBeUndefined();
    expect(sent[0]!.form.household.children.age5to10).toBe(0);
  });

  test('brings somebody who jumps ahead back to the open question', async () => {
    const { visitor, walk } = setup();
    await walk('/apply/children');
    expect((await visitor.see('/apply/bank-details')).headers['location']).toBe('/apply/children');
    expect((await visitor.see('/apply/check-answers')).headers['location']).toBe('/apply/children');
  });

  test('returns from a changed answer to checking, by way of what it opened', async () => {
    const { visitor, walk } = setup();
    await walk();
    await visitor.see('/apply/name?change=1');
    const name = await visitor.send('/apply/name?change=1', { fullName: 'Amina A Yusuf' });
    expect(name.headers['location']).toBe('/apply/check-answers');
    await visitor.see('/apply/help-needed?change=1');
    const needs = await visitor.send('/apply/help-needed?change=1', { answer: 'housing-costs' });
    expect(needs.headers['location']).toBe('/apply/amounts?change=1');
    await visitor.see('/apply/amounts?change=1');
    const amounts = await visitor.send('/apply/amounts?change=1', { 'housing-costs': '120' });
    expect(amounts.headers['location']).toBe('/apply/check-answers');
    const check = await visitor.see('/apply/check-answers');
    expect(check.body).toContain('Amina A Yusuf');
    expect(check.body).toContain('Rent or other housing costs: £120');
    expect(check.body).not.toContain('£80');
  });

  test('keeps what was typed when something is wrong, and says what', async () => {
    const { visitor, walk } = setup();
    await walk('/apply/bank-details');
    const seen = await visitor.send('/apply/bank-details', {
      ...answersTo('/apply/bank-details'),
      sortCode: '12345',
    });
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain('<title>Error: What are your bank details?');
    expect(seen.body).toContain('href="#sortCode">Enter a valid sort code like 309430');
    expect(seen.body).toContain('value="12345"');
    expect(seen.body).toContain('value="A Yusuf"');
  });

  test('finds a mistyped account while the family is still there', async () => {
    const { visitor, walk } = setup();
    await walk('/apply/bank-details');
    const seen = await visitor.send('/apply/bank-details', {
      ...answersTo('/apply/bank-details'),
      accountNumber: '66374959',
    });
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain('No bank has an account with these numbers');
  });

  test.each([
    ['whose sort code is not listed', { sortCode: '00-09-99', accountNumber: '12345678' }],
    ['of seven digits', { sortCode: '08 60 90', accountNumber: '677 4744' }],
    ['with a roll number', { rollNumber: 'D/123 456-7.8' }],
  ])('takes an account %s', async (_, details) => {
    const { visitor, walk } = setup();
    await walk('/apply/bank-details');
    const seen = await visitor.send('/apply/bank-details', {
      ...answersTo('/apply/bank-details'),
      ...details,
    });
    expect(seen.statusCode).toBe(303);
  });

  test.each(['D_12345', '1234567890123456789', 'Ж1'])(
    'says what a roll number is made of: not %s',
    async (rollNumber) => {
      const { visitor, walk } = setup();
      await walk('/apply/bank-details');
      const seen = await visitor.send('/apply/bank-details', {
        ...answersTo('/apply/bank-details'),
        rollNumber,
      });
      expect(seen.statusCode).toBe(400);
      expect(seen.body).toContain('href="#rollNumber"');
    },
  );

  test.each<[string, Answers, string]>([
    ['/apply/contact', { phone: '', email: '', bestTime: 'any' }, 'so that we can reach you'],
    ['/apply/household', { ...answersTo('/apply/household'), adultsOver65: '3' }, 'cannot be more'],
    [
      '/apply/household',
      { ...answersTo('/apply/household'), age0to1: '', age5to10: '' },
      'how many children live with you',
    ],
    ['/apply/amounts', { food: '' }, 'for at least one thing'],
    ['/apply/amounts', { food: '251' }, 'for food, from £1 to £250'],
    ['/apply/benefits', { answer: ['universal-credit', 'none'] }, 'not both'],
    ['/apply/worker', { worker: '' }, 'the name of your worker'],
    ['/apply/more-help-details', { answer: 'money' }, 'Tick the box if we may share this'],
    ['/apply/declaration', {}, 'Tick the box if you agree'],
  ])('%s with %o says what is missing', async (path, answers, words) => {
    const { visitor, walk } = setup();
    await walk(path);
    await visitor.see(path);
    const seen = await visitor.send(path, answers);
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain(words);
  });
});

describe('leaving', () => {
  test('wipes the answers and shows the weather', async () => {
    const { visitor, walk, store } = setup();
    await walk('/apply/contact');
    const left = await visitor.see('/leave');
    expect(left.headers['location']).toBe('https://www.bbc.co.uk/weather');
    expect(store.ids()).toEqual([]);
    expect((await visitor.see('/apply/contact')).statusCode).toBe(403);
  });
  test('is one press away on every page but the start', async () => {
    const { visitor, walk } = setup();
    await walk();
    for (const [path] of familyAnswers) {
      expect((await visitor.see(path)).body, path).toContain('href="/leave"');
    }
    expect((await visitor.see('/apply')).body).not.toContain('govuk-exit-this-page');
  });
});

describe('following an application', () => {
  const details = {
    'dateOfBirth-day': '27',
    'dateOfBirth-month': '3',
    'dateOfBirth-year': '1985',
    postcode: 'B8 3AB',
  };
  async function applied() {
    const family = setup();
    await family.walk();
    await family.visitor.see('/apply/check-answers');
    await family.visitor.send('/apply/check-answers', {});
    const stranger = createPageVisitor(family.site);
    await stranger.see('/status');
    return { ...family, stranger, reference: family.sent[0]!.applicationId };
  }

  test('shows what happened to whoever has the reference and the details', async () => {
    const { stranger, reference } = await applied();
    const typed = ` ${reference.slice(0, 5).toLowerCase()} ${reference.slice(5)}`;
    const sent = await stranger.send('/status', { ...details, reference: typed });
    expect(sent.headers['location']).toBe('/status/application');
    const seen = await stranger.see('/status/application');
    expect(seen.body).toContain('We said yes to £130');
    expect(seen.body).toContain('7 May 2026');
    expect(seen.body).not.toContain('Amina');
  });

  test('says the same whichever detail is wrong', async () => {
    const { stranger, reference } = await applied();
    const wrong = [
      { ...details, reference: '0000000000' },
      { ...details, reference, 'dateOfBirth-day': '28' },
      { ...details, reference, postcode: 'B1 1AA' },
      { ...details, reference, postcode: '' },
    ];
    for (const answers of wrong) {
      const seen = await stranger.send('/status', answers);
      expect(seen.statusCode).toBe(400);
      expect(seen.body).toContain('We cannot find an application with these details');
    }
  });

  test('pauses after ten wrong tries, then lets people try again', async () => {
    const { stranger, reference, time } = await applied();
    for (let tries = 0; tries < 10; tries += 1) {
      await stranger.send('/status', { ...details, reference: `000000000${tries}` });
    }
    const right = { ...details, reference };
    expect((await stranger.send('/status', right)).statusCode).toBe(429);
    expect((await stranger.see('/status')).body).toContain('Please wait a little');
    time.now = '2026-05-06T10:15:00.000Z';
    await stranger.see('/status');
    expect((await stranger.send('/status', right)).statusCode).toBe(303);
  });
});

test.each(['/apply', '/privacy', '/accessibility', '/cookies'])(
  '%s needs no visit',
  async (path) => {
    const { visitor } = setup();
    const seen = await visitor.see(path);
    expect(seen.statusCode).toBe(200);
    expect(seen.cookies).toEqual([]);
    expect(seen.body).toContain('0121 634 7100');
  },
);
