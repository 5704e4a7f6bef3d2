import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plusSeconds, type Ids } from '#shared/kernel/index.ts';
import {
  assetRoutes,
  createPageSite,
  page,
  redirect,
  update,
  type Asset,
  type Route,
  type Templates,
} from '#shared/web/index.ts';

interface Visit {
  readonly notes: readonly string[];
}

const stylesheet: Asset = {
  name: 'brand.css',
  fileName: 'brand-0123456789.css',
  contentType: 'text/css; charset=utf-8',
  body: 'body{}',
  encoding: 'utf8',
};

let kitTemplates: Templates;
beforeAll(() => {
  kitTemplates = builtTemplates('shared/web/no-templates-of-its-own');
});

/** Pages of this test are written where they are used; error pages are the kit's real ones. */
function testTemplates(): Templates {
  return {
    render: (template, view) => {
      if (template.startsWith('open-door/')) return kitTemplates.render(template, view);
      const { page: place, notes } = view as {
        page: { token: string; formId: string };
        notes: string[];
      };
      return `<h1>${notes.join()}</h1><input type="hidden" name="_token" value="${place.token}"><input type="hidden" name="_form" value="${place.formId}">`;
    },
  };
}

function setup(options: { secure?: boolean } = {}) {
  let counter = 0;
  const ids: Ids = {
    opaque: () => `id-${(counter += 1)}`,
    reference: () => '0123456789',
  };
  const time = { now: '2026-05-01T09:00:00.000Z' };
  const failures: unknown[] = [];
  const carriedOut: string[] = [];
  const routes: Route<Visit>[] = [
    ...assetRoutes<Visit>([stylesheet]),
    { method: 'GET', path: '/begin', session: 'start', handle: (r) => page('notes', r.session) },
    { method: 'GET', path: '/notes', handle: (r) => page('notes', r.session) },
    {
      method: 'POST',
      path: '/notes',
      handle: ({ form }) => {
        const note = String(form['note']);
        carriedOut.push(note);
        const add = update<Visit>((visit) => ({ notes: [...visit.notes, note] }));
        return redirect(`/notes/${note}`, add);
      },
    },
    {
      method: 'POST',
      path: '/wrong',
      handle: (r) => page('notes', r.session, { status: 400 }),
    },
    {
      method: 'POST',
      path: '/sign-in',
      handle: () =>
        redirect<Visit>('/notes', { kind: 'renew', change: () => ({ notes: ['renewed'] }) }),
    },
    {
      method: 'GET',
      path: '/leave',
      session: 'optional',
      handle: () => redirect<Visit>('https://www.bbc.co.uk/weather', { kind: 'end' }),
    },
    {
      method: 'GET',
      path: '/cases/{reference}',
      session: 'none',
      handle: ({ params }) => ({ kind: 'json', body: params }),
    },
    {
      method: 'GET',
      path: '/cases/new',
      session: 'none',
      handle: () => ({
        kind: 'file',
        contentType: 'text/csv',
        body: 'a,b',
        downloadName: 'a"b.csv',
      }),
    },
    {
      method: 'GET',
      path: '/broken',
      session: 'none',
      handle: () => {
        throw new Error('the bank account of Amina is 00733445');
      },
    },
  ];
  const store = createMemorySessionStore();
  const site = createPageSite<Visit>({
    routes,
    sessions: {
      store,
      dataSchema: z.strictObject({ notes: z.array(z.string()) }),
      begin: () => ({ notes: [] }),
      cookie: { name: 'od', secure: options.secure ?? false, signingKey: 'signing-key' },
      idleSeconds: 3600,
      stayPath: '/stay',
    },
    templates: testTemplates(),
    assets: [stylesheet],
    words: { en: {} },
    surroundings: () => ({ serviceName: 'Notes', serviceUrl: '/begin' }),
    clock: { now: () => time.now },
    ids,
    log: { pageFailed: (event) => failures.push(event) },
  });
  return { visitor: createPageVisitor(site), site, store, time, failures, carriedOut };
}

