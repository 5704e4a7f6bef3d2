import { describe, expect, test } from 'vitest';

import { createSignInRoutes } from '#functions/staff-sign-in/handler.ts';
import { refused } from '#shared/kernel/index.ts';
import type { SignInRefusal, StaffIdentity } from '#shared/staff-identity/index.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffDirectory, createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

function setup() {
  return createStaffSites(createStaffPlatform());
}

/** The sign-in pages alone, with a directory of one's own. */
function signInSite(identity: StaffIdentity) {
  const platform = createStaffPlatform();
  return createStaffSite({
    routes: createSignInRoutes({ identity }),
    sessionStore: createMemorySessionStore(),
    sessionKey: 'session-key',
    serviceOrigin: 'https://open-door.example',
    templates: builtTemplates('functions/staff-sign-in/templates'),
    assets: [{ name: 'brand.css', fileName: 'b', contentType: '', body: '', encoding: 'utf8' }],
    clock: platform.clock,
    ids: platform.ids,
    log: { pageFailed: ({ error }) => expect.fail(String(error)) },
  });
}

describe('signing in', () => {
  test('leads on to the page that was asked for', async () => {
    const visitor = await setup().visitor();
    const first = await visitor.see('/staff/cases?queue=declined');
    expect(first.statusCode).toBe(303);
    expect(first.headers['location']).toBe(
      '/staff/sign-in?returnTo=%2Fstaff%2Fcases%3Fqueue%3Ddeclined',
    );
    await visitor.see(`${first.headers['location'] ?? ''}&login_hint=amina-rahman`);
    const back = await visitor.see('/staff/sign-in/callback?code=amina-rahman');
    expect(back.headers['location']).toBe('/staff/cases?queue=declined');
    expect((await visitor.see('/staff/cases?queue=declined')).statusCode).toBe(200);
  });

  test('gives a session id that nobody could have known before', async () => {
    const visitor = await setup().visitor();
    await visitor.see('/staff/sign-in?login_hint=amina-rahman');
    const before = [...visitor.cookies.values()];
    await visitor.see('/staff/sign-in/callback?code=amina-rahman');
    expect([...visitor.cookies.values()]).not.toEqual(before);
  });

  test('says who is signed in on every page', async () => {
    const visitor = await setup().visitor(staff.caseworker);
    const { body } = await visitor.see('/staff');
    expect(body).toContain('Amina Rahman');
    expect(body).toContain('Sign out');
  });

  test('is refused to a browser that did not begin it', async () => {
    const visitor = await setup().visitor();
    const seen = await visitor.see('/staff/sign-in/callback?code=amina-rahman');
    expect(seen.statusCode).toBe(403);
    expect(seen.body).toContain('Please sign in again');
  });

  test('is good for one try', async () => {
    const visitor = await setup().visitor();
    await visitor.see('/staff/sign-in?login_hint=nobody');
    expect((await visitor.see('/staff/sign-in/callback?code=nobody')).body).toContain(
      'You have no role in Open Door',
    );
    expect((await visitor.see('/staff/sign-in/callback?code=amina-rahman')).body).toContain(
      'Please sign in again',
    );
  });

  const refusals: [SignInRefusal, string][] = [
    [{ kind: 'cancelled' }, 'You did not sign in'],
    [{ kind: 'answer-not-valid', code: 'X' }, 'Please sign in again'],
    [{ kind: 'refused-by-provider', error: 'server_error' }, 'server_error'],
    [{ kind: 'claims-incomplete', fields: ['name'] }, 'does not say: name'],
    [{ kind: 'no-role' }, 'nobody has given it a role'],
    [{ kind: 'locality-missing' }, 'which. Ask your manager'],
    [{ kind: 'partner-missing' }, 'Ask BVSC to complete it'],
    [{ kind: 'partner-and-staff' }, 'Ask your manager for two accounts'],
  ];
  test.each(refusals)('says what to do after %j', async (refusal, words) => {
    const finishSignIn = () => Promise.resolve(refused(refusal));
    const site = signInSite({ ...createStaffDirectory(), finishSignIn });
    const visitor = createPageVisitor(site);
    await visitor.see('/staff/sign-in');
    const seen = await visitor.see('/staff/sign-in/callback?error=x');
    expect(seen.statusCode).toBe(403);
    expect(seen.body).toContain(words);
    expect([...visitor.cookies.keys()]).toEqual(['__Host-od-staff']);
  });
});

describe('signing out', () => {
  test('ends the session at once', async () => {
    const visitor = await setup().visitor(staff.caseworker);
    const out = await visitor.act('/staff/sign-out', {});
    expect(out.headers['location']).toBe('/staff/sign-out?directory=yes');
    // A form that was filled in for a family is not left for whoever sits here next.
    expect(out.cookies).toContainEqual(expect.stringMatching(/^(__Host-)?od-family=; Max-Age=0;/));
    expect((await visitor.see('/staff/sign-out')).body).toContain('You have signed out');
    expect((await visitor.see('/staff')).statusCode).toBe(303);
  });

  test('leads on to the directory, which would sign the next one in without a password', async () => {
    const visitor = await setup().visitor(staff.caseworker);
    await visitor.act('/staff/sign-out', {});
    const { body } = await visitor.see('/staff/sign-out?directory=yes');
    const address = '/staff/sign-out?client_id=a&amp;logout_uri=b';
    expect(body).toContain(`<meta http-equiv="refresh" content="0; url=${address}">`);
    expect(body).toContain(`href="${address}"`);
  });

  test('says so when the directory does not answer', async () => {
    const signOutAddress = () => Promise.resolve(undefined);
    const visitor = createPageVisitor(signInSite({ ...createStaffDirectory(), signOutAddress }));
    const { body } = await visitor.see('/staff/sign-out?directory=yes');
    expect(body).toContain('You have signed out');
    expect(body).toContain('may sign you in again without asking for your password');
  });

  test('takes the button: a link from elsewhere signs nobody out', async () => {
    const visitor = await setup().visitor(staff.caseworker);
    await visitor.see('/staff/sign-out');
    expect((await visitor.see('/staff')).statusCode).toBe(200);
  });
});
