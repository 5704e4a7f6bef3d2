import { describe, expect, test } from 'vitest';

import { familyWords } from '#functions/apply-pages/locales/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const { en, so } = familyWords;

function setup() {
  const family = createFamilySite({ templates, assets: plainAssets });
  /** Somebody with a browser of their own, in a place that is one address to us. */
  const personAt = (sourceIp: string) => {
    const site: typeof family.site = (event, context) => {
      const { requestContext, ...rest } = event as { requestContext: { http: object } };
      const http = { ...requestContext.http, sourceIp };
      return family.site({ ...rest, requestContext: { http } }, context);
    };
    return createPageVisitor(site);
  };
  return { ...family, personAt };
}

async function answerSome(visitor: ReturnType<typeof createPageVisitor>, until = '/apply/home') {
  for (const [path, answers] of familyAnswers) {
    if (path === until) break;
    await visitor.see(path);
    await visitor.send(path, answers);
  }
}

async function save(visitor: ReturnType<typeof createPageVisitor>, reach: string) {
  await visitor.see('/apply/save');
  return visitor.send('/apply/save', { reach });
}

const numbered = (number: number) => `07700 9${String(number).padStart(5, '0')}`;

describe('messages that anybody can have sent', () => {
  test('go on for a whole library, and stop for what is no library any more', async () => {
    const { personAt, told } = setup();
    const visitor = personAt('81.2.69.142');
    await answerSome(visitor);
    for (let number = 0; number < 60; number += 1) {
      expect((await save(visitor, numbered(number))).headers['location']).toBe('/apply/saved');
    }
    const stopped = await save(visitor, numbered(60));
    expect(stopped.statusCode).toBe(429);
    for (const text of [en.limits.title, en.limits.messages, en.limits.again, en.limits.safe]) {
      expect(stopped.body).toContain(text);
    }
    expect(stopped.body).toContain('0121 634 7100');
    expect(told).toHaveLength(60);
  });

  test('go on elsewhere meanwhile, and there an hour later', async () => {
    const { personAt, time } = setup();
    const flood = personAt('81.2.69.142');
    await answerSome(flood);
    for (let number = 0; number < 70; number += 1) await save(flood, numbered(number));
    const family = personAt('81.2.69.143');
    await answerSome(family);
    expect((await save(family, '07700 900123')).headers['location']).toBe('/apply/saved');
    time.now = '2026-05-06T11:00:00.000Z';
    expect((await save(flood, numbered(71))).headers['location']).toBe('/apply/saved');
  });

  test('are said not to have gone where a telephone had many, and the answers are saved all the same', async () => {
    const { personAt, told, saved } = setup();
    for (let number = 0; number < 9; number += 1) {
      const visitor = personAt(`81.2.69.${number}`);
      await answerSome(visitor);
      const to = (await save(visitor, '07700 900123')).headers['location'];
      expect(to).toBe(number < 8 ? '/apply/saved' : '/apply/saved?told=no');
      if (number < 8) continue;
      const { body } = await visitor.see(to ?? '');
      expect(body).toContain(en.limits.notTold);
      expect(body).not.toContain(en.saving.sentText);
    }
    expect(told).toHaveLength(8);
    expect(saved.ids()).toHaveLength(9);
  });

  test('stop for a reference that codes are asked for again and again, saved or not', async () => {
    const { personAt } = setup();
    const answers = [];
    for (let number = 0; number < 7; number += 1) {
      const visitor = personAt(`81.2.69.${number}`);
      await visitor.see('/apply/return?lang=so');
      answers.push(await visitor.send('/apply/return', { reference: '7K3QD9XW2M' }));
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([
      ...Array<number>(6).fill(303),
      429,
    ]);
    expect(answers.at(-1)?.body).toContain(so.limits.messages);
    expect(answers.at(-1)?.body).not.toContain(so.limits.safe);
  });
});

describe('guessing at the door of an application', () => {
  const wrong = (reference: string) => ({
    reference,
    ...{ 'dateOfBirth-day': '1', 'dateOfBirth-month': '1', 'dateOfBirth-year': '1990' },
    postcode: 'B8 3AB',
  });

  test('ends for a reference after twenty tries, whoever makes them', async () => {
    const { personAt } = setup();
    const codes = [];
    for (let number = 0; number < 21; number += 1) {
      const visitor = personAt(`81.2.69.${number}`);
      await visitor.see('/status');
      codes.push(await visitor.send('/status', wrong('7K3QD9XW2M')));
    }
    expect(codes.map(({ statusCode }) => statusCode)).toEqual([
      ...Array<number>(20).fill(400),
      429,
    ]);
    expect(codes.at(-1)?.body).toContain(en.limits.tries);
  });

  test('ends for a network that tries many references, and for no other', async () => {
    const { personAt } = setup();
    const tryFrom = async (address: string, number: number) => {
      const visitor = personAt(address);
      await visitor.see('/status');
      const reference = `7K3QD9X${String(number).padStart(3, '0')}`;
      return (await visitor.send('/status', wrong(reference))).statusCode;
    };
    for (let number = 0; number < 120; number += 1) {
      expect(await tryFrom('81.2.69.142', number)).toBe(400);
    }
    expect(await tryFrom('81.2.69.142', 121)).toBe(429);
    expect(await tryFrom('81.2.69.143', 122)).toBe(400);
    // Nor may codes be tried from there any more.
    for (const [address, status] of [
      ['81.2.69.142', 429],
      ['81.2.69.143', 400],
    ] as const) {
      const visitor = personAt(address);
      await visitor.see('/apply/return');
      await visitor.send('/apply/return', { reference: '7K3QD9XW2M' });
      await visitor.see('/apply/return/code');
      const tried = await visitor.send('/apply/return/code', { code: '12345' });
      expect(tried.statusCode).toBe(status);
    }
  });
});

test('a network’s address is kept nowhere: not in a visit, not in a count', async () => {
  const { personAt, store, counters, saved } = setup();
  const visitor = personAt('81.2.69.142');
  await answerSome(visitor);
  await save(visitor, '07700 900123');
  const visits = await Promise.all(store.ids().map((id) => store.load(id)));
  const kept = await Promise.all(saved.ids().map((id) => saved.load(id)));
  expect(JSON.stringify([visits, kept, counters.ids()])).not.toContain('81.2.69');
  expect(counters.ids().length).toBeGreaterThan(0);
});

test('nobody is stopped when nobody can count', async () => {
  const { personAt, counters } = setup();
  counters.broken = true;
  const visitor = personAt('81.2.69.142');
  await answerSome(visitor);
  for (let number = 0; number < 61; number += 1) {
    expect((await save(visitor, numbered(number))).headers['location']).toBe('/apply/saved');
  }
});