describe('routes', () => {
  test('reads a parameter and prefers a path without one', async () => {
    const { visitor } = setup();
    expect((await visitor.see('/cases/AB%20C')).body).toBe('{"reference":"AB C"}');
    expect((await visitor.see('/cases/new')).headers).toMatchObject({
      'content-disposition': 'attachment; filename="a-b.csv"',
    });
  });
  test('answers HEAD like GET without a body and forgives a slash at the end', async () => {
    const { visitor } = setup();
    expect(await visitor.ask('HEAD', '/begin/')).toMatchObject({ statusCode: 200, body: '' });
  });
  test('shows a page for an address it does not have, even a malformed one', async () => {
    const { visitor } = setup();
    const seen = await visitor.see('/nowhere');
    expect(seen.statusCode).toBe(404);
    expect(seen.body).toContain('Page not found');
    expect((await visitor.see('/cases/%E0%A4%A')).statusCode).toBe(404);
  });
  test('says which method an address does answer', async () => {
    const { visitor } = setup();
    const seen = await visitor.see('/wrong');
    expect(seen.statusCode).toBe(405);
    expect(seen.headers['allow']).toBe('POST');
  });
  test('shows a reference for a failure and keeps its cause out of the page', async () => {
    const { visitor, failures } = setup();
    const seen = await visitor.see('/broken');
    expect(seen.statusCode).toBe(500);
    expect(seen.body).toContain('01234-56789');
    expect(seen.body).not.toContain('Amina');
    expect(failures).toMatchObject([{ reference: '0123456789', route: '/broken' }]);
  });
});

