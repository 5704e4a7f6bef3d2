import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createIdentityProvider } from '#infra/local/providers/identity-provider.ts';
import type { RunningProvider } from '#infra/local/providers/local-provider.ts';
import { createStaffIdentity } from '#shared/staff-identity/index.ts';
import type { StaffIdentity } from '#shared/staff-identity/index.ts';
import { createBrowser } from './browser.ts';
import type { Browser } from './browser.ts';
import { createWoundClock } from './wound-clock.ts';
import type { WoundClock } from './wound-clock.ts';

const serviceOrigin = 'http://127.0.0.1:48080';
const callback = `${serviceOrigin}/staff/sign-in/callback`;

let folder: string;
let wound: WoundClock;
let provider: RunningProvider;
let identity: StaffIdentity;
let browser: Browser;
let troubles: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-identity-'));
  wound = createWoundClock('2021-12-06T09:30:00.000Z');
  provider = await startProvider();
});

beforeEach(() => {
  troubles = [];
  wound.windTo('2021-12-06T09:30:00.000Z');
  identity = identityAt(provider.url);
  browser = createBrowser();
});

afterEach(() => {
  expect(troubles).toEqual([]);
});

afterAll(async () => {
  await provider.stop();
  rmSync(folder, { recursive: true });
});

describe('signing staff in', () => {
  it('brings in the person who was chosen on the page, with their roles', async () => {
    const { redirectTo, kept } = await identity.beginSignIn({ returnTo: '/staff/cases' });
    const page = await browser.visit(redirectTo);
    expect(page.status).toBe(200);
    expect(page.text.match(/<button name="person" value="[^"]+">/g)).toHaveLength(21);
    const back = await browser.submit(page.address, { person: 'amina-rahman' }, callback);
    expect(await identity.finishSignIn(back.address, kept)).toEqual({
      ok: true,
      value: {
        kind: 'staff',
        staff: {
          staffId: 'amina-rahman',
          name: 'Amina Rahman',
          email: 'amina-rahman@open-door.example',
          roles: ['caseworker'],
        },
      },
    });
    expect(kept.returnTo).toBe('/staff/cases');
  });

  it.each([
    ['ben-okafor', { roles: ['approver'] }],
    ['dev-patel', { roles: ['finance'] }],
    ['erin-walsh', { roles: ['manager'] }],
    ['ola-nowak', { roles: ['auditor'] }],
    ['lead-hodge-hill', { roles: ['locality-lead'], localityCode: 'hodge-hill' }],
    ['lead-sutton-coldfield', { roles: ['locality-lead'], localityCode: 'sutton-coldfield' }],
  ])('signs %s straight in by the hint', async (person, expected) => {
    expect(await signIn(person)).toMatchObject({
      ok: true,
      value: { kind: 'staff', staff: { staffId: person, ...expected } },
    });
  });

  it('signs in somebody of a partner as nobody of the staff', async () => {
    expect(await signIn('tariq-mahmood')).toEqual({
      ok: true,
      value: {
        kind: 'partner',
        worker: {
          workerId: 'tariq-mahmood',
          name: 'Tariq Mahmood',
          email: 'tariq-mahmood@open-door.example',
          partnerId: 'acorn-primary-school',
        },
      },
    });
  });

  it('lets one browser be the caseworker now and the approver next', async () => {
    expect(await signIn('amina-rahman')).toMatchObject({
      value: { staff: { roles: ['caseworker'] } },
    });
    expect(await signIn('ben-okafor')).toMatchObject({ value: { staff: { roles: ['approver'] } } });
    const { redirectTo } = await identity.beginSignIn({ returnTo: '/staff' });
    expect((await browser.visit(redirectTo)).text).toContain('Who are you today?');
  });

  it('works after the clock was wound on by months, and again', async () => {
    for (const instant of ['2022-03-31T12:00:00.000Z', '2029-01-01T00:00:00.000Z']) {
      wound.windTo(instant);
      expect(await signIn('dev-patel')).toMatchObject({ ok: true });
    }
  });

  it('refuses a token that has grown old by the platform clock', async () => {
    const { back, kept } = await comeBack('amina-rahman');
    const later = createStaffIdentity({
      ...optionsAt(provider.url),
      clock: { now: () => '2021-12-06T11:30:00.000Z' },
    });
    expect(await later.finishSignIn(back, kept)).toEqual({
      ok: false,
      failure: { kind: 'answer-not-valid', code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' },
    });
  });

  it('is cancelled by choosing nobody', async () => {
    const { redirectTo, kept } = await identity.beginSignIn({ returnTo: '/staff' });
    const page = await browser.visit(redirectTo);
    const back = await browser.submit(page.address, { person: '' }, callback);
    expect(await identity.finishSignIn(back.address, kept)).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
  });

  it('refuses an answer to a sign-in that another browser began', async () => {
    const { back } = await comeBack('amina-rahman');
    const { kept } = await identity.beginSignIn({ returnTo: '/staff' });
    expect(await identity.finishSignIn(back, kept)).toMatchObject({
      failure: { kind: 'answer-not-valid', code: 'OAUTH_INVALID_RESPONSE' },
    });
  });

  it('refuses a token for another nonce', async () => {
    const { back, kept } = await comeBack('amina-rahman');
    expect(await identity.finishSignIn(back, { ...kept, nonce: 'another' })).toMatchObject({
      failure: { kind: 'answer-not-valid', code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' },
    });
  });

  it('refuses a code without its verifier, and a code that was used', async () => {
    const { back, kept } = await comeBack('amina-rahman');
    const guessed = { ...kept, codeVerifier: 'x'.repeat(43) };
    const refusal = { failure: { kind: 'refused-by-provider', error: 'invalid_grant' } };
    expect(await identity.finishSignIn(back, guessed)).toMatchObject(refusal);
    const second = await comeBack('amina-rahman');
    expect(await identity.finishSignIn(second.back, second.kept)).toMatchObject({ ok: true });
    expect(await identity.finishSignIn(second.back, second.kept)).toMatchObject(refusal);
  });

  it('throws when the provider is down, and finds it again when it is back', async () => {
    const port = Number(new URL(provider.url).port);
    const fresh = identityAt(provider.url);
    await provider.stop();
    await expect(fresh.beginSignIn({ returnTo: '/staff' })).rejects.toThrow();
    provider = await startProvider(port);
    expect(await signIn('erin-walsh', fresh)).toMatchObject({ ok: true });
  });

  it('keeps its signing key, so that a service need not learn a new one after a restart', async () => {
    const before = await (await fetch(`${provider.url}/jwks`)).text();
    await provider.stop();
    provider = await startProvider();
    expect(await (await fetch(`${provider.url}/jwks`)).text()).toBe(before);
  });

  it('says on a page of its own that a sign-in has ended', async () => {
    const page = await browser.visit(`${provider.url}/sign-in/unknown`);
    expect(page).toMatchObject({
      status: 400,
      text: expect.stringContaining('has ended') as string,
    });
  });

  it.each([
    ['//evil.example/x', '/staff'],
    ['https://evil.example', '/staff'],
    ['/\\evil.example', '/staff'],
    ['/staff/cases?page=2', '/staff/cases?page=2'],
  ])('goes on to a path of the service alone: %s becomes %s', async (wished, kept) => {
    expect((await identity.beginSignIn({ returnTo: wished })).kept.returnTo).toBe(kept);
  });

  it('leads out of the directory, too, and back to the page that says so', async () => {
    await signIn('amina-rahman');
    const address = (await identity.signOutAddress()) ?? '';
    const out = await browser.visit(address, serviceOrigin);
    expect(out.address).toBe(`${serviceOrigin}/staff/sign-out`);
    const elsewhere = new URL(address);
    elsewhere.searchParams.set('logout_uri', 'https://evil.example/');
    expect((await browser.visit(elsewhere.href)).status).toBe(400);
  });

  it('knows no way out of a directory that does not answer', async () => {
    expect(await identityAt('http://127.0.0.1:9').signOutAddress()).toBeUndefined();
  });

  it('refuses an issuer elsewhere that is not https', () => {
    expect(() => identityAt('http://identity.example')).toThrow('https');
    expect(() => identityAt('https://identity.example')).not.toThrow();
  });
});

function startProvider(port?: number): Promise<RunningProvider> {
  return createIdentityProvider().start({
    clock: wound.clock,
    ...(port === undefined ? {} : { port }),
    dataFolder: folder,
    log: { note: () => undefined, trouble: (sentence) => troubles.push(sentence) },
    serviceOrigin,
  });
}

function optionsAt(issuer: string) {
  const clock = { now: () => new Date(wound.clock.now()).toISOString() };
  return { issuer, clientId: provider.parameters['StaffClient']!, serviceOrigin, clock };
}

function identityAt(issuer: string): StaffIdentity {
  return createStaffIdentity(optionsAt(issuer));
}

async function comeBack(person: string, by = identity) {
  const { redirectTo, kept } = await by.beginSignIn({ returnTo: '/staff', loginHint: person });
  const { address } = await browser.visit(redirectTo, callback);
  return { back: address, kept };
}

async function signIn(person: string, by = identity) {
  const { back, kept } = await comeBack(person, by);
  return by.finishSignIn(back, kept);
}
