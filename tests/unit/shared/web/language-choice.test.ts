import { describe, expect, test } from 'vitest';

import { languageFor, languageLinks } from '#shared/web/language-choice.ts';

const offered = ['en', 'pl', 'ur'] as const;
const asked = (query: Record<string, string>, header?: string, cookies: string[] = []) =>
  languageFor(
    {
      ...{ query, cookies },
      headers: new Map(header === undefined ? [] : [['accept-language', header]]),
    },
    offered,
  );

describe('which language a page is shown in', () => {
  test.each([
    ['what is chosen now', { lang: 'ur' }, 'pl', ['od-language=pl'], 'ur'],
    ['what was chosen before', {}, 'ur', ['other=1', 'od-language=pl'], 'pl'],
    ['what the browser prefers most', {}, 'fr;q=0.9, ur;q=0.4, pl-PL;q=0.8', [], 'pl'],
    ['what it names first, all else alike', {}, 'ur-PK,pl', [], 'ur'],
    ['nothing it refuses', {}, 'pl;q=0, ur;q=0.1', [], 'ur'],
    ['English where it speaks none of ours', {}, 'fr, de', [], 'en'],
    ['English for rubbish', { lang: '../../etc' }, ';;q=x,,', ['od-language=constructor'], 'en'],
    ['English where nothing is said', {}, undefined, [], 'en'],
  ] as const)('%s', (_name, query, header, cookies, wanted) => {
    expect(asked(query, header, [...cookies])).toBe(wanted);
  });
});

describe('the links to the same page in another language', () => {
  test('keep what the address asks besides', () => {
    const links = languageLinks(
      { path: '/apply/name', query: { change: '1', lang: 'en' } },
      'pl',
      offered,
    );
    expect(links.map(({ href, current }) => [href, current])).toEqual([
      ['/apply/name?change=1&lang=en', false],
      ['/apply/name?change=1&lang=pl', true],
      ['/apply/name?change=1&lang=ur', false],
    ]);
  });

  test('are none where a site speaks one language', () => {
    expect(languageLinks({ path: '/', query: {} }, 'en', ['en'])).toEqual([]);
  });
});