describe('headers', () => {
  test('are on pages, redirects, files and errors alike', async () => {
    const { visitor } = setup();
    for (const url of ['/begin', '/leave', '/cases/new', '/broken', '/nowhere']) {
      const { headers } = await visitor.see(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
    }
  });
  test('let browsers keep an asset for a year', async () => {
    const { visitor } = setup();
    const seen = await visitor.see('/assets/brand-0123456789.css');
    expect(seen.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(seen.body).toBe('body{}');
  });
  test('insist on https only where there is https', async () => {
    const plain = await setup().visitor.see('/begin');
    const secure = await setup({ secure: true }).visitor.see('/begin');
    expect(plain.headers['strict-transport-security']).toBeUndefined();
    expect(plain.cookies[0]).toMatch(/^od=/);
    expect(secure.headers['strict-transport-security']).toContain('max-age=');
    expect(secure.cookies[0]).toMatch(/^__Host-od=.*HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('sessions', () => {
  test('begin where a route says so and are needed everywhere else', async () => {
    const { visitor } = setup();
    const stranger = await visitor.see('/notes');
    expect(stranger.statusCode).toBe(403);
    expect(stranger.body).toContain('You need to start again');
    await visitor.see('/begin');
    expect((await visitor.see('/notes')).statusCode).toBe(200);
  });
  test('do not accept a cookie somebody changed', async () => {
    const { visitor } = setup();
    await visitor.see('/begin');
    const [name, value] = [...visitor.cookies][0]!;
    visitor.cookies.set(name, value.replace(/^id-\d+/, 'id-999'));
    expect((await visitor.see('/notes')).statusCode).toBe(403);
  });
  test('end after idling and live on while they are used', async () => {
    const { visitor, time } = setup();
    await visitor.see('/begin');
    for (let page = 0; page < 4; page += 1) {
      time.now = plusSeconds(time.now, 2000);
      expect((await visitor.see('/notes')).statusCode).toBe(200);
    }
    time.now = plusSeconds(time.now, 3601);
    expect((await visitor.see('/notes')).statusCode).toBe(403);
  });
  test('are destroyed, cookie and all, by leaving', async () => {
    const { visitor, store } = setup();
    await visitor.see('/begin');
    const left = await visitor.see('/leave');
    expect(left.headers['location']).toBe('https://www.bbc.co.uk/weather');
    expect(store.ids()).toEqual([]);
    expect(visitor.cookies.size).toBe(0);
  });
  test('get a new id on signing in, and the old one is worthless', async () => {
    const { visitor, store } = setup();
    await visitor.see('/begin');
    const before = new Map(visitor.cookies);
    await visitor.send('/sign-in', {});
    expect((await visitor.see('/notes')).body).toContain('renewed');
    expect(store.ids()).toHaveLength(1);
    for (const [name, value] of before) visitor.cookies.set(name, value);
    expect((await visitor.see('/notes')).statusCode).toBe(403);
  });
  test('keep what two tabs store at the same moment', async () => {
    const { visitor } = setup();
    await visitor.see('/begin');
    const first = { ...visitor.lastForm };
    await visitor.see('/notes');
    const second = { ...visitor.lastForm };
    await Promise.all([
      visitor.send('/notes', { note: 'one' }, first),
      visitor.send('/notes', { note: 'two' }, second),
    ]);
    const { body } = await visitor.see('/notes');
    expect(body).toContain('one');
    expect(body).toContain('two');
  });
});

describe('forms', () => {
  test('are refused without their token, and nothing is done', async () => {
    const { visitor, carriedOut } = setup();
    await visitor.see('/begin');
    const seen = await visitor.send('/notes', { note: 'one' }, {});
    expect(seen.statusCode).toBe(403);
    expect(seen.body).toContain('Please send that again');
    expect(carriedOut).toEqual([]);
  });
  test("are refused with the token of somebody else's visit", async () => {
    const { visitor, site, carriedOut } = setup();
    const stranger = createPageVisitor(site);
    await stranger.see('/begin');
    await visitor.see('/begin');
    expect((await visitor.send('/notes', { note: 'one' }, stranger.lastForm)).statusCode).toBe(403);
    expect(carriedOut).toEqual([]);
  });
  test('sent twice are carried out once and lead to the same place', async () => {
    const { visitor, carriedOut } = setup();
    await visitor.see('/begin');
    const form = { ...visitor.lastForm };
    const first = await visitor.send('/notes', { note: 'one' }, form);
    const second = await visitor.send('/notes', { note: 'one' }, form);
    expect(first.statusCode).toBe(303);
    expect(second.headers['location']).toBe('/notes/one');
    expect(carriedOut).toEqual(['one']);
  });
  test('sent again with other answers are a change of mind, every time', async () => {
    const { visitor, carriedOut } = setup();
    await visitor.see('/begin');
    const form = { ...visitor.lastForm };
    for (const note of ['one', 'two', 'one']) await visitor.send('/notes', { note }, form);
    expect(carriedOut).toEqual(['one', 'two', 'one']);
  });
  test('with mistakes can be sent again', async () => {
    const { visitor } = setup();
    await visitor.see('/begin');
    const form = { ...visitor.lastForm };
    expect((await visitor.send('/wrong', {}, form)).statusCode).toBe(400);
    expect((await visitor.send('/wrong', {}, form)).statusCode).toBe(400);
  });
  test('of more than 100 KB are turned away', async () => {
    const { visitor } = setup();
    await visitor.see('/begin');
    const seen = await visitor.send('/notes', { note: 'x'.repeat(110_000) });
    expect(seen.statusCode).toBe(413);
    expect(seen.body).toContain('We have not kept any of it');
  });
  test('must be forms', async () => {
    const { visitor, carriedOut } = setup();
    await visitor.see('/begin');
    const seen = await visitor.ask('POST', '/notes', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...visitor.lastForm, note: 'one' }),
    });
    expect(seen.statusCode).toBe(415);
    expect(carriedOut).toEqual([]);
  });
  test('arrive in base 64 too', async () => {
    const { visitor, carriedOut } = setup();
    await visitor.see('/begin');
    const body = new URLSearchParams({ ...visitor.lastForm, note: 'café' }).toString();
    await visitor.ask('POST', '/notes', {
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    });
    expect(carriedOut).toEqual(['café']);
  });
});

describe('a visit that is about to end', () => {
  const visitOf = async (store: ReturnType<typeof setup>['store']) => store.load(store.ids()[0]!);

  test('lasts its whole time again once somebody asks for it, and loses nothing', async () => {
    const { visitor, store, time } = setup();
    await visitor.see('/begin');
    const before = await visitOf(store);
    time.now = '2026-05-01T09:56:00.000Z';
    const stayed = await visitor.see('/stay');
    expect(stayed.statusCode).toBe(200);
    expect(JSON.parse(stayed.body)).toEqual({ seconds: 3600 });
    const after = await visitOf(store);
    expect(after).toMatchObject({
      session: before?.session,
      expiresAt: '2026-05-01T10:56:00.000Z',
    });
  });

  test('lasts its whole time from a page that was opened early in it, too', async () => {
    const { visitor, store, time } = setup();
    await visitor.see('/begin');
    time.now = '2026-05-01T09:10:00.000Z';
    await visitor.see('/stay');
    expect((await visitOf(store))?.expiresAt).toBe('2026-05-01T10:10:00.000Z');
  });

  test('is not begun anew by whoever comes too late', async () => {
    const { visitor, time } = setup();
    await visitor.see('/begin');
    time.now = '2026-05-01T10:00:00.000Z';
    expect((await visitor.see('/stay')).statusCode).toBe(403);
  });
});
